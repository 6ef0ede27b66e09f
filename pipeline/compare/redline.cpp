#include "pipeline/compare/redline.hpp"

#include <algorithm>
#include <string>

#include "pipeline/compare/marked.hpp"
#include "pipeline/compare/merge.hpp"
#include "pipeline/compare/steps.hpp"
#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

using manuscript::Edit;
using manuscript::Identity;

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

std::string words_of(const manuscript::Signatory& signatory) {
  std::string text;
  for (const auto& line : signatory.post) (text += line) += ' ';
  return ((text += signatory.name) += ' ') += signatory.nip;
}

void mark_signatory(const manuscript::Signatory& before, manuscript::Signatory& after) {
  const auto was = words_of(before);
  if (was != words_of(after)) after.compared = all_marked(was, Edit::removed);
}

void mark_signatories(const Identity& before, Identity& after) {
  if (before.signatory && after.signatory) mark_signatory(*before.signatory, *after.signatory);
  for (auto& approval : after.approvals) {
    const auto was =
        std::ranges::find(before.approvals, approval.part, &manuscript::Approval::part);
    if (was != before.approvals.end()) mark_signatory(was->official, approval.official);
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
  mark_signatories(before.sop.identity, result.identity);
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
