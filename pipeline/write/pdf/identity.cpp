#include "pipeline/write/pdf/identity.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

#include "pipeline/digest/digest.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::pdf {
namespace {

constexpr std::size_t digits = 2 * id_bytes;

/// Where the digits of both halves begin.
std::optional<std::pair<std::size_t, std::size_t>> halves_of(std::string_view file) {
  const auto entry = file.rfind("/ID ");
  if (entry == std::string_view::npos) return {};
  const auto first = file.find('<', entry);
  if (first == std::string_view::npos) return {};
  const auto second = file.find('<', first + 1);
  if (second == std::string_view::npos || second + 1 + digits > file.size()) return {};
  return std::pair{first + 1, second + 1};
}

std::string hash_of(std::string_view file) { return digest::hex(digest::sha256(file), id_bytes); }

void put(std::string& file, const std::pair<std::size_t, std::size_t>& halves,
         const std::string& text) {
  file.replace(halves.first, digits, text);
  file.replace(halves.second, digits, text);
}

}  // namespace

void stamp_identity(std::string& file) {
  const auto halves = halves_of(file);
  if (!halves) throw std::runtime_error("no /ID in the trailer");
  put(file, *halves, hash_of(file));
}

bool is_untouched(std::string_view file) {
  const auto halves = halves_of(file);
  if (!halves) return false;
  const std::string identity(file.substr(halves->first, digits));
  std::string blank(file);
  put(blank, *halves, std::string(digits, '0'));
  return file.substr(halves->second, digits) == identity && hash_of(blank) == identity;
}

}  // namespace sopan::pdf
