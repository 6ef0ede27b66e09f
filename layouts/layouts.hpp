#pragma once

#include <map>
#include <memory>
#include <string>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/length.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"
#include "pipeline/model/profile.hpp"

/// The official sheets: each arranges one part of a SOP to pages.
namespace sopan::layouts {

/// A page and the frame within its margins.
struct Paper {
  std::string name;      ///< F4, A4, Letter, Legal
  Length width, height;  ///< as printed (landscape sheets: width > height)
  Length top, right, bottom, left;
  [[nodiscard]] Rect frame() const {
    return {{left, top}, width - left - right, height - top - bottom};
  }
};

/// Figures of the drawn flow of one SOP, for `--report`.
struct Report {
  std::size_t rows = 0, arrows = 0;
  int crossings = 0, bends = 0, overlaps = 0, through = 0, label_hits = 0;
  int missing = 0;                                             ///< arrows that found no way
  std::optional<Length> shortest_last_segment, narrowest_gap;  ///< none: nothing to measure
  std::vector<Length> white;  ///< height left free under the flow, by page
};

/// Pictures of the project by the links that name them.
using Pictures = std::map<std::string, std::shared_ptr<const page::ImageData>, std::less<>>;

/// What every sheet needs beside its text.
struct Context {
  const Profile& profile;
  const font::Faces& faces;
  Paper paper;
  std::shared_ptr<const page::ImageData> logo;
  Diagnostics* diagnostics = nullptr;  ///< told of what does not fit
  Report* report = nullptr;            ///< told of what was drawn
  const Pictures* pictures = nullptr;  ///< of a manual's annexes
  bool in_book = false;                ///< for a manual, not a file of its own
  bool comparison = false;             ///< of two editions: what does not fit is told in notes
};

/// Where the next part of a sheet may begin on the last page, from the page's top; the frame's
/// bottom = on a new page.
struct Cursor {
  Length y;
  int connectors = 0;     ///< letters of off-page connectors that the SOP has used so far
  std::size_t began = 0;  ///< index of the page where the part that ends here began
};

/// Halaman judul: logo, kind of document, name and number, year, the office at the foot.
void cover(const manuscript::Sop& sop, const Context& context, page::Document& document);

/// The identity sheet (PermenPANRB 35/2012, Bagian Identitas): 13 items at their official places.
/// Returns where the sheet ends.
Cursor identity(const manuscript::Sop& sop, const Context& context, page::Document& document);

/// Diagram alir: the flow table, its symbols and arrows, over as many pages as it needs.
Cursor flowchart(const manuscript::Procedure& procedure, const Context& context, Cursor start,
                 page::Document& document);

/// Langkah sederhana and tahapan berurutan: a plain table, exits written under the activity.
Cursor plain_steps(const manuscript::Procedure& procedure, const Context& context, Cursor start,
                   page::Document& document);

/// A procedure in its format.
Cursor procedure(const manuscript::Procedure& one, const Context& context, Cursor start,
                 page::Document& document);

/// Riwayat perubahan: one row a version, the newest last.
void history(const manuscript::Sop& sop, const Context& context, page::Document& document);

/// The line over the frame of pages from the second on: number · name, and "Halaman x dari y".
void continuation_lines(const manuscript::Sop& sop, const Context& context,
                        page::Document& document);

/// All sheets of one SOP in their order.
page::Document arrange(const manuscript::Sop& sop, const Context& context);

}  // namespace sopan::layouts
