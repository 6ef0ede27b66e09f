#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/write/pdf/fonts.hpp"
#include "pipeline/write/pdf/haru.hpp"
#include "pipeline/write/pdf/structure.hpp"

namespace sopan::pdf {

/// Where the named destinations of a document lie.
struct Target {
  std::size_t page = 0;
  Point place;
  std::string label;  ///< of the page
};
using Targets = std::map<std::string, Target, std::less<>>;

/// What is written into: the parts of one file.
struct Sheet {
  Haru& haru;
  Fonts& fonts;
  Structure& structure;
  const Targets& targets;
  std::vector<ObjectId>& fields;  ///< form fields found on the way
};

/// Paints the marks of one page.
class Painter {
 public:
  Painter(Sheet sheet, const page::Page& page, std::size_t number);
  void paint();

 private:
  void draw(const page::TextRun& run);
  void draw(const page::Path& path);
  void draw(const page::Image& image);
  void draw(const page::Link& link);
  void draw(const page::Destination& destination);
  void draw(const page::SignatureField& field);
  void draw(const page::PageNumberSlot& slot);

  /// Marked content of `element` with these further properties is open after this.
  void enter(page::ElementId element, const std::string& properties = {});
  void leave();
  /// Gives the page what was painted so far.
  void flush();
  /// Begins a text object at `place`, or goes on there in the one that is open.
  void begin_text(const page::TextRun& run, Point place);
  void end_text();
  void fill(page::Ink ink);
  void stroke(page::Ink ink, Length width, const std::vector<Length>& dashes);
  /// Lines of the model end with their last word; a reader of the text needs the space between.
  const page::TextRun& with_space(const page::TextRun& run);
  /// Whether the text that follows mark `index` goes on with its sentence in another line.
  [[nodiscard]] bool goes_on(std::size_t index) const;
  [[nodiscard]] Point flip(Point point) const;

  Sheet sheet_;
  const page::Page& page_;
  std::size_t number_;
  std::optional<page::ElementId> open_;
  std::string open_properties_;
  std::string content_;
  page::TextRun spaced_;  ///< kept for its room
  std::string_view fill_ = "0", stroke_ = "0";
  std::optional<std::pair<page::FaceId, Length>> font_;  ///< stays set between text objects
  std::optional<Point> line_;  ///< where the line of the open text object begins
  Length width_{1000};
  std::vector<Length> dashes_;
  std::vector<ObjectId> annotations_;
};

}  // namespace sopan::pdf
