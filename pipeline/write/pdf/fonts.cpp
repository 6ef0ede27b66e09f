#include "pipeline/write/pdf/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/digest/digest.hpp"

namespace sopan::pdf {
namespace {

void append_glyph(std::string& out, std::uint16_t glyph) {
  out += static_cast<char>(glyph >> 8U);
  out += static_cast<char>(glyph & 0xFFU);
}

/// Six letters that depend on the subset alone (ISO 32000-1, 9.6.4).
std::string subset_prefix(const font::Face& face, const std::vector<std::uint16_t>& glyphs) {
  auto subset = face.fingerprint();
  for (const auto glyph : glyphs) append_glyph(subset, glyph);
  const auto digest = digest::sha256(subset);
  std::string prefix;
  for (std::size_t i = 0; i < 6; ++i) prefix += static_cast<char>('A' + digest[i] % 26);
  return prefix + "+";
}

/// Font units as tenths of a thousandth of the em: PDF's glyph space, kept as integers.
std::int64_t glyph_space(std::int64_t units, std::int32_t units_per_em) {
  const std::int64_t product = units * 10'000;
  const std::int64_t half = units_per_em / 2;
  return (product >= 0 ? product + half : product - half) / units_per_em;
}

std::string glyph_hex(std::uint16_t glyph) {
  std::string bytes;
  append_glyph(bytes, glyph);
  return hex_string(bytes);
}

/// What glyphs mean that show no character alone: zero width space.
constexpr std::string_view nothing = "\u200B";

/// Takes a glyph into use, for the first text that it shows.
const UsedGlyph& take_into(Use& use, std::uint16_t glyph, std::string_view text,
                           const font::Face& face) {
  auto& used = use[glyph];
  if (!used.meaning.empty()) return used;
  used = {.meaning = std::string(text),
          .width = glyph_space(face.advance(glyph), face.metrics().units_per_em)};
  append_escaped(used.code, static_cast<char>(glyph >> 8U));
  append_escaped(used.code, static_cast<char>(glyph & 0xFFU));
  return used;
}

std::string widths(const std::vector<std::uint16_t>& glyphs, const Use& use) {
  std::string out = "[";
  int next = -1;
  for (const auto glyph : glyphs) {
    if (glyph != next) out += (next < 0 ? "" : "]") + std::to_string(glyph) + "[";
    if (glyph == next) out += " ";
    out += tenths(use.at(glyph).width);
    next = glyph + 1;
  }
  return out + (glyphs.empty() ? "]" : "]]");
}

std::string to_unicode(const std::vector<std::uint16_t>& glyphs, const Use& use) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo "
      "<</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS "
      "def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;  // the most that a block may hold
  std::size_t left = glyphs.size(), open = 0;
  for (const auto glyph : glyphs) {
    if (open == 0) {
      open = std::min(block, left);
      out += std::to_string(open) + " beginbfchar\n";
    }
    out += glyph_hex(glyph) + " " + hex_string(utf16(use.at(glyph).meaning)) + "\n";
    --left;
    if (--open == 0) out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string descriptor(const font::Metrics& m, const std::string& name, ObjectId program) {
  const auto scaled = [&](std::int32_t units) {
    return tenths(glyph_space(units, m.units_per_em) / 10 * 10);
  };
  constexpr int symbolic = 4, serif = 2, italic = 64;
  std::string out = "/Type /FontDescriptor /FontName /" + name + " /Flags " +
                    std::to_string(symbolic | (m.serif ? serif : 0) | (m.italic ? italic : 0)) +
                    " /FontBBox [";
  for (const auto side : m.bbox) out += scaled(side) + " ";
  return out + "] /ItalicAngle " + std::to_string(m.italic_angle) + " /Ascent " +
         scaled(m.ascender) + " /Descent " + scaled(m.descender) + " /CapHeight " +
         scaled(m.cap_height) + " /XHeight " + scaled(m.x_height) + " /StemV " +
         (m.bold ? "140" : "80") + (m.cff ? " /FontFile3 " : " /FontFile2 ") + reference(program);
}

/// Glyphs that together show some characters.
struct Cluster {
  std::size_t first = 0, last = 0;
  std::string_view text;
};

Cluster cluster_at(const page::TextRun& run, std::size_t first) {
  const std::string_view text = run.text;
  const std::size_t begin = std::min<std::size_t>(run.glyphs[first].cluster, text.size());
  auto last = first + 1;
  while (last < run.glyphs.size() && run.glyphs[last].cluster == begin) ++last;
  const std::size_t end = last < run.glyphs.size() ? run.glyphs[last].cluster : text.size();
  return {first, last, text.substr(begin, std::clamp(end, begin, text.size()) - begin)};
}

/// Shows glyphs from a start on a baseline: as few strings as the places allow. Writes into the
/// strings it is given.
class Pen {
 public:
  Pen(std::int32_t units_per_em, Length size, std::string& operators, std::string& array)
      : em_(units_per_em), size_(size), out_(operators), array_(array) {}

  void show(const page::Glyph& glyph, const UsedGlyph& used) {
    if (glyph.y_offset != rise_) {
      end_array();
      rise_ = glyph.y_offset;
      out_ += number(font::scaled(rise_, em_, size_)) + " Ts\n";
    }
    if (const auto off = off_by(wanted_ + glyph.x_offset); std::abs(off) > unseen) {
      end_string();
      const auto whole = (off + (off < 0 ? -5 : 5)) / 10;
      array_ += std::to_string(-whole);
      is_spaced_ = true;
      reached_ += whole * 10;
    }
    if (!in_string_) array_ += '(';
    in_string_ = true;
    array_ += used.code;
    reached_ += used.width;
    wanted_ += glyph.advance;
  }

  /// Ends the operators; the next glyph begins anew.
  void finish() {
    end_array();
    if (rise_ != 0) out_ += "0 Ts\n";
    wanted_ = reached_ = rise_ = 0;
  }

 private:
  static constexpr std::int64_t unseen = 10;  // a thousandth of the em

  /// How far the reader is from a place in font units; nearly always a product tells without a
  /// division that it is near enough.
  [[nodiscard]] std::int64_t off_by(std::int64_t place) const {
    if (std::abs(place * 10'000 - reached_ * em_) <= unseen * em_) return 0;
    return glyph_space(place, em_) - reached_;
  }

  void end_string() {
    if (in_string_) array_ += ')';
    in_string_ = false;
  }
  void end_array() {
    end_string();
    if (array_.empty()) return;
    is_spaced_ ? out_.append("[").append(array_).append("] TJ\n")
               : out_.append(array_).append(" Tj\n");
    array_.clear();
    is_spaced_ = false;
  }

  std::int32_t em_;
  Length size_;
  std::string &out_, &array_;
  bool in_string_ = false, is_spaced_ = false;
  std::int64_t wanted_ = 0;   // where the model has the pen, in font units
  std::int64_t reached_ = 0;  // where the reader has it, in tenths of a thousandth of the em
  std::int32_t rise_ = 0;
};

ObjectId write_font(Haru& haru, const font::Face& face, const Use& use) {
  const auto glyphs = use.glyphs();
  const auto program = face.subset(glyphs);
  const auto& m = face.metrics();
  const auto name = subset_prefix(face, glyphs) + m.postscript_name;
  const auto file = haru.add_stream(
      m.cff ? "/Subtype /CIDFontType0C" : "/Length1 " + std::to_string(program.size()), program);
  const auto about = haru.add(descriptor(m, name, file));
  const auto descendant =
      haru.add("/Type /Font /Subtype " +
               std::string(m.cff ? "/CIDFontType0" : "/CIDFontType2 /CIDToGIDMap /Identity") +
               " /BaseFont /" + name +
               " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
               " /FontDescriptor " +
               reference(about) + " /DW 1000 /W " + widths(glyphs, use));
  const auto meaning = haru.add_stream({}, to_unicode(glyphs, use));
  // ISO 32000-1, 9.7.6.1: a Type 0 font over CFF is named with its encoding.
  return haru.add("/Type /Font /Subtype /Type0 /BaseFont /" + name + (m.cff ? "-Identity-H" : "") +
                  " /Encoding /Identity-H /DescendantFonts [" + reference(descendant) +
                  "] /ToUnicode " + reference(meaning));
}

}  // namespace

UsedGlyph& Use::add(std::uint16_t glyph) {
  if (place_.size() <= glyph) place_.resize(glyph + std::size_t{1});
  auto& used = used_.emplace_back();
  place_[glyph] = static_cast<std::uint32_t>(used_.size());
  return used;
}

std::vector<std::uint16_t> Use::glyphs() const {
  std::vector<std::uint16_t> glyphs;
  glyphs.reserve(used_.size());
  for (std::size_t glyph = 0; glyph < place_.size(); ++glyph) {
    if (place_[glyph] != 0) glyphs.push_back(static_cast<std::uint16_t>(glyph));
  }
  return glyphs;
}

std::string Fonts::name(page::FaceId face) { return "F" + std::to_string(face); }

void Fonts::show(const page::TextRun& run, const std::function<void(const Stretch&)>& take) {
  auto& use = used_[run.face];
  const auto& face = faces_[run.face];
  const auto em = face.metrics().units_per_em;
  Pen pen(em, run.size, operators_, array_);
  bool open = false;
  std::int64_t start = 0, done = 0;  // font units from the origin
  const auto end = [&](std::optional<std::string_view> actual) {
    if (!open) return;
    pen.finish();
    take({operators_, font::scaled(start, em, run.size), actual});
    operators_.clear();
    open = false;
  };
  for (std::size_t next = 0; next < run.glyphs.size();) {
    const auto cluster = cluster_at(run, next);
    next = cluster.last;
    const auto meaning = cluster.text.empty() ? nothing : cluster.text;
    const auto& first = take_into(use, run.glyphs[cluster.first].id, meaning, face);
    const bool replace = first.meaning != meaning || cluster.last - cluster.first > 1;
    if (replace) end({});
    if (!open) start = done;
    open = true;
    for (auto i = cluster.first; i < cluster.last; ++i) {
      const auto& glyph = run.glyphs[i];
      pen.show(glyph,
               i > cluster.first ? take_into(use, glyph.id, nothing, face) : use.at(glyph.id));
      done += glyph.advance;
    }
    if (replace) end(cluster.text);
  }
  end({});
}

std::string Fonts::origins() const {
  std::string out;
  for (const auto& [face, use] : used_) {
    const auto& one = faces_[face];
    out += (out.empty() ? "" : ", ") + one.metrics().postscript_name + " " + one.fingerprint();
  }
  return out;
}

void Fonts::write(Haru& haru, ObjectId resources) const {
  std::string entries;
  for (const auto& [face, use] : used_) {
    entries += "/" + name(face) + " " + reference(write_font(haru, faces_[face], use)) + " ";
  }
  haru.set(resources, std::move(entries));
}

}  // namespace sopan::pdf
