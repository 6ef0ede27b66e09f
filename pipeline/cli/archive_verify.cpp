#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "pipeline/archive/record.hpp"
#include "pipeline/archive/validate.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/ocfl_words.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/printable.hpp"
#include "pipeline/publish/workers.hpp"

/// Judging an archive: by the rules of OCFL, and by what its records say of the editions.
namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// A finding and the object it is of ("" of the root).
struct Located {
  std::string object;
  archive::Finding finding;
};

/// One object; its inventory is not kept.
struct Judged {
  archive::Findings findings;
  archive::Measure measure;
  archive::Identity identity;
  std::vector<std::string> numbers;  ///< of its editions
};

/// Beyond OCFL: what the record of an object says holds of its editions.
void judge_record(const archive::Object& object, Judged& judged) {
  const auto record = archive::record_of(object);
  std::size_t in_force = 0;
  for (const auto& one : record.editions) {
    if (one.standing == archive::Standing::in_force) ++in_force;
    const auto& holder = archive::holder_of(object, one);
    if (archive::digest_of(holder, "sop.xml") != one.source)
      judged.findings.push_back({"R001", "sop.xml", "versi " + std::to_string(one.version)});
    if (!one.number.empty()) judged.numbers.push_back(one.number);
  }
  if (in_force > 1) judged.findings.push_back({"R002", "manifest.json", record.id});
}

Judged judge(const fs::path& root, const std::string& place) {
  auto report = archive::validate_object(root / place);
  Judged judged{.measure = report.measure, .identity = archive::identity_of(place, report)};
  const bool sound = report.inventory && !archive::has_errors(report.findings);
  judged.findings = std::move(report.findings);
  try {
    judge_record(sound ? archive::Object{root / place, std::move(*report.inventory)}
                       : archive::Store::open(root / place),
                 judged);
  } catch (const archive::BadStore& bad) {
    judged.findings.push_back({"R004", "manifest.json", bad.what()});
  }
  return judged;
}

/// No two objects have an edition of the same number.
void judge_numbers(const std::vector<Judged>& all, std::vector<Located>& found) {
  std::map<std::string, std::string> numbers;
  for (const auto& one : all) {
    for (const auto& number : one.numbers) {
      const auto taken = numbers.emplace(number, one.identity.place);
      if (!taken.second && taken.first->second != one.identity.place)
        found.push_back({one.identity.place, {"R003", "manifest.json", number}});
    }
  }
}

std::string rate_of(double amount, double seconds) {
  return localization::number(static_cast<std::int64_t>(seconds > 0 ? amount / seconds : amount),
                              Language::indonesian);
}

void tell(const Located& one, Language language) {
  using localization::printable;
  std::cerr << printable(one.object) << (one.object.empty() || one.finding.place.empty() ? "" : "/")
            << printable(one.finding.place) << ": "
            << phrase(one.finding.code[0] == 'W' ? "is-warning" : "is-error", {}, language) << ": "
            << words_of_rule(one.finding.code, language);
  if (!one.finding.detail.empty()) std::cerr << ": " << printable(one.finding.detail);
  std::cerr << " [" << one.finding.code << "]\n";
}

int tell_verdict(const std::vector<Located>& found, const archive::Measure& measure,
                 std::size_t objects, double seconds, const Options& options) {
  std::size_t errors = 0;
  for (const auto& one : found) errors += one.finding.code[0] == 'W' ? 0U : 1U;
  const auto warnings = found.size() - errors;
  if (options.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [object, finding] : found)
      list.push_back({{"code", finding.code},
                      {"object", object},
                      {"place", finding.place},
                      {"detail", finding.detail}});
    const nlohmann::ordered_json data = {
        {"findings", std::move(list)}, {"objects", objects}, {"files", measure.files},
        {"bytes", measure.bytes},      {"errors", errors},   {"warnings", warnings}};
    std::cout << data.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  } else {
    for (const auto& one : found) tell(one, options.language);
    std::cerr.flush();
    constexpr double mebi = 1U << 20U;
    std::cout << phrase(errors == 0 ? "store-sound" : "store-damaged",
                        {std::to_string(objects), std::to_string(measure.files),
                         rate_of(static_cast<double>(measure.bytes) / mebi, 1),
                         std::to_string(errors), std::to_string(warnings),
                         rate_of(static_cast<double>(measure.bytes) / mebi, seconds)},
                        options.language)
              << '\n';
  }
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}

}  // namespace

int archive_verify(const Options& options) {
  expect_arguments(options, 1, 1, "missing-store-name");
  const auto start = milliseconds();
  const archive::Store store(options.arguments[1]);
  auto report = archive::validate_root(store.root());
  std::vector<Judged> all(report.objects.size());
  publish::in_parallel(all.size(), options.jobs,
                       [&](std::size_t at) { all[at] = judge(store.root(), report.objects[at]); });
  std::vector<archive::Identity> identities;
  identities.reserve(all.size());
  for (const auto& one : all) identities.push_back(one.identity);
  auto places = archive::validate_places(store.root(), identities);
  std::vector<Located> found;
  for (auto* const findings : {&report.findings, &places})
    for (auto& one : *findings) found.push_back({"", std::move(one)});
  archive::Measure sum;
  for (auto& one : all) {
    sum.files += one.measure.files;
    sum.bytes += one.measure.bytes;
    for (auto& finding : one.findings) found.push_back({one.identity.place, std::move(finding)});
  }
  judge_numbers(all, found);
  return tell_verdict(found, sum, all.size(), (milliseconds() - start) / 1000, options);
}

}  // namespace sopan::cli
