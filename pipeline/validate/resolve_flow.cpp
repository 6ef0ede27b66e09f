#include <algorithm>
#include <set>

#include "pipeline/validate/resolve.hpp"
#include "pipeline/validate/values.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

Node node_of(const draft::Step& step, StepId row) {
  return {.step = row,
          .kind = values::value_or(values::symbol_kinds, step.kind, SymbolKind::process),
          .actors = &step.actors,
          .words = &step.words,
          .end = &step.end,
          .arrows = &step.arrows,
          .span = step.span};
}

Node node_of(const draft::Symbol& symbol, StepId row) {
  return {.step = row,
          .kind = values::value_or(values::symbol_kinds, symbol.kind, SymbolKind::process),
          .actors = &symbol.actors,
          .words = &symbol.words,
          .end = &symbol.end,
          .arrows = &symbol.arrows,
          .span = symbol.span};
}

std::vector<ActorId> actors_of(const Node& node, const Flow& flow) {
  std::vector<ActorId> actors;
  for (const auto& word : split(*node.actors)) {
    const auto found = flow.actors.find(word.text);
    if (found != flow.actors.end()) actors.push_back(found->second);
  }
  std::ranges::sort(actors);
  const auto rest = std::ranges::unique(actors);
  actors.erase(rest.begin(), rest.end());
  return actors;
}

class FlowResolver {
 public:
  FlowResolver(const draft::Procedure& draft, Procedure& procedure) : procedure_(procedure) {
    flow_.draft = &draft;
  }

  Flow run() {
    for (std::size_t actor = 0; actor < flow_.draft->actors.size(); ++actor) {
      flow_.actors.try_emplace(trimmed(flow_.draft->actors[actor].id), actor);
    }
    flow_.rows.resize(flow_.draft->steps.size());
    for (StepId row = 0; row < flow_.rows.size(); ++row) add_row(row);
    flow_.next.resize(flow_.nodes.size());
    flow_.open.resize(flow_.nodes.size());
    flow_.defaults.resize(flow_.nodes.size(), Default::none);
    for (SymbolId symbol = 0; symbol < flow_.nodes.size(); ++symbol) add_exits(symbol);
    return std::move(flow_);
  }

 private:
  void add_row(StepId row) {
    const draft::Step& step = flow_.draft->steps[row];
    add_target(step.id);
    if (step.symbols.empty()) add_symbol(node_of(step, row));
    for (const auto& symbol : step.symbols) {
      add_target(symbol.id);
      add_symbol(node_of(symbol, row));
    }
  }

  /// The next symbol goes by `id`; of several with one id the first.
  void add_target(const draft::MaybeText& id) {
    if (is_blank(id)) return;
    if (!flow_.targets.try_emplace(trimmed(id), flow_.nodes.size()).second)
      repeated_.insert(trimmed(id));
  }

  void add_symbol(const Node& node) {
    const SymbolId id = flow_.nodes.size();
    flow_.nodes.push_back(node);
    flow_.rows[node.step].push_back(id);
    procedure_.steps[node.step].symbols.push_back(id);
    procedure_.symbols.push_back({.kind = node.kind,
                                  .step = node.step,
                                  .actors = actors_of(node, flow_),
                                  .words = trimmed(*node.words),
                                  .ends_here = values::value_or(values::answers, *node.end, false),
                                  .span = node.span});
  }

  void add_exits(SymbolId from) {
    const Node& node = flow_.nodes[from];
    for (const auto& arrow : *node.arrows) add_written(from, arrow);
    const bool flows_on = node.kind == SymbolKind::start || node.kind == SymbolKind::process;
    if (flows_on && node.arrows->empty() && !procedure_.symbols[from].ends_here) add_default(from);
    if (node.kind == SymbolKind::decision && node.arrows->size() < 2) flow_.open[from] = true;
  }

  void add_written(SymbolId from, const draft::Arrow& draft) {
    const auto names = split(draft.ref);
    std::optional<std::size_t> fork;
    if (names.size() > 1) fork = forks_++;
    if (names.empty()) flow_.open[from] = true;
    const auto exit = exit_of(from, draft);
    for (const auto& name : names) {
      const auto found = flow_.targets.find(name.text);
      if (repeated_.contains(name.text)) flow_.open[from] = true;
      if (found == flow_.targets.end()) {
        flow_.open[from] = true;
        continue;
      }
      add_arrow({.from = from,
                 .to = found->second,
                 .label = trimmed(draft::Text{draft.label, {}}),
                 .two_headed = values::value_or(values::directions, draft.direction, false),
                 .dashed = values::value_or(values::lines, draft.line, false),
                 .fork = fork,
                 .exit = exit,
                 .entry = values::value_or(values::sides, draft.entry, WishedSide::any),
                 .span = draft.span});
    }
  }

  /// The side by which `draft` wishes to leave, unless another arrow has it.
  [[nodiscard]] WishedSide exit_of(SymbolId from, const draft::Arrow& draft) const {
    const auto side = values::value_or(values::sides, draft.exit, WishedSide::any);
    const bool taken = std::ranges::any_of(procedure_.arrows, [&](const Arrow& other) {
      return other.from == from && other.exit == side;
    });
    return taken ? WishedSide::any : side;
  }

  void add_default(SymbolId from) {
    const StepId row = flow_.nodes[from].step;
    if (row + 1 == flow_.rows.size()) {
      flow_.defaults[from] = Default::no_next_row;
      flow_.open[from] = true;
      return;
    }
    const auto to = next_of(from, flow_.rows[row + 1]);
    flow_.defaults[from] = to ? Default::next_row : Default::ambiguous;
    if (!to) flow_.open[from] = true;
    if (to) add_arrow({.from = from, .to = *to, .span = flow_.nodes[from].span});
  }

  [[nodiscard]] std::optional<SymbolId> next_of(SymbolId from,
                                                const std::vector<SymbolId>& row) const {
    if (row.size() == 1) return row.front();
    std::optional<SymbolId> only;
    for (const SymbolId candidate : row) {
      if (procedure_.symbols[candidate].actors != procedure_.symbols[from].actors) continue;
      if (only) return {};
      only = candidate;
    }
    return only;
  }

  void add_arrow(Arrow arrow) {
    flow_.next[arrow.from].push_back(arrow.to);
    if (arrow.two_headed) flow_.next[arrow.to].push_back(arrow.from);
    procedure_.arrows.push_back(std::move(arrow));
  }

  Procedure& procedure_;
  Flow flow_;
  std::set<std::string, std::less<>> repeated_;  ///< ids of several: nobody knows which is meant
  std::size_t forks_ = 0;
};

}  // namespace

Flow resolve_flow(const draft::Procedure& draft, Procedure& procedure) {
  return FlowResolver(draft, procedure).run();
}

}  // namespace sopan
