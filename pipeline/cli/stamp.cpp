#include "pipeline/cli/stamp.hpp"

#include <vector>

#include "pipeline/cli/edition.hpp"
#include "pipeline/publish/extract.hpp"
#include "pipeline/read/read.hpp"

namespace sopan::cli {
namespace {

/// The SOP with another status; as it is, where it says none.
std::string with_status(const std::string& bytes, std::string_view status) {
  Sources sources;
  Diagnostics diagnostics;
  const auto id = sources.add(Source("sop.xml", bytes));
  const auto document = read(sources, id, diagnostics);
  const auto* const sop = document ? std::get_if<draft::Sop>(&*document) : nullptr;
  if (sop == nullptr || !sop->status) return bytes;
  auto changed = bytes;
  const auto& span = sop->status->span;
  return changed.replace(span.begin, span.end - span.begin, status);
}

}  // namespace

std::optional<std::string> stamped(const Found& found) {
  const auto read_file = [&](const std::string& path) {
    return archive::Store::read(found.object, found.holder, path);
  };
  const auto sop = read_file("sop.xml");
  std::vector<publish::ProjectFile> files;
  constexpr std::string_view top = "source/";
  for (const auto& [digest, paths] : found.holder.state) {
    for (const auto& path : paths) {
      if (!path.starts_with(top)) continue;
      auto bytes = read_file(path);
      if (bytes == sop) bytes = with_status(bytes, archive::word_of(found.edition.standing));
      files.push_back({path.substr(top.size()), std::move(bytes)});
    }
  }
  const Temporary folder;
  publish::put_project(files, folder.path());
  Sources sources;
  Diagnostics diagnostics;
  return publish::print_again(folder.path(), sources, diagnostics);
}

}  // namespace sopan::cli
