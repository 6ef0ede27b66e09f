#include "pipeline/cli/sign_ltv.hpp"

#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/key.hpp"
#include "pipeline/sign/validation_data.hpp"

namespace sopan::cli {
namespace {

constexpr std::size_t most_bytes = 16U << 20U;

using Parts = std::vector<std::string>;

Parts answers_of(std::string_view bytes) {
  if (!sign::is_ocsp_answer(bytes)) return {};
  return {std::string(bytes)};
}

/// All that the files hold; each must hold something.
Parts gathered(const std::vector<std::string>& names, Parts (*read)(std::string_view),
               std::string_view complaint) {
  Parts all;
  for (const auto& name : names) {
    const auto found = read(files::read_file(name, most_bytes));
    if (found.empty()) throw UsageError({complaint, {name}}, {"see-help-of", {"sign"}});
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace

bool wants_validation_data(const Options& options) {
  const auto& signing = options.signing;
  return signing.ltv || !signing.certs.empty() || !signing.crl.empty() || !signing.ocsp.empty();
}

sign::Evidence evidence_of(const Options& options) {
  const auto& signing = options.signing;
  if (signing.crl.empty() && signing.ocsp.empty())
    throw UsageError({"ltv-without-revocation", {}}, {"see-help-of", {"sign"}});
  return {.certificates = gathered(signing.certs, sign::certificates_of, "no-certificate-in"),
          .lists = gathered(signing.crl, sign::revocation_lists_of, "no-crl-in"),
          .answers = gathered(signing.ocsp, answers_of, "no-ocsp-in")};
}

}  // namespace sopan::cli
