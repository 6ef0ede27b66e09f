#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

/// What the rules look at: the draft beside what could be resolved of it.
namespace sopan {

/// What the draft says of one symbol, whether it has a `<simbol>` or is described by its row.
struct Node {
  StepId step = 0;
  SymbolKind kind = SymbolKind::process;
  const draft::MaybeText* actors = nullptr;
  const draft::MaybeText* words = nullptr;
  const draft::MaybeText* end = nullptr;
  const std::vector<draft::Arrow>* arrows = nullptr;
  Span span;
};

/// Where a symbol without `<ke>` goes by default.
enum class Default : std::uint8_t { none, next_row, ambiguous, no_next_row };

/// The flow of one procedure; nodes are those of `Procedure::symbols`.
struct Flow {
  const draft::Procedure* draft = nullptr;
  std::vector<Node> nodes;
  std::vector<std::vector<SymbolId>> rows;  ///< the symbols of each step
  std::map<std::string, SymbolId, std::less<>> targets;
  std::map<std::string, ActorId, std::less<>> actors;
  std::vector<Default> defaults;            ///< one a node
  std::vector<std::vector<SymbolId>> next;  ///< along the arrows
  std::vector<bool> open;                   ///< nodes some exit of which could not be resolved
};

/// One SOP under examination.
struct Context {
  const draft::Sop& draft;
  std::string path;  ///< in the project, without `.xml`
  const Project& project;
  Diagnostics& diagnostics;
  Sop sop;
  std::vector<Flow> flows;
  bool failed = false;

  /// Reports with the severity of its rule, in a draft at most a warning where a drawing is
  /// possible.
  void report(Diagnostic diagnostic);
};

/// The project being put together.
struct Assembly {
  const draft::Manual& manual;
  const std::vector<const draft::Register*>& registers;
  const draft::SopEntries& sops;
  Diagnostics& diagnostics;
  Project project;

  /// Reports with the severity of its rule; `in_draft` as for `Context`.
  void report(Diagnostic diagnostic, bool in_draft = false);
};

/// The number of a step for a message; the beginning of its activity if it has none.
Argument step_name(const Context& context, std::size_t procedure, StepId step);

/// "Did you mean …?" with the nearest of `known`, if any is near.
std::optional<Message> did_you_mean(const std::string& wrong,
                                    const std::vector<std::string>& known);

/// The keys of an index.
template <class Map>
std::vector<std::string> keys(const Map& index) {
  std::vector<std::string> names;
  names.reserve(index.size());
  for (const auto& [name, id] : index) names.push_back(name);
  return names;
}

}  // namespace sopan
