#pragma once

#include <filesystem>
#include <string>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/compare/compare.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/equipment.hpp"

namespace sopan::cli {

/// A folder that is gone at the end of its scope.
class Temporary {
 public:
  Temporary();
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// One edition of a SOP, wherever it is kept.
struct Side {
  compare::Sheet sheet;
  int version = 1;
  std::filesystem::path file;  ///< of the SOP; of a PDF or an archive a temporary one
  bool is_source = false;      ///< the author's own file
  draft::Sop draft;
  publish::Equipment equipment;  ///< of its project
  std::filesystem::path root;    ///< of its project, while the temporary folder is there
};

/// Opens a SOP's file, a PDF that carries its source, or STORE:ID@v1; nothing when it has errors,
/// which are reported. Throws `UsageError`.
std::optional<Side> open_side(const std::string& text, const Temporary& temporary, Sources& sources,
                              Diagnostics& diagnostics);

}  // namespace sopan::cli
