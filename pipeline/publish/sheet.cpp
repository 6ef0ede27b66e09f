#include "pipeline/publish/sheet.hpp"

#include "pipeline/localize/localize.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan::publish {

std::optional<compare::Sheet> sheet_of(const Loaded& loaded, const SopFile& sop,
                                       const Profile& profile, Diagnostics& diagnostics) {
  if (!sop.draft) return {};
  const auto valid = validate(*sop.draft, sop.path, loaded.project, diagnostics);
  if (!valid) return {};
  compare::Sheet sheet{.sop = localize(*valid, loaded.project, profile)};
  for (const auto& procedure : sop.draft->procedures) {
    auto& ids = sheet.step_ids.emplace_back();
    ids.reserve(procedure.steps.size());
    for (const auto& step : procedure.steps) ids.push_back(step.id ? step.id->text : "");
  }
  return sheet;
}

}  // namespace sopan::publish
