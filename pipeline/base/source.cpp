#include "pipeline/base/source.hpp"

#include <algorithm>
#include <utility>

namespace sopan {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Source::Source(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  line_starts_.push_back(bytes_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    const bool lone_return = bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n');
    if (bytes_[i] == '\n' || lone_return) line_starts_.push_back(i + 1);
  }
}

Position Source::position(std::size_t offset) const {
  offset = std::clamp(offset, line_starts_.front(), bytes_.size());
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  const auto index = static_cast<std::size_t>(next - line_starts_.begin()) - 1;
  const auto start = line_starts_[index];
  const auto before = std::string_view(bytes_).substr(start, offset - start);
  const auto inside = std::ranges::count_if(before, is_continuation);
  return {static_cast<std::uint32_t>(index + 1),
          static_cast<std::uint32_t>(before.size() - static_cast<std::size_t>(inside) + 1)};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const auto start = line_starts_[number - 1];
  const auto end = number < line_starts_.size() ? line_starts_[number] : bytes_.size();
  auto text = std::string_view(bytes_).substr(start, end - start);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

void Sources::put_text(SourceId id, std::string bytes) {
  auto& source = sources_[id];
  source = Source(source.name(), std::move(bytes));
}

SourceId Sources::add(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<SourceId>(sources_.size() - 1);
}

}  // namespace sopan
