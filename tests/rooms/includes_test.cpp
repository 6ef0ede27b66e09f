#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Which room may include which: the map of the house (README, "Rooms"), read from the sources.
namespace sopan {
namespace {

namespace fs = std::filesystem;

const fs::path house = SOPAN_SOURCE_DIR;

using Names = std::set<std::string, std::less<>>;

/// The rooms each room may see beside itself; "*" sees all.
const std::map<std::string, Names, std::less<>> rooms = {
    {"base", {}},
    {"model", {"base"}},
    {"text", {"base", "model"}},
    {"font", {"base", "model", "digest"}},
    {"image", {"base", "model"}},
    {"digest", {"base"}},
    {"read", {"base", "model", "text"}},
    {"validate", {"base", "model", "text"}},
    {"localize", {"base", "model", "text"}},
    {"layout", {"base", "model", "text", "font", "image"}},
    {"layout/route", {"base"}},
    {"barcode", {}},
    {"layouts", {"base", "model", "text", "font", "image", "barcode", "layout", "layout/route"}},
    {"write/pdf", {"base", "model", "text", "font", "image", "digest"}},
    {"write/trace", {"base", "model"}},
    {"compile", {"base", "model", "font", "validate", "localize", "layouts"}},
    {"archive", {"base", "model", "digest"}},
    {"sign", {"base", "model", "font", "digest"}},
    {"compare", {"base", "model"}},
    {"publish", {"*"}},
    {"cli", {"*"}},
};

/// The rooms of foreign headers, by how their names begin. All others in <> are standard C++.
const std::map<std::string, Names, std::less<>> foreign = {
    {"hpdf", {"write/pdf"}},
    {"libdeflate", {"write/pdf"}},
    {"pugixml", {"read"}},
    {"unicode/", {"text", "localize"}},
    {"hyphen", {"text"}},
    {"hb", {"font"}},
    {"png", {"image"}},
    {"qrencode", {"barcode"}},
    {"qpdf/", {"sign"}},
    {"openssl/", {"digest", "sign"}},
    {"boost/", {"cli"}},
    {"nlohmann/", {"archive", "publish", "cli"}},
    {"simdjson", {"archive", "publish"}},
    // the program as it was loaded, for its build id
    {"elf.h", {"publish"}},
    {"link.h", {"publish"}},
    // POSIX, for files that are renamed into place and for the width of a terminal
    {"poll.h", {"publish"}},
    {"fcntl.h", {"archive", "publish", "cli"}},
    {"sys/", {"archive", "publish", "cli"}},
    {"unistd.h", {"archive", "publish", "cli"}},
    {"termios.h", {"cli"}},
    {"spawn.h", {"cli"}},
};

/// "pipeline/write/pdf/pdf.hpp" lies in "write/pdf", "pipeline/compile.hpp" and its like in
/// "compile", the lobby.
std::string room_of(const fs::path& file) {
  const auto folder = file.parent_path().generic_string();
  if (folder == "layouts") return folder;
  if (folder == "pipeline") return "compile";
  constexpr std::string_view before = "pipeline/";
  return folder.starts_with(before) ? folder.substr(before.size()) : "";
}

struct Include {
  std::string from, what;
  bool foreign = false;
};

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> found;
  std::ifstream lines(house / file);
  constexpr std::string_view word = "#include ";
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(word)) continue;
    const auto end = line.find_first_of(">\"", word.size() + 1);
    found.push_back({.from = file.generic_string(),
                     .what = line.substr(word.size() + 1, end - word.size() - 1),
                     .foreign = line[word.size()] == '<'});
  }
  return found;
}

std::vector<Include> all_includes() {
  std::vector<Include> all;
  for (const auto* const top : {"pipeline", "layouts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(house / top)) {
      const auto kind = entry.path().extension();
      if (kind != ".cpp" && kind != ".hpp") continue;
      std::ranges::move(includes_of(entry.path().lexically_relative(house)),
                        std::back_inserter(all));
    }
  }
  return all;
}

bool may_see(const std::string& from, const std::string& other) {
  const auto room = rooms.find(from);
  return room != rooms.end() &&
         (from == other || room->second.contains(other) || room->second.contains("*"));
}

/// Whether `header` of a foreign library may stand in `room`.
bool may_use(const std::string& room, const std::string& header) {
  const auto known = std::ranges::find_if(
      foreign, [&](const auto& entry) { return header.starts_with(entry.first); });
  if (known != foreign.end()) return known->second.contains(room);
  return header.find_first_of("./") == std::string::npos;
}

TEST(Rooms, IncludeOnlyWhatTheMapAllows) {
  const auto all = all_includes();
  ASSERT_GT(all.size(), 500U);
  for (const auto& one : all) {
    if (one.foreign) continue;
    EXPECT_TRUE(may_see(room_of(one.from), room_of(one.what))) << one.from << " > " << one.what;
  }
}

TEST(Rooms, ForeignHeadersStandInTheirOneRoom) {
  for (const auto& one : all_includes()) {
    if (!one.foreign) continue;
    EXPECT_TRUE(may_use(room_of(one.from), one.what)) << one.from << " > " << one.what;
  }
}

TEST(Rooms, NoForeignHeaderStandsInAHeaderOfOurs) {
  for (const auto& one : all_includes()) {
    const bool standard = one.what.find_first_of("./") == std::string::npos;
    if (!one.foreign || !one.from.ends_with(".hpp")) continue;
    EXPECT_TRUE(standard) << one.from << " > " << one.what;
  }
}

TEST(Rooms, OnTheMapDependOnNothingThatDependsOnThem) {
  for (const auto& [room, seen] : rooms) {
    for (const auto& other : seen) {
      if (other == "*") continue;
      EXPECT_FALSE(may_see(other, room)) << room << " and " << other;
    }
  }
}

}  // namespace
}  // namespace sopan
