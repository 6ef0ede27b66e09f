#include <map>

#include "pipeline/validate/boxes.hpp"
#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// Reports `ref` unless the index has it.
template <class Map>
void check_reference(Context& context, const draft::MaybeText& ref, std::string_view code,
                     const Map& index) {
  if (!ref || is_blank(ref)) return;
  const std::string name = trimmed(ref);
  if (index.contains(name)) return;
  context.report({.code = code,
                  .span = ref->span,
                  .arguments = {name},
                  .hint = did_you_mean(name, keys(index))});
}

using Places = std::map<std::string, Span>;

void check_id(Context& context, const draft::MaybeText& id, Places& seen) {
  if (!id || is_blank(id)) return;
  const auto [first, fresh] = seen.try_emplace(trimmed(id), id->span);
  if (fresh) return;
  context.report(
      {.code = "duplicate-id", .span = id->span, .arguments = {first->first, first->second}});
}

/// Calls `act(procedure, name)` for every target that the procedure of its arrow does not have.
template <class Action>
void for_each_lost_target(const Context& context, const Action& act) {
  for (std::size_t procedure = 0; procedure < context.flows.size(); ++procedure) {
    const Flow& flow = context.flows[procedure];
    for (const auto& node : flow.nodes) {
      for (const auto& arrow : *node.arrows) {
        for (const auto& name : split(arrow.ref)) {
          if (!flow.targets.contains(name.text)) act(procedure, name);
        }
      }
    }
  }
}

bool is_target_elsewhere(const Context& context, const std::string& name) {
  for (const auto& flow : context.flows) {
    if (flow.targets.contains(name)) return true;
  }
  return false;
}

}  // namespace

void check_ids(Context& context) {
  for (const auto& procedure : context.draft.procedures) {
    Places actors;
    for (const auto& actor : procedure.actors) check_id(context, actor.id, actors);
    Places targets;
    for (const auto& step : procedure.steps) {
      check_id(context, step.id, targets);
      for (const auto& symbol : step.symbols) check_id(context, symbol.id, targets);
    }
  }
}

void check_unit_reference(Context& context) {
  check_reference(context, context.draft.unit, "unknown-unit", context.project.unit_index);
}

void check_signer_reference(Context& context) {
  check_reference(context, context.draft.signer, "unknown-official",
                  context.project.official_index);
  for (const auto& approval : context.draft.approvals)
    check_reference(context, approval.official, "unknown-official", context.project.official_index);
}

void check_regulation_references(Context& context) {
  for_each_item<draft::Citation>(context.draft, [&](const draft::Citation& citation) {
    check_reference(context, citation.ref, "unknown-regulation", context.project.regulation_index);
  });
}

void check_sop_references(Context& context) {
  for_each_item<draft::SopLink>(context.draft, [&](const draft::SopLink& link) {
    if (trimmed(link.ref) == context.sop.id) return;
    check_reference(context, link.ref, "unknown-sop", context.project.sop_index);
  });
}

void check_self_links(Context& context) {
  for_each_item<draft::SopLink>(context.draft, [&](const draft::SopLink& link) {
    if (trimmed(link.ref) != context.sop.id) return;
    context.report({.code = "self-link", .span = link.ref.span});
  });
}

void check_actor_references(Context& context) {
  for (const auto& flow : context.flows) {
    for (const auto& node : flow.nodes) {
      for (const auto& word : split(*node.actors)) {
        check_reference(context, word, "unknown-actor", flow.actors);
      }
    }
  }
}

void check_targets(Context& context) {
  for_each_lost_target(context, [&](std::size_t procedure, const draft::Text& name) {
    if (is_target_elsewhere(context, name.text)) return;
    context.report({.code = "unknown-target",
                    .span = name.span,
                    .arguments = {name.text},
                    .hint = did_you_mean(name.text, keys(context.flows[procedure].targets))});
  });
}

void check_targets_elsewhere(Context& context) {
  for_each_lost_target(context, [&](std::size_t, const draft::Text& name) {
    if (!is_target_elsewhere(context, name.text)) return;
    context.report({.code = "target-elsewhere", .span = name.span, .arguments = {name.text}});
  });
}

}  // namespace sopan
