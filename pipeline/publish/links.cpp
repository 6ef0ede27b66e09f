#include <algorithm>
#include <system_error>

#include "pipeline/publish/files.hpp"

namespace sopan::files {
namespace {

namespace fs = std::filesystem;

/// The names of a link from the root on; nothing if it leads out of the root by its words alone.
std::optional<std::vector<std::string>> names_of(std::string_view link) {
  if (link.empty() || link.front() == '/' || link.find('\0') != std::string_view::npos) return {};
  std::vector<std::string> names;
  while (!link.empty()) {
    const auto name = link.substr(0, link.find('/'));
    link.remove_prefix(std::min(link.size(), name.size() + 1));
    if (name == "..") return {};
    if (!name.empty() && name != ".") names.emplace_back(name);
  }
  if (names.empty()) return {};
  return names;
}

fs::file_type type_of(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type();
}

/// As above, without asking the disk where the folder has told it.
fs::file_type type_of(const fs::directory_entry& entry) {
  std::error_code ignored;
  if (entry.is_symlink(ignored)) return fs::file_type::symlink;
  if (entry.is_regular_file(ignored)) return fs::file_type::regular;
  if (entry.is_directory(ignored)) return fs::file_type::directory;
  return fs::file_type::unknown;
}

/// A name in a folder, and what it is.
struct Entry {
  std::string name;
  fs::file_type type;
};

/// What of a folder fits a pattern; nothing where there is no folder.
std::vector<Entry> fitting(const fs::path& folder, const std::string& pattern) {
  if (pattern.find('*') == std::string::npos) return {{pattern, type_of(folder / pattern)}};
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    auto name = at->path().filename().string();
    if (fits(name, pattern)) entries.push_back({std::move(name), type_of(*at)});
  }
  if (error == std::errc::permission_denied) throw std::system_error(error, folder.string());
  return entries;
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  auto path = folder;
  path += '/';
  return path += name;
}

void collect(const fs::path& root, const std::string& before,
             const std::vector<std::string>& patterns, std::size_t at, Matches& matches) {
  const bool last = at + 1 == patterns.size();
  for (const auto& [name, type] : fitting(root / before, patterns[at])) {
    const std::string path = joined(before, name);
    if (type == fs::file_type::symlink) {
      matches.symlinks.push_back(path);
    } else if (last && type == fs::file_type::regular) {
      matches.files.push_back(path);
    } else if (!last && type == fs::file_type::directory) {
      collect(root, path, patterns, at + 1, matches);
    }
  }
}

void collect_xml(const fs::path& root, const std::string& before, std::vector<std::string>& files) {
  std::error_code error;
  for (fs::directory_iterator at(root / before, error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename().string();
    const std::string path = joined(before, name);
    const auto type = type_of(*at);
    if (type == fs::file_type::regular && name.ends_with(".xml") && name != ".xml")
      files.push_back(path);
    if (type != fs::file_type::directory || name.starts_with('.')) continue;
    const auto has = [&](const char* file) {
      return type_of(at->path() / file) == fs::file_type::regular;
    };
    if (!has("manual.xml") && !has("0=ocfl_1.1")) collect_xml(root, path, files);
  }
}

}  // namespace

LinkFault check_link(const fs::path& root, std::string_view link) {
  const auto names = names_of(link);
  if (!names) return LinkFault::outside;
  fs::path path = root;
  for (const auto& name : *names) {
    path /= name;
    const auto type = type_of(path);
    if (type == fs::file_type::symlink) return LinkFault::symlink;
    if (type == fs::file_type::not_found) return LinkFault::missing;
  }
  return type_of(path) == fs::file_type::regular ? LinkFault::none : LinkFault::missing;
}

Matches match(const fs::path& root, std::string_view pattern) {
  const auto names = names_of(pattern);
  if (!names) return {.outside = true};
  Matches matches;
  collect(root, "", *names, 0, matches);
  std::ranges::sort(matches.files);
  std::ranges::sort(matches.symlinks);
  return matches;
}

bool fits(std::string_view name, std::string_view pattern) {
  if (name.starts_with('.') && !pattern.starts_with('.')) return false;
  std::size_t n = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;  // the last star, and where its match ends so far
  std::size_t matched = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      matched = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++matched;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<std::string> xml_files(const fs::path& root) {
  std::vector<std::string> files;
  collect_xml(root, "", files);
  std::ranges::sort(files);
  return files;
}

}  // namespace sopan::files
