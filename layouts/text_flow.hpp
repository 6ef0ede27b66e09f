#pragma once

#include <string>

#include "layouts/layouts.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {

/// The paper of a sheet held upright, with the same margins at its sides.
Paper upright(const Paper& paper);

/// The same with wider margins at the sides, for text in sentences.
Paper for_reading(const Paper& paper);

/// Text from the top to the bottom of the frame, over as many pages as it needs. All of it belongs
/// to one section.
class TextFlow {
 public:
  /// Begins on a new page.
  TextFlow(const Context& context, page::Document& document, page::ElementId section);

  [[nodiscard]] Length y() const { return y_; }
  [[nodiscard]] Rect frame() const { return context_.paper.frame(); }
  [[nodiscard]] page::ElementId section() const { return section_; }
  [[nodiscard]] page::Page& page() const { return document_.pages.back(); }
  [[nodiscard]] page::Document& document() const { return document_; }

  [[nodiscard]] layout::TextBox set(const std::string& text, const layout::TextStyle& style,
                                    Length width) const;
  [[nodiscard]] layout::TextBox set(const manuscript::TextBlock& text,
                                    const layout::TextStyle& style, Length width) const;

  /// Room between blocks; none at the top of a page.
  void space(Length height);
  /// Goes on on a new page unless `height` fits here.
  void need(Length height);
  /// Moves down by what was painted beside the flow.
  void advance(Length height) { y_ += height; }

  /// Paints a box at `left` from the frame, over several pages if it must.
  void put(const layout::TextBox& box, Length left, const layout::BoxTags& tags);
  /// The same as an element of one role.
  void put(const layout::TextBox& box, Length left, page::Role role);
  /// Paragraphs and lists across the frame, a third of a line apart.
  void paragraphs(const manuscript::TextBlock& text, const layout::TextStyle& style);
  /// A line across the frame as an element of one role.
  void line(const std::string& text, const layout::TextStyle& style, page::Role role);

 private:
  void turn_page();

  const Context& context_;
  page::Document& document_;
  page::ElementId section_;
  Length y_;
};

}  // namespace sopan::layouts
