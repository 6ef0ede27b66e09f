#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/model/fonts.hpp"
#include "pipeline/model/page.hpp"

/// Faces: shaping (HarfBuzz), metrics, subsets. Foreign types stay inside.
namespace sopan::font {

/// A shaped stretch of text; widths in font units.
struct Shaped {
  std::vector<page::Glyph> glyphs;
  std::int64_t advance = 0;
};

/// Metrics in font units.
struct Metrics {
  std::int32_t units_per_em = 1000;
  std::int32_t ascender = 0, descender = 0, cap_height = 0, x_height = 0, italic_angle = 0;
  std::int32_t bbox[4] = {0, 0, 0, 0};
  bool bold = false, italic = false, serif = false, cff = false;
  std::string postscript_name;
  std::string full_name;  ///< as people say it: "Liberation Sans Bold"
};

/// A piece of an outline in font units; the last place is where it ends.
struct Stroke {
  enum class Verb : std::uint8_t { move, line, curve, close } verb = Verb::move;
  struct Place {
    std::int32_t x = 0, y = 0;
  };
  std::vector<Place> places;  ///< one; of a cubic curve three; none to close a contour
};

/// One face, immutable after opening, shared by all threads.
class Face {
 public:
  /// Throws std::runtime_error when the bytes are no usable font.
  Face(std::string name, std::string bytes);
  ~Face();
  Face(Face&&) noexcept;
  Face& operator=(Face&&) noexcept;
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] const Metrics& metrics() const;
  /// The first 8 bytes of the SHA-256 of its file, in hexadecimal: tells versions of a font apart.
  /// Computed when it is first asked for.
  [[nodiscard]] const std::string& fingerprint() const;
  /// Shapes left to right text with kerning; a character without a glyph gives glyph 0.
  [[nodiscard]] Shaped shape(std::string_view utf8, std::string_view language = "id") const;
  /// The same, shared by all who ask for the same.
  [[nodiscard]] std::shared_ptr<const Shaped> share(std::string_view utf8,
                                                    std::string_view language = "id") const;
  [[nodiscard]] bool has(char32_t character) const;
  [[nodiscard]] std::int32_t advance(std::uint16_t glyph) const;
  /// The shape of a glyph, filled by the non-zero rule.
  [[nodiscard]] std::vector<Stroke> outline(std::uint16_t glyph) const;
  /// The font program reduced to `glyphs` (ids kept); the same bytes for the same set. A bare CFF
  /// table when `metrics().cff`, else a TrueType file.
  [[nodiscard]] std::string subset(const std::vector<std::uint16_t>& glyphs) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The shaping library and its version.
std::string library();

/// The width of font units at a size, rounded to the nearest millipoint.
Length scaled(std::int64_t units, std::int32_t units_per_em, Length size);

/// What a sheet asks of a face.
enum class Role : std::uint8_t {
  regular,
  bold,
  italic,
  bold_italic,
  serif,
  serif_bold,
  serif_italic
};
inline constexpr std::size_t role_count = 7;

/// The faces of a run; `FaceId` is the role's number.
class Faces {
 public:
  explicit Faces(std::vector<Face> faces) : faces_(std::move(faces)) {}
  /// Throws std::out_of_range for a face that is not there.
  [[nodiscard]] const Face& operator[](page::FaceId id) const { return faces_.at(id); }
  [[nodiscard]] const Face& operator[](Role role) const {
    return faces_.at(static_cast<std::size_t>(role));
  }

  [[nodiscard]] std::size_t size() const { return faces_.size(); }

 private:
  std::vector<Face> faces_;
};

/// The files of a table's faces, in the order of their roles; they are looked for in `folders`,
/// then in the folder of their family. Throws std::runtime_error that names the package to install.
std::vector<std::filesystem::path> find(const FontTable& table,
                                        const std::vector<std::filesystem::path>& folders = {});

/// Opens the faces of these files. Throws std::system_error for one that cannot be read and
/// std::runtime_error for one that is no usable font.
Faces open(const std::vector<std::filesystem::path>& files);

/// Finds and opens the faces of a table.
Faces open(const FontTable& table, const std::vector<std::filesystem::path>& folders = {});

}  // namespace sopan::font
