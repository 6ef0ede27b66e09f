#include "pipeline/sign/substance.hpp"

#include <memory>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "pipeline/digest/digest.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/opening.hpp"
#include "pipeline/sign/streams.hpp"

namespace sopan::sign {
namespace {

std::string tokens_of(const std::string& content) {
  auto input = std::make_shared<BufferInputSource>("content", content);
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  std::string out = "\n";
  for (;;) {
    const auto token = tokenizer.readToken(input, "content", true);
    if (token.getType() == QPDFTokenizer::tt_eof) return out;
    const bool string = token.getType() == QPDFTokenizer::tt_string;
    out += string ? written(string_value(token.getValue())) : token.getValue();
    out += '\n';
    if (token.isWord("ID")) tokenizer.expectInlineImage(input);
  }
}

class Reading {
 public:
  explicit Reading(QPDF& pdf) : pdf_(pdf) {}

  Substance run() {
    for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) read_page(page);
    for (auto& object : pdf_.getAllObjects()) read_font(object);
    auto root = pdf_.getRoot();
    auto metadata = root.getKey("/Metadata");
    if (metadata.isStream()) result_.metadata = bytes_of(metadata);
    auto info = pdf_.getTrailer().getKey("/Info");
    result_.title = info.isDictionary() ? text_in(info, "/Title") : std::string();
    result_.language = text_in(root, "/Lang");
    auto mark = root.getKey("/MarkInfo");
    result_.tagged = root.getKey("/StructTreeRoot").isDictionary() && mark.isDictionary() &&
                     mark.getKey("/Marked").isBool() && mark.getKey("/Marked").getBoolValue();
    auto intents = root.getKey("/OutputIntents");
    result_.output_intent = intents.isArray() && intents.getArrayNItems() > 0;
    return std::move(result_);
  }

 private:
  static std::string text_in(QPDFObjectHandle& dictionary, const char* key) {
    auto value = dictionary.getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string();
  }

  std::string bytes_of(QPDFObjectHandle& stream) {
    auto bytes = decoded(stream, left_);
    left_ -= bytes.size();
    return bytes;
  }

  std::string hash_of(QPDFObjectHandle& stream) {
    return digest::hex(digest::sha256(bytes_of(stream)));
  }

  void read_page(QPDFPageObjectHelper& page) {
    auto& one = result_.pages.emplace_back();
    one.frame = page.getAttribute("/MediaBox", false).unparseResolved() + " " +
                page.getAttribute("/Rotate", false).unparseResolved();
    auto contents = page.getObjectHandle().getKey("/Contents");
    std::string joined;
    if (contents.isStream()) joined = bytes_of(contents);
    for (int i = 0; contents.isArray() && i < contents.getArrayNItems(); ++i) {
      auto part = contents.getArrayItem(i);
      joined.append(bytes_of(part)).append("\n");
    }
    one.content = tokens_of(joined);
    auto resources = page.getAttribute("/Resources", false);
    std::set<QPDFObjGen> seen;
    read_resources(resources, one, seen);
  }

  void read_resources(QPDFObjectHandle& resources, PageSubstance& page,
                      std::set<QPDFObjGen>& seen) {
    if (!resources.isDictionary()) return;
    auto objects = resources.getKey("/XObject");
    if (!objects.isDictionary()) return;
    for (auto& entry : objects.getDictAsMap()) {
      auto& object = entry.second;
      if (!object.isStream() || !seen.insert(object.getObjGen()).second) continue;
      auto dictionary = object.getDict();
      if (dictionary.getKey("/Subtype").unparseResolved() == "/Image") {
        page.images.insert(hash_of(object));
      } else {
        page.forms.push_back(tokens_of(bytes_of(object)));
        auto inner = dictionary.getKey("/Resources");
        read_resources(inner, page, seen);
      }
    }
  }

  /// Fonts of Type 0 have their program at the font below them, those of Type 3 have none.
  void read_font(QPDFObjectHandle& object) {
    if (!object.isDictionary() || object.getKey("/Type").unparseResolved() != "/Font") return;
    const auto kind = object.getKey("/Subtype").unparseResolved();
    if (kind == "/Type0" || kind == "/Type3") return;
    auto descriptor = object.getKey("/FontDescriptor");
    for (const auto* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
      if (!descriptor.isDictionary() || !descriptor.getKey(key).isStream()) continue;
      auto program = descriptor.getKey(key);
      result_.font_programs.insert(hash_of(program));
      return;
    }
    auto name = object.getKey("/BaseFont");
    result_.bare_fonts.insert(name.isName() ? name.getName().substr(1) : "?");
  }

  QPDF& pdf_;
  Substance result_;
  std::size_t left_ = max_carried_bytes;
};

}  // namespace

Substance substance_of(std::string_view bytes) {
  Substance result;
  with_opened(bytes, [&](QPDF& pdf) { result = Reading(pdf).run(); });
  return result;
}

}  // namespace sopan::sign
