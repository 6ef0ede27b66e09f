#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/archive/shelf.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/cli/verify_data.hpp"
#include "pipeline/localize/messages.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/printable.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/facts.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/object_id.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/verify.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

struct Count {
  std::size_t added = 0, enriched = 0, unchanged = 0, skipped = 0, refused = 0;
};

archive::User user_of(const Options& options, const publish::Facts& facts) {
  archive::User user{.name = options.by.value_or(facts.author)};
  if (user.name.empty()) user.name = facts.office.empty() ? "sopan" : facts.office;
  const auto host = publish::host_of(facts.website);
  user.address = !facts.email.empty() ? "mailto:" + facts.email
                 : !host.empty()      ? "https://" + host
                                      : publish::object_id(facts);
  return user;
}

/// What `check` has to say of a SOP, as data for the archive.
std::string report_of(const publish::SopFile& sop, const Diagnostics& diagnostics,
                      const Sources& sources) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& one : diagnostics.all()) {
    if (one.span.source != sop.source) continue;
    const auto place = sources[one.span.source].position(one.span.begin);
    list.push_back({{"code", one.code},
                    {"severity", say(one.severity, Language::english)},
                    {"line", place.line},
                    {"column", place.column},
                    {"message", sentence_of(one, sources, Language::indonesian)}});
  }
  const nlohmann::ordered_json data = {{"file", sop.path}, {"diagnostics", std::move(list)}};
  return data.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::map<SourceId, Diagnostics> by_source(const Diagnostics& all) {
  std::map<SourceId, Diagnostics> parts;
  for (const auto& one : all.all()) parts[one.span.source].report(one);
  return parts;
}

/// So many editions wait for the disk together.
constexpr std::size_t editions_together = 64;

/// Adds SOPs of projects, one after the other. What is told of an edition is told when it is in.
class Adding {
 public:
  Adding(const Options& options, archive::Writer& writer)
      : options_(options),
        writer_(writer),
        shelf_(writer),
        moment_(moment_of(options)),
        trust_(trust_of(options)) {}

  void run(publish::Selection& selection, Sources& sources, Diagnostics& diagnostics) {
    leave_out_drafts(selection);
    const auto before = by_source(diagnostics);
    publish::Settings settings{.strict = options_.strict,
                               .jobs = options_.jobs,
                               .clock = milliseconds,
                               .stopped = Interrupt::came};
    settings.deliver = [&](publish::Delivery one) {
      if (Interrupt::came()) return;
      const auto known = before.find(one.sop.source);
      auto found = known == before.end() ? Diagnostics() : known->second;
      found.append(one.told);
      const auto path = publish::shown(selection.project.root / one.sop.path);
      auto report = report_of(one.sop, found, sources);
      add(std::move(one), std::move(report), path);
    };
    selection.whole = false;
    try {
      const auto made = publish::build(selection, settings, sources, diagnostics);
      failed_ += selection.chosen.size() - selection.left - made.size();
    } catch (...) {  // What came before the fault is archived.
      commit();
      throw;
    }
    commit();
  }

  [[nodiscard]] const Count& count() const { return count_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }

 private:
  void leave_out_drafts(publish::Selection& selection) {
    std::erase_if(selection.chosen, [&](std::size_t at) {
      const auto& sop = selection.project.sops[at];
      if (!sop.entry) return false;
      const auto status = publish::status_of(*sop.entry);
      if (status == "berlaku") return false;
      std::cout << phrase(status == "draf" ? "skipped-draft" : "skipped-over",
                          {publish::id_of(sop), status}, options_.language)
                << '\n';
      ++count_.skipped;
      return true;
    });
  }

  void add(publish::Delivery one, std::string report, const std::string& shown_path) {
    const auto& facts = one.facts;
    archive::Deposit deposit{
        .object = publish::object_id(facts),
        .record = {.id = facts.id,
                   .unit = facts.unit,
                   .office = facts.office,
                   .signer = facts.signer,
                   .post = facts.post,
                   .tool = "sopan " SOPAN_VERSION,
                   .editions = {{.version = facts.version,
                                 .name = facts.name,
                                 .number = facts.number,
                                 .created = facts.created,
                                 .revised = facts.revised,
                                 .effective = facts.effective,
                                 .added = moment_}}},
        .message = facts.change.empty()
                       ? phrase("edition", {std::to_string(facts.version)}, Language::indonesian)
                       : facts.change,
        .user = user_of(options_, facts)};
    for (auto& file : sign::carried(one.pdf).files) {
      if (file.path == one.sop.path) deposit.files.push_back({"sop.xml", file.bytes});
      deposit.files.push_back({"source/" + file.path, std::move(file.bytes)});
    }
    deposit.files.push_back({"validation.json", std::move(report)});
    take_pdf(deposit, one.sop, std::move(one.pdf));
    if (options_.scan) {
      deposit.evidence.push_back({"scan.pdf", fs::canonical(*options_.scan)});
      deposit.record.scanned_by = deposit.user.name;
      deposit.record.scanned = moment_;
    }
    put(deposit, facts, shown_path);
  }

  /// The PDF of `--pdf`, if there is one of this SOP: what was printed then, or the signed file,
  /// which need not begin with what we print.
  void take_pdf(archive::Deposit& deposit, const publish::SopFile& sop, std::string pdf) {
    const auto path = options_.pdf ? fs::path(*options_.pdf) / publish::pdf_name(sop.path) : "";
    if (!options_.pdf || !fs::exists(path)) {
      if (options_.pdf) tell("no-pdf-there", {sop.path, path.string()});
      deposit.files.push_back({"sop.pdf", std::move(pdf)});
      return;
    }
    auto given = files::read_file(path, sign::max_pdf_bytes);
    const bool is_signed = given.find("/ByteRange") != std::string::npos;
    if (given != pdf && !given.starts_with(pdf)) check_source(deposit, given, path, is_signed);
    if (!is_signed) {
      deposit.files.push_back({"sop.pdf", std::move(given)});
      return;
    }
    deposit.files.push_back({"sop.pdf", std::move(pdf)});
    judge(deposit, given, path);
    deposit.evidence.push_back({"sop-signed.pdf", std::move(given)});
  }

  /// Keeps what is found of a signed PDF with it; one that is not what was signed is refused.
  void judge(archive::Deposit& deposit, const std::string& pdf, const fs::path& path) const {
    const auto report = sign::verify(pdf, trust_);
    if (sign::verdict_of(report) == sign::Verdict::invalid)
      throw UsageError({"signed-wrong", {path.string()}}, {"see-verify", {path.string()}});
    for (const auto& one : report.signatures) {
      std::string at;
      if (one.stamped) {
        at = sign::iso_time({*one.stamped, 0});
      } else if (one.claimed) {
        at = sign::iso_time(*one.claimed);
      }
      deposit.record.signatures.push_back(
          {.signer = one.signer,
           .issuer = one.issuer,
           .at = at,
           .verdict = std::string(etsi_name(sign::verdict_of(one.findings)))});
    }
    deposit.findings.push_back(
        {"verify.json", data_of("sop-signed.pdf", report, Language::indonesian) + "\n"});
  }

  /// A PDF that we would print otherwise now must still carry this very SOP; one that a portal
  /// rewrote may have lost its source.
  void check_source(const archive::Deposit& deposit, const std::string& pdf, const fs::path& path,
                    bool is_signed) {
    const auto source = std::ranges::find(deposit.files, "sop.xml", &archive::NewFile::path);
    try {
      const auto carried = sign::carried(pdf).files;
      const bool same = std::ranges::any_of(carried, [&](const auto& file) {
        return archive::NewFile{"", file.bytes}.content == source->content;
      });
      if (same) return;
    } catch (const sign::BadPdf& bad) {
      if (bad.flaw == sign::PdfFlaw::without_source && is_signed) {
        tell("pdf-lost-source", {path.string()});
        return;
      }
      throw UsageError({"damaged-pdf", {path.string()}}, {"build-again", {}});
    }
    throw UsageError({"pdf-of-other-source", {path.string()}}, {"build-again", {}});
  }

  void put(const archive::Deposit& deposit, const publish::Facts& facts, const std::string& path) {
    const auto version = std::to_string(facts.version);
    try {
      switch (shelf_.prepare(deposit)) {
        case archive::Outcome::added:
          ++count_.added;
          tell("archived", {facts.id, version});
          break;
        case archive::Outcome::replaced:
          ++count_.added;
          tell("archived-new", {facts.id, version});
          break;
        case archive::Outcome::enriched:
          ++count_.enriched;
          tell("archived-more", {facts.id, version});
          break;
        case archive::Outcome::unchanged:
          ++count_.unchanged;
          break;
      }
      if (writer_.prepared() >= editions_together) commit();
    } catch (const archive::Refused& refused) {
      ++count_.refused;
      commit();
      refuse(refused, facts, path);
    }
  }

  void tell(std::string_view key, const std::vector<std::string>& words) {
    told_ += phrase(key, words, options_.language);
    told_ += '\n';
  }

  void commit() {
    writer_.commit();
    std::cout << std::exchange(told_, {});
  }

  void refuse(const archive::Refused& refused, const publish::Facts& facts,
              const std::string& path) const {
    const auto version = std::to_string(facts.version);
    const auto last = std::to_string(refused.version);
    const auto tell = [&](std::string_view what, std::string_view hint) {
      const std::vector<std::string> words = {facts.id, version, last, facts.number,
                                              refused.holder};
      std::cout.flush();
      std::cerr << localization::printable(path) << ": " << say(Severity::error, options_.language)
                << ": " << phrase(what, words, options_.language) << '\n'
                << phrase("hint", {phrase(hint, words, options_.language)}, options_.language)
                << '\n';
    };
    switch (refused.refusal) {
      case archive::Refusal::other_content:
        return tell("archived-otherwise", "raise-version");
      case archive::Refusal::older:
        return tell("archived-newer", "archived-stays");
      case archive::Refusal::number_taken:
        return tell("number-taken", "own-number");
      case archive::Refusal::revoked:
      case archive::Refusal::none_in_force:
      case archive::Refusal::not_begun:
        return tell("sop-revoked", "new-id");
    }
  }

  const Options& options_;
  archive::Writer& writer_;
  archive::Shelf shelf_;
  std::string told_;  ///< of what is not yet committed
  std::string moment_;
  sign::Trust trust_;
  Count count_;
  std::size_t failed_ = 0;
};

publish::Batch batch_of(const Options& options, Sources& sources, Diagnostics& diagnostics) {
  publish::Request request{.only = options.only};
  request.paths.assign(options.arguments.begin() + 1, options.arguments.end());
  if (request.paths.empty()) request.paths.emplace_back(".");
  constexpr std::size_t many = 200;
  auto batch = publish::open_batch(request, sources, diagnostics,
                                   {.jobs = options.jobs, .rest_above = many});
  if (!batch.outside.empty())
    throw UsageError({"no-project", {batch.outside.front()}}, {"start-project", {}});
  if (!batch.unknown.empty() && !diagnostics.has_errors())
    throw UsageError({"unknown-id", {batch.unknown.front()}}, {"see-help-of", {"archive"}});
  std::size_t all = 0;
  for (const auto& selection : batch.selections) all += selection.chosen.size();
  if (options.scan && all != 1) throw UsageError({"scan-of-one", {"--scan"}}, {"name-the-sop", {}});
  return batch;
}

}  // namespace

int archive_add(const Options& options) {
  if (!options.to) throw UsageError({"missing-store", {}}, {"see-help-of", {"archive"}});
  Sources sources;
  Diagnostics diagnostics;
  auto batch = batch_of(options, sources, diagnostics);
  const bool is_new = !archive::is_store(*options.to);
  archive::Writer writer(*options.to);
  if (is_new) std::cout << phrase("store-made", {*options.to}, options.language) << '\n';
  const Interrupt interrupt;
  Adding adding(options, writer);
  for (auto& selection : batch.selections) adding.run(selection, sources, diagnostics);
  // Warnings are the business of `check`; errors tell why a SOP is missing here.
  const auto told = judged(diagnostics, options.strict);
  for (const auto& one : told.all())
    if (one.severity == Severity::error) std::cerr << render(one, sources, options.language);
  std::cerr.flush();
  const auto digits = [&](std::size_t number) {
    return localization::number(static_cast<std::int64_t>(number), options.language);
  };
  const auto& count = adding.count();
  std::cout << phrase("archive-added",
                      {digits(count.added), digits(count.enriched), digits(count.unchanged),
                       digits(count.skipped), digits(count.refused + adding.failed())},
                      options.language)
            << '\n';
  return count.refused + adding.failed() > 0 || told.has_errors() ? 1 : 0;
}

}  // namespace sopan::cli
