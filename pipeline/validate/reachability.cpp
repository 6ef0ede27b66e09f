#include <algorithm>

#include "pipeline/validate/checks.hpp"

namespace sopan {
namespace {

using Graph = std::vector<std::vector<SymbolId>>;

/// Marks in `seen` all that can be reached from `from`.
void mark(const Graph& graph, SymbolId from, std::vector<bool>& seen) {
  std::vector<SymbolId> open = {from};
  seen[from] = true;
  while (!open.empty()) {
    const SymbolId at = open.back();
    open.pop_back();
    for (const SymbolId to : graph[at]) {
      if (seen[to]) continue;
      seen[to] = true;
      open.push_back(to);
    }
  }
}

Graph reversed(const Graph& graph) {
  Graph back(graph.size());
  for (SymbolId from = 0; from < graph.size(); ++from) {
    for (const SymbolId to : graph[from]) back[to].push_back(from);
  }
  return back;
}

bool is_end(const Symbol& symbol) { return symbol.kind == SymbolKind::end || symbol.ends_here; }

/// Symbols that no start leads to, each the first of those that hang on it. None when that cannot
/// be said: without a start, or with exits that lead nobody knows where.
std::vector<SymbolId> unreachable(const Procedure& procedure, const Flow& flow) {
  std::vector<bool> seen(flow.nodes.size());
  bool started = false;
  for (SymbolId symbol = 0; symbol < flow.nodes.size(); ++symbol) {
    if (procedure.symbols[symbol].kind != SymbolKind::start) continue;
    started = true;
    if (!seen[symbol]) mark(flow.next, symbol, seen);
  }
  if (!started || std::ranges::find(flow.open, true) != flow.open.end()) return {};
  const Graph back = reversed(flow.next);
  std::vector<SymbolId> roots;
  const auto add = [&](SymbolId symbol) {
    roots.push_back(symbol);
    mark(flow.next, symbol, seen);
  };
  for (SymbolId symbol = 0; symbol < seen.size(); ++symbol) {
    if (!seen[symbol] && back[symbol].empty()) add(symbol);
  }
  for (SymbolId symbol = 0; symbol < seen.size(); ++symbol) {
    if (!seen[symbol]) add(symbol);
  }
  std::ranges::sort(roots);
  return roots;
}

/// Symbols from which no end can be reached, one of each connected group: its first.
std::vector<SymbolId> dead_ends(const Procedure& procedure, const Flow& flow) {
  const Graph back = reversed(flow.next);
  std::vector<bool> alive(flow.nodes.size());
  bool ended = false;
  for (SymbolId symbol = 0; symbol < flow.nodes.size(); ++symbol) {
    ended = ended || is_end(procedure.symbols[symbol]);
    const bool leads_on = is_end(procedure.symbols[symbol]) || flow.open[symbol];
    if (leads_on && !alive[symbol]) mark(back, symbol, alive);
  }
  if (!ended) return {};
  Graph both(flow.nodes.size());
  for (SymbolId from = 0; from < both.size(); ++from) {
    for (const SymbolId to : flow.next[from]) {
      if (alive[from] || alive[to]) continue;
      both[from].push_back(to);
      both[to].push_back(from);
    }
  }
  std::vector<SymbolId> firsts;
  for (SymbolId symbol = 0; symbol < alive.size(); ++symbol) {
    if (alive[symbol]) continue;
    firsts.push_back(symbol);
    mark(both, symbol, alive);
  }
  return firsts;
}

}  // namespace

void check_reachable(Context& context) {
  for (std::size_t procedure = 0; procedure < context.flows.size(); ++procedure) {
    const Flow& flow = context.flows[procedure];
    for (const SymbolId symbol : unreachable(context.sop.procedures[procedure], flow)) {
      const Node& node = flow.nodes[symbol];
      context.report({.code = "unreachable",
                      .span = node.span,
                      .arguments = {step_name(context, procedure, node.step)}});
    }
  }
}

void check_dead_ends(Context& context) {
  for (std::size_t procedure = 0; procedure < context.flows.size(); ++procedure) {
    const Flow& flow = context.flows[procedure];
    // An end that nobody reaches and steps that reach no end are one fault, told once.
    if (!unreachable(context.sop.procedures[procedure], flow).empty()) continue;
    for (const SymbolId symbol : dead_ends(context.sop.procedures[procedure], flow)) {
      const Node& node = flow.nodes[symbol];
      context.report({.code = "dead-end",
                      .span = node.span,
                      .arguments = {step_name(context, procedure, node.step)}});
    }
  }
}

}  // namespace sopan
