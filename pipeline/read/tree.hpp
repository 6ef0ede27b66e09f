#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/source.hpp"

/// The XML of a file as a tree in which everything knows its place.
namespace sopan::xml {

/// `text` is decoded, white space folded; `span` is the value between the quotes.
struct Attribute {
  std::string name;
  std::string text;
  Span name_span;
  Span span;
};

/// A stretch of text between two tags, comments or CDATA borders; `text` is decoded, not folded;
/// `span` lacks the white space at both ends.
struct Characters {
  std::string text;
  Span span;
};

struct Node;

struct Element {
  std::string name;
  Span name_span;
  Span tag;  ///< the start tag from `<` to `>`
  std::vector<Attribute> attributes;
  std::vector<Node> children;
};

struct Node {
  std::variant<Characters, Element> value;
  [[nodiscard]] const Element* element() const { return std::get_if<Element>(&value); }
  [[nodiscard]] const Characters* characters() const { return std::get_if<Characters>(&value); }
};

/// Space, tab, line feed, carriage return: what XML calls white space and what is folded.
constexpr std::string_view white_space = " \t\n\r";

constexpr bool is_white_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

}  // namespace sopan::xml
