#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"

/// A complete and consistent SOP: references are indices, later stages look nothing up.
namespace sopan {

enum class Status : std::uint8_t { draft, in_force, replaced, revoked };
enum class Format : std::uint8_t { flowchart, simple_steps, hierarchical, graphic };
enum class SymbolKind : std::uint8_t { start, process, decision, end };

/// The word of the vocabulary, which is also the key of its label in a profile.
constexpr std::string_view key_of(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::start:
      return "mulai";
    case SymbolKind::process:
      return "proses";
    case SymbolKind::decision:
      return "keputusan";
    case SymbolKind::end:
      return "selesai";
  }
  return {};
}
enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  working_day,
  week,
  month,
  quarter,
  semester,
  year
};
enum class Limit : std::uint8_t { none, at_most, no_later_than, no_longer_than, about };
enum class Marker : std::uint8_t { number, letter, dash, none };
enum class Column : std::uint8_t { requirements, duration, output, remarks };

/// A side of a symbol that the author wishes an arrow to use.
enum class WishedSide : std::uint8_t { any, left, right, top, bottom };

using SymbolId = std::size_t;
using ActorId = std::size_t;
using StepId = std::size_t;

/// A quantity of time; numbers are decimal text as authored ("1.5").
struct Quantity {
  std::string value, until, times, per;
  TimeUnit unit = TimeUnit::minute;
  std::optional<TimeUnit> until_unit;
  Limit limit = Limit::none;
};
using Duration = std::variant<Quantity, draft::Content>;

/// A cell of a step; `rows` > 1 merges it with the rows below, `covered` cells belong to one above.
struct Cell {
  std::vector<Duration> durations;  ///< only in the duration column
  std::optional<draft::Content> content;
  std::size_t rows = 1;
  bool covered = false;
  Span span;
};

struct Symbol {
  SymbolKind kind = SymbolKind::process;
  StepId step = 0;
  std::vector<ActorId> actors;  ///< ascending
  std::string words;
  bool ends_here = false;  ///< `akhir="ya"`
  Span span;
};

/// One arrow; those of one `fork` leave the same exit.
struct Arrow {
  SymbolId from = 0, to = 0;
  std::string label;
  bool two_headed = false, dashed = false;
  std::optional<std::size_t> fork;
  WishedSide exit = WishedSide::any, entry = WishedSide::any;
  Span span;
};

struct Step {
  std::optional<int> number;  ///< none: an unnumbered row
  draft::Content activity;
  std::array<Cell, 4> cells;  ///< by `Column`
  std::vector<SymbolId> symbols;
  bool new_page = false;  ///< `halaman-baru="ya"`
  Span span;
};

struct Actor {
  std::string name;
  std::optional<std::size_t> group;
  Span span;
};

struct Procedure {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::string> groups;
  std::vector<Actor> actors;
  std::vector<Step> steps;
  std::vector<Symbol> symbols;
  std::vector<Arrow> arrows;
  std::vector<draft::Content> notes;
  Span span;
};

struct Citation {
  RegulationId regulation = 0;
  std::string provision;
};
struct SopLink {
  SopId sop = 0;
};
using BoxItem = std::variant<draft::Content, Citation, SopLink>;
struct Box {
  std::string title;
  std::optional<Marker> marker;
  std::vector<BoxItem> items;
};

struct Change {
  int version = 1;
  std::optional<Date> date;
  std::string author;
  draft::Content description;
};

struct Sop {
  std::string id, name, number;
  int version = 1;
  Status status = Status::draft;
  Format format = Format::flowchart;
  std::optional<UnitId> unit;
  std::optional<Date> created, revised, effective;
  std::optional<OfficialId> signer;
  std::optional<OfficialId> preparer, examiner;  ///< "Disusun oleh", "Diperiksa oleh"
  Box legal_basis, qualification, related, equipment, warnings, records;
  std::vector<Box> further_boxes;
  std::vector<Procedure> procedures;
  std::vector<Change> history;
};

}  // namespace sopan
