#include "pipeline/compile.hpp"

#include <algorithm>

#include "layouts/missing_glyphs.hpp"
#include "pipeline/localize/localize.hpp"
#include "pipeline/localize/printed_texts.hpp"
#include "pipeline/localize/verification.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan {

std::optional<Composed> compose(const draft::Sop& draft, const Origin& origin, const Press& press,
                                Diagnostics& diagnostics, Clock clock) {
  const auto now = [clock] { return clock == nullptr ? 0.0 : clock(); };
  const auto errors = diagnostics.count(Severity::error);
  const auto start = now();
  const auto sop = validate(draft, origin.path, press.project, diagnostics);
  if (!sop) return {};
  layouts::report_missing_glyphs(printed_texts(draft),
                                 sop->status == Status::draft ? Severity::warning : Severity::error,
                                 press.faces, diagnostics);
  const auto validated = now();
  auto manuscript = localize(*sop, press.project, press.profile);
  manuscript.identity.verification =
      verification(*sop, press.project, press.profile, origin.fingerprint);
  const auto localized = now();
  Composed composed;
  composed.document = layouts::arrange(manuscript, {.profile = press.profile,
                                                    .faces = press.faces,
                                                    .paper = press.paper,
                                                    .logo = press.logo,
                                                    .diagnostics = &diagnostics,
                                                    .report = &composed.report});
  if (diagnostics.count(Severity::error) > errors) return {};
  composed.times = {validated - start, localized - validated, now() - localized};
  return composed;
}

std::optional<layouts::Paper> paper_named(std::string_view name, const Profile& profile) {
  const std::string key(name.empty() ? std::string_view(profile.choice("kertas")) : name);
  const auto width = profile.lengths.find(key + "-lebar");
  const auto height = profile.lengths.find(key + "-tinggi");
  if (width == profile.lengths.end() || height == profile.lengths.end()) return {};
  return layouts::Paper{
      .name = key,
      .width = width->second,
      .height = height->second,
      .top = profile.length("margin-atas"),
      .right = profile.length("margin-kanan"),
      .bottom = std::max(profile.length("margin-bawah"), profile.length("pita-kaki")),
      .left = profile.length("margin-kiri")};
}

}  // namespace sopan
