#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/opening.hpp"

namespace sopan::sign {
namespace {

constexpr int deepest = 200;

Ref ref_of(QPDFObjectHandle object) { return {object.getObjectID(), object.getGeneration()}; }

Value value_of(QPDFObjectHandle object, int depth);

Value direct_value_of(QPDFObjectHandle object, int depth) {
  using Kind = Value::Kind;
  if (depth > deepest) throw BadPdf(PdfFlaw::damaged, "objects are nested too deeply");
  Value value;
  if (object.isBool()) {
    value.kind = Kind::boolean;
    value.number = object.getBoolValue() ? 1 : 0;
  } else if (object.isInteger()) {
    value = integer_value(object.getIntValue());
  } else if (object.isReal()) {
    value.kind = Kind::real;
    value.text = object.getRealValue();
  } else if (object.isName()) {
    value = name_value(object.getName());
  } else if (object.isString()) {
    value = string_value(object.getStringValue());
    value.offset = object.getParsedOffset();
  } else if (object.isArray()) {
    value.kind = Kind::array;
    for (auto& item : object.getArrayAsVector()) value.items.push_back(value_of(item, depth + 1));
  } else if (object.isDictionary()) {
    value.kind = Kind::dictionary;
    for (auto& entry : object.getDictAsMap())
      value.entries.emplace(entry.first, value_of(entry.second, depth + 1));
  }
  return value;
}

Value value_of(QPDFObjectHandle object, int depth) {
  if (object.isIndirect()) return reference_to(ref_of(object));
  return direct_value_of(object, depth);
}

std::string raw_data(QPDFObjectHandle stream) {
  const auto buffer = stream.getRawStreamData();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Pdf read(QPDF& pdf) {
  Pdf result;
  result.trailer = direct_value_of(pdf.getTrailer(), 0);
  for (const auto& entry : pdf.getXRefTable()) {
    auto object = pdf.getObjectByObjGen(entry.first);
    Object read;
    if (object.isStream()) {
      read.stream = true;
      read.value = direct_value_of(object.getDict(), 0);
      read.data = raw_data(object);
    } else {
      read.value = direct_value_of(object, 0);
    }
    result.objects.emplace(Ref(entry.first.getObj(), entry.first.getGen()), std::move(read));
  }
  return result;
}

}  // namespace

Pdf parse(std::string_view bytes) {
  Pdf result;
  with_opened(bytes, [&](QPDF& pdf) {
    result = read(pdf);
    if (pdf.anyWarnings()) throw BadPdf(PdfFlaw::damaged, "PDF is damaged");
    if (!result.catalog().is(Value::Kind::dictionary))
      throw BadPdf(PdfFlaw::damaged, "PDF without a catalog");
  });
  return result;
}

}  // namespace sopan::sign
