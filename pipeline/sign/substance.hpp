#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sopan::sign {

/// What a page shows. Contents are the operators and operands, each between line breaks, whatever
/// way they are written.
struct PageSubstance {
  std::string frame;               ///< paper and rotation
  std::string content;             ///< of the page itself
  std::vector<std::string> forms;  ///< of the form XObjects that it can draw, deep
  std::set<std::string> images;    ///< hashes
};

/// What a file is made of, whatever way it is written.
struct Substance {
  std::vector<PageSubstance> pages;
  std::set<std::string> font_programs;  ///< hashes
  std::set<std::string> bare_fonts;     ///< names of fonts without a program in the file
  std::string metadata;                 ///< XMP
  std::string title, language;
  bool tagged = false, output_intent = false;
};

/// Throws `BadPdf`.
Substance substance_of(std::string_view pdf);

}  // namespace sopan::sign
