#include "pipeline/cli/sign_token.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/secret.hpp"
#include "pipeline/cli/sign_apart.hpp"
#include "pipeline/cli/usage.hpp"

namespace sopan::cli {
namespace {

/// A PIN on the command line can be read by everyone on the machine, so it is not said again
/// either.
void check_uri(const std::string& uri) {
  for (const auto* const secret : {"pin-value", "pin-source"})
    if (uri.find(secret) != std::string::npos)
      throw UsageError({"pin-in-uri", {secret}}, {"give-secret", {}});
  if (!uri.starts_with("pkcs11:")) throw UsageError({"bad-token-uri", {uri}}, {"token-form", {}});
}

std::string module_of(const Options& options) {
  std::string module = options.signing.module.value_or("");
  if (const char* const variable = std::getenv("SOPAN_PKCS11_MODULE");
      variable != nullptr && module.empty())
    module = variable;
  if (!module.empty() && !std::filesystem::exists(module))
    throw UsageError({"not-found", {module}}, {"give-module", {}});
  // A bare name would be sought among the libraries of the machine.
  return module.empty() ? module : std::filesystem::absolute(module).string();
}

/// What a complaint is about: the module, or the key.
const std::string& subject_of(const sign::BadKey& bad, const sign::TokenPlace& place) {
  static const std::string usual = "p11-kit-proxy";
  if (bad.flaw != sign::KeyFlaw::no_module) return place.uri;
  return place.module.empty() ? usual : place.module;
}

}  // namespace

sign::Key open_token(const Options& options) {
  sign::TokenPlace place;
  place.uri = options.signing.pkcs11.value_or("");
  check_uri(place.uri);
  place.module = module_of(options);
  if (options.signing.cert) place.signer = read_signer(options);
  const auto pin = ask_secret(options, place.uri);
  try {
    return sign::Key::from_token(place, pin.text());
  } catch (const sign::BadKey& bad) {
    throw UsageError(said_of(bad, subject_of(bad, place)), hint_of(bad));
  }
}

}  // namespace sopan::cli
