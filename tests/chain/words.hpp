#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"
#include "pipeline/model/profile.hpp"

/// What a SOP says, as words: in the manuscript, on the pages, and in the PDF.
namespace sopan::test {

using Words = std::vector<std::string>;

/// The words of a text; no-break spaces and forced line breaks part words as spaces do.
Words words_of(std::string_view text);

/// Every word of the manuscript that the sheets print, once, in reading order: cover, identity,
/// procedures row by row, history. The words of symbols stand where their figure stands, once for
/// each box: neighbouring actors share one.
Words words_of(const manuscript::Sop& sop, const Profile& profile);

/// The labels of all arrows.
Words labels_of(const manuscript::Sop& sop);

/// A word that stands on a page.
struct Placed {
  std::string text;
  std::size_t page = 0;
  page::ElementId element = page::artifact;
  bool ends_line = false;
};

/// The words of all pages in painting order.
std::vector<Placed> placed_words(const page::Document& document, const font::Faces& faces);

/// Those that belong to an element, in the reading order of the structure tree.
std::vector<Placed> in_reading_order(const page::Document& document, std::vector<Placed> words);

/// Nothing when `placed` says `wanted`, a word divided at the end of a line (with or without a
/// hyphen of ours) counting as whole; else where they part.
std::optional<std::string> difference(const Words& wanted, const std::vector<Placed>& placed);

}  // namespace sopan::test
