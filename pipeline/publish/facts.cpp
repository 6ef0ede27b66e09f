#include "pipeline/publish/facts.hpp"

#include <charconv>

#include "pipeline/publish/batch.hpp"

namespace sopan::publish {
namespace {

std::string text_of(const draft::MaybeText& text) { return text ? text->text : std::string(); }

int version_of(const draft::MaybeText& text, int otherwise) {
  int version = otherwise;
  if (text) std::from_chars(text->text.data(), text->text.data() + text->text.size(), version);
  return version;
}

void append(std::string& all, const draft::Content& content) {
  for (const auto& block : content.blocks) {
    if (!all.empty() && all.back() != ' ') all += ' ';
    if (const auto* paragraph = std::get_if<draft::Paragraph>(&block)) {
      for (const auto& run : *paragraph) all += run.text;
    } else {
      for (const auto& item : std::get<draft::List>(block).items) append(all, item);
    }
  }
}

}  // namespace

std::string plain_text(const draft::Content& content) {
  std::string all;
  append(all, content);
  constexpr std::string_view line_break = "\u2028";
  for (auto at = all.find(line_break); at != std::string::npos; at = all.find(line_break, at))
    all.replace(at, line_break.size(), " ");
  while (!all.empty() && all.back() == ' ') all.pop_back();
  return all;
}

std::string status_of(const draft::SopEntry& sop) { return sop.status ? sop.status->text : "draf"; }

Facts facts_of(const Loaded& loaded, const SopFile& sop) {
  static const draft::Sop none;
  const auto& draft = sop.draft ? *sop.draft : none;
  const auto& project = loaded.project;
  Facts facts{.id = id_of(sop),
              .name = text_of(draft.name),
              .number = text_of(draft.number),
              .status = status_of(draft),
              .created = text_of(draft.created),
              .revised = text_of(draft.revised),
              .effective = text_of(draft.effective),
              .email = project.office.email,
              .website = project.office.website};
  const int last = draft.history.empty() ? 1 : version_of(draft.history.back().version, 1);
  facts.version = version_of(draft.version, last);
  for (const auto& change : draft.history) {
    if (version_of(change.version, 1) != facts.version) continue;
    facts.change = plain_text(change.description);
    facts.author = text_of(change.author);
  }
  const auto unit = project.unit_index.find(text_of(draft.unit));
  if (unit != project.unit_index.end()) facts.unit = project.units[unit->second].name;
  const auto official = project.official_index.find(text_of(draft.signer));
  if (official != project.official_index.end()) {
    facts.signer = project.officials[official->second].name;
    facts.post = project.officials[official->second].post;
  }
  if (!project.office.letterhead.empty()) facts.office = project.office.letterhead.back();
  return facts;
}

}  // namespace sopan::publish
