#pragma once

#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/publish/state.hpp"

/// From a folder to a project: `manual.xml`, the registers and the SOPs that it names.
namespace sopan::publish {

/// A SOP of the project, in the order of the manual.
struct SopFile {
  std::string path;      ///< in the project, with its suffix
  std::size_t part = 0;  ///< of the manual, the first that names it
  SourceId source = 0;
  std::optional<draft::SopEntry> entry;  ///< nothing when reading it reported errors
  std::shared_ptr<const draft::Sop>
      draft;                ///< null when that is so, or it was not read or put away
  bool unreadable = false;  ///< the disk did not give it
  double read_time = 0;     ///< milliseconds, if a clock was given
  Stamp stamp;
  /// Not read this time: an earlier run made its PDF from the same bytes, manual and registers.
  const Record* recalled = nullptr;
  /// Read, found good and put away; its source has no text.
  bool resting = false;
  std::string hash;  ///< of the bytes of one that rests
};

/// A project from the disk.
struct Loaded {
  std::filesystem::path root;  ///< the folder of `manual.xml`
  Project project;
  std::vector<draft::Register> registers;
  std::string common_hash;  ///< of the bytes of the manual and the registers
  std::vector<SopFile> sops;
  std::vector<SourceId> common;     ///< the manual and the registers
  std::vector<SourceId> unmatched;  ///< XML files that nothing matches; their text is not read
  std::vector<SourceId> faulty;     ///< files with errors that span files (ids, numbers, officials)
  bool registers_complete = true;  ///< else unknown regulations are no fault of those who cite them
  /// Something is told of a SOP that was recalled or put away: its text is needed.
  bool must_be_read = false;
  bool sops_complete = true;  ///< else unknown SOPs are no fault of those who link to them
};

/// The nearest `manual.xml` in the folder `path`, or in that of the file `path`, or above. `path`
/// must exist; the answer is absolute.
std::optional<std::filesystem::path> find_manual(const std::filesystem::path& path);

/// How a file is called before the author: relative to the folder he works in, if it lies in or
/// beside it.
std::string shown(const std::filesystem::path& path);

/// As above, for an author in `folder`; empty where that is unknown.
std::string shown(const std::filesystem::path& path, const std::filesystem::path& folder);

/// How a project is loaded.
struct Loading {
  double (*clock)() = nullptr;   ///< gives milliseconds
  std::size_t jobs = 1;          ///< threads that read SOPs
  const State* state = nullptr;  ///< of the output: SOPs that did not change are recalled
  /// In a project of more SOPs, those without faults rest until they are made, so that memory does
  /// not grow with their number.
  std::size_t rest_above = std::numeric_limits<std::size_t>::max();
};

/// Reads the project of `manual`. Reports the faults of all its files in one run and those that
/// span files; nothing when the manual itself cannot be read.
std::optional<Loaded> load(const std::filesystem::path& manual, Sources& sources,
                           Diagnostics& diagnostics, const Loading& loading = {});

/// Reads a SOP that was recalled, or rests.
void read_now(SopFile& sop, const std::filesystem::path& root, Sources& sources,
              Diagnostics& diagnostics);

/// The name of a SOP's PDF in the folder of the output.
std::string pdf_name(const std::string& sop_path);

/// Whether a diagnostic about a SOP only follows from a fault already told of another file.
bool follows(const Diagnostic& diagnostic, const Loaded& loaded);

}  // namespace sopan::publish
