#include "pipeline/archive/paths.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

bool is_safe(char one) {
  return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
         one == '-' || one == '_';
}

std::string encoded(std::string_view id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char one : id) {
    if (is_safe(one)) {
      text += one;
    } else {
      const auto byte = static_cast<unsigned char>(one);
      (text += '%') += digits[byte >> 4U];
      text += digits[byte & 15U];
    }
  }
  return text;
}

}  // namespace

PathFault judge_path(std::string_view path) {
  if (path.starts_with('/') || path.ends_with('/')) return PathFault::slash_at_end;
  for (std::size_t at = 0; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    const auto element = path.substr(at, end - at);
    if (element.empty() || element == "." || element == "..") return PathFault::odd_element;
    at = end + 1;
  }
  return PathFault::none;
}

std::vector<std::string> conflicts(std::vector<std::string> paths) {
  std::vector<std::string> found;
  std::ranges::sort(paths);
  const std::set<std::string, std::less<>> all(paths.begin(), paths.end());
  for (std::size_t at = 1; at < paths.size(); ++at) {
    if (paths[at] == paths[at - 1]) found.push_back(paths[at]);
  }
  for (const auto& path : all) {
    for (auto slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      if (all.contains(std::string_view(path).substr(0, slash)))
        found.push_back(path.substr(0, slash));
    }
  }
  return found;
}

std::string object_path(std::string_view id) {
  constexpr std::size_t tuples = 3;
  constexpr std::size_t size = 3;
  constexpr std::size_t longest = 100;
  const auto digest = digest::hex_of(digest::Algorithm::sha256, id);
  std::string path;
  for (std::size_t at = 0; at < tuples; ++at) path.append(digest, at * size, size).append("/");
  auto name = encoded(id);
  if (name.size() > longest) name = name.substr(0, longest).append("-").append(digest);
  return path + name;
}

}  // namespace sopan::archive
