#include "pipeline/compare/compare.hpp"

#include <algorithm>

#include "pipeline/compare/lists.hpp"
#include "pipeline/compare/procedure.hpp"
#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

using manuscript::Approval;

void field(const std::string& label, const std::string& before, const std::string& after,
           std::vector<Change>& changes) {
  const auto was = folded(before);
  const auto is = folded(after);
  if (was == is) return;
  changes.push_back({.kind = Kind::changed,
                     .aspect = Aspect::identity,
                     .where = folded(label),
                     .before = was,
                     .after = is});
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) (text += text.empty() ? "" : " ") += line;
  return text;
}

std::string words_of(const manuscript::Signatory& one) {
  return folded(joined({joined(one.post), one.name, one.rank, one.nip}));
}

/// The words about who signs in a place; empty where nobody does.
void official(const std::string& role, const std::string& before, const std::string& after,
              std::vector<Change>& changes) {
  if (before == after) return;
  const auto kind = before.empty() ? Kind::added : after.empty() ? Kind::removed : Kind::changed;
  changes.push_back({.kind = kind,
                     .aspect = Aspect::identity,
                     .where = folded(role),
                     .before = before,
                     .after = after});
}

/// Who approves, then who drew up and examined the sheet.
void compare_officials(const manuscript::Identity& before, const manuscript::Identity& after,
                       std::vector<Change>& changes) {
  const auto approver = [](const manuscript::Identity& identity) {
    return identity.signatory ? words_of(*identity.signatory) : std::string();
  };
  official(after.approved_label, approver(before), approver(after), changes);
  for (const std::string part : {"disusun", "diperiksa"}) {
    const auto is = std::ranges::find(after.approvals, part, &Approval::part);
    const auto was = std::ranges::find(before.approvals, part, &Approval::part);
    const bool signs = is != after.approvals.end();
    const bool signed_before = was != before.approvals.end();
    if (signs || signed_before)
      official(signs ? is->role : was->role, signed_before ? words_of(was->official) : "",
               signs ? words_of(is->official) : "", changes);
  }
}

void compare_identity(const manuscript::Identity& before, const manuscript::Identity& after,
                      std::vector<Change>& changes) {
  field(after.name_label, before.name, after.name, changes);
  const auto value_of = [](const manuscript::Identity& identity, const std::string& label) {
    for (const auto& one : identity.fields)
      if (one.label == label) return one.value;
    return std::string("-");
  };
  for (const auto& one : after.fields)
    field(one.label, value_of(before, one.label), one.value, changes);
  for (const auto& one : before.fields) {
    const auto has = [&](const manuscript::Field& now) { return now.label == one.label; };
    if (std::ranges::none_of(after.fields, has)) field(one.label, one.value, "-", changes);
  }
  compare_officials(before, after, changes);
  field("Kop", joined(before.letterhead), joined(after.letterhead), changes);
  field("Unit", joined(before.unit_lines), joined(after.unit_lines), changes);
}

std::vector<std::string> items_of(const manuscript::TextBlock& block) {
  std::vector<std::string> items;
  items.reserve(block.size());
  for (const auto& paragraph : block) items.push_back(text_of(paragraph));
  return items;
}

void compare_boxes(const manuscript::Identity& before, const manuscript::Identity& after,
                   std::vector<Change>& changes) {
  const auto find = [](const manuscript::Identity& identity, const std::string& head) {
    for (const auto& box : identity.boxes)
      if (box.head == head) return items_of(box.text);
    return std::vector<std::string>();
  };
  const auto compare_box = [&](const std::string& head) {
    const Change base{.aspect = Aspect::box, .where = folded(head)};
    compare_lists(find(before, head), find(after, head), base, changes);
  };
  for (const auto& box : after.boxes) compare_box(box.head);
  for (const auto& box : before.boxes) {
    if (find(after, box.head).empty()) compare_box(box.head);
  }
}

}  // namespace

std::vector<Change> compare(const Sheet& before, const Sheet& after) {
  std::vector<Change> changes;
  compare_identity(before.sop.identity, after.sop.identity, changes);
  compare_boxes(before.sop.identity, after.sop.identity, changes);
  compare_procedures(before, after, changes);
  return changes;
}

}  // namespace sopan::compare
