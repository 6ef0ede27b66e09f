#include "pipeline/publish/fonts.hpp"

#include <utility>

namespace sopan::publish {

Fonts open_fonts(const FontTable& table, const std::filesystem::path& folder, State* state) {
  const auto files = font::find(table, {folder});
  // Before they are read: a file that changes meanwhile must not pass for the one that was read.
  std::vector<std::optional<Stamp>> stamps;
  stamps.reserve(files.size());
  for (const auto& file : files) stamps.push_back(stamp_of(file));
  Fonts fonts{.faces = font::open(files), .fingerprints = {}};
  for (std::size_t id = 0; id < files.size(); ++id) {
    const auto& stamp = stamps[id];
    const bool may_be_known = state != nullptr && stamp;
    auto fingerprint = may_be_known ? state->font(files[id].string(), *stamp) : std::nullopt;
    if (!fingerprint) {
      fingerprint = fonts.faces[static_cast<page::FaceId>(id)].fingerprint();
      if (may_be_known) state->put_font(files[id].string(), *stamp, *fingerprint);
    }
    fonts.fingerprints.push_back(*std::move(fingerprint));
  }
  return fonts;
}

}  // namespace sopan::publish
