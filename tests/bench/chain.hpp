#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/compile.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan::bench {

/// A project of the workload, and the stages of one of its SOPs. Every stage throws
/// std::runtime_error where the workload has a fault.
class Chain {
 public:
  explicit Chain(unsigned sops);

  [[nodiscard]] unsigned size() const { return static_cast<unsigned>(drafts_.size()); }
  [[nodiscard]] const draft::Sop& draft(unsigned number) const { return drafts_[number]; }

  /// Reads the file again.
  [[nodiscard]] draft::Sop read(unsigned number) const;
  [[nodiscard]] Sop validate(const draft::Sop& draft, unsigned number) const;
  [[nodiscard]] manuscript::Sop localize(const Sop& sop) const;
  [[nodiscard]] page::Document arrange(const manuscript::Sop& sop) const;
  [[nodiscard]] std::string write(page::Document document) const;
  /// From the bytes of the file to the bytes of the PDF.
  [[nodiscard]] std::string whole(unsigned number) const;

 private:
  Sources sources_;
  std::vector<SourceId> ids_;
  std::vector<std::string> paths_;
  std::vector<draft::Sop> drafts_;
  Project project_;
  Profile profile_;
  font::Faces faces_;
  layouts::Paper paper_;
};

}  // namespace sopan::bench
