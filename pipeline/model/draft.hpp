#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/base/source.hpp"

/// What the reader makes of a file: well-formed and in our vocabulary, but names are still text and
/// parts may be missing. Every string knows its place.
namespace sopan::draft {

/// An attribute value or a text element without inline marks; white space folded at elements.
struct Text {
  std::string text;
  Span span;  ///< the value itself; for a missing one the place of its element
};
using MaybeText = std::optional<Text>;

/// A stretch of text of one style. A forced line break is U+2028 in `text`.
struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
  bool foreign = false;  ///< `<asing>`: another language than Indonesian, printed italic
  Span span;
};

struct List;
using Paragraph = std::vector<Run>;
using Block = std::variant<Paragraph, List>;

/// Text and lists in the order written: the content of a cell, an item, a note.
struct Content {
  MaybeText style;  ///< `gaya`: angka, huruf, strip, tanpa
  std::vector<Block> blocks;
  Span span;
};

struct List {
  std::vector<Content> items;
};

/// `<peraturan ref ketentuan>`: a citation from the register.
struct Citation {
  Text ref;
  MaybeText provision;
};
/// `<sop ref>`: a link to another SOP.
struct SopLink {
  Text ref;
};
using BoxItem = std::variant<Content, Citation, SopLink>;

/// One of the boxes of the identity sheet.
struct Box {
  MaybeText title;  ///< only of `<kotak>`
  MaybeText style;
  std::vector<BoxItem> items;
  Span span;
};

struct Duration {
  MaybeText value, until, unit, until_unit, limit, times, per, rows;
  Content free_text;
  Span span;
};

/// kelengkapan, output, keterangan.
struct Cell {
  Content content;
  MaybeText rows;  ///< `baris`
  Span span;
};

/// `<ke>`
struct Arrow {
  Text ref;  ///< one or more ids
  std::string label;
  MaybeText direction, line;
  MaybeText exit, entry;  ///< sides wished for
  Span span;
};

/// `<simbol>`
struct Symbol {
  MaybeText id, kind, actors, words, end;
  std::vector<Arrow> arrows;
  Span span;
};

/// `<langkah>`
struct Step {
  MaybeText id, number, kind, actors, words, end, new_page;
  Content activity;
  std::vector<Symbol> symbols;
  std::optional<Cell> requirements, output, remarks;
  std::vector<Duration> durations;
  std::vector<Arrow> arrows;
  Span span;
};

struct Actor {
  MaybeText id;
  Text name;
  std::optional<std::size_t> group;  ///< index into `Procedure::groups`
  Span span;
};

struct Procedure {
  MaybeText title, columns;
  std::vector<Text> groups;
  std::vector<Actor> actors;
  std::vector<Step> steps;
  std::vector<Content> notes;
  Span span;
};

struct Change {
  MaybeText version, date, author;
  Content description;
  Span span;
};

/// `<persetujuan>`: who drew up, examined or approved a SOP or the manual.
struct Approval {
  Text role, official;
};

/// What a project needs to know of a SOP: its entry in the register.
struct SopEntry {
  MaybeText id, status, name, number, signer;
  std::vector<Approval> approvals;
  Span span;           ///< the root's start tag
  Span identity_span;  ///< `<identitas>`, or the root when absent
};

/// Paths in the project, and what stands there.
using SopEntries = std::vector<std::pair<std::string, const SopEntry*>>;

struct Sop : SopEntry {
  MaybeText version, kind, scope, result, format;
  MaybeText unit, created, revised, effective;
  std::optional<Box> legal_basis, qualification, related, equipment, warnings, records;
  std::vector<Box> further_boxes;
  std::vector<Procedure> procedures;
  std::vector<Change> history;
};

struct Official {
  MaybeText id, post, substantive_post, name, grade, nip, from, until;
  Span span;
};

struct Unit {
  MaybeText id;
  Text name;
  std::optional<std::size_t> parent;
  Span span;
};

struct Decree {
  MaybeText number, date, signer;
  Content subject;
  Box considering, recalling;
  std::vector<Content> dicta;
  Box copies;
  Span span;
};

struct Term {
  Text name;
  Content meaning;
};

/// `<sop-terkait>`: a SOP that others link to, but that lies elsewhere.
struct RelatedSop {
  Text id;
  MaybeText number;
  Text name;
};

struct Part {
  Text title;
  std::vector<Text> sop_patterns;
  Span span;
};

/// `<lampiran>`: pictures at the end of the manual.
struct Annex {
  Text title;
  struct Picture {
    Text source, alternative;
  };
  std::vector<Picture> pictures;
};

struct Manual {
  MaybeText title, year, profile, paper;
  MaybeText signing, code;  ///< `ttd`, `kode-qr`
  MaybeText logo, address, phone, email, website, place;
  std::vector<Text> letterhead;
  std::vector<Unit> units;
  std::vector<Official> officials;
  std::vector<Text> registers;  ///< `<peraturan src>`
  std::optional<Decree> decree;
  std::vector<Approval> approvals;
  std::vector<Content> foreword, scope, summary;
  std::vector<Term> terms;
  std::vector<RelatedSop> related_sops;
  std::vector<Part> parts;
  std::vector<Annex> annexes;
  Span span;
};

/// `<diubah-dengan>`, `<dicabut-dengan>`
struct StatusChange {
  bool revoked = false;
  Text ref;
  MaybeText date, partial;
};

struct Regulation {
  MaybeText id, kind, body, region, number, year, gazette, supplement;
  Content subject;
  std::vector<StatusChange> changes;
  Span span;
};

struct Register {
  std::vector<Regulation> regulations;
  Span span;
};

using Document = std::variant<Sop, Manual, Register>;

}  // namespace sopan::draft
