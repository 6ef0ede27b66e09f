#include "pipeline/write/pdf/painter.hpp"

#include <functional>
#include <stdexcept>
#include <string_view>

namespace sopan::pdf {
namespace {

using namespace literals;

/// A grey, or parts of red, green and blue: dark enough to stay readable in a copy without colours.
std::string_view colour_of(page::Ink ink) {
  switch (ink) {
    case page::Ink::none:
    case page::Ink::black:
      return "0";
    case page::Ink::grey10:
      return "0.9";
    case page::Ink::grey30:
      return "0.7";
    case page::Ink::white:
      return "1";
    case page::Ink::blue:
      return "0 0.25 0.7";
    case page::Ink::red:
      return "0.75 0.05 0.05";
  }
  return "0";
}

bool is_grey(std::string_view colour) { return colour.find(' ') == std::string_view::npos; }

/// The first four numbers of a text matrix that turns; cosine and sine of 30° written out, the same
/// on every machine.
const char* matrix(page::Rotation rotation) {
  switch (rotation) {
    case page::Rotation::none:
      return "";
    case page::Rotation::diagonal:
      return "0.86603 0.5 -0.5 0.86603 ";
    case page::Rotation::upward:
      return "0 1 -1 0 ";
  }
  return "";
}

/// A break of the line after these needs no space.
bool ends_at_joint(const std::string& text) {
  return text.empty() || std::string_view(" -/_@").find(text.back()) != std::string_view::npos ||
         text.ends_with("\u00AD") || text.ends_with("\u200B");
}

}  // namespace

Painter::Painter(Sheet sheet, const page::Page& page, std::size_t number)
    : sheet_(sheet), page_(page), number_(number) {}

void Painter::paint() {
  for (std::size_t i = 0; i < page_.marks.size(); ++i) {
    const auto& mark = page_.marks[i];
    if (goes_on(i)) {
      draw(with_space(std::get<page::TextRun>(mark)));
    } else {
      std::visit([this](const auto& one) { draw(one); }, mark);
    }
  }
  leave();
  flush();
  if (!annotations_.empty()) sheet_.haru.page_objects(number_, "Annots", annotations_);
}

const page::TextRun& Painter::with_space(const page::TextRun& run) {
  spaced_ = run;
  const auto space = sheet_.fonts.faces()[run.face].share(" ");
  for (auto glyph : space->glyphs) {
    glyph.cluster = static_cast<std::uint32_t>(run.text.size());
    spaced_.glyphs.push_back(glyph);
  }
  spaced_.text += ' ';
  return spaced_;
}

bool Painter::goes_on(std::size_t index) const {
  const auto* run = std::get_if<page::TextRun>(&page_.marks[index]);
  if (run == nullptr || run->element == page::artifact || ends_at_joint(run->text)) return false;
  for (auto i = index + 1; i < page_.marks.size(); ++i) {
    const auto* next = std::get_if<page::TextRun>(&page_.marks[i]);
    if (next == nullptr || next->element == page::artifact) continue;
    const bool same_line = run->rotation == page::Rotation::upward
                               ? run->origin.x == next->origin.x
                               : run->origin.y == next->origin.y;
    return !same_line && sheet_.structure.continues(run->element, next->element);
  }
  return false;
}

void Painter::flush() {
  if (content_.empty()) return;
  sheet_.haru.raw(number_, content_);
  content_.clear();
}

Point Painter::flip(Point point) const { return {point.x, page_.height - point.y}; }

void Painter::enter(page::ElementId element, const std::string& properties) {
  if (open_ == element && open_properties_ == properties) return;
  leave();
  if (element == page::artifact) {
    content_ += "/Artifact BMC\n";
  } else {
    const auto mcid = sheet_.structure.mark(element, number_);
    // Readers look for `/ActualText` on a Span only.
    const auto* tag = properties.empty() ? Structure::tag(sheet_.structure.role(element)) : "Span";
    content_.append("/").append(tag).append(" <</MCID ").append(std::to_string(mcid));
    content_.append(properties).append(">> BDC\n");
  }
  open_ = element;
  open_properties_ = properties;
}

void Painter::leave() {
  end_text();
  if (open_) content_ += "EMC\n";
  open_.reset();
}

void Painter::begin_text(const page::TextRun& run, Point place) {
  const bool turned = run.rotation != page::Rotation::none;
  if (turned) end_text();
  if (!line_) content_ += "BT\n";
  if (font_ != std::pair(run.face, run.size)) {
    font_ = {run.face, run.size};
    content_.append("/").append(Fonts::name(run.face)).append(" ");
    content_.append(number(run.size)).append(" Tf\n");
  }
  if (run.outlined) content_ += "1 Tr\n";
  const auto from = line_.value_or(Point{});
  content_.append(matrix(run.rotation)).append(number(place.x - from.x)).append(" ");
  content_.append(number(place.y - from.y)).append(turned ? " Tm\n" : " Td\n");
  line_ = place;
}

void Painter::end_text() {
  if (line_) content_ += "ET\n";
  line_.reset();
}

void Painter::fill(page::Ink ink) {
  const auto colour = colour_of(ink);
  if (colour == fill_) return;
  end_text();
  content_.append(colour).append(is_grey(colour) ? " g\n" : " rg\n");
  fill_ = colour;
}

void Painter::stroke(page::Ink ink, Length width, const std::vector<Length>& dashes) {
  end_text();
  const auto colour = colour_of(ink);
  if (colour != stroke_) content_.append(colour).append(is_grey(colour) ? " G\n" : " RG\n");
  if (width != width_) content_.append(number(width)).append(" w\n");
  if (dashes != dashes_) {
    content_ += "[";
    for (const auto dash : dashes) content_.append(number(dash)).append(" ");
    content_ += "] 0 d\n";
  }
  stroke_ = colour;
  width_ = width;
  dashes_ = dashes;
}

void Painter::draw(const page::TextRun& run) {
  if (run.glyphs.empty()) return;
  const auto origin = flip(run.origin);
  const std::string language = run.foreign ? " /Lang (en)" : "";
  const auto paint_stretch = [&](const Stretch& stretch) {
    // Marked content of its own, not a Span inside: poppler's reader of structure loses the rest
    // of an element after a nested one.
    enter(run.element,
          stretch.actual ? language + " /ActualText " + text_string(*stretch.actual) : language);
    run.outlined ? stroke(page::Ink::grey30, 0.4_pt, {}) : fill(run.ink);
    auto place = origin;
    (run.rotation == page::Rotation::upward ? place.y : place.x) += stretch.start;
    begin_text(run, place);
    content_ += stretch.operators;
    if (run.outlined) content_ += "0 Tr\n";
    if (run.rotation != page::Rotation::none) end_text();
  };
  sheet_.fonts.show(run, std::ref(paint_stretch));
}

void Painter::draw(const page::Path& path) {
  const bool filled = path.fill != page::Ink::none, stroked = path.stroke != page::Ink::none;
  if (path.segments.empty() || (!filled && !stroked)) return;
  enter(path.element);
  end_text();
  if (filled) fill(path.fill);
  if (stroked) stroke(path.stroke, path.width, path.dashes);
  const auto put = [&](Point point) {
    const auto place = flip(point);
    content_.append(number(place.x)).append(1, ' ').append(number(place.y)).append(1, ' ');
  };
  using Verb = page::PathSegment::Verb;
  for (const auto& segment : path.segments) {
    switch (segment.verb) {
      case Verb::move:
        put(segment.a);
        content_ += "m\n";
        break;
      case Verb::line:
        put(segment.a);
        content_ += "l\n";
        break;
      case Verb::curve:
        put(segment.a);
        put(segment.b);
        put(segment.c);
        content_ += "c\n";
        break;
      case Verb::close:
        content_ += "h\n";
        break;
    }
  }
  content_ += filled && stroked ? "B\n" : filled ? "f\n" : "S\n";
}

void Painter::draw(const page::Image& image) {
  if (!image.data) return;
  enter(image.element);
  end_text();
  const auto corner = flip({image.box.origin.x, image.box.bottom()});
  flush();
  sheet_.haru.image(number_, image.data, corner, image.box.width, image.box.height);
}

void Painter::draw(const page::Link& link) {
  const bool inside = link.uri.empty();
  if (inside && !sheet_.targets.contains(link.destination)) {
    throw std::runtime_error("link to an unknown destination: " + link.destination);
  }
  const auto& target = inside ? link.destination : link.uri;
  const auto number = sheet_.structure.annotate(link.element, page::Role::link, number_);
  const auto object =
      sheet_.haru.add("/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect " +
                      rectangle(link.box, page_.height) + " /Contents " +
                      text_string(link.description.empty() ? target : link.description) +
                      " /StructParent " + std::to_string(number) +
                      (inside ? " /Dest " + literal(target)
                              : " /A <</Type /Action /S /URI /URI " + literal(target) + ">>"));
  sheet_.structure.set_annotation(number, object);
  annotations_.push_back(object);
}

void Painter::draw(const page::Destination& /*known already*/) {}

void Painter::draw(const page::SignatureField& field) {
  const auto number = sheet_.structure.annotate(field.element, page::Role::form, number_);
  const auto look = sheet_.haru.add_stream(
      "/Type /XObject /Subtype /Form /Resources <<>> /BBox "
      "[0 0 " +
          pdf::number(field.box.width) + " " + pdf::number(field.box.height) + "]",
      "");
  const auto object = sheet_.haru.add(
      "/Type /Annot /Subtype /Widget /FT /Sig /F 132 /T " + text_string(field.name) + " /TU " +
      text_string(field.description.empty() ? field.name : field.description) + " /Rect " +
      rectangle(field.box, page_.height) + " /P " + reference(sheet_.haru.page_object(number_)) +
      " /AP <</N " + reference(look) + ">> /StructParent " + std::to_string(number));
  sheet_.structure.set_annotation(number, object);
  annotations_.push_back(object);
  sheet_.fields.push_back(object);
}

void Painter::draw(const page::PageNumberSlot& slot) {
  const auto target = sheet_.targets.find(slot.destination);
  if (target == sheet_.targets.end()) {
    throw std::runtime_error("page number of an unknown destination: " + slot.destination);
  }
  const auto& face = sheet_.fonts.faces()[slot.face];
  page::TextRun run{.origin = slot.origin, .face = slot.face, .size = slot.size};
  run.text = target->second.label;
  run.element = slot.element;
  const auto shaped = face.shape(run.text);
  run.glyphs = shaped.glyphs;
  if (!slot.at_left)
    run.origin.x +=
        slot.width - font::scaled(shaped.advance, face.metrics().units_per_em, slot.size);
  draw(run);
}

}  // namespace sopan::pdf
