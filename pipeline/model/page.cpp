#include "pipeline/model/page.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace sopan::page {
namespace {

std::string roman(std::size_t number) {
  using Digit = std::pair<std::size_t, std::string_view>;
  constexpr std::array digits = {
      Digit{1000, "m"}, Digit{900, "cm"}, Digit{500, "d"}, Digit{400, "cd"}, Digit{100, "c"},
      Digit{90, "xc"},  Digit{50, "l"},   Digit{40, "xl"}, Digit{10, "x"},   Digit{9, "ix"},
      Digit{5, "v"},    Digit{4, "iv"},   Digit{1, "i"}};
  std::string text;
  for (const auto& [value, letters] : digits) {
    for (; number >= value; number -= value) text += letters;
  }
  return text;
}

}  // namespace

std::string page_label(const Document& document, std::size_t page) {
  Numbering numbering;
  for (const auto& one : document.numberings) {
    if (one.first <= page) numbering = one;
  }
  const auto number = page - numbering.first + 1;
  return numbering.roman ? roman(number) : std::to_string(number);
}

}  // namespace sopan::page
