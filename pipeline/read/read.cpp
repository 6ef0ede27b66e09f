#include "pipeline/read/read.hpp"

#include "pipeline/read/check.hpp"
#include "pipeline/read/convert.hpp"
#include "pipeline/read/parse.hpp"

namespace sopan {

std::optional<draft::Document> read(const Sources& sources, SourceId id, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.count(Severity::error);
  const auto root = xml::parse(sources[id], id, diagnostics);
  if (!root) return std::nullopt;
  xml::check(*root, diagnostics);
  if (diagnostics.count(Severity::error) > errors_before) return std::nullopt;
  if (root->name == "sop") return xml::sop_of(*root);
  if (root->name == "manual") return xml::manual_of(*root);
  return xml::register_of(*root);
}

}  // namespace sopan
