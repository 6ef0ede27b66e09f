#include "pipeline/validate/validate.hpp"

#include "pipeline/validate/context.hpp"
#include "pipeline/validate/resolve.hpp"
#include "pipeline/validate/rules.hpp"

namespace sopan {

std::optional<Sop> validate(const draft::Sop& draft, const std::string& path,
                            const Project& project, Diagnostics& diagnostics) {
  Context context{.draft = draft,
                  .path = path.ends_with(".xml") ? path.substr(0, path.size() - 4) : path,
                  .project = project,
                  .diagnostics = diagnostics};
  resolve(context);
  for (const auto& rule : rules) {
    if (rule.check != nullptr) rule.check(context);
  }
  if (context.failed) return {};
  return std::move(context.sop);
}

}  // namespace sopan
