#include "pipeline/write/pdf/haru.hpp"

#include <hpdf.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <limits>
#include <map>
#include <stdexcept>

#include "pipeline/write/pdf/haru_file.hpp"
#include "pipeline/write/pdf/identity.hpp"

namespace sopan::pdf {
namespace {

/// Writes the entries of a dictionary that are kept as text; libharu writes the brackets.
HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  const auto& entries = *static_cast<const std::string*>(dict->attr);
  const auto status = HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                                        static_cast<HPDF_UINT>(entries.size()));
  return status == HPDF_OK ? HPDF_Stream_WriteStr(stream, "\n") : status;
}

HPDF_UINT checked_size(std::size_t size) {
  if (size > std::numeric_limits<std::int32_t>::max()) {
    throw std::runtime_error("too large for a PDF file");
  }
  return static_cast<HPDF_UINT>(size);
}

HPDF_REAL real(Length length) { return static_cast<HPDF_REAL>(length.pt()); }

ObjectId id_of(HPDF_Dict dict) { return dict->header.obj_id & 0x00FFFFFFU; }

}  // namespace

struct Haru::Impl {
  HPDF_Doc doc = nullptr;
  HPDF_STATUS error = HPDF_OK, detail = HPDF_OK;
  std::deque<std::string> entries;      // addresses stay: libharu's dictionaries point here
  std::vector<HPDF_Dict> dictionaries;  // by number; libharu's own are missing
  std::vector<HPDF_Page> pages;
  Contents contents;
  std::vector<HPDF_Outline> outline_path;
  std::map<const page::ImageData*, HPDF_Image> images;
  std::vector<std::shared_ptr<const page::ImageData>> kept;

  /// Called inside frames of C: records, never throws.
  static void record(HPDF_STATUS error_no, HPDF_STATUS detail_no, void* self) {
    auto& impl = *static_cast<Impl*>(self);
    if (impl.error != HPDF_OK) return;
    impl.error = error_no;
    impl.detail = detail_no;
  }

  void check() const {
    if (error == HPDF_OK) return;
    char text[64];
    std::snprintf(text, sizeof text, "libharu error 0x%04lX (%lu)", error, detail);
    throw std::runtime_error(text);
  }

  void check(HPDF_STATUS status) {
    if (status != HPDF_OK) record(status, 0, this);
    check();
  }

  template <class T>
  T checked(T handle) {
    if (handle == nullptr) record(HPDF_FAILD_TO_ALLOC_MEM, 0, this);
    check();
    return handle;
  }

  void keep(HPDF_Dict dict, std::string text) {
    dict->attr = &entries.emplace_back(std::move(text));
    dict->write_fn = write_entries;
    know(dict);
  }

  void know(HPDF_Dict dict) {
    const std::size_t id = id_of(dict);
    if (id >= dictionaries.size()) dictionaries.resize(id + 1);
    dictionaries[id] = dict;
  }

  HPDF_Dict find(ObjectId object) const {
    const bool is_known = object < dictionaries.size() && dictionaries[object] != nullptr;
    if (!is_known) throw std::runtime_error("no such object");
    return dictionaries[object];
  }

  HPDF_Binary binary(std::string_view bytes) {
    std::string copy(bytes);  // the parameter is not const, but only read
    return checked(HPDF_Binary_New(doc->mmgr, reinterpret_cast<HPDF_BYTE*>(copy.data()),
                                   checked_size(bytes.size())));
  }

  void write(HPDF_Stream stream, std::string_view bytes) {
    auto& all = contents[stream];
    checked_size(all.size() + bytes.size());
    all += bytes;
  }

  HPDF_Stream content_of(std::size_t page) const {
    return static_cast<HPDF_PageAttr>(pages.at(page)->attr)->stream;
  }

  void add_objects(HPDF_Dict to, const char* key, const std::vector<ObjectId>& objects) {
    const auto array = checked(HPDF_Array_New(doc->mmgr));
    check(HPDF_Dict_Add(to, key, array));
    for (const auto object : objects) check(HPDF_Array_Add(array, find(object)));
  }

  HPDF_Image raw_image(const std::vector<std::uint8_t>& pixels, const page::ImageData& data,
                       std::size_t channels) {
    if (pixels.size() != std::size_t{data.width} * data.height * channels) {
      throw std::runtime_error("picture with the wrong number of pixels");
    }
    return checked(
        HPDF_LoadRawImageFromMem(doc, pixels.data(), data.width, data.height,
                                 channels == 1 ? HPDF_CS_DEVICE_GRAY : HPDF_CS_DEVICE_RGB, 8));
  }

  HPDF_Image load(const page::ImageData& data) {
    if (!data.jpeg.empty()) {
      return checked(HPDF_LoadJpegImageFromMem(doc, data.jpeg.data(),
                                               static_cast<HPDF_UINT>(data.jpeg.size())));
    }
    const auto result = raw_image(data.pixels, data, data.channels == 1 ? 1 : 3);
    if (!data.alpha.empty()) {
      check(HPDF_Dict_Add(result, "SMask", raw_image(data.alpha, data, 1)));
    }
    return result;
  }
};

std::string haru_library() { return std::string("libharu ") + HPDF_GetVersion(); }

Haru::Haru() : impl_(std::make_unique<Impl>()) {
  impl_->doc = HPDF_New(Impl::record, impl_.get());
  if (impl_->doc == nullptr) throw std::runtime_error("libharu cannot start");
  impl_->doc->pdf_version = HPDF_VER_17;
  const auto status = HPDF_SetCompressionMode(impl_->doc, HPDF_COMP_ALL);
  if (status != HPDF_OK) HPDF_Free(impl_->doc);
  impl_->check(status);
}

Haru::~Haru() { HPDF_Free(impl_->doc); }

ObjectId Haru::reserve() { return add({}); }

void Haru::set(ObjectId object, std::string entries) {
  *static_cast<std::string*>(impl_->find(object)->attr) = std::move(entries);
}

ObjectId Haru::add(std::string entries) {
  const auto dict = impl_->checked(HPDF_Dict_New(impl_->doc->mmgr));
  impl_->check(HPDF_Xref_Add(impl_->doc->xref, dict));
  impl_->keep(dict, std::move(entries));
  return id_of(dict);
}

ObjectId Haru::add_stream(std::string entries, std::string_view bytes, bool compress) {
  const auto dict = impl_->checked(HPDF_DictStream_New(impl_->doc->mmgr, impl_->doc->xref));
  if (compress) dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  impl_->write(dict->stream, bytes);
  impl_->keep(dict, std::move(entries));
  return id_of(dict);
}

void Haru::catalog(const char* key, ObjectId object) {
  impl_->check(HPDF_Dict_Add(impl_->doc->catalog, key, impl_->find(object)));
}

void Haru::catalog_string(const char* key, std::string_view bytes) {
  impl_->check(HPDF_Dict_Add(impl_->doc->catalog, key, impl_->binary(bytes)));
}

void Haru::catalog_objects(const char* key, const std::vector<ObjectId>& objects) {
  impl_->add_objects(impl_->doc->catalog, key, objects);
}

void Haru::info(const char* key, std::string_view bytes) {
  if (impl_->doc->info == nullptr) {
    impl_->check(HPDF_SetInfoAttr(impl_->doc, HPDF_INFO_PRODUCER, "-"));
  }
  impl_->check(HPDF_Dict_Add(impl_->doc->info, key, impl_->binary(bytes)));
}

void Haru::bookmark(int level, std::string_view title, std::string_view destination) {
  auto& path = impl_->outline_path;
  path.resize(std::min<std::size_t>(path.size(), static_cast<std::size_t>(std::max(level, 0))));
  if (path.empty()) impl_->check(HPDF_SetPageMode(impl_->doc, HPDF_PAGE_MODE_USE_OUTLINE));
  const auto outline = impl_->checked(
      HPDF_CreateOutline(impl_->doc, path.empty() ? nullptr : path.back(), "-", nullptr));
  impl_->check(HPDF_Dict_Add(outline, "Title", impl_->binary(text_bytes(title))));
  impl_->check(HPDF_Dict_Add(outline, "Dest", impl_->binary(destination)));
  path.push_back(outline);
}

std::size_t Haru::add_page(Length width, Length height) {
  const auto page = impl_->checked(HPDF_AddPage(impl_->doc));
  impl_->check(HPDF_Page_SetWidth(page, real(width)));
  impl_->check(HPDF_Page_SetHeight(page, real(height)));
  impl_->know(page);
  impl_->pages.push_back(page);
  return impl_->pages.size() - 1;
}

ObjectId Haru::page_object(std::size_t page) const { return id_of(impl_->pages.at(page)); }

void Haru::page_number(std::size_t page, const char* key, int value) {
  impl_->check(HPDF_Dict_AddNumber(impl_->pages.at(page), key, value));
}

void Haru::page_name(std::size_t page, const char* key, const char* name) {
  impl_->check(HPDF_Dict_AddName(impl_->pages.at(page), key, name));
}

void Haru::page_objects(std::size_t page, const char* key, const std::vector<ObjectId>& objects) {
  impl_->add_objects(impl_->pages.at(page), key, objects);
}

void Haru::page_fonts(std::size_t page, ObjectId fonts) {
  void* resources =
      HPDF_Page_GetInheritableItem(impl_->pages.at(page), "Resources", HPDF_OCLASS_DICT);
  impl_->check(
      HPDF_Dict_Add(static_cast<HPDF_Dict>(impl_->checked(resources)), "Font", impl_->find(fonts)));
}

void Haru::raw(std::size_t page, std::string_view operators) {
  impl_->write(impl_->content_of(page), operators);
}

void Haru::image(std::size_t page, const std::shared_ptr<const page::ImageData>& data, Point corner,
                 Length width, Length height) {
  auto& handle = impl_->images[data.get()];
  if (handle == nullptr) {
    handle = impl_->load(*data);
    impl_->kept.push_back(data);
  }
  pour(impl_->content_of(page), impl_->contents);
  impl_->check(HPDF_Page_DrawImage(impl_->pages.at(page), handle, real(corner.x), real(corner.y),
                                   real(width), real(height)));
}

std::string Haru::save(Layout layout) {
  const auto id = impl_->checked(HPDF_Array_New(impl_->doc->mmgr));
  impl_->check(HPDF_Dict_Add(impl_->doc->trailer, "ID", id));
  const std::string blank(id_bytes, '\0');
  for (int i = 0; i < 2; ++i) impl_->check(HPDF_Array_Add(id, impl_->binary(blank)));
  auto file = layout == Layout::packed ? packed_file(impl_->doc, impl_->contents)
                                       : plain_file(impl_->doc, impl_->contents);
  impl_->check();
  stamp_identity(file);
  return file;
}

}  // namespace sopan::pdf
