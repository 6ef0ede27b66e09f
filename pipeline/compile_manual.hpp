#pragma once

#include <string>
#include <vector>

#include "pipeline/compile.hpp"

namespace sopan {

/// One SOP of a manual, in its order.
struct ManualSop {
  std::string path, id;
  std::size_t part = 0;
  const draft::Sop* draft = nullptr;
  bool printable = true;    ///< else a page in its place says that it is missing
  std::string fingerprint;  ///< of its source, if its sheet is to show it
};

/// The pages of the whole manual; and how many SOPs are missing in it. What is wrong in the SOPs is
/// told when they are printed one by one, and not again.
struct ComposedManual {
  page::Document document;
  std::size_t missing = 0;
};
ComposedManual compose_manual(const std::vector<ManualSop>& sops, const Press& press);

}  // namespace sopan
