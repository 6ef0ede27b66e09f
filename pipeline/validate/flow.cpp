#include <algorithm>
#include <map>

#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// Calls `act(procedure, symbol, node)` for every symbol of the SOP.
template <class Action>
void for_each_node(Context& context, const Action& act) {
  for (std::size_t procedure = 0; procedure < context.flows.size(); ++procedure) {
    const auto& nodes = context.flows[procedure].nodes;
    for (SymbolId symbol = 0; symbol < nodes.size(); ++symbol) {
      act(procedure, symbol, nodes[symbol]);
    }
  }
}

template <class Action>
void for_each_decision(Context& context, const Action& act) {
  for_each_node(context, [&](std::size_t procedure, SymbolId, const Node& node) {
    if (node.kind == SymbolKind::decision) act(procedure, node);
  });
}

std::string label_of(const draft::Arrow& arrow) {
  return lower(trimmed(draft::Text{arrow.label, {}}));
}

std::ptrdiff_t unlabelled(const Node& node) {
  return std::ranges::count_if(*node.arrows,
                               [](const draft::Arrow& arrow) { return label_of(arrow).empty(); });
}

bool ends_here(const Context& context, std::size_t procedure, SymbolId symbol) {
  return context.sop.procedures[procedure].symbols[symbol].ends_here;
}

bool has_end(const Procedure& procedure) {
  return std::ranges::any_of(procedure.symbols, [](const Symbol& symbol) {
    return symbol.kind == SymbolKind::end || symbol.ends_here;
  });
}

void check_default(Context& context, Default wanted, std::string_view code, std::string_view hint) {
  for_each_node(context, [&](std::size_t procedure, SymbolId symbol, const Node& node) {
    const Flow& flow = context.flows[procedure];
    if (flow.defaults[symbol] != wanted) return;
    // A last row that should be the end is told as an end that lacks.
    if (wanted == Default::no_next_row && !has_end(context.sop.procedures[procedure])) return;
    Diagnostic fault{.code = code,
                     .span = node.span,
                     .arguments = {step_name(context, procedure, node.step)},
                     .hint = Message{hint, {}}};
    if (wanted == Default::ambiguous) {
      fault.arguments.emplace_back(static_cast<std::int64_t>(flow.rows[node.step + 1].size()));
    }
    context.report(std::move(fault));
  });
}

}  // namespace

void check_missing_actors(Context& context) {
  for_each_node(context, [&](std::size_t procedure, SymbolId, const Node& node) {
    if (!is_blank(*node.actors)) return;
    context.report({.code = "missing-actor",
                    .span = node.span,
                    .arguments = {step_name(context, procedure, node.step)}});
  });
}

void check_mixed_rows(Context& context) {
  for (const auto& procedure : context.draft.procedures) {
    for (const auto& step : procedure.steps) {
      if (step.symbols.empty()) continue;
      const std::pair<std::string_view, const draft::MaybeText*> own[] = {
          {"simbol", &step.kind},
          {"pelaksana", &step.actors},
          {"teks", &step.words},
          {"akhir", &step.end}};
      const auto* const found =
          std::ranges::find_if(own, [](const auto& entry) { return entry.second->has_value(); });
      if (found != std::end(own)) {
        context.report({.code = "mixed-row",
                        .span = found->second->value_or(draft::Text{}).span,
                        .arguments = {std::string(found->first)},
                        .hint = Message{"say-on-symbol", {}}});
      } else if (!step.arrows.empty()) {
        context.report({.code = "mixed-row",
                        .span = step.arrows.front().span,
                        .arguments = {std::string("ke")},
                        .variant = "mixed-row-exit",
                        .hint = Message{"say-on-symbol", {}}});
      }
    }
  }
}

void check_starts(Context& context) {
  for (const auto& procedure : context.sop.procedures) {
    if (std::ranges::count(procedure.symbols, SymbolKind::start, &Symbol::kind) > 0) continue;
    context.report({.code = "no-start", .span = procedure.span});
  }
}

void check_ends(Context& context) {
  for (const auto& procedure : context.sop.procedures) {
    if (!has_end(procedure)) context.report({.code = "no-end", .span = procedure.span});
  }
}

void check_exit_counts(Context& context) {
  for_each_decision(context, [&](std::size_t procedure, const Node& node) {
    if (node.arrows->size() >= 2) return;
    context.report({.code = "too-few-exits",
                    .span = node.span,
                    .arguments = {step_name(context, procedure, node.step)},
                    .variant = node.arrows->empty() ? std::string_view("too-few-exits-none")
                                                    : std::string_view()});
  });
}

void check_exit_labels(Context& context) {
  for_each_decision(context, [&](std::size_t procedure, const Node& node) {
    std::map<std::string, int> seen;
    for (const auto& arrow : *node.arrows) {
      const std::string label = label_of(arrow);
      if (++seen[label] != 2) continue;
      if (label.empty()) {
        context.report({.code = "equal-labels",
                        .span = arrow.span,
                        .arguments = {step_name(context, procedure, node.step)},
                        .variant = "equal-labels-none"});
      } else {
        context.report({.code = "equal-labels",
                        .span = arrow.span,
                        .arguments = {trimmed(draft::Text{arrow.label, {}})}});
      }
    }
  });
}

void check_exit_sides(Context& context) {
  for_each_node(context, [&](std::size_t procedure, SymbolId, const Node& node) {
    std::map<std::string, int> seen;
    for (const auto& arrow : *node.arrows) {
      const std::string side = trimmed(arrow.exit.value_or(draft::Text{}));
      if (side.empty() || ++seen[side] != 2) continue;
      context.report({.code = "equal-exit-sides",
                      .span = arrow.exit->span,
                      .arguments = {step_name(context, procedure, node.step), side},
                      .hint = Message{"hint-one-side-each", {}}});
    }
  });
}

void check_unlabelled_exits(Context& context) {
  for_each_decision(context, [&](std::size_t procedure, const Node& node) {
    if (node.arrows->size() < 2 || unlabelled(node) != 1) return;
    const auto arrow = std::ranges::find_if(
        *node.arrows, [](const draft::Arrow& it) { return label_of(it).empty(); });
    context.report({.code = "unlabelled-exit",
                    .span = arrow->span,
                    .arguments = {step_name(context, procedure, node.step)}});
  });
}

void check_many_exits(Context& context) {
  for_each_decision(context, [&](std::size_t procedure, const Node& node) {
    if (node.arrows->size() <= 2) return;
    context.report({.code = "many-exits",
                    .span = node.span,
                    .arguments = {step_name(context, procedure, node.step),
                                  static_cast<std::int64_t>(node.arrows->size())}});
  });
}

void check_end_exits(Context& context) {
  for_each_node(context, [&](std::size_t procedure, SymbolId symbol, const Node& node) {
    if (node.arrows->empty()) return;
    const bool end = node.kind == SymbolKind::end;
    if (!end && !ends_here(context, procedure, symbol)) return;
    context.report(
        {.code = "end-with-exit",
         .span = node.arrows->front().span,
         .arguments = {step_name(context, procedure, node.step)},
         .variant = end ? std::string_view() : std::string_view("end-with-exit-marked")});
  });
}

void check_ambiguous_next(Context& context) {
  check_default(context, Default::ambiguous, "ambiguous-next", "say-exit");
}

void check_missing_exits(Context& context) {
  check_default(context, Default::no_next_row, "missing-exit", "say-exit-or-end");
}

void check_unused_actors(Context& context) {
  for (const auto& procedure : context.sop.procedures) {
    for (ActorId actor = 0; actor < procedure.actors.size(); ++actor) {
      const bool used = std::ranges::any_of(procedure.symbols, [actor](const Symbol& symbol) {
        return std::ranges::find(symbol.actors, actor) != symbol.actors.end();
      });
      if (used) continue;
      context.report({.code = "unused-actor",
                      .span = procedure.actors[actor].span,
                      .arguments = {procedure.actors[actor].name}});
    }
  }
}

void check_first_symbol(Context& context) {
  for (const auto& procedure : context.sop.procedures) {
    if (procedure.symbols.empty()) continue;
    const Symbol& first = procedure.symbols.front();
    if (first.actors.empty() || first.actors.front() == 0) continue;
    context.report({.code = "first-symbol-not-left",
                    .span = first.span,
                    .arguments = {procedure.actors[first.actors.front()].name}});
  }
}

}  // namespace sopan
