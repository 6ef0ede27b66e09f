#include "pipeline/compare/redline.hpp"

#include <algorithm>
#include <string>

#include "pipeline/compare/marked.hpp"
#include "pipeline/compare/merge.hpp"
#include "pipeline/compare/steps.hpp"
#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

using manuscript::Approval;
using manuscript::Edit;
using manuscript::Identity;
using manuscript::Signatory;

/// A value with what has changed in it; nothing where nothing has.
manuscript::TextBlock changes_in(const std::string& before, const std::string& after) {
  return folded(before) == folded(after) ? manuscript::TextBlock{} : marked(before, after);
}

void mark_fields(const Identity& before, Identity& after) {
  after.name_compared = changes_in(before.name, after.name);
  for (auto& field : after.fields) {
    const auto was = std::ranges::find(before.fields, field.label, &manuscript::Field::label);
    field.compared = changes_in(was == before.fields.end() ? "-" : was->value, field.value);
  }
  for (const auto& field : before.fields) {
    if (std::ranges::find(after.fields, field.label, &manuscript::Field::label) !=
        after.fields.end())
      continue;
    after.fields.push_back(field);
    after.fields.back().compared = all_marked(field.value, Edit::removed);
  }
}

/// Who signed the edition before, a line each.
manuscript::TextBlock lost(const Signatory& before) {
  manuscript::TextBlock lines;
  const auto add = [&](const std::string& words) {
    if (!words.empty()) lines.push_back(all_marked(words, Edit::removed).front());
  };
  for (const auto& line : before.post) add(line);
  add(before.name);
  add(before.rank);
  add(before.nip);
  return lines;
}

void mark_all(Signatory& official, Edit edit) { official.edits = {edit, edit, edit, edit}; }

/// What is new is marked in its place; who it was stands where the signature would.
void mark_official(const Signatory& before, Signatory& after) {
  const auto edit = [](const auto& was, const auto& is) {
    return was == is ? Edit::none : Edit::added;
  };
  after.edits = {edit(before.post, after.post), edit(before.name, after.name),
                 edit(before.rank, after.rank), edit(before.nip, after.nip)};
  const bool same = before.post == after.post && before.name == after.name &&
                    before.rank == after.rank && before.nip == after.nip;
  if (!same) after.compared = lost(before);
}

void mark_approver(const Identity& before, Identity& after) {
  if (before.signatory && after.signatory) {
    mark_official(*before.signatory, *after.signatory);
  } else if (after.signatory) {
    mark_all(*after.signatory, Edit::added);
  } else if (before.signatory) {
    after.signatory = before.signatory;
    mark_all(*after.signatory, Edit::removed);
  }
}

/// Those who no longer sign stay on the sheet: who drew it up before who examined it.
void mark_approvals(const Identity& before, Identity& after) {
  for (auto& approval : after.approvals) {
    const auto was = std::ranges::find(before.approvals, approval.part, &Approval::part);
    if (was == before.approvals.end()) {
      mark_all(approval.official, Edit::added);
    } else {
      mark_official(was->official, approval.official);
    }
  }
  for (const auto& gone : before.approvals) {
    if (std::ranges::find(after.approvals, gone.part, &Approval::part) != after.approvals.end())
      continue;
    const auto place = gone.part == "disusun" ? after.approvals.begin() : after.approvals.end();
    mark_all(after.approvals.insert(place, gone)->official, Edit::removed);
  }
}

void mark_boxes(const Identity& before, Identity& after) {
  for (auto& box : after.boxes) {
    const auto was = std::ranges::find(before.boxes, box.head, &manuscript::Box::head);
    box.text =
        was == before.boxes.end() ? all_marked(box.text, Edit::added) : marked(was->text, box.text);
  }
  for (const auto& box : before.boxes) {
    if (std::ranges::find(after.boxes, box.head, &manuscript::Box::head) != after.boxes.end())
      continue;
    after.boxes.push_back({.head = box.head, .text = all_marked(box.text, Edit::removed)});
  }
}

}  // namespace

manuscript::Sop redline(const Sheet& before, const Sheet& after) {
  auto result = after.sop;
  result.identity.verification.reset();  // nobody can check it as an official sheet
  mark_fields(before.sop.identity, result.identity);
  mark_approver(before.sop.identity, result.identity);
  mark_approvals(before.sop.identity, result.identity);
  mark_boxes(before.sop.identity, result.identity);
  const auto& old = before.sop.procedures;
  const auto& now = after.sop.procedures;
  const auto matches = match_procedures(old, now);
  result.procedures.clear();
  for (std::size_t j = 0; j < now.size(); ++j) {
    const auto found = std::ranges::find(matches, std::optional(j));
    const auto i = static_cast<std::size_t>(found - matches.begin());
    result.procedures.push_back(
        found == matches.end() ? merged({}, {}, now[j], after.step_ids[j])
                               : merged(old[i], before.step_ids[i], now[j], after.step_ids[j]));
  }
  for (std::size_t i = 0; i < old.size(); ++i)
    if (!matches[i]) result.procedures.push_back(merged(old[i], before.step_ids[i], {}, {}));
  return result;
}

}  // namespace sopan::compare
