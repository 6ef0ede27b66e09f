#include "pipeline/publish/load.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "pipeline/publish/files.hpp"
#include "pipeline/publish/output.hpp"
#include "pipeline/publish/workers.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/read/scan.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

/// The document, if it is of the kind that is expected where it is named.
template <class Kind>
std::optional<Kind> read_as(SourceId id, std::string_view root, const Sources& sources,
                            Diagnostics& diagnostics) {
  auto document = read(sources, id, diagnostics);
  if (!document) return {};
  if (auto* kind = std::get_if<Kind>(&*document)) return std::move(*kind);
  const auto span = std::visit([](const auto& one) { return one.span; }, *document);
  diagnostics.report({.code = "wrong-kind", .span = span, .arguments = {std::string(root)}});
  return {};
}

Diagnostic unreadable_file(const std::string& path, const draft::Text& link,
                           const std::system_error& error) {
  Diagnostic told{.code = "unreadable-file", .span = link.span, .arguments = {path}};
  if (error.code() == std::errc::permission_denied) told.hint = Message{.key = "let-it-be-read"};
  return told;
}

void take(SopFile& sop, std::optional<draft::Sop> draft) {
  sop.draft = draft ? std::make_shared<const draft::Sop>(*std::move(draft)) : nullptr;
  sop.entry.reset();
  if (sop.draft) sop.entry = *sop.draft;
}

/// Loads the files of one project.
class Loader {
 public:
  Loader(fs::path manual, Sources& sources, Diagnostics& diagnostics, const Loading& loading)
      : manual_(std::move(manual)),
        sources_(sources),
        diagnostics_(diagnostics),
        loading_(loading) {
    loaded_.root = manual_.parent_path();
    std::error_code error;
    folder_ = fs::current_path(error);
  }

  std::optional<Loaded> run() {
    loaded_.common.push_back(add(manual_.filename().string()));
    const auto manual =
        read_as<draft::Manual>(loaded_.common.front(), "manual", sources_, diagnostics_);
    if (!manual) {
      read_the_others();
      return {};
    }
    if (manual->logo) check(*manual->logo);
    for (const auto& annex : manual->annexes)
      for (const auto& picture : annex.pictures) check(picture.source);
    for (const auto& link : manual->registers) load_register(link);
    for (const auto id : loaded_.common)
      loaded_.common_hash = hash_of(loaded_.common_hash + hash_of(sources_[id].bytes()));
    for (std::size_t part = 0; part < manual->parts.size(); ++part) {
      for (const auto& pattern : manual->parts[part].sop_patterns) load_sops(pattern, part);
    }
    read_sops();
    note_unmatched();
    assemble_from(*manual);
    return std::move(loaded_);
  }

 private:
  SourceId add(const std::string& path) {
    const fs::path file = loaded_.root / path;
    seen_.insert(path);
    return sources_.add(Source(shown(file), files::read_file(file, xml::max_bytes)));
  }

  /// As above; what the disk does not give is a fault of this file alone.
  SourceId add(const std::string& path, const draft::Text& link, bool& unreadable) {
    try {
      return add(path);
    } catch (const std::system_error& error) {
      unreadable = true;
      diagnostics_.report(unreadable_file(path, link, error));
      return sources_.add(Source(shown(loaded_.root / path), ""));
    }
  }

  void fault(std::string_view code, const draft::Text& link, const std::string& what,
             Severity severity = Severity::error) {
    diagnostics_.report(
        {.code = code, .severity = severity, .span = link.span, .arguments = {what}});
  }

  void symlinked(const draft::Text& link, const std::string& path) {
    diagnostics_.report({.code = "outside-project",
                         .span = link.span,
                         .arguments = {path},
                         .variant = "symbolic-link"});
  }

  bool check(const draft::Text& link) {
    switch (files::check_link(loaded_.root, link.text)) {
      case files::LinkFault::none:
        return true;
      case files::LinkFault::outside:
        fault("outside-project", link, link.text);
        return false;
      case files::LinkFault::symlink:
        symlinked(link, link.text);
        return false;
      case files::LinkFault::missing:
        fault("missing-file", link, link.text);
        return false;
    }
    return false;
  }

  void load_register(const draft::Text& link) {
    if (!check(link)) {
      loaded_.registers_complete = false;
      return;
    }
    const auto path = fs::path(link.text).lexically_normal().generic_string();
    if (seen_.contains(path)) return;
    bool unreadable = false;
    const auto id = add(path, link, unreadable);
    if (unreadable) {
      loaded_.registers_complete = false;
      return;
    }
    loaded_.common.push_back(id);
    auto one = read_as<draft::Register>(id, "daftar-peraturan", sources_, diagnostics_);
    if (one) {
      loaded_.registers.push_back(std::move(*one));
    } else {
      loaded_.registers_complete = false;
    }
  }

  void load_sops(const draft::Text& pattern, std::size_t part) {
    const auto matches = files::match(loaded_.root, pattern.text);
    const bool many = pattern.text.find('*') != std::string::npos;
    const bool found = !matches.files.empty() || !matches.symlinks.empty();
    if (matches.outside || !matches.symlinks.empty() || (!found && !many))
      loaded_.sops_complete = false;
    if (matches.outside) return fault("outside-project", pattern, pattern.text);
    for (const auto& path : matches.symlinks) {
      symlinked(pattern, path);
      seen_.insert(path);
    }
    if (many) loaded_.sops.reserve(loaded_.sops.size() + matches.files.size());
    for (const auto& path : matches.files) {
      if (!seen_.contains(path)) load_sop(path, part, pattern);
      if (!many && !is_sop(path)) fault("wrong-kind", pattern, "sop");
    }
    if (found) return;
    fault(many ? "no-match" : "missing-file", pattern, pattern.text,
          many ? Severity::warning : Severity::error);
  }

  /// Whether a file that was read stands among the SOPs, not as the manual or a register.
  [[nodiscard]] bool is_sop(const std::string& path) const {
    return std::ranges::count(loaded_.sops, path, &SopFile::path) > 0;
  }

  void load_sop(const std::string& path, std::size_t part, const draft::Text& pattern) {
    SopFile sop{.path = path, .part = part};
    const auto file = loaded_.root / path;
    sop.stamp = stamp_of(file).value_or(Stamp{});
    sop.source = sources_.add(Source(shown(file, folder_), ""));
    seen_.insert(path);
    const auto* record = record_of(path);
    if (record != nullptr && loading_.state->proves(record->sop_stamp, sop.stamp)) {
      sop.recalled = record;
      sop.entry = recalled(*record, sop.source);
    }
    loaded_.sops.push_back(std::move(sop));
    links_.push_back(pattern);
  }

  /// The record of a SOP that was made from the same manual and registers.
  const Record* record_of(const std::string& path) const {
    if (loading_.state == nullptr) return nullptr;
    const auto* record = loading_.state->find(pdf_name(path));
    const bool ours = record != nullptr && record->project == loaded_.root.string() &&
                      record->sop == path && record->common == loaded_.common_hash;
    return ours ? record : nullptr;
  }

  void read_sop(SopFile& sop, const draft::Text& link, Diagnostics& told) {
    std::string bytes;
    try {
      bytes = files::read_file(loaded_.root / sop.path, xml::max_bytes);
    } catch (const std::system_error& error) {
      sop.unreadable = true;
      told.report(unreadable_file(sop.path, link, error));
      return;
    }
    const bool rests = loaded_.sops.size() > loading_.rest_above;
    const auto* record = record_of(sop.path);
    if (record != nullptr || rests) sop.hash = hash_of(bytes);
    if (record != nullptr && sop.hash == record->sop_hash) {
      sop.recalled = record;
      sop.entry = recalled(*record, sop.source);
      return;
    }
    sources_.put_text(sop.source, std::move(bytes));
    take(sop, read_as<draft::Sop>(sop.source, "sop", sources_, told));
    if (rests && sop.draft && told.all().empty()) put_away(sop);
  }

  void put_away(SopFile& sop) {
    sop.resting = true;
    sop.draft.reset();
    sources_.put_text(sop.source, {});
  }

  void read_sops() {
    const auto now = [this] { return loading_.clock == nullptr ? 0 : loading_.clock(); };
    std::vector<Diagnostics> told(loaded_.sops.size());
    in_parallel(loaded_.sops.size(), loading_.jobs, [&](std::size_t at) {
      auto& sop = loaded_.sops[at];
      if (sop.recalled != nullptr) return;
      const auto start = now();
      read_sop(sop, links_[at], told[at]);
      sop.read_time = now() - start;
    });
    for (std::size_t at = 0; at < told.size(); ++at) {
      diagnostics_.append(std::move(told[at]));
      if (!loaded_.sops[at].entry) loaded_.sops_complete = false;
    }
  }

  void note_unmatched() {
    for (const auto& path : files::xml_files(loaded_.root)) {
      if (seen_.contains(path) || path.starts_with("profil/") || path.starts_with("fonts/"))
        continue;
      const auto id = sources_.add(Source(shown(loaded_.root / path), ""));
      loaded_.unmatched.push_back(id);
      diagnostics_.report({.code = "unmatched-file",
                           .severity = Severity::note,
                           .span = {.source = id},
                           .arguments = {path}});
    }
  }

  /// A manual that cannot be read does not say what belongs to the project, but what certainly is
  /// wrong in the files of our vocabulary is told in the same run.
  void read_the_others() {
    for (const auto& path : files::xml_files(loaded_.root)) {
      if (seen_.contains(path)) continue;
      Diagnostics told;
      read(sources_, add(path), told);
      if (std::ranges::count(told.all(), "unknown-root", &Diagnostic::code) > 0) continue;
      diagnostics_.append(std::move(told));
    }
  }

  void assemble_from(const draft::Manual& manual) {
    std::vector<const draft::Register*> registers;
    registers.reserve(loaded_.registers.size());
    for (const auto& one : loaded_.registers) registers.push_back(&one);
    draft::SopEntries sops;
    for (const auto& sop : loaded_.sops) {
      if (sop.entry) sops.emplace_back(sop.path, &*sop.entry);
    }
    Diagnostics told;
    loaded_.project = assemble(manual, registers, sops, told);
    std::set<SourceId> unread;
    for (const auto& sop : loaded_.sops)
      if (sop.recalled != nullptr || sop.resting) unread.insert(sop.source);
    for (const auto& one : told.all()) {
      if (follows(one, loaded_)) continue;
      loaded_.must_be_read = loaded_.must_be_read || unread.contains(one.span.source);
      if (one.severity == Severity::error) loaded_.faulty.push_back(one.span.source);
      diagnostics_.report(one);
    }
  }

  fs::path manual_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  Loading loading_;
  Loaded loaded_;
  std::set<std::string, std::less<>> seen_;
  std::vector<draft::Text> links_;  ///< by SOP: what names it
  fs::path folder_;                 ///< in which the program runs
};

}  // namespace

std::optional<fs::path> find_manual(const fs::path& path) {
  auto folder = fs::canonical(path);
  if (!fs::is_directory(folder)) folder = folder.parent_path();
  for (;; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::is_regular_file(folder / "manual.xml", ignored)) return folder / "manual.xml";
    if (!folder.has_relative_path()) return {};
  }
}

std::string shown(const fs::path& path) {
  std::error_code error;
  return shown(path, fs::current_path(error));
}

std::string shown(const fs::path& path, const fs::path& folder) {
  const auto near = path.lexically_proximate(folder);
  const bool far = folder.empty() || near.string().starts_with("../../../");
  return far ? path.string() : near.string();
}

std::optional<Loaded> load(const fs::path& manual, Sources& sources, Diagnostics& diagnostics,
                           const Loading& loading) {
  return Loader(manual, sources, diagnostics, loading).run();
}

void read_now(SopFile& sop, const fs::path& root, Sources& sources, Diagnostics& diagnostics) {
  const auto file = root / sop.path;
  sop.recalled = nullptr;
  sop.resting = false;
  sop.stamp = stamp_of(file).value_or(Stamp{});
  sources.put_text(sop.source, files::read_file(file, xml::max_bytes));
  take(sop, read_as<draft::Sop>(sop.source, "sop", sources, diagnostics));
}

std::string pdf_name(const std::string& sop_path) {
  return fs::path(sop_path).replace_extension(".pdf").generic_string();
}

bool follows(const Diagnostic& diagnostic, const Loaded& loaded) {
  return (diagnostic.code == "unknown-regulation" && !loaded.registers_complete) ||
         (diagnostic.code == "unknown-sop" && !loaded.sops_complete);
}

}  // namespace sopan::publish
