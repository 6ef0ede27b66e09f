#include "pipeline/publish/equipment.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "pipeline/base/nearest.hpp"
#include "pipeline/compile.hpp"
#include "pipeline/image/image.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/read/profile.hpp"

namespace sopan::publish {
namespace {

/// The first is that of manuals which name none, and the ground of profiles of one's own.
constexpr std::array<std::string_view, 2> built_in = {"permenpan-35-2012", "permendagri-52-2011"};
constexpr std::size_t max_profile_bytes = std::size_t{1} << 20U;

std::string own_file(const std::string& name) { return "profil/" + name + ".xml"; }

bool is_own(const Loaded& loaded, const std::string& name) {
  return name.find('/') == std::string::npos &&
         files::check_link(loaded.root, own_file(name)) == files::LinkFault::none;
}

Profile built_in_or_first(const std::string& name) {
  const auto xml = built_in_profile(name);
  return read_profile(xml.empty() ? built_in_profile(built_in[0]) : xml);
}

/// Each of these puts its part of the equipment in, or reports a fault.
bool put_own_profile(const Loaded& loaded, Sources& sources, Diagnostics& diagnostics,
                     Equipment& equipment) {
  const auto path = own_file(equipment.profile_name);
  auto bytes = files::read_file(loaded.root / path, max_profile_bytes);
  try {
    equipment.profile = read_profile(bytes, built_in_or_first(equipment.profile_name));
    equipment.files.push_back({path, std::move(bytes)});
    return true;
  } catch (const BadProfile& bad) {
    auto fault = bad.fault;
    fault.span.source = sources.add(Source(shown(loaded.root / path), std::move(bytes)));
    diagnostics.report(std::move(fault));
    return false;
  }
}

bool put_profile(const Loaded& loaded, const Choices& choices, Sources& sources,
                 Diagnostics& diagnostics, Equipment& equipment) {
  const auto& asked = loaded.project.profile;
  const auto name = choices.profile.value_or(asked.empty() ? std::string(built_in[0]) : asked);
  equipment.profile_name = name;
  if (is_own(loaded, name)) return put_own_profile(loaded, sources, diagnostics, equipment);
  if (const auto xml = built_in_profile(name); !xml.empty()) {
    equipment.profile = read_profile(xml);
    return true;
  }
  Diagnostic fault{.code = "unknown-profile", .arguments = {name}};
  const auto& manual = loaded.project.manual;
  fault.span = manual.profile ? manual.profile->span : manual.span;
  if (const auto meant = nearest(name, profile_names(loaded)))
    fault.hint = Message{.key = "nearest-value", .arguments = {*meant}};
  diagnostics.report(std::move(fault));
  return false;
}

/// The sentence for what is wrong with a picture.
std::string_view variant_of(image::Flaw flaw) {
  switch (flaw) {
    case image::Flaw::damaged:
      return {};
    case image::Flaw::no_picture:
      return "bad-image-kind";
    case image::Flaw::too_large:
      return "bad-image-size";
    case image::Flaw::unusual:
      return "bad-image-unusual";
  }
  return {};
}

/// What `fonts/fonts.xml` beside the manual says goes before what is compiled in. The table does
/// not travel with the PDF, as its files do not.
bool put_fonts(const Loaded& loaded, Sources& sources, Diagnostics& diagnostics,
               Equipment& equipment) {
  constexpr std::string_view path = "fonts/fonts.xml";
  equipment.fonts = built_in_fonts();
  if (files::check_link(loaded.root, path) != files::LinkFault::none) return true;
  auto bytes = files::read_file(loaded.root / path, max_profile_bytes);
  try {
    equipment.fonts = read_fonts(bytes, equipment.fonts);
    return true;
  } catch (const BadFonts& bad) {
    auto fault = bad.fault;
    fault.span.source = sources.add(Source(shown(loaded.root / path), std::move(bytes)));
    diagnostics.report(std::move(fault));
    return false;
  }
}

/// The picture of a link, its file into `taken`; nothing when it is damaged, which is reported, or
/// not there, which was told when the project was loaded.
std::shared_ptr<const page::ImageData> picture(const Loaded& loaded, const draft::Text& link,
                                               Diagnostics& diagnostics,
                                               std::vector<ProjectFile>& taken) {
  if (files::check_link(loaded.root, link.text) != files::LinkFault::none) return {};
  auto bytes = files::read_file(loaded.root / link.text, image::max_bytes);
  try {
    auto data = std::make_shared<const page::ImageData>(image::decode(bytes));
    const auto path = std::filesystem::path(link.text).lexically_normal().generic_string();
    if (std::ranges::count(taken, path, &ProjectFile::path) == 0)
      taken.push_back({path, std::move(bytes)});
    return data;
  } catch (const image::BadImage& bad) {
    diagnostics.report({.code = "bad-image",
                        .span = link.span,
                        .arguments = {link.text},
                        .variant = variant_of(bad.flaw),
                        .hint = Message{.key = "save-picture", .arguments = {}}});
    return {};
  }
}

bool put_logo(const Loaded& loaded, Diagnostics& diagnostics, Equipment& equipment) {
  const auto& link = loaded.project.manual.logo;
  if (link) equipment.logo = picture(loaded, *link, diagnostics, equipment.files);
  return !link || equipment.logo != nullptr;
}

bool put_pictures(const Loaded& loaded, Diagnostics& diagnostics, Equipment& equipment) {
  bool complete = true;
  for (const auto& annex : loaded.project.manual.annexes) {
    for (const auto& one : annex.pictures) {
      auto data = picture(loaded, one.source, diagnostics, equipment.picture_files);
      complete = complete && data != nullptr;
      equipment.pictures[one.source.text] = std::move(data);
    }
  }
  return complete;
}

}  // namespace

const std::vector<std::string>& paper_names() {
  static const std::vector<std::string> names = {"F4", "A4", "Letter", "Legal"};
  return names;
}

std::vector<std::string> profile_names(const Loaded& loaded) {
  std::vector<std::string> names(built_in.begin(), built_in.end());
  for (const auto& file : files::match(loaded.root, "profil/*.xml").files) {
    const auto name = std::filesystem::path(file).stem().string();
    if (std::ranges::count(names, name) == 0) names.push_back(name);
  }
  return names;
}

std::optional<Equipment> equip(const Loaded& loaded, const Choices& choices, Sources& sources,
                               Diagnostics& diagnostics) {
  Equipment equipment;
  const bool has_profile = put_profile(loaded, choices, sources, diagnostics, equipment);
  const bool has_fonts = put_fonts(loaded, sources, diagnostics, equipment);
  const bool has_logo = put_logo(loaded, diagnostics, equipment);
  const bool has_pictures = put_pictures(loaded, diagnostics, equipment);
  if (!has_profile || !has_fonts || !has_logo || !has_pictures) return {};
  const auto& profile = equipment.profile;
  const auto paper = paper_named(choices.paper.value_or(loaded.project.paper), profile);
  if (!paper) throw std::runtime_error("profil " + profile.name + ": kertas");
  equipment.paper = *paper;
  return equipment;
}

}  // namespace sopan::publish
