#include "pipeline/localize/verification.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "pipeline/localize/characters.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan {
namespace {

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || localization::is_digit(c) ||
         c == '-' || c == '.' || c == '_' || c == '~';
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += '%';
    result += digits[byte >> 4U];
    result += digits[byte & 15U];
  }
  return result;
}

void replace(std::string& text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos;
       at = text.find(place, at + value.size()))
    text.replace(at, place.size(), value);
}

}  // namespace

std::optional<manuscript::Verification> verification(const Sop& sop, const Project& project,
                                                     const Profile& profile,
                                                     const std::string& fingerprint) {
  if (!project.own_signing || sop.status == Status::draft) return {};
  auto code = project.code.empty() ? profile.label("kode-qr") : project.code;
  const bool address = is_address(code);
  const std::array<std::pair<std::string_view, std::string>, 4> values = {{
      {"{id}", sop.id},
      {"{nomor}", sop.number.empty() ? "-" : sop.number},
      {"{versi}", std::to_string(sop.version)},
      {"{sidik}", fingerprint},
  }};
  for (const auto& [place, value] : values)
    replace(code, place, address ? percent_encoded(value) : value);
  return manuscript::Verification{
      .code = std::move(code),
      .lines = {profile.label("pernyataan-tte"),
                profile.label(address ? "periksa-alamat" : "periksa-teks")}};
}

}  // namespace sopan
