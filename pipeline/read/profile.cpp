#include "pipeline/read/profile.hpp"

#include <charconv>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/nearest.hpp"
#include "pipeline/read/parse.hpp"

namespace sopan {
namespace {

/// "20mm" or "0.4pt".
std::optional<Length> length_of(std::string_view text) {
  double value = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const bool sane = error == std::errc() && value >= 0 && value <= 10'000;
  if (sane && unit == "mm") return millimetres(value);
  if (sane && unit == "pt") return points(value);
  return {};
}

/// Reads the entries of a profile on top of another.
class Reader {
 public:
  Reader(std::string_view xml, Profile base) : xml_(xml), profile_(std::move(base)) {
    rooted_ = !profile_.name.empty();
  }

  Profile run() {
    pugi::xml_document document;
    if (const auto fault = xml::first_fault(xml_)) fail({}, *fault);
    document.load_buffer(xml_.data(), xml_.size(), pugi::parse_default, pugi::encoding_utf8);
    const auto root = document.document_element();
    profile_.name = root.attribute("nama").value();
    if (std::string_view(root.name()) != "profil" || profile_.name.empty())
      fail("bad-profile-root", place_of(root));
    for (const auto& entry : root.children()) {
      if (entry.type() == pugi::node_element) read(entry);
    }
    return std::move(profile_);
  }

 private:
  [[noreturn]] static void fail(std::string_view variant, Span place,
                                std::vector<Argument> arguments = {},
                                std::optional<Message> hint = {}) {
    throw BadProfile({.code = "bad-profile",
                      .span = place,
                      .arguments = std::move(arguments),
                      .variant = variant,
                      .hint = std::move(hint)});
  }

  /// The name of an element, where it stands.
  static Span place_of(const pugi::xml_node& node) {
    const auto begin = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    const auto size = static_cast<std::uint32_t>(std::string_view(node.name()).size());
    return {.begin = begin, .end = begin + size};
  }

  void read(const pugi::xml_node& entry) {
    const std::string name = entry.name();
    const std::string key = entry.attribute("kunci").value();
    const std::string value = entry.text().get();
    if (name == "label") {
      put(profile_.labels, entry, key, value);
    } else if (name == "pilihan") {
      put(profile_.switches, entry, key, value);
    } else if (name == "ukuran") {
      const auto length = length_of(value);
      if (!length)
        fail("bad-profile-length", place_of(entry), {value}, Message{"write-length", {}});
      put(profile_.lengths, entry, key, *length);
    } else {
      fail("bad-profile-element", place_of(entry), {name},
           Message{"write-one-of", {std::string("label, ukuran, pilihan")}});
    }
  }

  template <class Map, class Value>
  void put(Map& map, const pugi::xml_node& entry, const std::string& key, const Value& value) {
    const std::string name = entry.name();
    if (key.empty()) fail("bad-profile-key", place_of(entry), {name});
    if (!seen_.emplace(name, key).second) fail("bad-profile-repeated", place_of(entry), {key});
    if (rooted_ && !map.contains(key)) unknown(map, entry, key);
    map.insert_or_assign(key, value);
  }

  template <class Map>
  [[noreturn]] static void unknown(const Map& map, const pugi::xml_node& entry,
                                   const std::string& key) {
    std::vector<std::string> known;
    known.reserve(map.size());
    for (const auto& [name, value] : map) known.push_back(name);
    std::optional<Message> hint;
    if (const auto meant = nearest(key, known)) hint = Message{"nearest-value", {*meant}};
    fail("bad-profile-unknown", place_of(entry), {key, std::string(entry.name())}, hint);
  }

  std::string_view xml_;
  Profile profile_;
  bool rooted_ = false;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

BadProfile::BadProfile(Diagnostic what_is_wrong)
    : std::runtime_error("profil: " + std::string(what_is_wrong.variant)),
      fault(std::move(what_is_wrong)) {}

Profile read_profile(std::string_view xml) { return read_profile(xml, {}); }

Profile read_profile(std::string_view xml, Profile base) {
  return Reader(xml, std::move(base)).run();
}

}  // namespace sopan
