#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/write/pdf/haru.hpp"

namespace sopan::pdf {

/// Glyphs that together show some characters. `replace`: extraction needs `/ActualText`, since the
/// glyphs do not stand one by one for characters, or stand for others elsewhere.
struct Cluster {
  std::size_t first = 0, count = 0;
  std::string_view text;
  bool replace = false;
};

/// The faces of one file, with the glyphs used and what they mean.
class Fonts {
 public:
  explicit Fonts(const font::Faces& faces) : faces_(faces) {}

  /// Takes the glyphs of a run into the subset and groups them.
  std::vector<Cluster> use(const page::TextRun& run);
  /// The operators that show the glyphs of a run in a text object, font and place set.
  [[nodiscard]] std::string show(const page::TextRun& run, const std::vector<Cluster>& clusters);
  /// Writes the font dictionaries; `resources` becomes the dictionary that names them.
  void write(Haru& haru, ObjectId resources) const;

  [[nodiscard]] const font::Faces& faces() const { return faces_; }
  /// The name of a face in the resources: `F0`.
  static std::string name(page::FaceId face);

 private:
  /// The characters of each glyph used, UTF-8.
  using Use = std::map<std::uint16_t, std::string>;

  const font::Faces& faces_;
  std::map<page::FaceId, Use> used_;
};

}  // namespace sopan::pdf
