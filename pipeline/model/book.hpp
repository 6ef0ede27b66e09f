#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/manuscript.hpp"

/// The words of a manual (buku SOP) around its SOPs.
namespace sopan::manuscript {

/// What the lists of a manual say of one SOP.
struct Entry {
  std::string target;  ///< its place in the book, for links and page numbers
  std::string number, name, unit, created, revised, effective, version, status;
  bool missing = false;  ///< it has errors: a page in its place says so
};

/// A part of the manual; its SOPs are `entries[first, first + count)`.
struct Part {
  std::string title;
  std::size_t first = 0, count = 0;
};

/// Where a position acts: in an entry, in these of its steps ("1, 3–5").
struct PositionUse {
  std::size_t entry = 0;
  std::string steps;
};
struct Position {
  std::string name;
  std::vector<PositionUse> uses;
};

/// KESATU …
struct Dictum {
  std::string label;
  TextBlock text;
};

/// LAMPIRAN I …: upper right of what belongs to a decree.
struct AnnexHead {
  std::string label, title;
  std::vector<Field> fields;  ///< nomor, tanggal, tentang
};

/// Keputusan: gives the SOPs their force.
struct Decree {
  std::string title, number, about, subject;  ///< the head, in capitals
  std::string authority;                      ///< who decides, with a comma
  std::string considering_label, recalling_label, resolved, enacting_label, enacted;
  TextBlock considering, recalling;
  std::vector<Dictum> dicta;
  std::vector<std::string> place_and_date;
  std::optional<Signatory> signatory;
  std::string copies_label;
  TextBlock copies;
  AnnexHead register_head, sheets_head;  ///< LAMPIRAN I and II
};

struct Term {
  std::string name;
  TextBlock meaning;
};

/// An annex of the manual: pictures under a title.
struct Annex {
  std::string title;
  struct Picture {
    std::string source, alternative;
  };
  std::vector<Picture> pictures;
};

struct Manual {
  std::string title, year, office;
  std::vector<std::string> title_lines;  ///< of the cover, broken by sense
  std::vector<std::string> letterhead, address_lines;
  std::optional<Decree> decree;
  TextBlock foreword;
  std::vector<Approval> approvals;
  TextBlock scope, summary;
  std::vector<Term> terms;
  std::vector<Part> parts;
  std::vector<Entry> entries;
  std::vector<Position> positions;
  std::vector<Annex> annexes;
  std::optional<Date> date;  ///< of the decree
};

/// What is in force on a day, by an archive.
struct EditionList {
  std::string office;
  std::string day;  ///< "18 Mei 2026"
  struct Entry {
    std::string number, name, unit, version;
    std::string begin;     ///< the day from which it is in force
    std::string replaces;  ///< "versi 1", or "-"
  };
  std::vector<Entry> entries;
};

}  // namespace sopan::manuscript
