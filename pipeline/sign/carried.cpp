#include "pipeline/sign/carried.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <stdexcept>

#include "pipeline/sign/opening.hpp"

namespace sopan::sign {
namespace {

/// Gathers the bytes of a stream; one that grows beyond a limit is given up before it fills the
/// memory.
class Gatherer : public Pipeline {
 public:
  Gatherer(std::string& out, std::size_t limit)
      : Pipeline("gatherer", nullptr), out_(out), limit_(limit) {}

  void write(const unsigned char* bytes, std::size_t size) override {
    full_ = full_ || size > limit_ - out_.size();
    if (full_) throw std::length_error("limit");
    out_.append(reinterpret_cast<const char*>(bytes), size);
  }
  void finish() override {}
  [[nodiscard]] bool full() const { return full_; }

 private:
  std::string& out_;
  std::size_t limit_;
  bool full_ = false;
};

std::string text_of(QPDFObjectHandle dictionary, const char* key) {
  if (!dictionary.isDictionary()) return {};
  auto value = dictionary.getKey(key);
  return value.isString() ? value.getUTF8Value() : std::string();
}

std::string content_of(QPDFObjectHandle specification, std::size_t limit) {
  auto files = specification.getKey("/EF");
  auto stream = files.isDictionary() ? files.getKey("/F") : QPDFObjectHandle::newNull();
  if (!stream.isStream()) throw BadPdf(PdfFlaw::damaged, "a file specification without a file");
  std::string bytes;
  Gatherer gatherer(bytes, limit);
  const bool whole = stream.pipeStreamData(&gatherer, 0, qpdf_dl_generalized, true);
  if (gatherer.full()) throw BadPdf(PdfFlaw::too_large, "files carried by the PDF are too large");
  if (!whole) throw BadPdf(PdfFlaw::damaged, "a file carried by the PDF cannot be read");
  return bytes;
}

bool is_source(QPDFObjectHandle specification) {
  if (!specification.isDictionary()) return false;
  auto relation = specification.getKey("/AFRelationship");
  return relation.isName() && relation.getName() == "/Source";
}

Carried read(QPDF& pdf, std::size_t limit) {
  Carried result;
  auto root = pdf.getRoot();
  auto associated = root.getKey("/AF");
  std::size_t left = limit;
  const int count = associated.isArray() ? associated.getArrayNItems() : 0;
  for (int i = 0; i < count; ++i) {
    auto specification = associated.getArrayItem(i);
    if (!is_source(specification)) continue;
    result.files.push_back({text_of(specification, "/UF"), content_of(specification, left)});
    left -= result.files.back().bytes.size();
  }
  if (result.files.empty()) throw BadPdf(PdfFlaw::without_source, "no source in the PDF");
  auto info = pdf.getTrailer().getKey("/Info");
  result.tool = text_of(info, "/Creator");
  result.libraries = text_of(info, "/Producer");
  result.fonts = text_of(info, "/Fonts");
  return result;
}

}  // namespace

Carried carried(std::string_view bytes, std::size_t limit) {
  Carried result;
  with_opened(bytes, [&](QPDF& pdf) { result = read(pdf, limit); });
  return result;
}

}  // namespace sopan::sign
