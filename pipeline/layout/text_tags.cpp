#include <utility>

#include "pipeline/layout/text.hpp"

namespace sopan::layout {
namespace {

/// The lists that are open, outermost first.
class OpenLists {
 public:
  OpenLists(page::ElementId parent, page::Document& document)
      : parent_(parent), document_(document) {}

  ParagraphTags item(const ParagraphKind& kind) {
    const auto level = static_cast<std::size_t>(kind.level);
    if (bodies_.size() > level) bodies_.resize(level);
    if (lists_.size() > level) lists_.resize(level);
    while (lists_.size() < level) {
      const bool nested = !bodies_.empty() && bodies_.size() == lists_.size();
      lists_.push_back(add(page::Role::list, nested ? bodies_.back() : parent_));
      if (lists_.size() < level) bodies_.push_back(body_of(add_item()));
    }
    if (bodies_.size() == level) bodies_.pop_back();
    const auto entry = add_item();
    ParagraphTags tags;
    if (kind.marker) tags.marker = add(page::Role::label, entry);
    tags.text = body_of(entry);
    bodies_.push_back(tags.text);
    if (kind.linked) tags.link = add(page::Role::link, tags.text);
    return tags;
  }

  ParagraphTags paragraph(const ParagraphKind& kind) {
    lists_.clear();
    bodies_.clear();
    return plain(kind, add(page::Role::paragraph, parent_));
  }

  /// A paragraph that is all of an element's text.
  ParagraphTags plain(const ParagraphKind& kind, page::ElementId element) {
    ParagraphTags tags{.text = element};
    if (kind.linked) tags.link = add(page::Role::link, element);
    return tags;
  }

 private:
  page::ElementId add(page::Role role, page::ElementId parent) {
    document_.elements.push_back({.role = role, .parent = parent});
    return static_cast<page::ElementId>(document_.elements.size() - 1);
  }
  page::ElementId add_item() { return add(page::Role::list_item, lists_.back()); }
  page::ElementId body_of(page::ElementId entry) { return add(page::Role::list_body, entry); }

  page::ElementId parent_;
  page::Document& document_;
  std::vector<page::ElementId> lists_, bodies_;
};

}  // namespace

BoxTags tag_text(const TextBox& box, page::ElementId parent, page::Document& document) {
  OpenLists open(parent, document);
  if (box.paragraphs.size() == 1 && !box.paragraphs.front().item)
    return {open.plain(box.paragraphs.front(), parent)};
  BoxTags tags;
  for (const auto& kind : box.paragraphs) {
    tags.push_back(kind.item && kind.level > 0 ? open.item(kind) : open.paragraph(kind));
  }
  return tags;
}

}  // namespace sopan::layout
