#include "pipeline/cli/verify_data.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/finding_words.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/key.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_trust_bytes = 16U << 20U;

Json data_of(const std::vector<sign::Finding>& findings, Language language) {
  Json list = Json::array();
  for (const auto& finding : findings)
    list.push_back({{"code", finding.code},
                    {"severity", finding.weight == sign::Verdict::invalid ? "error" : "warning"},
                    {"message", sentence_of(finding, language)}});
  return list;
}

Json data_of(const ArchiveAnswer& answer) {
  Json data = {{"result", word_of(answer.known)}};
  if (answer.known == Known::unknown) return data;
  const auto& edition = answer.edition;
  data["object"] = answer.object;
  data["id"] = answer.id;
  data["edition"] = edition.version;
  data["status"] = archive::word_of(edition.standing);
  if (!edition.until.empty()) data["until"] = edition.until;
  if (!answer.place.path.empty()) {
    data["version"] = answer.place.version;
    data["path"] = answer.place.path;
  }
  return data;
}

}  // namespace

sign::Trust trust_of(const Options& options) {
  sign::Trust trust{.now = signing_moment(options).seconds};
  if (!options.trust) return trust;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(*options.trust))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) {
    const auto bytes = files::read_file(file, most_trust_bytes);
    const auto anchors = sign::certificates_of(bytes);
    const auto lists = sign::revocation_lists_of(bytes);
    trust.anchors.insert(trust.anchors.end(), anchors.begin(), anchors.end());
    trust.lists.insert(trust.lists.end(), lists.begin(), lists.end());
  }
  if (trust.anchors.empty()) throw UsageError({"no-anchor", {*options.trust}}, {"put-anchor", {}});
  return trust;
}

std::string_view etsi_name(sign::Verdict verdict) {
  switch (verdict) {
    case sign::Verdict::valid:
      return "TOTAL-PASSED";
    case sign::Verdict::noted:
      return "INDETERMINATE";
    case sign::Verdict::invalid:
      return "TOTAL-FAILED";
  }
  return "TOTAL-FAILED";
}

std::string data_of(const std::string& name, const sign::VerifyReport& report, Language language,
                    const std::optional<ArchiveAnswer>& answer) {
  Json signatures = Json::array();
  for (const auto& one : report.signatures) {
    Json data = {{"field", one.field},          {"kind", one.kind},  {"signer", one.signer},
                 {"issuer", one.issuer},        {"covers", one.end}, {"whole", one.whole},
                 {"permission", one.permission}};
    if (one.claimed) data["claimed"] = sign::iso_time(*one.claimed);
    if (one.stamped) data["stamped"] = sign::iso_time({*one.stamped, 0});
    if (!one.reason.empty()) data["reason"] = one.reason;
    data["findings"] = data_of(one.findings, language);
    signatures.push_back(std::move(data));
  }
  Json data = {{"file", name},
               {"verdict", etsi_name(sign::verdict_of(report))},
               {"size", report.size},
               {"sha256", report.sha256},
               {"sha512", report.sha512},
               {"revisions", report.revisions},
               {"signatures", std::move(signatures)},
               {"findings", data_of(report.findings, language)}};
  if (answer) data["archive"] = data_of(*answer);
  return data.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string list_of(const std::vector<std::string>& objects) {
  Json all = Json::array();
  for (const auto& one : objects) all.push_back(Json::parse(one));
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sopan::cli
