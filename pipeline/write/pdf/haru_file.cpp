#include "pipeline/write/pdf/haru_file.hpp"

#include <hpdf.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "pipeline/write/pdf/deflate.hpp"

namespace sopan::pdf {
namespace {

struct StreamDeleter {
  void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};
using Stream = std::unique_ptr<_HPDF_Stream_Rec, StreamDeleter>;

void check(HPDF_STATUS status) {
  if (status != HPDF_OK) throw std::runtime_error("libharu cannot write the file");
}

/// Called inside frames of C: an exception becomes a status.
HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

Stream writer_to(HPDF_Doc doc, std::string& out) {
  Stream stream(HPDF_CallbackWriter_New(doc->mmgr, append, &out));
  if (!stream) throw std::runtime_error("libharu cannot write the file");
  return stream;
}

/// The bytes that libharu holds of a stream that lies in memory.
std::string bytes_of(HPDF_Stream stream) {
  std::string bytes;
  bytes.reserve(HPDF_Stream_Size(stream));
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
    HPDF_UINT size = 0;
    const auto* part = HPDF_MemStream_GetBufPtr(stream, i, &size);
    bytes.append(reinterpret_cast<const char*>(part), size);
  }
  return bytes;
}

/// A line of the table of objects: where an object lies.
struct Place {
  unsigned kind = 0;      ///< 0 free, 1 in the file, 2 in an object stream
  std::size_t where = 0;  ///< byte of the file, or number of the object stream
  std::size_t index = 0;  ///< within the object stream
};

class Packer {
 public:
  Packer(HPDF_Doc doc, Contents& contents)
      : doc_(doc),
        contents_(contents),
        places_(doc->xref->entries->count),
        writer_(writer_to(doc, file_)),
        body_writer_(writer_to(doc, bodies_)) {}

  std::string pack() {
    file_ = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
    // Streams first: writing one sets the number that is its length.
    for (std::size_t id = 1; id < places_.size(); ++id) {
      if (is_compressed(object(id))) {
        write_compressed(id);
      } else if (is_stream(object(id))) {
        pour(static_cast<HPDF_Dict>(object(id))->stream, contents_);
        write_plain(id);
      }
    }
    const auto objects = places_.size();
    for (std::size_t id = 1; id < objects; ++id) {
      if (is_stream(object(id))) continue;
      is_number(object(id)) ? write_plain(id) : put(id);
    }
    flush();
    write_table();
    return std::move(file_);
  }

 private:
  [[nodiscard]] void* object(std::size_t id) const {
    return HPDF_Xref_GetEntry(doc_->xref, static_cast<HPDF_UINT>(id))->obj;
  }

  static bool is_stream(void* object) {
    const auto* header = static_cast<HPDF_Obj_Header*>(object);
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           static_cast<HPDF_Dict>(object)->stream != nullptr;
  }

  static bool is_compressed(void* object) {
    return is_stream(object) &&
           static_cast<HPDF_Dict>(object)->filter == HPDF_STREAM_FILTER_FLATE_DECODE;
  }

  /// The length of a stream, which a reader needs before it can unpack anything.
  static bool is_number(void* object) {
    const auto* header = static_cast<HPDF_Obj_Header*>(object);
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
  }

  void open(std::size_t id) {
    places_[id] = {.kind = 1, .where = file_.size()};
    file_ += std::to_string(id) + " 0 obj\n";
  }

  void write_plain(std::size_t id) {
    open(id);
    check(HPDF_Obj_WriteValue(object(id), writer_.get(), nullptr));
    file_ += "\nendobj\n";
  }

  /// What libharu does itself, byte by byte, in twice the time.
  void write_compressed(std::size_t id) {
    auto* const dict = static_cast<HPDF_Dict>(object(id));
    const auto packed = deflate(dict->stream);
    void* length = HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER);
    if (length == nullptr) throw std::runtime_error("libharu has a stream without a length");
    HPDF_Number_SetValue(static_cast<HPDF_Number>(length), static_cast<HPDF_INT32>(packed.size()));
    check(HPDF_Dict_AddName(dict, "Filter", "FlateDecode"));
    open(id);
    auto* const stream = std::exchange(dict->stream, nullptr);  // the dictionary alone
    const auto status = HPDF_Obj_WriteValue(dict, writer_.get(), nullptr);
    dict->stream = stream;
    check(status);
    file_ += "\nstream\n" + packed + "\nendstream\nendobj\n";
  }

  std::string deflate(HPDF_Stream stream) {
    const auto ours = contents_.find(stream);
    if (ours == contents_.end()) return deflated(bytes_of(stream));
    return HPDF_Stream_Size(stream) == 0 ? deflated(ours->second)
                                         : deflated(bytes_of(stream) + ours->second);
  }

  void put(std::size_t id) {
    constexpr std::size_t most = 200;  // a reader unpacks a whole stream for one object
    static_assert(most <= 0x100, "the table of objects has one byte for the index");
    places_[id] = {.kind = 2, .where = places_.size(), .index = count_++};
    directory_ += std::to_string(id) + " " + std::to_string(bodies_.size()) + " ";
    check(HPDF_Obj_WriteValue(object(id), body_writer_.get(), nullptr));
    bodies_ += '\n';
    if (count_ == most) flush();
  }

  void flush() {
    if (count_ == 0) return;
    const auto packed = deflated(directory_ + bodies_);
    const auto id = places_.size();
    places_.emplace_back();
    open(id);
    file_ += "<</Type /ObjStm /N " + std::to_string(count_) + " /First " +
             std::to_string(directory_.size()) + " /Filter /FlateDecode /Length " +
             std::to_string(packed.size()) + ">>\nstream\n" + packed + "\nendstream\nendobj\n";
    directory_.clear();
    bodies_.clear();
    count_ = 0;
  }

  void write_table() {
    const auto id = places_.size();
    places_.emplace_back();
    const auto start = file_.size();
    open(id);
    std::size_t width = 1;  // bytes that offsets and numbers of object streams take
    while (std::max(start, id) >> 8U * width != 0) ++width;
    std::string table;
    for (const auto& place : places_) {
      table += static_cast<char>(place.kind);
      for (auto left = width; left > 0; --left)
        table += static_cast<char>(place.where >> 8U * (left - 1) & 0xFFU);
      table += static_cast<char>(place.kind == 0 ? 0xFF : place.index);
    }
    const auto packed = deflated(table);
    const auto number = [](HPDF_Dict dict) {
      return std::to_string(dict->header.obj_id & 0x00FFFFFFU) + " 0 R";
    };
    std::string id_array;
    void* entry = HPDF_Dict_GetItem(doc_->trailer, "ID", HPDF_OCLASS_ARRAY);
    check(HPDF_Obj_WriteValue(entry, writer_to(doc_, id_array).get(), nullptr));
    file_ += "<</Type /XRef /W [1 " + std::to_string(width) + " 1] /Size " +
             std::to_string(places_.size()) + " /Root " + number(doc_->catalog) + " /Info " +
             number(doc_->info) + " /ID " + id_array + " /Filter /FlateDecode /Length " +
             std::to_string(packed.size()) + ">>\nstream\n" + packed +
             "\nendstream\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
  }

  HPDF_Doc doc_;
  Contents& contents_;
  std::vector<Place> places_;
  std::string file_;
  std::string directory_, bodies_;
  Stream writer_, body_writer_;
  std::size_t count_ = 0;
};

}  // namespace

void pour(HPDF_Stream stream, Contents& contents) {
  const auto ours = contents.extract(stream);
  if (ours.empty()) return;
  check(HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(ours.mapped().data()),
                          static_cast<HPDF_UINT>(ours.mapped().size())));
}

std::string plain_file(HPDF_Doc doc, Contents& contents) {
  while (!contents.empty()) pour(contents.begin()->first, contents);
  check(HPDF_SaveToStream(doc));
  return bytes_of(doc->stream);
}

std::string packed_file(HPDF_Doc doc, Contents& contents) { return Packer(doc, contents).pack(); }

}  // namespace sopan::pdf
