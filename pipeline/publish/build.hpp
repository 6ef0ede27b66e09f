#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/compile.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/equipment.hpp"
#include "pipeline/publish/facts.hpp"
#include "pipeline/publish/output.hpp"

/// From the chosen SOPs to pages and files.
namespace sopan::publish {

/// A SOP that was printed, not into a folder.
struct Delivery {
  const SopFile& sop;
  Facts facts;
  std::string pdf;
  const Diagnostics& told;  ///< what was found while it was made
};

/// How a run prints.
struct Settings {
  Choices choices;
  bool strict = false;  ///< a SOP with a warning is not written
  bool final = false;   ///< a manual in which a SOP is missing is not written
  bool manual = false;  ///< the manual of a project that is asked for as a whole, too
  bool prune = false;   ///< PDFs of SOPs that are no more are removed
  std::size_t jobs = 1;
  Clock clock = nullptr;
  /// Called before each SOP and manual that is made, one at a time.
  std::function<void(const std::string& path)> begin;
  std::function<bool()> stopped;  ///< no further SOP is begun
  Output* output = nullptr;       ///< gets the PDFs; what is there as it would be printed stays
  /// Gets the PDFs instead, one at a time, in the order of the project. Neither: only looks for
  /// faults.
  std::function<void(Delivery)> deliver;
  /// Gets the PDF of the manual of each project that is asked for as a whole.
  std::function<void(const std::string& pdf)> deliver_manual;
};

/// Milliseconds of the stages of one SOP.
struct Times {
  double read = 0, validate = 0, localize = 0, arrange = 0, write = 0;
};

/// One SOP that became pages.
struct Made {
  std::string id, path;              ///< path in the project without its suffix
  bool unchanged = false;            ///< its PDF was there already; the figures below are not known
  std::vector<std::string> changes;  ///< what it depends on and has changed; empty: it is new
  std::size_t pages = 0, warnings = 0;
  layouts::Report flow;
  Length smallest_type;
  Times times;
};

/// The name of the manual's PDF in the folder of the output.
inline constexpr auto* manual_name = "manual.pdf";

/// Makes the chosen SOPs and reports what is wrong; in the order of the project, on all threads the
/// same. What is missing in the answer failed.
std::vector<Made> build(Selection& selection, const Settings& settings, Sources& sources,
                        Diagnostics& diagnostics);

}  // namespace sopan::publish
