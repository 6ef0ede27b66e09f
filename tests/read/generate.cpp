#include "tests/read/generate.hpp"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include "pipeline/read/vocabulary.hpp"

namespace sopan {
namespace {

struct Tree {
  std::string name;
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Tree> children;
};

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  Tree document() {
    const auto root = std::string(xml::root_names().at(below(3)));
    auto tree = element(root, xml::rule_of(root));
    for (auto times = below(3); times > 0; --times) spoil(tree);
    return tree;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string value(const xml::Forms& forms) {
    const auto form = forms.at(below(forms.size()));
    if (form == "#text" || form == "#id") return "abc";
    if (form == "#whole") return "12";
    if (form == "#decimal") return "1.5";
    if (form == "#date") return "2026-05";
    return std::string(form);
  }

  Tree element(std::string name, const xml::ElementRule& rule) {
    ++made_;
    Tree tree{.name = std::move(name)};
    for (const auto& attribute : rule.attributes) {
      if (!attribute.required && below(3) > 0) continue;
      auto text = value(attribute.forms);
      if (attribute.list && below(2) == 0) text += "  " + value(attribute.forms);
      tree.attributes.emplace_back(attribute.name, text);
    }
    for (const auto& child : rule.children) {
      const bool rare = rule.holds == xml::Holds::text && below(6) > 0;
      const std::size_t most = rare || made_ > enough ? 0 : child.repeatable ? 2 : 1;
      const auto count = std::max<std::size_t>(child.required ? 1 : 0, below(most + 1));
      for (std::size_t i = 0; i < count; ++i) {
        tree.children.push_back(element(std::string(child.name), xml::rule_of(child.type)));
      }
    }
    if (rule.holds == xml::Holds::text && below(2) == 0) tree.text = "kata";
    if (rule.holds == xml::Holds::value && below(3) > 0) tree.text = value(rule.forms);
    return tree;
  }

  Tree& somewhere(Tree& tree) {
    if (tree.children.empty() || below(4) == 0) return tree;
    return somewhere(tree.children[below(tree.children.size())]);
  }

  void spoil(Tree& root) {
    auto& tree = somewhere(root);
    const auto& names = xml::element_names();
    switch (below(8)) {
      case 0:
        tree.children.push_back({.name = std::string(names[below(names.size())])});
        break;
      case 1:
        if (!tree.children.empty()) tree.children.erase(tree.children.begin());
        break;
      case 2:
        if (tree.children.size() > 1) std::swap(tree.children.front(), tree.children.back());
        break;
      case 3:
        if (!tree.children.empty()) tree.children.push_back(tree.children.front());
        break;
      case 4:
        tree.text = "tanpa";
        break;
      case 5:
        if (!tree.attributes.empty()) tree.attributes.pop_back();
        break;
      case 6:
        if (!tree.attributes.empty()) tree.attributes.front().second = odd_value();
        break;
      case 7:
        tree.name += below(2) == 0 ? "" : "x";
        break;
    }
  }

  std::string odd_value() {
    const std::vector<std::string> values{"",       " ",       "0",       "007",  "1.", "a b",
                                          "2026-5", "2026-00", "2026-13", " ya ", "-1", "1,5"};
    return values[below(values.size())];
  }

  static constexpr std::size_t enough = 200;  ///< elements; then only required ones follow
  std::size_t made_ = 0;
  std::mt19937 random_;
};

void write(const Tree& tree, std::string& out) {
  out += "<" + tree.name;
  for (const auto& [name, value] : tree.attributes) {
    out.append(" ").append(name).append("=\"").append(value).append("\"");
  }
  out += ">" + tree.text;
  for (const auto& child : tree.children) write(child, out);
  out += "</" + tree.name + ">\n";
}

}  // namespace

std::string generate_document(std::uint32_t seed) {
  std::string out;
  write(Generator(seed).document(), out);
  return out;
}

}  // namespace sopan
