#include "pipeline/localize/manual.hpp"

#include <algorithm>

#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/decree.hpp"
#include "pipeline/localize/identity.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan {
namespace {

using localization::ready;

/// Room for the number of a page until it is known.
constexpr std::string_view page_room = "000";

manuscript::TextBlock paragraphs(const std::vector<draft::Content>& contents) {
  manuscript::TextBlock block;
  for (const auto& content : contents)
    std::ranges::move(localization::block_of(content), std::back_inserter(block));
  return block;
}

/// 1 2 3 5 → "1–3, 5"; a single pair is no range.
std::string ranges_of(std::vector<int> numbers) {
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    auto last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (last == i + 1) last = i;
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
    if (last > i) text += "–" + std::to_string(numbers[last]);
    i = last + 1;
  }
  return text;
}

void add_reference(manuscript::TextBlock& block, const Targets& targets, const Profile& profile) {
  for (auto& paragraph : block) {
    std::vector<manuscript::Run> runs;
    for (auto& run : paragraph.runs) {
      const auto found = targets.find(run.link);
      const bool leads = !run.link.empty() && found != targets.end();
      if (leads) run.target = found->second;
      runs.push_back(std::move(run));
      if (!leads) continue;
      runs.push_back({.text = profile.label("lihat-halaman"), .target = found->second});
      runs.push_back(
          {.text = std::string(page_room), .target = found->second, .page_of = found->second});
    }
    paragraph.runs = std::move(runs);
  }
}

/// The title broken by sense: the kind of document on a line of its own.
std::vector<std::string> title_lines(const std::string& title, const Profile& profile) {
  const auto whole = localization::capitals(title);
  const auto& kind = profile.label("judul-dokumen");
  if (!whole.starts_with(kind + " ")) return {whole};
  return {kind, whole.substr(kind.size() + 1)};
}

}  // namespace

manuscript::Entry entry_of(const manuscript::Sop& words, const Sop& sop, const Project& project) {
  return {.number = words.number,
          .name = words.name,
          .unit = sop.unit ? ready(project.units[*sop.unit].name) : "-",
          .created = localization::date(sop.created, "-"),
          .revised = localization::date(sop.revised, "-"),
          .effective = localization::date(sop.effective, "-"),
          .version = words.version,
          .status = words.status};
}

manuscript::Entry missing_entry(const std::string& name, const std::string& number) {
  const std::string none = "-";
  return {.number = ready(number),
          .name = ready(name),
          .unit = none,
          .created = none,
          .revised = none,
          .effective = none,
          .version = none,
          .status = none,
          .missing = true};
}

void add_page_references(manuscript::Sop& sop, const Targets& targets, const Profile& profile) {
  for (auto& box : sop.identity.boxes) add_reference(box.text, targets, profile);
}

void PositionIndex::add(const Sop& sop, std::size_t entry) {
  for (const auto& procedure : sop.procedures) {
    for (const auto& symbol : procedure.symbols) {
      const auto number = procedure.steps[symbol.step].number;
      for (const auto actor : symbol.actors) {
        const auto name = ready(procedure.actors[actor].name);
        auto& use = uses_[localization::capitals(name)];
        if (use.name.empty()) use.name = name;
        auto& steps = use.steps[entry];
        if (number) steps.push_back(*number);
      }
    }
  }
}

std::vector<manuscript::Position> PositionIndex::positions() const {
  std::vector<manuscript::Position> result;
  for (const auto& [key, use] : uses_) {
    manuscript::Position position{.name = use.name};
    for (const auto& [entry, steps] : use.steps)
      position.uses.push_back({entry, steps.empty() ? "-" : ranges_of(steps)});
    result.push_back(std::move(position));
  }
  return result;
}

manuscript::Manual localize_manual(const Project& project, const Profile& profile) {
  const auto& draft = project.manual;
  manuscript::Manual manual{.title = ready(project.title), .year = project.year};
  if (manual.title.empty()) manual.title = profile.label("judul-dokumen");
  manual.title_lines = title_lines(manual.title, profile);
  for (const auto& line : project.office.letterhead) manual.letterhead.push_back(ready(line));
  for (const auto& line : manual.letterhead)
    manual.office += (manual.office.empty() ? "" : ", ") + line;
  manual.address_lines = localization::address_lines(project.office, profile);
  if (draft.decree) {
    manual.decree = localization::decree(*draft.decree, project, profile);
    if (draft.decree->date) manual.date = parse_date(draft.decree->date->text);
  }
  for (const auto& approval : draft.approvals) {
    const auto found = project.official_index.find(approval.official.text);
    if (found == project.official_index.end()) continue;
    manual.approvals.push_back(
        {approval.role.text, profile.label(approval.role.text),
         localization::signatory(project.officials[found->second], profile)});
  }
  manual.foreword = paragraphs(draft.foreword);
  manual.scope = paragraphs(draft.scope);
  manual.summary = paragraphs(draft.summary);
  for (const auto& term : draft.terms)
    manual.terms.push_back({ready(term.name.text), localization::block_of(term.meaning)});
  for (const auto& annex : draft.annexes) {
    manual.annexes.push_back({.title = ready(annex.title.text), .pictures = {}});
    for (const auto& picture : annex.pictures)
      manual.annexes.back().pictures.push_back(
          {picture.source.text, ready(picture.alternative.text)});
  }
  return manual;
}

}  // namespace sopan
