#include <algorithm>
#include <filesystem>
#include <iostream>

#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/diff_lines.hpp"
#include "pipeline/cli/diff_text.hpp"
#include "pipeline/cli/edition.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/tell.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/compare/history.hpp"
#include "pipeline/compare/redline.hpp"
#include "pipeline/localize/messages.hpp"
#include "pipeline/publish/comparison.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/load.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/read/scan.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// Text for an element of XML.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char one : text) {
    if (one == '&') {
      safe += "&amp;";
    } else if (one == '<') {
      safe += "&lt;";
    } else if (one == '>') {
      safe += "&gt;";
    } else {
      safe += one;
    }
  }
  return safe;
}

/// The version of the new edition: its own, where that is higher already.
int next_version(const Side& before, const Side& after) {
  return std::max(before.version + 1, after.version);
}

std::string entry_of(const Side& before, const Side& after, const std::string& sentence,
                     const std::string& day) {
  return "<perubahan versi=\"" + std::to_string(next_version(before, after)) + "\" tanggal=\"" +
         day + "\">" + escaped(sentence) + "</perubahan>";
}

/// The bytes of the SOP with the entry in its history, and its `versi` raised where it is written.
std::string with_entry(const Side& side, std::string bytes, const std::string& entry, int version) {
  const auto end = bytes.rfind("</riwayat>");
  if (end != std::string::npos) {
    const auto line = bytes.rfind('\n', end);
    const bool alone = line != std::string::npos && bytes.find_first_not_of(" \t", line + 1) == end;
    const auto indent = alone ? bytes.substr(line + 1, end - line - 1) : std::string("  ");
    bytes.insert(alone ? line + 1 : end, indent + "  " + entry + "\n");
  } else {
    const auto root = bytes.rfind("</sop>");
    if (root == std::string::npos) return {};
    bytes.insert(root, "\n  <riwayat>\n    " + entry + "\n  </riwayat>\n");
  }
  if (side.draft.version) {
    const auto& span = side.draft.version->span;
    bytes.replace(span.begin, span.end - span.begin, std::to_string(version));
  }
  return bytes;
}

/// Whether the new bytes read as the same SOP with one more entry.
bool is_sound(const std::string& bytes, const Side& side) {
  Sources sources;
  Diagnostics diagnostics;
  const auto id = sources.add(Source("x.xml", bytes));
  const auto document = read(sources, id, diagnostics);
  const auto* const sop = document ? std::get_if<draft::Sop>(&*document) : nullptr;
  return sop != nullptr && sop->history.size() == side.draft.history.size() + 1;
}

void write_entry(const Side& side, const std::string& name, const std::string& entry, int version) {
  if (!side.is_source) throw UsageError({"write-where", {name}}, {"write-into-xml", {}});
  const auto before = files::read_file(side.file, xml::max_bytes);
  const auto after = with_entry(side, before, entry, version);
  if (!is_sound(after, side)) throw UsageError({"cannot-insert", {name}}, {"paste-it", {}});
  files::write_file(side.file, after);
}

int tell_errors(const Diagnostics& diagnostics, const Sources& sources, const Options& options) {
  for (const auto& one : diagnostics.all())
    if (one.severity == Severity::error) std::cerr << render(one, sources, options.language);
  return 1;
}

int tell_history(const Side& before, const Side& after, const std::vector<compare::Change>& changes,
                 const Options& options) {
  auto sentence = compare::history_entry(changes);
  if (sentence.empty()) {
    std::cout << phrase("diff-none", {}, options.language) << '\n';
    return 0;
  }
  const auto version = next_version(before, after);
  const bool told = std::ranges::any_of(after.draft.history, [&](const draft::Change& one) {
    return one.version && one.version->text == std::to_string(version);
  });
  const auto entry = entry_of(before, after, sentence, day_of(options));
  std::cout << entry << '\n';
  if (!options.write) return 0;
  if (told) throw UsageError({"history-told", {std::to_string(version)}}, {"paste-it", {}});
  write_entry(after, options.arguments[1], entry, version);
  std::cout << phrase("history-written", {publish::shown(after.file), std::to_string(version)},
                      options.language)
            << '\n';
  return 0;
}

/// Writes the PDF in which the changes are marked.
int write_pdf(const Side& before, const Side& after, const std::vector<compare::Change>& changes,
              const fs::path& target, Language language) {
  if (target.extension() != ".pdf")
    throw UsageError({"diff-pdf-name", {target.string()}}, {"see-help-of", {"diff"}});
  const manuscript::Comparison comparison{.sop = compare::redline(before.sheet, after.sheet),
                                          .old_version = std::to_string(before.version),
                                          .new_version = std::to_string(after.version),
                                          .differences = lines_of(changes, Language::indonesian)};
  files::write_file(target, publish::print_comparison(comparison, after.equipment, after.root));
  std::cout << phrase("diff-written", {std::to_string(changes.size()), target.string()}, language)
            << '\n';
  return 0;
}

}  // namespace

int diff(const Options& options) {
  if (options.arguments.size() < 2) throw UsageError({"missing-sides", {}}, {"diff-what", {}});
  if (options.arguments.size() > 2)
    throw UsageError({"surplus-argument", {options.arguments[2], "diff"}}, {"diff-what", {}});
  Sources sources;
  Diagnostics diagnostics;
  const Temporary old_folder;
  const Temporary new_folder;
  const auto before = open_side(options.arguments[0], old_folder, sources, diagnostics);
  if (!before) return tell_errors(diagnostics, sources, options);
  const auto after = open_side(options.arguments[1], new_folder, sources, diagnostics);
  if (!after) return tell_errors(diagnostics, sources, options);
  const auto changes = compare::compare(before->sheet, after->sheet);
  if (options.history || options.write) return tell_history(*before, *after, changes, options);
  if (options.pdf) return write_pdf(*before, *after, changes, *options.pdf, options.language);
  if (options.json) {
    std::cout << json_of(changes);
    return 0;
  }
  std::cout << phrase("diff-title",
                      {after->sheet.sop.name, std::to_string(before->version),
                       std::to_string(after->version)},
                      options.language)
            << "\n\n"
            << text_of(changes, options.language) << (changes.empty() ? "" : "\n")
            << phrase(changes.empty() ? "diff-none" : "diff-count",
                      {std::to_string(changes.size())}, options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
