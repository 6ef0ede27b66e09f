#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <atomic>
#include <bitset>
#include <cctype>
#include <cmath>
#include <limits>
#include <mutex>
#include <stdexcept>

#include "pipeline/digest/digest.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/font/words.hpp"

namespace sopan::font {
namespace {

template <auto Destroy>
struct Deleter {
  template <class T>
  void operator()(T* handle) const {
    Destroy(handle);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, Deleter<hb_draw_funcs_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;

/// Big-endian fields of a font table; a field beyond its end is zero.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    data_ = hb_blob_get_data(blob_.get(), &size_);
  }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::string bytes() const { return {data_, size_}; }
  [[nodiscard]] int u8(unsigned at) const {
    return at < size_ ? static_cast<unsigned char>(data_[at]) : 0;
  }
  [[nodiscard]] int u16(unsigned at) const { return u8(at) << 8 | u8(at + 1); }
  [[nodiscard]] int s16(unsigned at) const { return static_cast<std::int16_t>(u16(at)); }

 private:
  Blob blob_;
  const char* data_ = nullptr;
  unsigned size_ = 0;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t which) {
  char text[128] = {};
  unsigned size = sizeof text;
  hb_ot_name_get_utf8(face, which, HB_LANGUAGE_INVALID, &size, text);
  return text;
}

std::string postscript_name(hb_face_t* face, const std::string& fallback) {
  auto name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  if (name.empty()) name = fallback;
  std::erase_if(name, [](unsigned char c) {
    return std::isalnum(c) == 0 && c != '-' && c != '_' && c != '.';
  });
  return name.empty() ? "Unnamed" : name;
}

Metrics read_metrics(hb_face_t* face, const std::string& name) {
  const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
  const Table hhea(face, HB_TAG('h', 'h', 'e', 'a'));
  const Table os2(face, HB_TAG('O', 'S', '/', '2'));
  const Table post(face, HB_TAG('p', 'o', 's', 't'));
  Metrics m;
  m.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(face));
  m.ascender = hhea.s16(4);
  m.descender = hhea.s16(6);
  for (unsigned i = 0; i < 4; ++i) m.bbox[i] = head.s16(36 + 2 * i);
  const bool tall = os2.u16(0) >= 2;
  m.x_height = tall ? os2.s16(86) : m.units_per_em / 2;
  m.cap_height = tall ? os2.s16(88) : m.ascender;
  if (m.cap_height == 0) m.cap_height = m.ascender;
  m.italic_angle = post.s16(4);
  m.bold = os2.u16(4) >= 600;
  m.italic = m.italic_angle != 0 || (os2.u16(62) & 1) != 0;
  const int family = os2.u8(32), serifs = os2.u8(33);  // PANOSE
  m.serif = family == 2 && serifs >= 2 && serifs <= 10;
  m.cff = !Table(face, HB_TAG('C', 'F', 'F', ' ')).empty();
  m.postscript_name = postscript_name(face, name);
  m.full_name = name_of(face, HB_OT_NAME_ID_FULL_NAME);
  if (m.full_name.empty()) m.full_name = name;
  return m;
}

/// The face without its character map and rules of layout, which HarfBuzz would read for each
/// subset, and a PDF does not need.
HbFace outlines_of(hb_face_t* face) {
  HbFace outlines(hb_face_builder_create());
  for (const char* name : {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "CFF "}) {
    const auto tag = hb_tag_from_string(name, 4);
    const Blob table(hb_face_reference_table(face, tag));
    if (hb_blob_get_length(table.get()) > 0)
      hb_face_builder_add_table(outlines.get(), tag, table.get());
  }
  hb_face_make_immutable(outlines.get());
  return outlines;
}

Buffer make_buffer() { return Buffer(hb_buffer_create()); }

/// A number for each face that was ever opened: addresses return, these do not.
std::uint64_t next_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

Shaped shape_anew(hb_font_t* font, std::string_view utf8, std::string_view language) {
  static thread_local const Buffer buffer = make_buffer();
  hb_buffer_t* b = buffer.get();
  hb_buffer_clear_contents(b);
  hb_buffer_add_utf8(b, utf8.data(), static_cast<int>(utf8.size()), 0,
                     static_cast<int>(utf8.size()));
  hb_buffer_set_direction(b, HB_DIRECTION_LTR);
  hb_buffer_set_script(b, HB_SCRIPT_LATIN);
  hb_buffer_set_language(
      b, hb_language_from_string(language.data(), static_cast<int>(language.size())));
  hb_shape(font, b, nullptr, 0);
  unsigned count = 0;
  const auto* infos = hb_buffer_get_glyph_infos(b, &count);
  const auto* places = hb_buffer_get_glyph_positions(b, &count);
  Shaped shaped;
  shaped.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    shaped.glyphs.push_back({.id = static_cast<std::uint16_t>(infos[i].codepoint),
                             .advance = places[i].x_advance,
                             .x_offset = places[i].x_offset,
                             .y_offset = places[i].y_offset,
                             .cluster = infos[i].cluster});
    shaped.advance += places[i].x_advance;
  }
  return shaped;
}

Stroke::Place place_of(float x, float y) {
  return {static_cast<std::int32_t>(std::lround(x)), static_cast<std::int32_t>(std::lround(y))};
}

/// Gathers an outline; HarfBuzz itself makes cubic curves of quadratic ones.
struct Gathered {
  static std::vector<Stroke>& of(void* data) { return *static_cast<std::vector<Stroke>*>(data); }
  static void move(hb_draw_funcs_t* /**/, void* data, hb_draw_state_t* /**/, float x, float y,
                   void* /**/) {
    of(data).push_back({Stroke::Verb::move, {place_of(x, y)}});
  }
  static void line(hb_draw_funcs_t* /**/, void* data, hb_draw_state_t* /**/, float x, float y,
                   void* /**/) {
    of(data).push_back({Stroke::Verb::line, {place_of(x, y)}});
  }
  static void curve(hb_draw_funcs_t* /**/, void* data, hb_draw_state_t* /**/, float ax, float ay,
                    float bx, float by, float x, float y, void* /**/) {
    of(data).push_back({Stroke::Verb::curve, {place_of(ax, ay), place_of(bx, by), place_of(x, y)}});
  }
  static void close(hb_draw_funcs_t* /**/, void* data, hb_draw_state_t* /**/, void* /**/) {
    of(data).push_back({Stroke::Verb::close, {}});
  }
};

}  // namespace

struct Face::Impl {
  std::uint64_t number = next_number();
  std::string name, bytes;
  std::once_flag hashed;
  std::string fingerprint;
  HbFace face;
  HbFace outlines;  ///< what subsets are made of
  HbFont font;
  Metrics metrics;
  std::bitset<0x250> latin;  ///< which of the first characters have a glyph

  [[nodiscard]] bool maps(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0;
  }
};

Face::Face(std::string name, std::string bytes) : impl_(std::make_unique<Impl>()) {
  impl_->name = std::move(name);
  impl_->bytes = std::move(bytes);
  if (impl_->bytes.size() > std::numeric_limits<unsigned>::max()) {
    throw std::runtime_error("font too large: " + impl_->name);
  }
  const Blob blob(hb_blob_create(impl_->bytes.data(), static_cast<unsigned>(impl_->bytes.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  impl_->face.reset(hb_face_create(blob.get(), 0));
  const Table head(impl_->face.get(), HB_TAG('h', 'e', 'a', 'd'));
  const Table cmap(impl_->face.get(), HB_TAG('c', 'm', 'a', 'p'));
  const bool outlines = !Table(impl_->face.get(), HB_TAG('g', 'l', 'y', 'f')).empty() ||
                        !Table(impl_->face.get(), HB_TAG('C', 'F', 'F', ' ')).empty();
  const auto count = hb_face_get_glyph_count(impl_->face.get());
  if (head.empty() || cmap.empty() || !outlines || count == 0 || count > 65535) {
    throw std::runtime_error("not a usable font: " + impl_->name);
  }
  impl_->font.reset(hb_font_create(impl_->face.get()));
  hb_face_make_immutable(impl_->face.get());
  hb_font_make_immutable(impl_->font.get());
  impl_->outlines = outlines_of(impl_->face.get());
  impl_->metrics = read_metrics(impl_->face.get(), impl_->name);
  for (char32_t c = 0; c < impl_->latin.size(); ++c) impl_->latin[c] = impl_->maps(c);
}

Face::~Face() = default;
Face::Face(Face&&) noexcept = default;
Face& Face::operator=(Face&&) noexcept = default;

const Metrics& Face::metrics() const { return impl_->metrics; }

const std::string& Face::fingerprint() const {
  std::call_once(impl_->hashed,
                 [&] { impl_->fingerprint = digest::hex(digest::sha256(impl_->bytes), 8); });
  return impl_->fingerprint;
}

std::shared_ptr<const Shaped> Face::share(std::string_view utf8, std::string_view language) const {
  static thread_local Words words;
  const Word word{.face = impl_->number, .language = language, .text = utf8};
  if (auto known = words.find(word)) return known;
  auto shaped = std::make_shared<const Shaped>(shape_anew(impl_->font.get(), utf8, language));
  words.keep(word, shaped);
  return shaped;
}

Shaped Face::shape(std::string_view utf8, std::string_view language) const {
  return *share(utf8, language);
}

bool Face::has(char32_t character) const {
  return character < impl_->latin.size() ? impl_->latin[character] : impl_->maps(character);
}

std::int32_t Face::advance(std::uint16_t glyph) const {
  return hb_font_get_glyph_h_advance(impl_->font.get(), glyph);
}

std::vector<Stroke> Face::outline(std::uint16_t glyph) const {
  const DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(functions.get(), Gathered::move, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), Gathered::line, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), Gathered::curve, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), Gathered::close, nullptr, nullptr);
  std::vector<Stroke> strokes;
  hb_font_get_glyph_shape(impl_->font.get(), glyph, functions.get(), &strokes);
  return strokes;
}

std::string Face::subset(const std::vector<std::uint16_t>& glyphs) const {
  const SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) throw std::runtime_error("out of memory: font subset");
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS |
                                             HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const auto glyph : glyphs) hb_set_add(wanted, glyph);
  const HbFace reduced(hb_subset_or_fail(impl_->outlines.get(), input.get()));
  if (!reduced) throw std::runtime_error("font cannot be reduced: " + impl_->name);
  if (impl_->metrics.cff) return Table(reduced.get(), HB_TAG('C', 'F', 'F', ' ')).bytes();
  const Blob blob(hb_face_reference_blob(reduced.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  return {data, size};
}

Length scaled(std::int64_t units, std::int32_t units_per_em, Length size) {
  const std::int64_t product = units * size.millipoints;
  const std::int64_t half = units_per_em / 2;
  return {(product >= 0 ? product + half : product - half) / units_per_em};
}

std::string library() { return std::string("HarfBuzz ") + hb_version_string(); }

}  // namespace sopan::font
