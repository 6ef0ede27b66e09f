#include "pipeline/compare/steps.hpp"

#include <algorithm>

#include "pipeline/compare/text.hpp"
#include "pipeline/compare/words.hpp"

namespace sopan::compare {

using manuscript::Procedure;

Matches match_procedures(const std::vector<Procedure>& before,
                         const std::vector<Procedure>& after) {
  return match(before.size(), after.size(), [&](std::size_t i, std::size_t j) {
    if (!before[i].title.empty() && before[i].title == after[j].title) return 3.0;
    return i == j ? 1.0 : likeness(folded(before[i].title), folded(after[j].title)) / 2;
  });
}

Matches match_steps(const Procedure& before, const std::vector<std::string>& old_ids,
                    const Procedure& after, const std::vector<std::string>& new_ids) {
  return match(before.steps.size(), after.steps.size(), [&](std::size_t i, std::size_t j) {
    const auto& was = old_ids[i];
    const auto& is = new_ids[j];
    if (!was.empty() && was == is) return 3.0;
    // An id that both sheets have names one step in each.
    if (!was.empty() && std::ranges::count(new_ids, was) > 0) return 0.0;
    if (!is.empty() && std::ranges::count(old_ids, is) > 0) return 0.0;
    const auto old_text = text_of(before.steps[i].activity);
    const auto new_text = text_of(after.steps[j].activity);
    return old_text == new_text ? 2.0 : likeness(old_text, new_text);
  });
}

std::string number_of(const Procedure& procedure, std::size_t step) {
  const auto number = folded(procedure.steps[step].number);
  return number.empty() ? "-" : number;
}

std::vector<std::string> names_of(const Procedure& procedure) {
  std::vector<std::string> names;
  names.reserve(procedure.actors.size());
  for (const auto& actor : procedure.actors) names.push_back(folded(actor.name));
  return names;
}

manuscript::TextBlock cell_of(const Procedure& procedure, std::size_t step, Column column) {
  const auto found = std::ranges::find(procedure.columns, column);
  if (found == procedure.columns.end()) return {};
  const auto at = static_cast<std::size_t>(found - procedure.columns.begin());
  while (step > 0 && procedure.steps[step].cells[at].covered) --step;
  return procedure.steps[step].cells[at].text;
}

}  // namespace sopan::compare
