#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/write/pdf/haru.hpp"

namespace sopan::pdf {

/// Glyphs of a run that are shown in one text object. When `actual` is given, what they mean can
/// only be told by `/ActualText`: they do not stand one by one for characters.
struct Stretch {
  std::string_view operators;
  Length start;  ///< from the origin of the run, along its baseline
  std::optional<std::string_view> actual;
};

/// A glyph that a file uses.
struct UsedGlyph {
  std::string meaning;     ///< UTF-8
  std::string code;        ///< its number, as a literal string holds it
  std::int64_t width = 0;  ///< tenths of a thousandth of the em
};

/// The glyphs of one face that a file uses.
class Use {
 public:
  /// The glyph, or a place for it with nothing in it yet.
  UsedGlyph& operator[](std::uint16_t glyph) {
    return glyph < place_.size() && place_[glyph] != 0 ? used_[place_[glyph] - 1U] : add(glyph);
  }
  [[nodiscard]] const UsedGlyph& at(std::uint16_t glyph) const { return used_[place_[glyph] - 1U]; }
  /// Their numbers, ascending.
  [[nodiscard]] std::vector<std::uint16_t> glyphs() const;

 private:
  UsedGlyph& add(std::uint16_t glyph);

  std::vector<std::uint32_t> place_;  ///< by number: one more than where it stands in `used_`
  std::vector<UsedGlyph> used_;
};

/// The faces of one file, with the glyphs used and what they mean.
class Fonts {
 public:
  explicit Fonts(const font::Faces& faces) : faces_(faces) {}

  /// Takes the glyphs of a run into the subset. `take` gets the operators that show them once font
  /// and place are set, stretch by stretch; a stretch lasts as long as the call.
  void show(const page::TextRun& run, const std::function<void(const Stretch&)>& take);
  /// Writes the font dictionaries; `resources` becomes the dictionary that names them.
  void write(Haru& haru, ObjectId resources) const;

  /// The faces used, by name and fingerprint: which files the text was set with.
  [[nodiscard]] std::string origins() const;

  [[nodiscard]] const font::Faces& faces() const { return faces_; }
  /// The name of a face in the resources: `F0`.
  static std::string name(page::FaceId face);

 private:
  const font::Faces& faces_;
  std::map<page::FaceId, Use> used_;
  std::string operators_, array_;  ///< of the stretch in the making
};

}  // namespace sopan::pdf
