#include "pipeline/sign/carried.hpp"

#include <qpdf/QPDF.hh>

#include "pipeline/sign/opening.hpp"
#include "pipeline/sign/streams.hpp"

namespace sopan::sign {
namespace {

std::string text_of(QPDFObjectHandle dictionary, const char* key) {
  if (!dictionary.isDictionary()) return {};
  auto value = dictionary.getKey(key);
  return value.isString() ? value.getUTF8Value() : std::string();
}

std::string content_of(QPDFObjectHandle specification, std::size_t limit) {
  auto files = specification.getKey("/EF");
  auto stream = files.isDictionary() ? files.getKey("/F") : QPDFObjectHandle::newNull();
  return decoded(stream, limit);
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
