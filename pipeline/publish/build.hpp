#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/compile.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/equipment.hpp"

/// From the chosen SOPs to pages and files.
namespace sopan::publish {

/// How a run prints.
struct Settings {
  Choices choices;
  bool strict = false;  ///< a SOP with a warning is not written
  bool final = false;   ///< a manual in which a SOP is missing is not written
  Clock clock = nullptr;
  std::function<void(const std::string& path)> begin;  ///< called before each SOP
  /// Takes each PDF; none: only looks for faults.
  std::function<void(const SopFile&, const std::string& pdf)> deliver;
  /// Takes the PDF of the manual of each project that is asked for as a whole; none: no manual.
  std::function<void(const std::string& pdf)> deliver_manual;
};

/// Milliseconds of the stages of one SOP.
struct Times {
  double read = 0, validate = 0, localize = 0, arrange = 0, write = 0;
};

/// One SOP that became pages.
struct Made {
  std::string id, path;  ///< path in the project without its suffix
  std::size_t pages = 0, warnings = 0;
  layouts::Report flow;
  Length smallest_type;
  Times times;
};

/// The file that the manual is written to.
std::filesystem::path manual_output(const std::filesystem::path& folder);

/// The file that a SOP is written to.
std::filesystem::path output_of(const std::filesystem::path& folder, const SopFile& sop);

/// Delivers PDFs as files of a folder, each written whole or not at all.
std::function<void(const SopFile&, const std::string& pdf)> to_folder(
    const std::filesystem::path& folder);

/// Makes the chosen SOPs, one after the other, and delivers those without errors. Reports what is
/// wrong; what is missing in the answer failed.
std::vector<Made> build(const Selection& selection, const Settings& settings, Sources& sources,
                        Diagnostics& diagnostics);

}  // namespace sopan::publish
