#include "pipeline/validate/rules.hpp"
#include "pipeline/validate/validate.hpp"
#include "pipeline/validate/values.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

std::string without_suffix(const std::string& path) {
  return path.ends_with(".xml") ? path.substr(0, path.size() - 4) : path;
}

template <class Item>
void index(std::map<std::string, std::size_t, std::less<>>& index, const Item& item,
           std::size_t at) {
  if (!item.id.empty()) index.try_emplace(item.id, at);
}

void add_office(const draft::Manual& manual, Project& project) {
  project.title = trimmed(manual.title);
  project.year = trimmed(manual.year);
  project.profile = trimmed(manual.profile);
  project.paper = trimmed(manual.paper);
  project.own_signing = trimmed(manual.signing) == "sendiri";
  project.code = trimmed(manual.code);
  for (const auto& line : manual.letterhead) project.office.letterhead.push_back(line.text);
  project.office.logo = trimmed(manual.logo);
  project.office.address = trimmed(manual.address);
  project.office.phone = trimmed(manual.phone);
  project.office.email = trimmed(manual.email);
  project.office.website = trimmed(manual.website);
  project.office.place = trimmed(manual.place);
  for (const auto& unit : manual.units) {
    project.units.push_back({trimmed(unit.id), trimmed(unit.name), unit.parent});
    index(project.unit_index, project.units.back(), project.units.size() - 1);
  }
}

/// A NIP without the spaces that may part its groups.
std::string joined(std::string nip) {
  std::erase(nip, ' ');
  return nip;
}

void add_officials(const draft::Manual& manual, Project& project) {
  for (const auto& official : manual.officials) {
    project.officials.push_back({.id = trimmed(official.id),
                                 .post = trimmed(official.post),
                                 .substantive_post = trimmed(official.substantive_post),
                                 .name = trimmed(official.name),
                                 .nip = joined(trimmed(official.nip)),
                                 .grade = parse_grade(trimmed(official.grade)),
                                 .from = valid_date(official.from),
                                 .until = valid_date(official.until),
                                 .span = official.span});
    index(project.official_index, project.officials.back(), project.officials.size() - 1);
  }
}

void add_regulations(const std::vector<const draft::Register*>& registers, Project& project) {
  for (const auto* part : registers) {
    for (const auto& draft : part->regulations) {
      Regulation regulation{.id = trimmed(draft.id),
                            .number = trimmed(draft.number),
                            .body = trimmed(draft.body),
                            .region = trimmed(draft.region),
                            .gazette = trimmed(draft.gazette),
                            .supplement = trimmed(draft.supplement),
                            .subject = draft.subject,
                            .span = draft.span};
      regulation.kind = values::value_or(values::regulation_kinds, draft.kind, RegulationKind::law);
      regulation.year = parse_count(trimmed(draft.year)).value_or(0);
      project.regulations.push_back(std::move(regulation));
      index(project.regulation_index, project.regulations.back(), project.regulations.size() - 1);
    }
  }
}

void add_changes(const std::vector<const draft::Register*>& registers, Project& project) {
  std::size_t at = 0;
  for (const auto* part : registers) {
    for (const auto& draft : part->regulations) {
      Regulation& regulation = project.regulations[at++];
      for (const auto& change : draft.changes) {
        const auto by = project.regulation_index.find(trimmed(change.ref));
        if (by == project.regulation_index.end()) continue;
        const Amendment amendment{by->second, valid_date(change.date)};
        if (!change.revoked) {
          regulation.amended.push_back(amendment);
          continue;
        }
        const bool partly = values::value_or(values::answers, change.partial, false);
        // A whole revocation counts, whatever parts were revoked before.
        if (partly && regulation.revoked && !regulation.partly_revoked) continue;
        regulation.revoked = amendment;
        regulation.partly_revoked = partly;
      }
    }
  }
}

void add_sops(const draft::SopEntries& sops, Project& project) {
  for (const auto& [file, draft] : sops) {
    const std::string path = without_suffix(file);
    std::string id = trimmed(draft->id);
    if (id.empty()) id = path.substr(path.rfind('/') + 1);
    project.sops.push_back({.id = id,
                            .name = trimmed(draft->name),
                            .number = trimmed(draft->number),
                            .path = path,
                            .number_span = draft->number ? draft->number->span : draft->span});
    index(project.sop_index, project.sops.back(), project.sops.size() - 1);
  }
}

/// They stand after those of the project, which are thereby those of `Assembly::sops`.
void add_related_sops(const draft::Manual& manual, Project& project) {
  for (const auto& sop : manual.related_sops) {
    project.sops.push_back({.id = trimmed(sop.id),
                            .name = trimmed(sop.name),
                            .number = trimmed(sop.number),
                            .number_span = sop.number ? sop.number->span : sop.id.span});
    index(project.sop_index, project.sops.back(), project.sops.size() - 1);
  }
}

}  // namespace

Project assemble(const draft::Manual& manual, const std::vector<const draft::Register*>& registers,
                 const draft::SopEntries& sops, Diagnostics& diagnostics) {
  Assembly assembly{
      .manual = manual, .registers = registers, .sops = sops, .diagnostics = diagnostics};
  Project& project = assembly.project;
  add_office(manual, project);
  add_officials(manual, project);
  add_regulations(registers, project);
  add_changes(registers, project);
  add_sops(sops, project);
  add_related_sops(manual, project);
  project.manual = manual;
  for (const auto& rule : rules) {
    if (rule.check_project != nullptr) rule.check_project(assembly);
  }
  return std::move(assembly.project);
}

}  // namespace sopan
