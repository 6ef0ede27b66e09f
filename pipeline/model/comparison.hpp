#pragma once

#include <string>
#include <vector>

#include "pipeline/model/manuscript.hpp"

namespace sopan::manuscript {

/// One thing that has changed, in words.
struct Difference {
  std::string part;  ///< of the sheet: Identitas, Dasar Hukum, Langkah …
  Edit edit = Edit::changed;
  std::vector<Run> words;
  bool whole = false;  ///< the words tell the old text and the new one, each as a whole
};

/// Two editions of a SOP in one document.
struct Comparison {
  Sop sop;  ///< the new edition, with the old one marked in it
  std::string old_version, new_version;
  std::vector<Difference> differences;
};

}  // namespace sopan::manuscript
