#include "pipeline/read/parse.hpp"

#include <algorithm>
#include <new>
#include <pugixml.hpp>

#include "pipeline/read/scan.hpp"

namespace sopan::xml {
namespace {

constexpr unsigned int flags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata |
                               pugi::parse_eol | pugi::parse_wconv_attribute;

/// Gives the element the texts of its twin; false when they are no twins.
bool adopt(Element& element, const pugi::xml_node& twin) {
  if (element.name != twin.name()) return false;
  auto attribute = twin.first_attribute();
  for (auto& own : element.attributes) {
    if (own.name != attribute.name()) return false;
    own.text = folded(attribute.value());
    attribute = attribute.next_attribute();
  }
  auto child = twin.first_child();
  for (auto& own : element.children) {
    if (auto* const inner = std::get_if<Element>(&own.value)) {
      if (child.type() != pugi::node_element || !adopt(*inner, child)) return false;
    } else {
      if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) return false;
      std::get<Characters>(own.value).text = child.value();
    }
    child = child.next_sibling();
  }
  return !attribute && !child;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    const bool space = is_white_space(byte);
    if (!space) result += byte;
    if (space && !result.empty() && result.back() != ' ') result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::optional<Element> parse(const Source& source, SourceId id, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.count(Severity::error);
  auto root = scan(source, id, diagnostics);
  if (!root) return std::nullopt;
  pugi::xml_document document;
  const auto bytes = source.bytes();
  const auto result = document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (result && adopt(*root, document.first_child())) return root;
  if (diagnostics.count(Severity::error) > errors_before) return std::nullopt;
  const auto offset = result ? root->name_span.begin : static_cast<std::uint32_t>(result.offset);
  diagnostics.report({.code = "malformed-xml", .span = {id, offset, offset}, .arguments = {}});
  return std::nullopt;
}

std::optional<Span> first_fault(std::string_view bytes) {
  Diagnostics diagnostics;
  parse(Source("", std::string(bytes)), 0, diagnostics);
  if (!diagnostics.has_errors()) return std::nullopt;
  diagnostics.sort();
  return diagnostics.all().front().span;
}

}  // namespace sopan::xml
