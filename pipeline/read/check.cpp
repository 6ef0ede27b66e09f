#include "pipeline/read/check.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/base/nearest.hpp"
#include "pipeline/read/faults.hpp"
#include "pipeline/read/parse.hpp"
#include "pipeline/read/vocabulary.hpp"

namespace sopan::xml {
namespace {

template <typename Rules>
std::vector<std::string_view> names_of(const Rules& rules) {
  std::vector<std::string_view> names;
  names.reserve(rules.size());
  for (const auto& rule : rules) names.push_back(rule.name);
  return names;
}

std::optional<Message> hint(std::string_view key, std::optional<std::string> argument) {
  if (!argument) return std::nullopt;
  return Message{key, {*std::move(argument)}};
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// What a value should look like: a sentence for each form, or the words allowed.
Message wanted(const Forms& forms) {
  std::string words;
  for (const auto form : forms) {
    if (form == "#id") return {"write-id", {}};
    if (form == "#date") return {"write-date", {}};
    if (form == "#decimal") return {"write-decimal", {}};
    if (form == "#whole" && forms.size() == 1) return {"write-whole", {}};
    if (form == "#whole") return {"write-whole-or", {std::string(forms.back())}};
    if (!words.empty()) words += ", ";
    words += form;
  }
  return {"write-one-of", {words}};
}

class Checker {
 public:
  explicit Checker(Diagnostics& diagnostics) : faults_(diagnostics) {}

  void element(const Element& element, const ElementRule& rule) {
    attributes(element, rule);
    children(element, rule);
    texts(element, rule);
  }

 private:
  void attributes(const Element& element, const ElementRule& rule) {
    std::vector<std::string> meant;
    for (const auto& attribute : element.attributes) {
      const auto known = std::ranges::find(rule.attributes, attribute.name, &AttributeRule::name);
      if (known != rule.attributes.end()) {
        value(attribute, *known, element);
        continue;
      }
      auto guess = nearest(attribute.name, names_of(rule.attributes));
      if (guess) meant.push_back(*guess);
      faults_.report({.code = "unknown-attribute",
                      .span = attribute.name_span,
                      .arguments = {attribute.name, element.name},
                      .hint = hint("nearest-attribute", std::move(guess))});
    }
    for (const auto& known : rule.attributes) {
      if (!known.required || contains(meant, known.name)) continue;
      if (std::ranges::find(element.attributes, known.name, &Attribute::name) !=
          element.attributes.end()) {
        continue;
      }
      missing_attribute(known, element, element.name_span);
    }
  }

  void missing_attribute(const AttributeRule& rule, const Element& element, Span place) {
    faults_.report({.code = "missing-attribute",
                    .span = place,
                    .arguments = {std::string(rule.name), element.name}});
  }

  void value(const Attribute& attribute, const AttributeRule& rule, const Element& element) {
    if (rule.required && attribute.text.empty()) {
      return missing_attribute(rule, element, attribute.name_span);
    }
    std::string_view rest = attribute.text;
    do {
      const auto end = rule.list ? std::min(rest.find(' '), rest.size()) : rest.size();
      const auto word = rest.substr(0, end);
      if (!has_form(word, rule.forms)) return bad_value(word, attribute, rule);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    } while (!rest.empty());
  }

  void bad_value(std::string_view word, const Attribute& attribute, const AttributeRule& rule) {
    if (attribute.text.empty()) {
      return faults_.report({.code = "bad-value",
                             .span = attribute.span,
                             .arguments = {attribute.name},
                             .variant = "empty-value",
                             .hint = wanted(rule.forms)});
    }
    auto guess = word.empty() ? std::nullopt : nearest(word, rule.forms);
    if (guess && guess->starts_with('#')) guess.reset();
    faults_.report({.code = "bad-value",
                    .span = attribute.span,
                    .arguments = {attribute.name, std::string(word)},
                    .hint = guess ? hint("nearest-value", std::move(guess)) : wanted(rule.forms)});
  }

  void children(const Element& parent, const ElementRule& rule) {
    std::vector<const Element*> first(rule.children.size());
    std::vector<std::string> meant;
    std::size_t last = 0;
    for (const auto& node : parent.children) {
      const auto* child = node.element();
      if (child == nullptr) continue;
      const auto known = std::ranges::find(rule.children, child->name, &ChildRule::name);
      if (known == rule.children.end()) {
        auto guess = foreign(*child, parent, rule);
        if (guess) meant.push_back(*std::move(guess));
        continue;
      }
      const auto index = static_cast<std::size_t>(known - rule.children.begin());
      const bool mixed = known->mixed && rule.children[last].mixed;
      const bool again = first[index] != nullptr;
      if (again && !known->repeatable) {
        repeated(*child, parent);
      } else if (rule.holds == Holds::sequence && index < last && !mixed) {
        late(*child, rule.children[last].name);
      } else {
        last = index;
      }
      if (!again) first[index] = child;
      element(*child, rule_of(known->type));
    }
    for (std::size_t i = 0; i < first.size(); ++i) {
      const auto& wish = rule.children[i];
      if (wish.required && first[i] == nullptr && !contains(meant, wish.name)) {
        faults_.report({.code = "missing-element",
                        .span = parent.name_span,
                        .arguments = {parent.name, std::string(wish.name)}});
      }
    }
  }

  /// An element that may not stand here; returns the name that was probably meant.
  std::optional<std::string> foreign(const Element& child, const Element& parent,
                                     const ElementRule& rule) {
    const auto& all = element_names();
    if (std::ranges::find(all, child.name) != all.end()) {
      faults_.report({.code = "misplaced-element",
                      .span = child.name_span,
                      .arguments = {child.name, parent.name}});
      return std::nullopt;
    }
    auto guess = nearest(child.name, names_of(rule.children));
    faults_.report({.code = "unknown-element",
                    .span = child.name_span,
                    .arguments = {child.name},
                    .hint = hint("nearest-element", guess ? guess : nearest(child.name, all))});
    return guess;
  }

  void repeated(const Element& child, const Element& parent) {
    faults_.report({.code = "misplaced-element",
                    .span = child.name_span,
                    .arguments = {child.name, parent.name},
                    .variant = "repeated-element"});
  }

  void late(const Element& child, std::string_view later) {
    faults_.report({.code = "misplaced-element",
                    .span = child.name_span,
                    .arguments = {child.name, std::string(later)},
                    .variant = "late-element"});
  }

  void texts(const Element& element, const ElementRule& rule) {
    if (rule.holds == Holds::text) return;
    std::string all;
    Span place = element.name_span;
    for (const auto& node : element.children) {
      const auto* characters = node.characters();
      if (characters == nullptr || folded(characters->text).empty()) continue;
      if (rule.holds != Holds::value) {
        faults_.report(
            {.code = "unexpected-text", .span = characters->span, .arguments = {element.name}});
        continue;
      }
      if (all.empty()) place.begin = characters->span.begin;
      place.end = characters->span.end;
      all += characters->text;
    }
    const auto text = folded(all);
    if (rule.holds != Holds::value || text.empty() || has_form(text, rule.forms)) return;
    faults_.report({.code = "bad-value",
                    .span = place,
                    .arguments = {element.name, text},
                    .variant = "bad-content",
                    .hint = wanted(rule.forms)});
  }

  Faults faults_;
};

}  // namespace

void check(const Element& root, Diagnostics& diagnostics) {
  const auto& names = root_names();
  if (std::ranges::find(names, root.name) == names.end()) {
    const auto meant = hint("nearest-element", nearest(root.name, names));
    diagnostics.report({.code = "unknown-root",
                        .span = root.name_span,
                        .arguments = {root.name},
                        .hint = meant ? meant : wanted(names)});
    return;
  }
  try {
    Checker(diagnostics).element(root, rule_of(root.name));
  } catch (const TooManyFaults&) {
    return;
  }
}

}  // namespace sopan::xml
