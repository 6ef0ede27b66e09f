#include "pipeline/read/fonts.hpp"

#include <algorithm>
#include <iterator>
#include <pugixml.hpp>
#include <utility>

#include "pipeline/read/parse.hpp"

namespace sopan {

/// A file of `fonts/` by its name without suffix, compiled in.
std::string_view embedded_fonts(std::string_view name);

namespace {

constexpr std::array<std::string_view, cut_count> cuts = {"tegak", "tebal", "miring",
                                                          "tebal-miring"};

class Reader {
 public:
  Reader(FontTable base, bool of_the_system) : table_(std::move(base)), system_(of_the_system) {}

  FontTable run(std::string_view bytes) {
    pugi::xml_document document;
    if (const auto fault = xml::first_fault(bytes)) {
      throw BadFonts({.code = "bad-fonts", .span = *fault});
    }
    document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    const auto root = document.document_element();
    if (std::string_view(root.name()) != "huruf") unknown(root, root.name());
    for (const auto& entry : root.children("keluarga")) read_family(entry);
    for (const auto& entry : root.children()) {
      const std::string_view name = entry.name();
      if (name == "peran") {
        read_role(entry);
      } else if (name != "keluarga" && entry.type() == pugi::node_element) {
        unknown(entry, entry.name());
      }
    }
    return std::move(table_);
  }

 private:
  [[noreturn]] static void unknown(const pugi::xml_node& node, const std::string& what) {
    const auto begin = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    const auto size = static_cast<std::uint32_t>(std::string_view(node.name()).size());
    throw BadFonts({.code = "bad-fonts",
                    .span = {.begin = begin, .end = begin + size},
                    .arguments = {what},
                    .variant = "bad-fonts-entry"});
  }

  void read_family(const pugi::xml_node& entry) {
    const std::string name = entry.attribute("nama").value();
    if (name.empty()) unknown(entry, name);
    auto& family = table_.families[name];
    if (system_) {
      family.folder = entry.attribute("folder").value();
      family.package = entry.attribute("paket").value();
    }
    for (const auto& cut : entry.children()) {
      const std::string_view kind = cut.name();
      const auto* const found = std::ranges::find(cuts, kind);
      const std::string file = cut.text().get();
      const bool plain = !file.empty() && file.find('/') == std::string::npos;
      if (found == cuts.end() || !plain) unknown(cut, found == cuts.end() ? cut.name() : file);
      family.files[static_cast<std::size_t>(found - cuts.begin())] = file;
    }
    // Without a cut of its own a family makes do with the upright one.
    for (auto& file : family.files)
      if (file.empty()) file = family.files.front();
    if (family.files.front().empty()) unknown(entry, name);
  }

  void read_role(const pugi::xml_node& entry) {
    const std::string_view name = entry.attribute("nama").value();
    const std::string family = entry.attribute("keluarga").value();
    if (name != "teks" && name != "keputusan") unknown(entry, std::string(name));
    if (!table_.families.contains(family)) unknown(entry, family);
    (name == "teks" ? table_.text : table_.serif) = family;
  }

  FontTable table_;
  bool system_;
};

}  // namespace

BadFonts::BadFonts(Diagnostic what_is_wrong)
    : std::runtime_error("fonts.xml"), fault(std::move(what_is_wrong)) {}

FontTable built_in_fonts() { return Reader({}, true).run(embedded_fonts("fonts")); }

FontTable read_fonts(std::string_view xml, FontTable base) {
  return Reader(std::move(base), false).run(xml);
}

}  // namespace sopan
