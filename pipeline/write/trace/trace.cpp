#include "pipeline/write/trace/trace.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace sopan {
namespace {

using page::Ink;

constexpr std::array role_names = {
    "document",  "part",          "section",   "heading1",  "heading2", "heading3",
    "paragraph", "span",          "list",      "list-item", "label",    "list-body",
    "table",     "table-row",     "header",    "data",      "figure",   "link",
    "contents",  "contents-item", "reference", "form",      "note",     "caption"};
static_assert(role_names.size() == static_cast<std::size_t>(page::Role::caption) + 1);

/// `value` parts of `scale` with two decimals, rounded half away from zero; no locale has a say.
std::string decimal(std::int64_t value, std::int64_t scale) {
  const auto hundredths = (std::abs(value) * 100 + scale / 2) / scale;
  auto digits = std::to_string(hundredths);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  digits.insert(digits.size() - 2, ".");
  return (value < 0 && hundredths > 0 ? "-" : "") + digits;
}

/// Millimetres: 72,000 millipoints are 25.4 of them.
std::string mm(Length length) { return decimal(length.millipoints * 254, 720'000); }
std::string pt(Length length) { return decimal(length.millipoints, 1'000) + "pt"; }
std::string place(Point point) { return mm(point.x) + "," + mm(point.y); }
std::string sides(Length width, Length height) { return mm(width) + "x" + mm(height); }
std::string box(const Rect& rect) {
  return place(rect.origin) + " " + sides(rect.width, rect.height);
}

/// In quotation marks on one line.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

std::string_view name_of(Ink ink) {
  switch (ink) {
    case Ink::none:
      return "none";
    case Ink::black:
      return "black";
    case Ink::grey10:
      return "grey10";
    case Ink::grey30:
      return "grey30";
    case Ink::white:
      return "white";
    case Ink::blue:
      return "blue";
    case Ink::red:
      return "red";
  }
  return "";
}

std::string segments_of(const page::Path& path) {
  using Verb = page::PathSegment::Verb;
  std::string out;
  for (const auto& segment : path.segments) {
    switch (segment.verb) {
      case Verb::move:
        out += " M" + place(segment.a);
        break;
      case Verb::line:
        out += " L" + place(segment.a);
        break;
      case Verb::curve:
        out += " C" + place(segment.a) + " " + place(segment.b) + " " + place(segment.c);
        break;
      case Verb::close:
        out += " Z";
        break;
    }
  }
  return out;
}

/// Writes the marks of one document, a line each.
class Tracer {
 public:
  explicit Tracer(const page::Document& document) : document_(document) {}

  std::string run() {
    for (std::size_t i = 0; i < document_.pages.size(); ++i) {
      const auto& page = document_.pages[i];
      out_ += "page " + std::to_string(i + 1) + " " + sides(page.width, page.height) + "\n";
      for (const auto& mark : page.marks) {
        std::visit([this](const auto& one) { tell(one); }, mark);
        out_ += '\n';
      }
    }
    for (const auto& bookmark : document_.bookmarks) {
      out_ += "bookmark " + std::to_string(bookmark.level) + " " + quoted(bookmark.title) + " to " +
              quoted(bookmark.destination) + "\n";
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string role(page::ElementId element) const {
    if (element == page::artifact) return " artifact ";
    const auto& found = document_.elements.at(element);
    return std::string(" ") + role_names.at(static_cast<std::size_t>(found.role)) +
           (found.alternative.empty() ? "" : "(" + quoted(found.alternative) + ")") + " ";
  }

  void tell(const page::TextRun& run) {
    out_ += "text " + place(run.origin) + " " + pt(run.size) + "/" + std::to_string(run.face) +
            (run.rotation == page::Rotation::none ? "" : " turned") +
            (run.outlined ? " outlined" : "") +
            (run.ink == Ink::black ? "" : " " + std::string(name_of(run.ink))) +
            (run.foreign ? " foreign" : "") + role(run.element) + quoted(run.text);
  }
  void tell(const page::Path& path) {
    out_ += "path";
    if (path.fill != Ink::none) {
      out_ += " fill ";
      out_ += name_of(path.fill);
    }
    if (path.stroke != Ink::none) {
      out_ += " stroke " + pt(path.width) + " ";
      out_ += name_of(path.stroke);
    }
    if (!path.dashes.empty()) out_ += " dashed";
    for (const auto dash : path.dashes) out_ += " " + mm(dash);
    auto segments = segments_of(path);
    if (!segments.empty()) segments.erase(0, 1);
    out_ += role(path.element) + segments;
  }
  void tell(const page::Image& image) {
    out_ += "image " + box(image.box) + role(image.element);
    if (!image.data) return;
    out_ += std::to_string(image.data->width) + "x" + std::to_string(image.data->height);
  }
  void tell(const page::Link& link) {
    out_ += "link " + box(link.box) + role(link.element) + quoted(link.description) + " to " +
            quoted(link.uri.empty() ? link.destination : link.uri);
  }
  void tell(const page::Destination& destination) {
    out_ += "destination " + place(destination.place) + " " + quoted(destination.name);
  }
  void tell(const page::SignatureField& field) {
    out_ += "signature " + box(field.box) + role(field.element) + quoted(field.name) + " " +
            quoted(field.description);
  }
  void tell(const page::PageNumberSlot& slot) {
    out_ += "page-number " + place(slot.origin) + " " + pt(slot.size) + "/" +
            std::to_string(slot.face) + " " + mm(slot.width) + role(slot.element) + "of " +
            quoted(slot.destination);
  }

  const page::Document& document_;
  std::string out_;
};

}  // namespace

std::string trace(const page::Document& document) { return Tracer(document).run(); }

}  // namespace sopan
