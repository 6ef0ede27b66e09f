#pragma once

#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/model/page.hpp"

/// The five symbols of an SOP (PermenPANRB 35/2012) and the arrows between them.
namespace sopan::layout {

inline constexpr Length flow_stroke = points(0.8);

/// Kotak: a step that is carried out.
page::Path process_symbol(Rect box);
/// Kapsul: start and end.
page::Path terminator_symbol(Rect box);
/// Belah ketupat: a decision.
page::Path decision_symbol(Rect box);
/// Segilima, pointing down: goes on on another page.
page::Path connector_symbol(Rect box);

/// The line of an arrow from its tail to its head (points of an orthogonal polyline). `head` paints
/// a solid head of 2.2 × 1.6 mm with its tip on the last point; the shaft ends 0.3 mm inside it.
std::vector<page::Path> arrow(std::vector<Point> points, bool head, bool tail_head, bool dashed);

/// The dot that says "joined".
page::Path junction(Point at);

/// The dashed line between the boxes of one step.
page::Path tie(Point from, Point to);

}  // namespace sopan::layout
