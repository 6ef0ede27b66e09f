#include "pipeline/read/content.hpp"

#include <algorithm>
#include <utility>

namespace sopan::xml {
namespace {

constexpr std::string_view line_break = "\u2028";

/// Gathers runs; folds white space across them.
class ParagraphBuilder {
 public:
  void add(const Characters& characters, const draft::Run& style) {
    draft::Run* current = nullptr;
    for (const char byte : characters.text) {
      const bool space = is_white_space(byte);
      if (space && at_gap()) continue;
      if (current == nullptr) current = &run(style, characters.span);
      current->text += space ? ' ' : byte;
    }
  }

  void add_break(Span place, const draft::Run& style) {
    trim();
    run(style, place).text += line_break;
  }

  /// The paragraph so far; the builder starts anew.
  draft::Paragraph take() {
    trim();
    return std::exchange(runs_, {});
  }

 private:
  /// Whether a space would stand at the start of a line or after another.
  [[nodiscard]] bool at_gap() const {
    return runs_.empty() || runs_.back().text.ends_with(' ') ||
           runs_.back().text.ends_with(line_break);
  }

  draft::Run& run(const draft::Run& style, Span place) {
    const bool same = !runs_.empty() && runs_.back().bold == style.bold &&
                      runs_.back().italic == style.italic && runs_.back().foreign == style.foreign;
    if (!same) {
      runs_.push_back(style);
      runs_.back().span = place;
    }
    runs_.back().span.end = std::max(runs_.back().span.end, place.end);
    return runs_.back();
  }

  void trim() {
    if (runs_.empty() || !runs_.back().text.ends_with(' ')) return;
    runs_.back().text.pop_back();
    if (runs_.back().text.empty()) runs_.pop_back();
  }

  draft::Paragraph runs_;
};

class ContentBuilder {
 public:
  void children(const Element& parent, const draft::Run& style) {
    for (const auto& node : parent.children) {
      if (const auto* characters = node.characters()) {
        paragraph_.add(*characters, style);
      } else {
        element(*node.element(), style);
      }
    }
  }

  std::vector<draft::Block> take() {
    flush();
    return std::move(blocks_);
  }

 private:
  void element(const Element& element, draft::Run style) {
    if (element.name == "butir") return item(element);
    if (element.name == "ganti-baris") return paragraph_.add_break(element.tag, style);
    style.bold |= element.name == "tebal";
    style.italic |= element.name == "miring";
    style.foreign |= element.name == "asing";
    if (style.bold || style.italic || style.foreign) children(element, style);
  }

  void item(const Element& element) {
    flush();
    if (blocks_.empty() || !std::holds_alternative<draft::List>(blocks_.back())) {
      blocks_.emplace_back(draft::List{});
    }
    std::get<draft::List>(blocks_.back()).items.push_back(content_of(element));
  }

  void flush() {
    auto paragraph = paragraph_.take();
    if (!paragraph.empty()) blocks_.emplace_back(std::move(paragraph));
  }

  ParagraphBuilder paragraph_;
  std::vector<draft::Block> blocks_;
};

Span place_of(const draft::Block& block) {
  if (const auto* list = std::get_if<draft::List>(&block)) {
    auto place = list->items.front().span;
    place.end = list->items.back().span.end;
    return place;
  }
  const auto& paragraph = std::get<draft::Paragraph>(block);
  auto place = paragraph.front().span;
  place.end = paragraph.back().span.end;
  return place;
}

draft::BoxItem item_of(const Element& element) {
  if (element.name == "peraturan") {
    return draft::Citation{required(element, "ref"), attribute(element, "ketentuan")};
  }
  if (element.name == "sop") return draft::SopLink{required(element, "ref")};
  return content_of(element);
}

}  // namespace

draft::MaybeText attribute(const Element& element, std::string_view name) {
  const auto found = std::ranges::find(element.attributes, name, &Attribute::name);
  if (found == element.attributes.end()) return std::nullopt;
  return draft::Text{found->text, found->span};
}

draft::Text required(const Element& element, std::string_view name) {
  return attribute(element, name).value_or(draft::Text{{}, element.tag});
}

draft::Text text_of(const Element& element) {
  ParagraphBuilder builder;
  const auto gather = [&](const auto& self, const Element& parent) -> void {
    for (const auto& node : parent.children) {
      if (const auto* characters = node.characters()) {
        builder.add(*characters, {});
      } else if (node.element()->name == "ganti-baris") {
        builder.add_break(node.element()->tag, {});
      } else if (const auto& name = node.element()->name;
                 name == "asing" || name == "tebal" || name == "miring") {
        self(self, *node.element());
      }
    }
  };
  gather(gather, element);
  auto runs = builder.take();
  if (runs.empty()) return {{}, element.tag};
  return {std::move(runs.front().text), runs.front().span};
}

draft::Content content_of(const Element& element) {
  ContentBuilder builder;
  builder.children(element, {});
  draft::Content content{attribute(element, "gaya"), builder.take(), element.tag};
  if (!content.blocks.empty()) {
    content.span = place_of(content.blocks.front());
    content.span.end = place_of(content.blocks.back()).end;
  }
  return content;
}

draft::Box box_of(const Element& element) {
  draft::Box box{attribute(element, "judul"), attribute(element, "gaya"), {}, element.tag};
  for (const auto* item : all(element)) box.items.push_back(item_of(*item));
  return box;
}

const Element* child(const Element& parent, std::string_view name) {
  const auto children = all(parent, name);
  return children.empty() ? nullptr : children.front();
}

std::vector<const Element*> all(const Element& parent, std::string_view name) {
  std::vector<const Element*> children;
  for (const auto& node : parent.children) {
    const auto* element = node.element();
    if (element != nullptr && (name.empty() || element->name == name)) children.push_back(element);
  }
  return children;
}

draft::MaybeText child_text(const Element& parent, std::string_view name) {
  const auto* element = child(parent, name);
  if (element == nullptr) return std::nullopt;
  auto text = text_of(*element);
  if (text.text.empty()) return std::nullopt;
  return text;
}

draft::MaybeText child_attribute(const Element& parent, std::string_view name,
                                 std::string_view attribute_name) {
  const auto* element = child(parent, name);
  if (element == nullptr) return std::nullopt;
  return attribute(*element, attribute_name);
}

}  // namespace sopan::xml
