#include "pipeline/publish/reduce.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "pipeline/digest/digest.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/build_id.hpp"
#include "pipeline/publish/output.hpp"
#include "pipeline/read/print.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

using Names = std::set<std::string, std::less<>>;

/// What the boxes of a SOP refer to.
struct Uses {
  Names regulations, sops;

  explicit Uses(const draft::Sop& sop) {
    for (const auto* box : {&sop.legal_basis, &sop.qualification, &sop.related, &sop.equipment,
                            &sop.warnings, &sop.records})
      if (*box) add(**box);
    for (const auto& box : sop.further_boxes) add(box);
  }

 private:
  void add(const draft::Box& box) {
    for (const auto& item : box.items) {
      if (const auto* citation = std::get_if<draft::Citation>(&item))
        regulations.insert(citation->ref.text);
      if (const auto* link = std::get_if<draft::SopLink>(&item)) sops.insert(link->ref.text);
    }
  }
};

/// The unit of the SOP and those above it.
std::vector<draft::Unit> units_of(const draft::Manual& manual, const draft::MaybeText& ref) {
  std::vector<draft::Unit> units;
  if (!ref) return units;
  const auto named = [&](const draft::Unit& unit) { return unit.id && unit.id->text == ref->text; };
  const auto found = std::ranges::find_if(manual.units, named);
  if (found == manual.units.end()) return units;
  std::optional<std::size_t> at = found - manual.units.begin();
  for (; at; at = manual.units[*at].parent) units.push_back(manual.units[*at]);
  std::ranges::reverse(units);
  for (std::size_t i = 0; i < units.size(); ++i)
    units[i].parent = i == 0 ? std::nullopt : std::optional(i - 1);
  return units;
}

/// The cited regulations and all that their changes lead to, in the order of the registers.
draft::Register register_of(const Loaded& loaded, Names wanted) {
  std::vector<const draft::Regulation*> all;
  for (const auto& part : loaded.registers)
    for (const auto& regulation : part.regulations) all.push_back(&regulation);
  const auto is_wanted = [&](const draft::Regulation* one) {
    return one->id && wanted.contains(one->id->text);
  };
  for (std::size_t before = 0; before != wanted.size();) {
    before = wanted.size();
    for (const auto* one : all) {
      if (!is_wanted(one)) continue;
      for (const auto& change : one->changes) wanted.insert(change.ref.text);
    }
  }
  draft::Register result;
  for (const auto* one : all)
    if (is_wanted(one)) result.regulations.push_back(*one);
  return result;
}

draft::Manual reduced_manual(const Loaded& loaded, const SopFile& sop, const draft::Sop& draft,
                             const std::vector<SopName>& linked, const Equipment& equipment) {
  const auto& whole = loaded.project.manual;
  auto manual = whole;
  manual.profile = draft::Text{equipment.profile_name, {}};
  manual.paper = draft::Text{equipment.paper.name, {}};
  manual.units = units_of(whole, draft.unit);
  Names officials;
  if (draft.signer) officials.insert(draft.signer->text);
  for (const auto& approval : draft.approvals) officials.insert(approval.official.text);
  std::erase_if(manual.officials, [&](const draft::Official& one) {
    return !one.id || !officials.contains(one.id->text);
  });
  manual.registers.clear();
  manual.related_sops.clear();
  for (const auto& one : linked) {
    manual.related_sops.push_back({.id = {one.id, {}}, .name = {one.name, {}}});
    if (!one.number.empty()) manual.related_sops.back().number = draft::Text{one.number, {}};
  }
  const auto& title = sop.part < whole.parts.size() ? whole.parts[sop.part].title : draft::Text{};
  manual.parts = {{.title = title, .sop_patterns = {{sop.path, {}}}}};
  return manual;
}

/// A name for the register that no other file has.
std::string register_name(const std::vector<ProjectFile>& files) {
  std::string name = "peraturan.xml";
  while (std::ranges::count(files, name, &ProjectFile::path) > 0) name.insert(0, "daftar-");
  return name;
}

/// What the print depends on: each file, but the register by its entries and the linked SOPs apart.
Causes causes_of(const std::vector<ProjectFile>& files, draft::Manual manual,
                 const draft::Register& regulations, const std::vector<SopName>& linked) {
  Causes causes;
  for (const auto& file : files) causes[file.path] = hash_of(file.bytes);
  for (const auto& link : manual.registers) causes.erase(link.text);
  for (const auto& one : regulations.regulations)
    if (one.id)
      causes["peraturan " + one.id->text] = hash_of(print_register({.regulations = {one}}));
  for (const auto& sop : linked) causes.insert(cause_of(sop));
  manual.related_sops.clear();
  causes["manual.xml"] = hash_of(sopan::print_manual(manual));
  return causes;
}

}  // namespace

std::string fingerprint_of(const Loaded& loaded, const std::vector<ProjectFile>& files) {
  if (!loaded.project.own_signing) return {};
  std::string all;
  for (const auto& file : files)
    all.append(file.path)
        .append(1, '\0')
        .append(std::to_string(file.bytes.size()))
        .append(1, '\0')
        .append(file.bytes);
  constexpr std::size_t shown = 8;
  return digest::hex(digest::sha256(all), shown);
}

Reduced reduced(const Loaded& loaded, const SopFile& sop, const Equipment& equipment,
                const Sources& sources) {
  if (!sop.draft) return {};
  const Uses uses(*sop.draft);
  std::vector<SopName> linked;
  for (const auto& one : loaded.project.sops)
    if (uses.sops.contains(one.id) && one.id != id_of(sop)) linked.push_back(one);
  auto manual = reduced_manual(loaded, sop, *sop.draft, linked, equipment);
  std::vector<ProjectFile> files{{"manual.xml", {}}};
  files.push_back({sop.path, std::string(sources[sop.source].bytes())});
  files.insert(files.end(), equipment.files.begin(), equipment.files.end());
  const auto regulations = register_of(loaded, uses.regulations);
  if (!regulations.regulations.empty()) {
    const auto name = register_name(files);
    files.push_back({name, print_register(regulations)});
    manual.registers = {{name, {}}};
  }
  files.front().bytes = sopan::print_manual(manual);
  auto causes = causes_of(files, manual, regulations, linked);
  return {.files = std::move(files), .causes = std::move(causes)};
}

std::string equipment_hash(const Equipment& equipment,
                           const std::vector<std::string>& fingerprints) {
  const auto origin = pdf::origin();
  std::string all = origin.tool + "\n" + build_id() + "\n" + origin.libraries + "\n" +
                    equipment.profile_name + "\n" + equipment.paper.name + "\n";
  for (const auto& one : fingerprints) all += one + "\n";
  for (const auto& file : equipment.files) all += file.path + "\n" + hash_of(file.bytes) + "\n";
  return hash_of(all);
}

std::pair<std::string, std::string> cause_of(const SopName& linked) {
  return {"SOP " + linked.id, hash_of(linked.name + "\n" + linked.number)};
}

}  // namespace sopan::publish
