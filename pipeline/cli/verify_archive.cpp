#include "pipeline/cli/verify_archive.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/scratch.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/extract.hpp"
#include "pipeline/publish/facts.hpp"
#include "pipeline/publish/object_id.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
namespace {

/// The SOP that a PDF carries.
struct CarriedSop {
  std::string object;  ///< that it would have in an archive
  int version = 1;
  std::string digest;  ///< SHA-512 of its source
};

/// Nothing where it carries none, or more than one.
std::optional<CarriedSop> carried_sop(const std::string& pdf) try {
  const auto carried = sign::carried(pdf).files;
  std::vector<publish::ProjectFile> project;
  project.reserve(carried.size());
  for (const auto& file : carried) project.push_back({file.path, file.bytes});
  const Scratch scratch;
  const auto folder = scratch.path() / "naskah";
  publish::put_project(project, folder);
  Sources sources;
  Diagnostics diagnostics;
  const auto batch = publish::open_batch({.paths = {folder}}, sources, diagnostics);
  if (batch.selections.size() != 1 || batch.selections[0].chosen.size() != 1) return {};
  const auto& loaded = batch.selections[0].project;
  const auto& sop = loaded.sops[batch.selections[0].chosen[0]];
  const auto source = std::ranges::find(carried, sop.path, &sign::CarriedFile::path);
  if (!sop.draft || source == carried.end()) return {};
  const auto facts = publish::facts_of(loaded, sop);
  return CarriedSop{publish::object_id(facts), facts.version,
                    digest::hex_of(digest::Algorithm::sha512, source->bytes)};
} catch (const sign::BadPdf&) {
  return {};
} catch (const publish::BadPath&) {
  return {};
}

/// The answer on bytes that an object keeps; nothing where it does not.
std::optional<ArchiveAnswer> kept_by(const archive::Object& object, const std::string& pdf) {
  auto place = archive::place_of(object, pdf);
  if (!place) return {};
  const auto& versions = object.inventory.versions;
  const auto at = std::ranges::find(versions, place->version, &archive::VersionBlock::name);
  const auto then = archive::parse_record(archive::Store::read(object, *at, archive::record_name),
                                          (object.folder / archive::record_name).string());
  const auto now = archive::record_of(object);
  const auto* const edition = archive::edition_of(now, then.newest().version);
  return ArchiveAnswer{.known = Known::file,
                       .object = object.inventory.id,
                       .id = now.id,
                       .edition = edition != nullptr ? *edition : then.newest(),
                       .place = std::move(*place)};
}

/// The answer on a PDF that is not kept, but whose SOP is.
ArchiveAnswer other_content(const archive::Object& object, const CarriedSop& sop,
                            const std::string& pdf) {
  const auto record = archive::record_of(object);
  ArchiveAnswer answer{.known = Known::sop, .object = object.inventory.id, .id = record.id};
  const auto* const same = archive::edition_of(record, sop.version);
  answer.edition = same != nullptr ? *same : record.newest();
  if (same == nullptr || same->source != sop.digest) return answer;
  answer.known = Known::source;
  const auto& holder = archive::holder_of(object, *same);
  if (archive::digest_of(holder, "sop.pdf") &&
      pdf.starts_with(archive::Store::read(object, holder, "sop.pdf"))) {
    answer.known = Known::base;
    answer.place = {holder.name, "sop.pdf"};
  }
  return answer;
}

/// "surat-masuk versi 2 (digantikan sejak 1 Juni 2026), sop.pdf".
std::string described(const ArchiveAnswer& answer, Language language) {
  const auto& edition = answer.edition;
  auto standing = shown(edition.standing, language);
  if (const auto until = parse_date(edition.until))
    standing += phrase("since-day", {localization::date(*until, language)}, language);
  auto words =
      phrase("archived-edition", {answer.id, std::to_string(edition.version), standing}, language);
  return answer.place.path.empty() ? words : words + ", " + answer.place.path;
}

}  // namespace

std::string_view word_of(Known known) {
  switch (known) {
    case Known::file:
      return "match";
    case Known::base:
      return "base";
    case Known::source:
      return "source";
    case Known::sop:
      return "mismatch";
    case Known::unknown:
      return "unknown";
  }
  return "unknown";
}

ArchiveAnswer ArchiveDesk::ask(const std::string& pdf) {
  const auto sop = carried_sop(pdf);
  const auto object = sop ? store_.find(sop->object) : std::nullopt;
  if (object) {
    if (auto kept = kept_by(*object, pdf)) return std::move(*kept);
  }
  if (!index_) index_.emplace(store_);
  if (const auto elsewhere = index_->find(pdf)) {
    if (auto kept = kept_by(*elsewhere, pdf)) return std::move(*kept);
  }
  return object ? other_content(*object, *sop, pdf) : ArchiveAnswer{};
}

sign::Finding ArchiveDesk::finding_of(const ArchiveAnswer& answer, Language language) const {
  using sign::Verdict;
  const bool in_force = answer.edition.standing == archive::Standing::in_force;
  const auto detail = described(answer, language);
  switch (answer.known) {
    case Known::file:
      return in_force ? sign::Finding{"archived", Verdict::valid, detail}
                      : sign::Finding{"archived-past", Verdict::noted, detail};
    case Known::base:
      return {"archived-base", Verdict::noted, detail};
    case Known::source:
      return {"archived-source", Verdict::noted, detail};
    case Known::sop:
      return {"archived-otherwise", Verdict::noted, detail};
    case Known::unknown:
      break;
  }
  return {"not-archived", Verdict::noted, store_.root().string()};
}

}  // namespace sopan::cli
