#include "pipeline/base/source.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace sopan {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Source::Source(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  const auto size = static_cast<std::uint32_t>(bytes_.size());
  std::uint32_t begin = bytes_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::uint32_t number = 1;
  for (std::uint32_t i = 0; i < size; ++i) {
    const bool lone_return = bytes_[i] == '\r' && (i + 1 == size || bytes_[i + 1] != '\n');
    if (bytes_[i] != '\n' && !lone_return) continue;
    lines_.push_back({.number = number++, .begin = begin, .end = i + 1, .at = begin});
    begin = i + 1;
  }
  lines_.push_back({.number = number, .begin = begin, .end = size, .at = begin});
}

const Source::Line& Source::line_of(std::size_t offset) const {
  const auto next = std::ranges::upper_bound(lines_, offset, {}, &Line::begin);
  return next == lines_.begin() ? *next : *std::prev(next);
}

const Source::Line* Source::find(std::uint32_t number) const {
  const auto found = std::ranges::lower_bound(lines_, number, {}, &Line::number);
  return found != lines_.end() && found->number == number ? &*found : nullptr;
}

Position Source::position(std::size_t offset) const {
  const auto& line = line_of(offset);
  offset = std::clamp<std::size_t>(offset, line.begin, line.end);
  const auto before = std::string_view(bytes_).substr(line.at, offset - line.begin);
  const auto inside = std::ranges::count_if(before, is_continuation);
  return {line.number,
          static_cast<std::uint32_t>(before.size() - static_cast<std::size_t>(inside) + 1)};
}

std::string_view Source::line(std::uint32_t number) const {
  const auto* line = find(number);
  if (line == nullptr) return {};
  auto text = std::string_view(bytes_).substr(line->at, line->end - line->begin);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::size_t Source::line_start(std::uint32_t number) const {
  const auto* line = find(number);
  return line == nullptr ? 0 : line->begin;
}

void Source::keep_lines_of(std::span<const std::uint32_t> offsets) {
  std::string kept;
  std::vector<Line> lines;
  std::set<std::uint32_t> numbers;
  for (const auto offset : offsets) numbers.insert(line_of(offset).number);
  for (const auto number : numbers) {
    auto line = *find(number);
    const auto at = static_cast<std::uint32_t>(kept.size());
    kept.append(bytes_, line.at, line.end - line.begin);
    line.at = at;
    lines.push_back(line);
  }
  if (lines.empty()) lines.push_back({.number = 1, .begin = 0, .end = 0, .at = 0});
  kept.shrink_to_fit();
  bytes_.swap(kept);  // a short text that is assigned leaves the long one its room
  lines_.swap(lines);
}

void Sources::put_text(SourceId id, std::string bytes) {
  auto& source = sources_[id];
  Source fresh(source.name(), std::move(bytes));
  std::swap(source, fresh);
}

void Sources::keep_lines_of(SourceId id, const std::vector<Span>& places) {
  std::vector<std::uint32_t> offsets;
  for (const auto& place : places) {
    if (place.source != id) continue;
    offsets.push_back(place.begin);
    offsets.push_back(place.end);
  }
  sources_[id].keep_lines_of(offsets);
}

SourceId Sources::add(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<SourceId>(sources_.size() - 1);
}

}  // namespace sopan
