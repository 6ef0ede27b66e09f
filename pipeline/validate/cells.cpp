#include <algorithm>
#include <charconv>
#include <set>

#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/values.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// What the draft says of one cell, of whatever column.
struct WrittenCell {
  Column column;
  std::size_t rows = 1;
  Span span;
};

std::size_t rows_of(const draft::MaybeText& rows) {
  return static_cast<std::size_t>(parse_count(trimmed(rows)).value_or(1));
}

std::vector<WrittenCell> cells_of(const draft::Step& step) {
  std::vector<WrittenCell> cells;
  const auto add = [&](Column column, const std::optional<draft::Cell>& cell) {
    if (cell) cells.push_back({column, rows_of(cell->rows), cell->span});
  };
  add(Column::requirements, step.requirements);
  if (!step.durations.empty()) {
    WrittenCell cell{Column::duration, 1, step.durations.front().span};
    for (const auto& duration : step.durations) {
      cell.rows = std::max(cell.rows, rows_of(duration.rows));
    }
    cells.push_back(cell);
  }
  add(Column::output, step.output);
  add(Column::remarks, step.remarks);
  return cells;
}

std::string name_of(Column column) {
  for (const auto& [name, value] : values::columns) {
    if (value == column) return std::string(name);
  }
  return {};
}

template <class Action>
void for_each_duration(const Context& context, const Action& act) {
  for (const auto& procedure : context.draft.procedures) {
    for (const auto& step : procedure.steps) {
      for (const auto& duration : step.durations) act(duration);
    }
  }
}

double number(const draft::MaybeText& text) {
  const std::string digits = trimmed(text);
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The fewest and the most seconds a unit can mean.
struct Seconds {
  double least = 0, most = 0;
};

Seconds seconds_of(TimeUnit unit) {
  constexpr double day = 86'400;
  switch (unit) {
    case TimeUnit::second:
      return {1, 1};
    case TimeUnit::minute:
      return {60, 60};
    case TimeUnit::hour:
      return {3'600, 3'600};
    case TimeUnit::day:
    case TimeUnit::working_day:
      return {day, day};
    case TimeUnit::week:
      return {7 * day, 7 * day};
    case TimeUnit::month:
      return {28 * day, 31 * day};
    case TimeUnit::quarter:
      return {90 * day, 92 * day};
    case TimeUnit::semester:
      return {181 * day, 184 * day};
    case TimeUnit::year:
      return {365 * day, 366 * day};
  }
  return {};
}

/// Whether the range ends below its beginning, whatever its units may mean. Working days are
/// compared with working days only.
bool is_reversed(const draft::Duration& duration) {
  if (!is_decimal(trimmed(duration.value)) || !is_decimal(trimmed(duration.until))) return false;
  const auto unit = values::value_or(values::time_units, duration.unit, TimeUnit::minute);
  const auto until_unit = values::value_or(values::time_units, duration.until_unit, unit);
  const double value = number(duration.value);
  const double until = number(duration.until);
  if (unit == until_unit) return until < value;
  if (unit == TimeUnit::working_day || until_unit == TimeUnit::working_day) return false;
  return until * seconds_of(until_unit).most < value * seconds_of(unit).least;
}

}  // namespace

void check_step_numbers(Context& context) {
  for (const auto& procedure : context.draft.procedures) {
    int last = 0;
    for (const auto& step : procedure.steps) {
      if (trimmed(step.number) == "tanpa") continue;
      const int number = parse_count(trimmed(step.number)).value_or(last + 1);
      if (number != last + 1) {
        context.report({.code = "number-gap",
                        .span = step.number ? step.number->span : step.span,
                        .arguments = {std::int64_t{number}, std::int64_t{last + 1}}});
      }
      last = number;
    }
  }
}

void check_spans_inside(Context& context) {
  for (const auto& procedure : context.draft.procedures) {
    for (std::size_t row = 0; row < procedure.steps.size(); ++row) {
      const std::size_t left = procedure.steps.size() - row;
      for (const auto& cell : cells_of(procedure.steps[row])) {
        if (cell.rows <= left) continue;
        context.report({.code = "span-outside",
                        .span = cell.span,
                        .arguments = {name_of(cell.column), static_cast<std::int64_t>(cell.rows),
                                      static_cast<std::int64_t>(left)}});
      }
    }
  }
}

void check_spans_apart(Context& context) {
  for (std::size_t at = 0; at < context.draft.procedures.size(); ++at) {
    const auto& steps = context.draft.procedures[at].steps;
    std::array<std::size_t, 4> covered_until{};
    std::array<StepId, 4> covered_by{};
    for (StepId row = 0; row < steps.size(); ++row) {
      for (const auto& cell : cells_of(steps[row])) {
        const auto column = static_cast<std::size_t>(cell.column);
        if (row < covered_until.at(column)) {
          context.report(
              {.code = "span-overlap",
               .span = cell.span,
               .arguments = {name_of(cell.column), step_name(context, at, covered_by.at(column))}});
        } else {
          covered_until.at(column) = row + cell.rows;
          covered_by.at(column) = row;
        }
      }
    }
  }
}

void check_columns(Context& context) {
  for (std::size_t at = 0; at < context.draft.procedures.size(); ++at) {
    const auto& named = context.sop.procedures[at].columns;
    for (const auto& step : context.draft.procedures[at].steps) {
      for (const auto& cell : cells_of(step)) {
        if (std::ranges::find(named, cell.column) != named.end()) continue;
        context.report(
            {.code = "unnamed-column", .span = cell.span, .arguments = {name_of(cell.column)}});
      }
    }
  }
}

void check_repeated_columns(Context& context) {
  for (const auto& procedure : context.draft.procedures) {
    std::set<std::string> seen;
    for (const auto& name : split(procedure.columns)) {
      if (seen.insert(name.text).second) continue;
      context.report({.code = "repeated-column", .span = name.span, .arguments = {name.text}});
    }
  }
}

void check_durations(Context& context) {
  for_each_duration(context, [&](const draft::Duration& duration) {
    const auto report = [&](std::string_view variant) {
      context.report({.code = "incomplete-duration", .span = duration.span, .variant = variant});
    };
    if (is_blank(duration.value)) {
      const bool measured = duration.until || duration.unit || duration.until_unit ||
                            duration.limit || duration.times || duration.per || duration.value;
      if (measured) report("incomplete-duration-value");
    } else if (!is_empty(duration.free_text)) {
      report("incomplete-duration-text");
    } else if (is_blank(duration.unit)) {
      report({});
    }
  });
}

void check_ranges(Context& context) {
  for_each_duration(context, [&](const draft::Duration& duration) {
    if (!duration.until || !is_reversed(duration)) return;
    context.report({.code = "range-reversed",
                    .span = duration.until->span,
                    .arguments = {trimmed(duration.until), trimmed(duration.value)}});
  });
}

}  // namespace sopan
