#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/manuscript.hpp"

/// Two editions of a SOP compared by what they say and do, not by their text lines.
namespace sopan::compare {

enum class Kind : std::uint8_t { added, removed, moved, changed };

enum class Aspect : std::uint8_t {
  identity,   ///< a field of the identity sheet; `where` is its label
  box,        ///< an item of a box; `where` is its head
  procedure,  ///< a procedure as a whole
  actor,      ///< a column
  step,       ///< a row as a whole
  activity,   ///< of a step
  actors,     ///< who does a step
  symbol,     ///< kind or words of a step's symbol
  cell,       ///< `where` is requirements, duration, output or remarks
  exit,       ///< a way out of a step; `where` is its label
  note        ///< under the table
};

struct Change {
  Kind kind = Kind::changed;
  Aspect aspect = Aspect::identity;
  std::string where;
  std::string procedure;           ///< its title, where there are several
  std::string old_step, new_step;  ///< numbers as printed; of unnumbered rows "-"
  std::string before, after;
};

/// A SOP as it is printed, and the ids of its steps by procedure (empty where a step has none).
struct Sheet {
  manuscript::Sop sop;
  std::vector<std::vector<std::string>> step_ids;
};

/// What has changed, in the order of the sheet. Steps are matched by id, else by likeness of their
/// activity; numbers that only follow from other steps, and ways to the next row that only lead to
/// what is next now, are no changes. The history is not compared.
std::vector<Change> compare(const Sheet& before, const Sheet& after);

}  // namespace sopan::compare
