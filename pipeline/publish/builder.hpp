#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/publish/build.hpp"
#include "pipeline/publish/fonts.hpp"
#include "pipeline/publish/output.hpp"
#include "pipeline/publish/reduce.hpp"

namespace sopan::publish {

/// One SOP that was made.
struct Result {
  std::optional<Made> made;
  Facts facts;  ///< these two if it is to be delivered
  std::string pdf;
  std::unique_ptr<Record> record;  ///< what the state shall remember of it
  Diagnostics told;
};

/// Makes one SOP after the other; `make` may run on several threads at once.
class Builder {
 public:
  /// `before` is what was found before any SOP is made.
  Builder(const Loaded& loaded, const Settings& settings, const Equipment& equipment,
          const Fonts& fonts, Sources& sources, const Diagnostics& before);

  /// Whether a SOP that was not read can stay as it is. What it links to may have another name now.
  [[nodiscard]] bool is_current(const SopFile& sop) const;

  /// One that rests is awake for as long as it is made; of its text stays what messages show.
  [[nodiscard]] Result make(const SopFile& sop) const;

 private:
  [[nodiscard]] Result make_awake(const SopFile& sop) const;
  [[nodiscard]] bool is_faulty(const SopFile& sop) const;
  [[nodiscard]] bool is_printed(const Record& record, const std::string& pdf) const;
  [[nodiscard]] Result unchanged(const SopFile& sop, const Record& record, Made made) const;
  void print(const SopFile& sop, const draft::Sop& draft, Made made, Reduced source,
             Result& result) const;
  bool put(const SopFile& sop, const draft::Sop& draft, const std::string& bytes, const Made& made,
           Causes causes, Result& result) const;
  [[nodiscard]] double now() const;

  const Loaded& loaded_;
  const Settings& settings_;
  const Equipment& equipment_;
  std::string equipment_hash_;
  Sources& sources_;
  Press press_;
  const font::Faces& faces_;
  std::map<SourceId, std::size_t> warnings_before_;
  Causes sops_;  ///< what other SOPs know of each
};

/// The path of a SOP as users know it: in the project, without its suffix.
std::string without_suffix(const std::string& path);

}  // namespace sopan::publish
