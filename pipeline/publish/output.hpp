#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/publish/state.hpp"
#include "pipeline/publish/writer.hpp"

namespace sopan::publish {

/// What became of a PDF that was to be put.
enum class Fate : std::uint8_t {
  written,
  same,     ///< it was there with just these bytes, be it signed since
  refused,  ///< another file is there that no sopan has written, or that was changed since
};

struct Put {
  Fate fate = Fate::refused;
  Stamp stamp;  ///< of the PDF, if it is there
};

/// The folder of a run's PDFs. All but the constructor and `remember` may be called by several
/// threads at once.
class Output {
 public:
  /// `force` overwrites whatever is there.
  Output(std::filesystem::path folder, bool force, Shard shard = {});

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const State& state() const { return state_; }
  State& state() { return state_; }

  /// Whether the PDF of a record is there, as it was written.
  [[nodiscard]] bool holds(const std::string& pdf, const Record& record) const;

  /// Writes a PDF whole or not at all; it is in its place when the run is remembered.
  Put put(const std::string& pdf, std::string_view bytes);

  /// Waits until all PDFs are in their places, and writes the state.
  void remember();

  /// Removes a PDF of a record that is there as it was written; whether it is gone.
  bool remove(const std::string& pdf, const Record& record) const;

 private:
  std::filesystem::path folder_;
  bool force_;
  State state_;
  files::Writer writer_;
};

/// The hash of bytes as records hold it.
std::string hash_of(std::string_view bytes);

}  // namespace sopan::publish
