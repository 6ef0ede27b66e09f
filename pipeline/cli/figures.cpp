#include "pipeline/cli/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/localize/numbers.hpp"

namespace sopan::cli {
namespace {

using Json = nlohmann::ordered_json;
using namespace literals;

/// Thousandths are enough, and are the same on every machine.
double rounded(double value) { return std::round(value * 1000) / 1000; }

double in_millimetres(Length length) { return rounded(length.pt() * 25.4 / 72); }

Json length_as_data(const std::optional<Length>& length) {
  return length ? Json(in_millimetres(*length)) : Json(nullptr);
}

Json as_data(const publish::Made& made) {
  const auto& flow = made.flow;
  Json white = Json::array();
  for (const auto height : flow.white) white.push_back(in_millimetres(height));
  return {{"id", made.id},
          {"path", made.path},
          {"unchanged", made.unchanged},
          {"pages", made.pages},
          {"rows", flow.rows},
          {"arrows", flow.arrows},
          {"crossings", flow.crossings},
          {"bends", flow.bends},
          {"overlaps", flow.overlaps},
          {"through", flow.through},
          {"missing", flow.missing},
          {"label_hits", flow.label_hits},
          {"shortest_last_segment", length_as_data(flow.shortest_last_segment)},
          {"narrowest_gap", length_as_data(flow.narrowest_gap)},
          {"white", std::move(white)},
          {"smallest_type", rounded(made.smallest_type.pt())},
          {"warnings", made.warnings},
          {"ms",
           {{"read", rounded(made.times.read)},
            {"validate", rounded(made.times.validate)},
            {"localize", rounded(made.times.localize)},
            {"arrange", rounded(made.times.arrange)},
            {"write", rounded(made.times.write)}}}};
}

/// What an eye would say of a flow, the worst first.
std::string_view verdict_of(const layouts::Report& flow) {
  constexpr int many = 4;  // more than one crossing among so many arrows
  constexpr Length tight = 1_mm, short_head = 1.8_mm;
  if (flow.missing > 0 || flow.overlaps > 0 || flow.through > 0) return "flow-faulty";
  if (flow.label_hits > 0) return "flow-labels";
  if (flow.crossings * many > static_cast<int>(flow.arrows)) return "flow-crossed";
  if (flow.narrowest_gap && *flow.narrowest_gap < tight) return "flow-tight";
  if (flow.shortest_last_segment && *flow.shortest_last_segment < short_head) return "flow-short";
  return "flow-clean";
}

std::string shown(const std::optional<Length>& length, Language language) {
  if (!length) return "–";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", in_millimetres(*length));
  return localization::number(std::string_view(text.data()), language);
}

/// The most that is left free under the flow where it goes on to another page.
std::optional<Length> most_white(const layouts::Report& flow) {
  if (flow.white.size() < 2) return {};
  return *std::max_element(flow.white.begin(), flow.white.end() - 1);
}

/// The columns that are seen of a text: its code points.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

using Row = std::vector<std::string>;

/// Rows with the first column left, the last left, all others right.
std::string aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string gap(widths[i] - width_of(row[i]), ' ');
      const bool last = i + 1 == row.size();
      text.append(i == 0 ? "" : "  ").append(i == 0 || last ? "" : gap).append(row[i]);
      if (i == 0) text += gap;
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::string report_of(const std::vector<publish::Made>& made) {
  Json documents = Json::array();
  for (const auto& one : made) documents.push_back(as_data(one));
  const Json report = {{"documents", std::move(documents)}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string flow_table(const std::vector<publish::Made>& made, Language language) {
  Row head;
  for (const auto* key :
       {"column-sop", "column-rows", "column-arrows", "column-crossings", "column-bends",
        "column-gap", "column-head", "column-white", "column-verdict"})
    head.push_back(phrase(key, {}, language));
  std::vector<Row> rows = {std::move(head)};
  for (const auto& one : made) {
    const auto& flow = one.flow;
    if (flow.arrows == 0) continue;
    rows.push_back({one.path, std::to_string(flow.rows), std::to_string(flow.arrows),
                    std::to_string(flow.crossings), std::to_string(flow.bends),
                    shown(flow.narrowest_gap, language),
                    shown(flow.shortest_last_segment, language), shown(most_white(flow), language),
                    phrase(verdict_of(flow), {}, language)});
  }
  return rows.size() == 1 ? "" : aligned(rows);
}

}  // namespace sopan::cli
