#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/base/length.hpp"

/// Pages: every mark has a fixed place and a meaning; writers only paint.
namespace sopan::page {

/// A face of the font set, by index.
using FaceId = std::uint16_t;
/// Index into `Document::elements`.
using ElementId = std::uint32_t;
/// Content without meaning: rules, repeated heads, decoration.
inline constexpr ElementId artifact = 0xFFFFFFFFU;

/// One glyph of a shaped run; advances and offsets in font units of the face. `cluster` is the byte
/// in `TextRun::text` where the characters it shows begin.
struct Glyph {
  std::uint16_t id = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  std::uint32_t cluster = 0;
};

/// Counter-clockwise about the origin: 0°, 30° (the DRAF mark), 90° (narrow heads).
enum class Rotation : std::uint8_t { none, diagonal, upward };

/// Colours of the press. All ink of a sheet is black, grey its heads and the DRAF mark; blue is for
/// what a comparison adds, red for what it takes away.
enum class Ink : std::uint8_t { none, black, grey10, grey30, white, blue, red };

/// A shaped line of text of one face; `origin` is the left end of its baseline.
struct TextRun {
  Point origin;
  FaceId face = 0;
  Length size;
  Rotation rotation = Rotation::none;
  bool outlined = false;  ///< stroked in grey instead of filled (the DRAF mark)
  Ink ink = Ink::black;
  std::vector<Glyph> glyphs;
  std::string text;
  ElementId element = artifact;
  bool foreign = false;  ///< not Indonesian
};

/// An open or closed polyline; arcs of the capsule are Bézier curves (three points each) after a
/// `curve`.
struct PathSegment {
  enum class Verb : std::uint8_t { move, line, curve, close } verb = Verb::move;
  Point a, b, c;  ///< `move`, `line`: a; `curve`: control a, control b, end c
};
struct Path {
  std::vector<PathSegment> segments;
  Ink fill = Ink::none;
  Ink stroke = Ink::none;
  Length width;                ///< of the stroke
  std::vector<Length> dashes;  ///< on, off …
  ElementId element = artifact;
};

/// Decoded pixels (8 bit RGB or grey, alpha apart) or an undecoded JPEG.
struct ImageData {
  std::uint32_t width = 0, height = 0;
  std::uint8_t channels = 3;
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> alpha;
  std::vector<std::uint8_t> jpeg;
};
struct Image {
  Rect box;
  std::shared_ptr<const ImageData> data;
  ElementId element = artifact;
};

/// A link to a named destination of the document or to a URI.
struct Link {
  Rect box;
  std::string destination;
  std::string uri;
  std::string description;
  ElementId element = artifact;
};

/// A named place that links and bookmarks lead to.
struct Destination {
  std::string name;
  Point place;
};

/// An empty signature field.
struct SignatureField {
  Rect box;
  std::string name, description;
  ElementId element = artifact;
};

/// The number of the page of `destination`, known only after joining; at most `width` wide, right
/// aligned unless it stands at the left.
struct PageNumberSlot {
  Point origin;
  FaceId face = 0;
  Length size, width;
  bool at_left = false;
  std::string destination;
  ElementId element = artifact;
};

using Mark = std::variant<TextRun, Path, Image, Link, Destination, SignatureField, PageNumberSlot>;

struct Page {
  Length width, height;
  std::vector<Mark> marks;  ///< in painting order; also the reading order within an element
};

/// Roles of PDF structure (ISO 32000-1, 14.8.4).
enum class Role : std::uint8_t {
  document,
  part,
  section,
  heading1,
  heading2,
  heading3,
  paragraph,
  span,
  list,
  list_item,
  label,
  list_body,
  table,
  table_row,
  header_cell,
  data_cell,
  figure,
  link,
  contents,
  contents_item,
  reference,
  form,
  note,
  caption
};

enum class Scope : std::uint8_t { none, row, column, both };

/// A node of the structure tree; children stand in reading order after their parent.
struct Element {
  Role role = Role::paragraph;
  ElementId parent = 0;
  std::string alternative;  ///< `/Alt`
  std::string title;
  std::string language;  ///< BCP 47, empty = the document's
  Scope scope = Scope::none;
  std::uint16_t row_span = 1, column_span = 1;
  std::vector<ElementId> headers;  ///< header cells of a data cell
};

struct Bookmark {
  int level = 0;
  std::string title, destination;
};

struct Metadata {
  std::string title, creator, subject, number, version, status;
  std::optional<Date> created, modified, effective;
  std::string language = "id-ID";
};

/// Pages from `first` on are numbered anew: i, ii, iii … or 1, 2, 3 …
struct Numbering {
  std::size_t first = 0;
  bool roman = false;
};

/// The pages of one SOP, or of a manual; `elements[0]` is the Document.
struct Document {
  Metadata metadata;
  std::vector<Page> pages;
  std::vector<Numbering> numberings;  ///< in the order of the pages; none: 1, 2, 3 … from the first
  std::vector<Element> elements{Element{.role = Role::document}};
  std::vector<Bookmark> bookmarks;
};

/// The number of a page as it is printed and shown: "iv", "12".
std::string page_label(const Document& document, std::size_t page);

}  // namespace sopan::page
