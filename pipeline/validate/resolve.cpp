#include "pipeline/validate/resolve.hpp"

#include <algorithm>

#include "pipeline/validate/values.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

template <class Map>
std::optional<std::size_t> look_up(const Map& index, const draft::MaybeText& ref) {
  const auto found = index.find(trimmed(ref));
  if (found == index.end()) return {};
  return found->second;
}

/// An item that prints an unknown reference as it is written.
draft::Content as_written(const draft::Text& ref) {
  return {.blocks = {draft::Paragraph{{.text = ref.text, .span = ref.span}}}, .span = ref.span};
}

struct ItemResolver {
  const Project& project;

  BoxItem operator()(const draft::Content& content) const { return content; }
  BoxItem operator()(const draft::Citation& citation) const {
    const auto id = look_up(project.regulation_index, citation.ref);
    if (!id) return as_written(citation.ref);
    return Citation{*id, trimmed(citation.provision)};
  }
  BoxItem operator()(const draft::SopLink& link) const {
    const auto id = look_up(project.sop_index, link.ref);
    if (!id) return as_written(link.ref);
    return SopLink{*id};
  }
};

Box resolve_box(const draft::Box& draft, const Project& project) {
  Box box{.title = trimmed(draft.title)};
  if (draft.style) box.marker = values::find(values::markers, draft.style->text);
  for (const auto& item : draft.items) box.items.push_back(std::visit(ItemResolver{project}, item));
  return box;
}

Box resolve_box(const std::optional<draft::Box>& draft, const Project& project) {
  return draft ? resolve_box(*draft, project) : Box{};
}

std::vector<Column> resolve_columns(const draft::MaybeText& columns) {
  if (!columns) return {Column::requirements, Column::duration, Column::output, Column::remarks};
  std::vector<Column> named;
  for (const auto& word : split(columns)) {
    const auto column = values::find(values::columns, word.text);
    if (column && std::ranges::find(named, *column) == named.end()) named.push_back(*column);
  }
  return named;
}

std::size_t row_span(const draft::MaybeText& rows) {
  return static_cast<std::size_t>(parse_count(trimmed(rows)).value_or(1));
}

Duration resolve_duration(const draft::Duration& draft) {
  if (is_blank(draft.value)) return draft.free_text;
  Quantity quantity{.value = trimmed(draft.value),
                    .until = trimmed(draft.until),
                    .times = trimmed(draft.times),
                    .per = trimmed(draft.per)};
  quantity.unit = values::value_or(values::time_units, draft.unit, TimeUnit::minute);
  if (draft.until_unit) {
    quantity.until_unit = values::find(values::time_units, draft.until_unit->text);
  }
  quantity.limit = values::value_or(values::limits, draft.limit, Limit::none);
  return quantity;
}

Cell resolve_cell(const std::optional<draft::Cell>& draft) {
  if (!draft) return {};
  return {.content = draft->content, .rows = row_span(draft->rows), .span = draft->span};
}

Cell resolve_cell(const std::vector<draft::Duration>& durations) {
  Cell cell;
  for (const auto& duration : durations) {
    cell.durations.push_back(resolve_duration(duration));
    cell.rows = std::max(cell.rows, row_span(duration.rows));
  }
  if (!durations.empty()) cell.span = durations.front().span;
  return cell;
}

Step resolve_step(const draft::Step& draft, int& number) {
  Step step{.activity = draft.activity,
            .new_page = values::value_or(values::answers, draft.new_page, false),
            .span = draft.span};
  if (trimmed(draft.number) != "tanpa") {
    number = parse_count(trimmed(draft.number)).value_or(number + 1);
    step.number = number;
  }
  step.cells[static_cast<std::size_t>(Column::requirements)] = resolve_cell(draft.requirements);
  step.cells[static_cast<std::size_t>(Column::duration)] = resolve_cell(draft.durations);
  step.cells[static_cast<std::size_t>(Column::output)] = resolve_cell(draft.output);
  step.cells[static_cast<std::size_t>(Column::remarks)] = resolve_cell(draft.remarks);
  return step;
}

void cover_cells(std::vector<Step>& steps) {
  for (std::size_t row = 0; row < steps.size(); ++row) {
    for (std::size_t column = 0; column < steps[row].cells.size(); ++column) {
      Cell& cell = steps[row].cells[column];
      if (cell.covered) continue;
      cell.rows = std::min(cell.rows, steps.size() - row);
      for (std::size_t below = 1; below < cell.rows; ++below) {
        steps[row + below].cells[column].covered = true;
      }
    }
  }
}

Procedure resolve_procedure(const draft::Procedure& draft) {
  Procedure procedure{.title = trimmed(draft.title),
                      .columns = resolve_columns(draft.columns),
                      .notes = draft.notes,
                      .span = draft.span};
  for (const auto& group : draft.groups) procedure.groups.push_back(group.text);
  for (const auto& actor : draft.actors) {
    procedure.actors.push_back({actor.name.text, actor.group, actor.span});
  }
  int number = 0;
  for (const auto& step : draft.steps) procedure.steps.push_back(resolve_step(step, number));
  cover_cells(procedure.steps);
  return procedure;
}

/// The first whom the SOP names for a role.
std::optional<OfficialId> resolve_approval(const draft::Sop& draft, std::string_view role,
                                           const Project& project) {
  const auto found = std::ranges::find_if(
      draft.approvals, [&](const draft::Approval& one) { return trimmed(one.role) == role; });
  if (found == draft.approvals.end()) return {};
  return look_up(project.official_index, found->official);
}

int resolve_version(const draft::Sop& draft) {
  if (const auto version = parse_count(trimmed(draft.version))) return *version;
  if (draft.history.empty()) return 1;
  return parse_count(trimmed(draft.history.back().version)).value_or(1);
}

void resolve_identity(Context& context) {
  const draft::Sop& draft = context.draft;
  const Project& project = context.project;
  Sop& sop = context.sop;
  sop.id =
      is_blank(draft.id) ? context.path.substr(context.path.rfind('/') + 1) : trimmed(draft.id);
  sop.name = trimmed(draft.name);
  sop.number = trimmed(draft.number);
  sop.version = resolve_version(draft);
  sop.status = values::value_or(values::statuses, draft.status, Status::draft);
  sop.format = values::value_or(values::formats, draft.format, Format::flowchart);
  sop.unit = look_up(project.unit_index, draft.unit);
  sop.signer = look_up(project.official_index, draft.signer);
  sop.preparer = resolve_approval(draft, "disusun", project);
  sop.examiner = resolve_approval(draft, "diperiksa", project);
  sop.created = valid_date(draft.created);
  sop.revised = valid_date(draft.revised);
  sop.effective = valid_date(draft.effective);
}

}  // namespace

void resolve(Context& context) {
  resolve_identity(context);
  const draft::Sop& draft = context.draft;
  const Project& project = context.project;
  Sop& sop = context.sop;
  sop.legal_basis = resolve_box(draft.legal_basis, project);
  sop.qualification = resolve_box(draft.qualification, project);
  sop.related = resolve_box(draft.related, project);
  sop.equipment = resolve_box(draft.equipment, project);
  sop.warnings = resolve_box(draft.warnings, project);
  sop.records = resolve_box(draft.records, project);
  for (const auto& box : draft.further_boxes) {
    sop.further_boxes.push_back(resolve_box(box, project));
  }
  for (const auto& procedure : draft.procedures) {
    sop.procedures.push_back(resolve_procedure(procedure));
    context.flows.push_back(resolve_flow(procedure, sop.procedures.back()));
  }
  for (const auto& change : draft.history) {
    sop.history.push_back({.version = parse_count(trimmed(change.version)).value_or(1),
                           .date = valid_date(change.date),
                           .author = trimmed(change.author),
                           .description = change.description});
  }
}

}  // namespace sopan
