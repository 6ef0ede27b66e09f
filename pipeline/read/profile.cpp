#include "pipeline/read/profile.hpp"

#include <charconv>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>

namespace sopan {
namespace {

[[noreturn]] void damaged(const std::string& what) { throw std::runtime_error("profil: " + what); }

/// "20mm" or "0.4pt".
Length length_of(std::string_view text, const std::string& key) {
  double value = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const bool sane = error == std::errc() && value >= 0 && value <= 10'000;
  if (sane && unit == "mm") return millimetres(value);
  if (sane && unit == "pt") return points(value);
  damaged("ukuran \"" + key + "\" bukan panjang dalam mm atau pt: \"" + std::string(text) + "\"");
}

template <class Map, class Value>
void put(Map& map, std::map<std::string, bool, std::less<>>& seen, const std::string& key,
         Value value) {
  if (!seen.emplace(key, true).second) damaged("kunci \"" + key + "\" tertulis dua kali");
  map.insert_or_assign(key, std::move(value));
}

}  // namespace

Profile read_profile(std::string_view xml) { return read_profile(xml, {}); }

Profile read_profile(std::string_view xml, Profile base) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size());
  if (!parsed) damaged(parsed.description());
  const auto root = document.document_element();
  if (std::string_view(root.name()) != "profil") damaged("akarnya bukan <profil>");
  Profile profile = std::move(base);
  profile.name = root.attribute("nama").value();
  if (profile.name.empty()) damaged("<profil> tanpa nama");
  std::map<std::string, bool, std::less<>> labels;
  std::map<std::string, bool, std::less<>> lengths;
  std::map<std::string, bool, std::less<>> switches;
  for (const auto& entry : root.children()) {
    const std::string name = entry.name();
    const std::string key = entry.attribute("kunci").value();
    const std::string value = entry.text().get();
    if (key.empty()) damaged("<" + name + "> tanpa kunci");
    if (name == "label")
      put(profile.labels, labels, key, value);
    else if (name == "ukuran")
      put(profile.lengths, lengths, key, length_of(value, key));
    else if (name == "pilihan")
      put(profile.switches, switches, key, value);
    else
      damaged("<" + name + "> tidak dikenal");
  }
  return profile;
}

}  // namespace sopan
