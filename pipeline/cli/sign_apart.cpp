#include "pipeline/cli/sign_apart.hpp"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/sign_look.hpp"
#include "pipeline/cli/sign_ltv.hpp"
#include "pipeline/cli/sign_status.hpp"
#include "pipeline/cli/stamper.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/digest/digest.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/apart.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/encoding.hpp"
#include "pipeline/sign/validation_data.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_certificate_bytes = 1U << 20U;
constexpr std::size_t most_state_bytes = 1U << 20U;
constexpr int state_format = 1;

std::string text_of(const digest::Sha256& digest) { return {digest.begin(), digest.end()}; }

/// What lies in the folder between the two halves of signing.
struct State {
  std::string file;  ///< to be signed, relative to the folder
  sign::Prepared prepared;
  sign::Signer signer;
};

fs::path folder_of(const Options& options, const fs::path& file) {
  if (options.output) return *options.output;
  return fs::path(file).replace_extension(".siap");
}

Json data_of(const State& state, const std::string& attributes) {
  const auto digest = text_of(digest::sha256(attributes));
  Json chain = Json::array();
  for (const auto& one : state.signer.chain) chain.push_back(sign::base64_of(one));
  return {{"format", state_format},
          {"file", state.file},
          {"sha256", digest::hex(digest::sha256(state.prepared.file))},
          {"open", state.prepared.open},
          {"close", state.prepared.close},
          {"algorithm", sign::algorithm_of(state.signer)},
          {"documentDigest", sign::hex_of(text_of(sign::digest_of(state.prepared)))},
          {"digestToSign", {{"hex", sign::hex_of(digest)}, {"base64", sign::base64_of(digest)}}},
          {"certificate", sign::base64_of(state.signer.certificate)},
          {"chain", std::move(chain)}};
}

std::string bytes_in(const Json& data) {
  return sign::from_base64(data.get<std::string>()).value_or("");
}

/// Throws `UsageError` when it is no state of ours, or the prepared file is another one by now.
State read_state(const fs::path& folder) {
  const auto text = files::read_file(folder / "state.json", most_state_bytes);
  State state;
  state.prepared.file = files::read_file(folder / "prepared.pdf", sign::max_pdf_bytes);
  try {
    const auto data = Json::parse(text);
    state.file = data.at("file").get<std::string>();
    state.prepared.open = data.at("open").get<std::size_t>();
    state.prepared.close = data.at("close").get<std::size_t>();
    state.signer.certificate = bytes_in(data.at("certificate"));
    for (const auto& one : data.at("chain")) state.signer.chain.push_back(bytes_in(one));
    if (data.at("format").get<int>() != state_format ||
        state.prepared.open + 2 > state.prepared.close ||
        state.prepared.close > state.prepared.file.size())
      throw UsageError({"bad-signing-state", {folder.string()}}, {"prepare-again", {}});
    if (data.at("sha256").get<std::string>() != digest::hex(digest::sha256(state.prepared.file)))
      throw UsageError({"changed-prepared", {(folder / "prepared.pdf").string()}},
                       {"prepare-again", {}});
  } catch (const Json::exception&) {
    throw UsageError({"bad-signing-state", {folder.string()}}, {"prepare-again", {}});
  }
  return state;
}

void tell_prepared(const fs::path& folder, const Json& data, Language language) {
  std::cout << phrase("prepared-apart", {folder.string(), data["algorithm"].get<std::string>()},
                      language)
            << "\n  SHA-256 (hex):    " << data["digestToSign"]["hex"].get<std::string>()
            << "\n  SHA-256 (base64): " << data["digestToSign"]["base64"].get<std::string>() << '\n'
            << phrase("document-digest", {data["documentDigest"].get<std::string>()}, language)
            << '\n';
}

/// The folder between the halves, by its own name or by that of the state in it.
fs::path named_folder(const std::string& argument) {
  fs::path path = argument;
  if (path.filename() != "state.json") return path;
  return path.has_parent_path() ? path.parent_path() : ".";
}

/// Whether the signed file may take the place of what is there: its beginning, or itself.
void check_place(const fs::path& target, const sign::Prepared& prepared, const std::string& done) {
  const auto there = files::read_file(target, sign::max_pdf_bytes);
  if (there != done && !prepared.file.starts_with(there))
    throw UsageError({"changed-since-prepared", {target.string()}}, {"prepare-again", {}});
}

const std::string& only_argument(const Options& options) {
  if (options.arguments.empty()) throw UsageError({"missing-pdf", {}}, {"see-help-of", {"sign"}});
  if (options.arguments.size() > 1)
    throw UsageError({"surplus-argument", {options.arguments[1], "sign"}},
                     {"see-help-of", {"sign"}});
  return options.arguments.front();
}

}  // namespace

sign::Signer read_signer(const Options& options) {
  if (!options.signing.cert)
    throw UsageError({"no-certificate-given", {}}, {"see-help-of", {"sign"}});
  try {
    return sign::signer_in(files::read_file(*options.signing.cert, most_certificate_bytes));
  } catch (const sign::BadKey& bad) {
    if (bad.flaw == sign::KeyFlaw::unfit) throw UsageError(said_of(bad, *options.signing.cert));
    throw UsageError({"no-certificate-in", {*options.signing.cert}}, {"see-help-of", {"sign"}});
  }
}

int prepare_apart(const Options& options) {
  const auto& name = only_argument(options);
  State state;
  state.signer = read_signer(options);
  const auto folder = folder_of(options, name);
  try {
    const auto pdf = files::read_file(name, sign::max_pdf_bytes);
    expect_in_force(name, pdf);
    const Look look(options, sign::name_of(state.signer.certificate));
    state.prepared = sign::prepare(pdf, look.request_for(pdf));
  } catch (const sign::BadPdf& bad) {
    throw UsageError(said_of(bad, name), {"sign-what", {}});
  } catch (const sign::CannotSign& cannot) {
    throw UsageError(said_of(cannot, name), hint_of(cannot));
  }
  state.file = fs::proximate(name, folder).generic_string();
  const auto attributes = sign::signed_attributes(state.signer, sign::digest_of(state.prepared));
  const auto data = data_of(state, attributes);
  files::create_file(folder / "prepared.pdf", state.prepared.file);
  files::create_file(folder / "attributes.der", attributes);
  files::create_file(folder / "state.json", data.dump(2) + "\n");
  tell_prepared(folder, data, options.language);
  return 0;
}

int finish_apart(const Options& options) {
  if (!options.signing.signature)
    throw UsageError({"no-signature-given", {}}, {"see-help-of", {"sign"}});
  const auto folder = named_folder(only_argument(options));
  const auto state = read_state(folder);
  const auto target =
      options.output ? fs::path(*options.output) : (folder / state.file).lexically_normal();
  const auto returned = files::read_file(*options.signing.signature, most_state_bytes);
  const auto evidence = wants_validation_data(options) ? evidence_of(options) : sign::Evidence();
  try {
    auto done = sign::finish(state.prepared, state.signer, returned, stamper_of(options));
    if (wants_validation_data(options)) done = sign::with_validation_data(done, evidence);
    if (options.output) {
      files::create_file(target, done);
    } else {
      check_place(target, state.prepared, done);
      files::write_file(target, done);
    }
  } catch (const sign::CannotSign& cannot) {
    throw UsageError(said_of(cannot, *options.signing.signature), hint_of(cannot));
  }
  std::cout << phrase("signed", {target.string(), sign::name_of(state.signer.certificate)},
                      options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
