#include "pipeline/localize/localize.hpp"

#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/identity.hpp"
#include "pipeline/localize/procedure.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan {
namespace {

using localization::ready;

std::string_view status_label(Status status) {
  switch (status) {
    case Status::draft:
      return "status-draf";
    case Status::in_force:
      return "status-berlaku";
    case Status::replaced:
      return "status-digantikan";
    case Status::revoked:
      return "status-dicabut";
  }
  return {};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : ", ") + ready(line);
  return text;
}

/// The year on the cover: of coming into force, else of making, else of the manual.
std::string year_of(const Sop& sop, const Project& project) {
  if (sop.effective) return std::to_string(sop.effective->year);
  if (sop.created) return std::to_string(sop.created->year);
  return project.year;
}

manuscript::Change change(const Change& change) {
  return {std::to_string(change.version), localization::date(change.date, "-"),
          ready(change.author), localization::block_of(change.description)};
}

/// The word across the pages of what is not in force.
std::string mark_of(Status status, const Profile& profile) {
  switch (status) {
    case Status::draft:
      return profile.label("draf");
    case Status::in_force:
      return {};
    case Status::replaced:
      return profile.label("digantikan");
    case Status::revoked:
      return profile.label("dicabut");
  }
  return {};
}

}  // namespace

manuscript::Sop localize(const Sop& sop, const Project& project, const Profile& profile) {
  manuscript::Sop result{.id = sop.id,
                         .number = ready(sop.number),
                         .name = ready(sop.name),
                         .version = std::to_string(sop.version),
                         .status = profile.label(status_label(sop.status)),
                         .office = joined(project.office.letterhead),
                         .cover_title = profile.label("judul-dokumen"),
                         .cover_year = year_of(sop, project),
                         .draft = sop.status == Status::draft,
                         .mark = mark_of(sop.status, profile),
                         .created = sop.created,
                         .revised = sop.revised,
                         .effective = sop.effective};
  result.identity = localization::identity(sop, project, profile);
  for (const auto& procedure : sop.procedures)
    result.procedures.push_back(localization::procedure(procedure, sop.format, profile));
  for (const auto& one : sop.history) result.history.push_back(change(one));
  return result;
}

}  // namespace sopan
