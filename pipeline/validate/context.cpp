#include "pipeline/validate/context.hpp"

#include "pipeline/base/nearest.hpp"
#include "pipeline/validate/rules.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {

void Context::report(Diagnostic diagnostic) {
  diagnostic.severity = severity_of(diagnostic.code, sop.status == Status::draft);
  if (diagnostic.severity == Severity::error) failed = true;
  diagnostics.report(std::move(diagnostic));
}

void Assembly::report(Diagnostic diagnostic, bool in_draft) {
  diagnostic.severity = severity_of(diagnostic.code, in_draft);
  diagnostics.report(std::move(diagnostic));
}

Argument step_name(const Context& context, std::size_t procedure, StepId step) {
  const Step& it = context.sop.procedures[procedure].steps[step];
  if (it.number) return std::int64_t{*it.number};
  const std::string text = plain_text(it.activity);
  const auto cut = text.size() <= 40 ? std::string::npos : text.rfind(' ', 40);
  std::string name = "“";
  name += text.substr(0, cut);
  name += cut == std::string::npos ? "”" : " …”";
  return name;
}

std::optional<Message> did_you_mean(const std::string& wrong,
                                    const std::vector<std::string>& known) {
  const auto name = nearest(wrong, known);
  if (!name) return {};
  return Message{"did-you-mean", {*name}};
}

}  // namespace sopan
