#include "pipeline/publish/object_id.hpp"

#include <string_view>

namespace sopan::publish {
namespace {

/// Letters and digits of a name in small, the rest as single hyphens.
std::string slug(const std::string& name) {
  std::string text;
  for (char one : name) {
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    const bool plain = (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9');
    if (plain) {
      text += one;
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

}  // namespace

std::string host_of(std::string website) {
  for (const auto* const scheme : {"https://", "http://"})
    if (website.starts_with(scheme)) website.erase(0, std::string_view(scheme).size());
  while (website.ends_with('/')) website.pop_back();
  for (auto& one : website)
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  return website;
}

std::string object_id(const Facts& facts) {
  const auto host = host_of(facts.website);
  const bool is_host = !host.empty() && host.find_first_of(" <>\"") == std::string::npos;
  if (is_host) return "https://" + host + "/sop/" + facts.id;
  return "urn:sop:" + slug(facts.office) + ":" + facts.id;
}

}  // namespace sopan::publish
