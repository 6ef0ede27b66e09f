#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

constexpr std::array<std::string_view, 4> places = {"{id}", "{nomor}", "{versi}", "{sidik}"};
constexpr int longest = 120;  // bytes: of a code that stays small

/// The first thing in braces that is no place for a value, or a brace that opens none.
std::string_view wrong_place(std::string_view code) {
  for (auto at = code.find('{'); at != std::string_view::npos; at = code.find('{', at + 1)) {
    const auto end = code.find('}', at);
    const auto place = code.substr(at, end == std::string_view::npos ? end : end + 1 - at);
    if (std::ranges::find(places, place) == places.end()) return place;
  }
  return {};
}

}  // namespace

void check_code(Assembly& assembly) {
  const auto& code = assembly.manual.code;
  if (!code) return;
  const auto text = trimmed(code);
  if (std::ssize(text) > longest) {
    assembly.report({.code = "bad-code",
                     .span = code->span,
                     .arguments = {std::int64_t{longest}},
                     .variant = "bad-code-length"});
  } else if (const auto wrong = wrong_place(text); !wrong.empty()) {
    assembly.report({.code = "bad-code",
                     .span = code->span,
                     .arguments = {std::string(wrong)},
                     .hint = did_you_mean(std::string(wrong), {places.begin(), places.end()})});
  }
}

}  // namespace sopan
