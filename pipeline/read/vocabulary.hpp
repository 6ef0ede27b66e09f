#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The language as data: which element holds which attributes and children.
namespace sopan::xml {

enum class Holds : std::uint8_t {
  nothing,   ///< no children, no text
  sequence,  ///< the children in the order of the table
  choice,    ///< the children in any order
  text,      ///< text and the children in any order
  value      ///< text of one form, or nothing
};

/// One form of a value: `form` is a word (a value itself) or names a form: `#text`, `#id` (no white
/// space), `#whole` (1 …), `#decimal`, `#date` (whole or partial).
using Forms = std::vector<std::string_view>;

struct AttributeRule {
  std::string_view name;
  bool required = false;
  bool list = false;  ///< several values, separated by white space
  Forms forms;
};

struct ChildRule {
  std::string_view name;
  std::string_view type;
  bool required = false;
  bool repeatable = false;
  bool mixed = false;  ///< in a sequence: in any order with the neighbours marked so
};

/// An element in one place: `<sop>` as a root and `<sop>` as a link are two types.
struct ElementRule {
  std::string_view type;
  Holds holds = Holds::nothing;
  std::vector<AttributeRule> attributes;
  std::vector<ChildRule> children;
  Forms forms;  ///< of `Holds::value`
};

/// All types of elements.
const std::vector<ElementRule>& vocabulary();

/// The rule of a type, which must exist.
const ElementRule& rule_of(std::string_view type);

/// The names that a root may have; each is also its type.
const std::vector<std::string_view>& root_names();

/// Every name of an element, once.
const std::vector<std::string_view>& element_names();

/// Whether a text has one of the forms.
bool has_form(std::string_view text, const Forms& forms);

}  // namespace sopan::xml
