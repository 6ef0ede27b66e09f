#pragma once

#include <string>
#include <vector>

#include "pipeline/model/profile.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan::localization {

/// The flow of a procedure said in words.
class FlowWords {
 public:
  /// Keeps both arguments by reference.
  FlowWords(const Procedure& procedure, const Profile& profile)
      : procedure_(procedure), profile_(profile) {}

  /// Who acts in a row: "A, B, dan C".
  [[nodiscard]] std::string actors_of_step(StepId step) const;

  /// "Ya: ke langkah 4", one an exit; none where the flow only goes on to the next row.
  [[nodiscard]] std::vector<std::string> exits(StepId step) const;

  /// "Kasubbag: keputusan; Ya ke langkah 5, Tidak ke langkah 1", symbols joined by ". ".
  [[nodiscard]] std::string alternative(StepId step) const;

 private:
  /// The arrows of one exit.
  struct Exit {
    std::string label;
    std::vector<SymbolId> targets;
    std::optional<std::size_t> fork;
  };

  [[nodiscard]] std::vector<Exit> exits_of(SymbolId symbol) const;
  [[nodiscard]] bool is_plain(SymbolId symbol, const std::vector<Exit>& exits) const;
  [[nodiscard]] std::string actors(const std::vector<ActorId>& ids) const;
  [[nodiscard]] std::string target(SymbolId from, SymbolId to) const;
  [[nodiscard]] std::string targets(SymbolId from, const Exit& exit) const;
  [[nodiscard]] std::string symbol_words(SymbolId symbol) const;

  const Procedure& procedure_;
  const Profile& profile_;
};

}  // namespace sopan::localization
