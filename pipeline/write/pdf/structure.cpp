#include "pipeline/write/pdf/structure.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sopan::pdf {
namespace {

using page::Role;

bool has_identifier(Role role) { return role == Role::header_cell || role == Role::note; }

}  // namespace

/// Identifiers sort as their numbers do, which a name tree needs.
std::string Structure::identifier(std::size_t element) const {
  const auto digits = std::to_string(nodes_.size()).size();
  const auto number = std::to_string(element);
  return "(e" + std::string(digits - number.size(), '0') + number + ")";
}

Structure::Structure(std::vector<page::Element> elements, std::size_t pages) : marks_(pages) {
  if (elements.empty()) throw std::runtime_error("pages without a document element");
  nodes_.reserve(elements.size());
  for (auto& element : elements) nodes_.push_back({.element = std::move(element)});
  for (page::ElementId id = 1; id < nodes_.size(); ++id) {
    const auto parent = nodes_[id].element.parent;
    if (parent >= id) throw std::runtime_error("element before its parent");
    nodes_[parent].children.push_back(id);
  }
}

const char* Structure::tag(Role role) {
  switch (role) {
    case Role::document:
      return "Document";
    case Role::part:
      return "Part";
    case Role::section:
      return "Sect";
    case Role::heading1:
      return "H1";
    case Role::heading2:
      return "H2";
    case Role::heading3:
      return "H3";
    case Role::paragraph:
      return "P";
    case Role::span:
      return "Span";
    case Role::list:
      return "L";
    case Role::list_item:
      return "LI";
    case Role::label:
      return "Lbl";
    case Role::list_body:
      return "LBody";
    case Role::table:
      return "Table";
    case Role::table_row:
      return "TR";
    case Role::header_cell:
      return "TH";
    case Role::data_cell:
      return "TD";
    case Role::figure:
      return "Figure";
    case Role::link:
      return "Link";
    case Role::contents:
      return "TOC";
    case Role::contents_item:
      return "TOCI";
    case Role::reference:
      return "Reference";
    case Role::form:
      return "Form";
    case Role::note:
      return "Note";
    case Role::caption:
      return "Caption";
  }
  return "P";
}

Structure::Node& Structure::at(page::ElementId element) {
  if (element >= nodes_.size()) throw std::runtime_error("mark of an unknown element");
  return nodes_[element];
}

page::Role Structure::role(page::ElementId element) const {
  if (element >= nodes_.size()) throw std::runtime_error("mark of an unknown element");
  return nodes_[element].element.role;
}

bool Structure::continues(page::ElementId a, page::ElementId b) const {
  const auto block = [this](page::ElementId id) {
    for (;; id = nodes_[id].element.parent) {
      const auto kind = role(id);
      if (kind != Role::link && kind != Role::span && kind != Role::reference) return id;
      if (id == 0) return id;
    }
  };
  return block(a) == block(b);
}

void Structure::own(page::ElementId element, Owned owned) {
  owned.order = order_++;
  at(element).owned.push_back(owned);
  for (auto id = element; !nodes_[id].first; id = nodes_[id].element.parent) {
    nodes_[id].first = owned.order;
  }
}

int Structure::mark(page::ElementId element, std::size_t page) {
  auto& marks = marks_.at(page);
  const int number = static_cast<int>(marks.size());
  own(element, {.page = page, .number = number});
  marks.push_back(element);
  return number;
}

int Structure::annotate(page::ElementId element, Role role, std::size_t page) {
  const auto parent = element == page::artifact ? 0 : element;
  if (at(parent).element.role != role) {
    element = static_cast<page::ElementId>(nodes_.size());
    nodes_.push_back({.element = {.role = role, .parent = parent}});
    nodes_[parent].children.push_back(element);
  }
  const int number = static_cast<int>(marks_.size() + annotated_.size());
  own(element, {.page = page, .number = number, .annotation = true});
  annotated_.push_back(element);
  annotations_.push_back(0);
  return number;
}

void Structure::set_annotation(int number, ObjectId annotation) {
  annotations_.at(static_cast<std::size_t>(number) - marks_.size()) = annotation;
}

/// Children keep their order; own content stands among them where it was painted.
void Structure::append_kids(const Haru& haru, const Node& node, std::string& out) const {
  if (node.children.empty() && node.owned.empty()) return;
  out += " /K [";
  auto child = node.children.begin();
  const auto put_children = [&](std::optional<std::size_t> before) {
    for (; child != node.children.end(); ++child) {
      const auto& first = nodes_[*child].first;
      if (before && first && *first > *before) return;
      out.append(reference(nodes_[*child].object)).append(" ");
    }
  };
  for (const auto& owned : node.owned) {
    put_children(owned.order);
    const auto page = reference(haru.page_object(owned.page));
    if (owned.annotation) {
      const auto object = annotations_[static_cast<std::size_t>(owned.number) - marks_.size()];
      out += "<</Type /OBJR /Pg " + page + " /Obj " + reference(object) + ">> ";
    } else if (owned.page == node.owned.front().page) {
      out.append(std::to_string(owned.number)).append(" ");
    } else {
      out += "<</Type /MCR /Pg " + page + " /MCID " + std::to_string(owned.number) + ">> ";
    }
  }
  put_children({});
  out += "]";
}

void Structure::append_attributes(const Node& node, std::string& out) const {
  const auto& element = node.element;
  const bool cell = element.role == Role::header_cell || element.role == Role::data_cell;
  if (element.role == Role::list) {
    const bool labelled = std::ranges::any_of(node.children, [&](auto item) {
      return std::ranges::any_of(nodes_[item].children, [&](auto child) {
        return nodes_[child].element.role == Role::label;
      });
    });
    if (labelled) out += " /A <</O /List /ListNumbering /Decimal>>";
    return;
  }
  const bool scoped = element.role == Role::header_cell && element.scope != page::Scope::none;
  const bool spans = element.row_span > 1 || element.column_span > 1;
  if (!cell || (!scoped && !spans && element.headers.empty())) return;
  out += " /A <</O /Table";
  if (scoped) {
    out += element.scope == page::Scope::row      ? " /Scope /Row"
           : element.scope == page::Scope::column ? " /Scope /Column"
                                                  : " /Scope /Both";
  }
  if (element.row_span > 1) out += " /RowSpan " + std::to_string(element.row_span);
  if (element.column_span > 1) out += " /ColSpan " + std::to_string(element.column_span);
  if (!element.headers.empty()) {
    out += " /Headers [";
    for (const auto header : element.headers) {
      if (role(header) != Role::header_cell) throw std::runtime_error("header that is no TH");
      out += identifier(header);
    }
    out += "]";
  }
  out += ">>";
}

std::string Structure::entries(const Haru& haru, const Node& node, ObjectId root) const {
  const auto index = static_cast<std::size_t>(&node - nodes_.data());
  const auto& element = node.element;
  std::string out;
  out.reserve(128);
  out.append("/Type /StructElem /S /").append(tag(element.role));
  out.append(" /P ").append(reference(index == 0 ? root : nodes_[element.parent].object));
  if (has_identifier(element.role)) out.append(" /ID ").append(identifier(index));
  if (!node.owned.empty())
    out.append(" /Pg ").append(reference(haru.page_object(node.owned.front().page)));
  if (!element.alternative.empty()) out += " /Alt " + text_string(element.alternative);
  if (!element.title.empty()) out += " /T " + text_string(element.title);
  if (!element.language.empty()) out += " /Lang " + literal(element.language);
  append_attributes(node, out);
  append_kids(haru, node, out);
  return out;
}

/// Pages first (a list of elements by MCID), then annotations: keys ascend.
std::string Structure::parent_tree() const {
  std::string out = "/Nums [";
  for (std::size_t page = 0; page < marks_.size(); ++page) {
    out += std::to_string(page) + " [";
    for (const auto element : marks_[page]) out += reference(nodes_[element].object) + " ";
    out += "]\n";
  }
  for (std::size_t i = 0; i < annotated_.size(); ++i) {
    out += std::to_string(marks_.size() + i) + " " + reference(nodes_[annotated_[i]].object) + "\n";
  }
  return out + "]";
}

std::string Structure::identifiers() const {
  std::string out;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (!has_identifier(nodes_[i].element.role)) continue;
    out += identifier(i) + " " + reference(nodes_[i].object) + "\n";
  }
  return out.empty() ? "" : "/Names [" + out + "]";
}

void Structure::write(Haru& haru) {
  const auto root = haru.reserve();
  for (auto& node : nodes_) node.object = haru.reserve();
  for (const auto& node : nodes_) haru.set(node.object, entries(haru, node, root));
  auto tree = "/Type /StructTreeRoot /K [" + reference(nodes_[0].object) + "] /ParentTree " +
              reference(haru.add(parent_tree())) + " /ParentTreeNextKey " +
              std::to_string(marks_.size() + annotated_.size());
  if (const auto names = identifiers(); !names.empty()) {
    tree += " /IDTree " + reference(haru.add(names));
  }
  haru.set(root, std::move(tree));
  haru.catalog("StructTreeRoot", root);
  haru.catalog("MarkInfo", haru.add("/Marked true"));
}

}  // namespace sopan::pdf
