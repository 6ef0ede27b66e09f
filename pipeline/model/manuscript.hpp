#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/source.hpp"
#include "pipeline/model/sop.hpp"

/// One language; every word that will be printed exists, dates, durations and citations are text,
/// all NFC; U+00A0 joins what must not break, U+2028 forces a line break.
namespace sopan::manuscript {

/// What has become of a thing since the edition before; `none` on every sheet but a comparison.
enum class Edit : std::uint8_t { none, added, removed, moved, changed };

/// A stretch of text of one style.
struct Run {
  std::string text;
  bool bold = false, italic = false, foreign = false;
  Span span;
  std::string link;     ///< id of a SOP this text names, or empty
  std::string target;   ///< place in the book that this text leads to, or empty
  std::string page_of;  ///< place whose page number stands here; `text` reserves its width
  Edit edit = Edit::none;
};

/// A paragraph; list items have a marker ("1.", "a.", "–") and a level from 1; level 0 = plain
/// text. An item with marker style "none" has level ≥ 1 and an empty marker; `continued` = further
/// text of the item before.
struct Paragraph {
  std::string marker;
  int level = 0;
  bool item = false;
  std::vector<Run> runs;
};
using TextBlock = std::vector<Paragraph>;

/// A label and its value on the identity sheet.
struct Field {
  std::string label, value;
  Span span;
  TextBlock compared;  ///< the value with what has changed in it, in a comparison
};

struct Box {
  std::string head;
  TextBlock text;
};

/// What has become of the words about an official, in a comparison.
struct SignatoryEdits {
  Edit post = Edit::none, name = Edit::none, rank = Edit::none, nip = Edit::none;
};

struct Signatory {
  std::vector<std::string> post;  ///< lines, the last with its comma
  std::string name, rank, nip;  ///< rank: "Pembina Utama Muda (IV/c)"; nip: "NIP. …" with U+00A0
  SignatoryEdits edits;
  TextBlock compared;  ///< who it was before: where the signature would stand, in a comparison
};

/// Who drew up, examined or approved: on a sheet, or in a row of the approval sheet of a manual.
struct Approval {
  std::string part;  ///< `disusun`, `diperiksa`, `disahkan`: the name of its signature field
  std::string role;  ///< "Disusun oleh"
  Signatory official;
};

/// What a reader checks a sheet by: the words of a code, and two lines that explain it.
struct Verification {
  std::string code;
  std::vector<std::string> lines;
};

struct Identity {
  std::vector<std::string> letterhead, unit_lines, address_lines;
  std::string logo;
  std::vector<Field> fields;  ///< Nomor SOP … Tanggal Efektif
  std::string approved_label, name_label, name;
  TextBlock name_compared;  ///< in a comparison
  std::optional<Signatory> signatory;
  std::vector<Approval> approvals;  ///< at the foot of the sheet, at most two
  std::optional<Verification> verification;
  std::vector<Box> boxes;  ///< left, right, left, right …
};

struct Cell {
  TextBlock text;
  std::size_t rows = 1;
  bool covered = false;
};

struct Step {
  std::string number;
  TextBlock activity;
  std::string actors;            ///< names of those who act, for the plain tables
  std::vector<TextBlock> exits;  ///< "Ya: ke langkah 4", for the plain tables
  std::vector<Cell> cells;       ///< one a printed column
  std::vector<std::size_t> symbols;
  std::string alternative;  ///< the row's flow in words (`/Alt`)
  bool new_page = false;    ///< begins a page by the author's wish
  Span span;
  Edit edit = Edit::none;
  std::string before;         ///< number of a moved step in the edition before
  TextBlock actors_compared;  ///< in a comparison
};

struct Symbol {
  SymbolKind kind = SymbolKind::process;
  std::size_t step = 0;
  std::vector<std::size_t> actors;
  std::string words;
  Span span;
  Edit edit = Edit::none;
};

struct Arrow {
  std::size_t from = 0, to = 0;
  std::string label;
  bool two_headed = false, dashed = false;
  std::optional<std::size_t> fork;
  WishedSide exit = WishedSide::any, entry = WishedSide::any;
  Span span;
  Edit edit = Edit::none;
};

struct Actor {
  std::string name;
  std::optional<std::size_t> group;
  Span span;
  TextBlock compared;  ///< the name with what has changed in it, in a comparison
};

struct Procedure {
  std::string title;
  Format format = Format::flowchart;
  std::vector<std::string> groups;
  std::vector<Actor> actors;
  std::vector<Column> columns;
  std::vector<Step> steps;
  std::vector<Symbol> symbols;
  std::vector<Arrow> arrows;
  std::vector<TextBlock> notes;
};

struct Change {
  std::string version, date, author;
  TextBlock description;
};

/// The document of one SOP.
struct Sop {
  std::string id, number, name, version, status, office;
  std::string cover_title, cover_year;
  bool draft = false;
  std::string mark;  ///< across every page of what is not in force: DRAF, DIGANTIKAN, DICABUT
  std::optional<Date> created, revised, effective;
  Identity identity;
  std::vector<Procedure> procedures;
  std::vector<Change> history;
};

}  // namespace sopan::manuscript
