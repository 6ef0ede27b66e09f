#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/model/page.hpp"

/// Pictures (logo, scan) as pixels or as checked JPEG bytes. Foreign types stay inside.
namespace sopan::image {

/// Limits against pictures that exhaust memory.
inline constexpr std::size_t max_bytes = 64U << 20U;
inline constexpr std::size_t max_pixels = 64'000'000;
inline constexpr std::uint32_t max_side = 32'767;

/// Why a picture cannot be used.
enum class Flaw : std::uint8_t {
  damaged,
  no_picture,  ///< neither PNG nor JPEG
  too_large,
  unusual,  ///< a JPEG that is not of 8 bits, baseline or progressive, grey or RGB
};

/// Thrown by `decode`; `what()` says more, for programmers.
struct BadImage : std::runtime_error {
  BadImage(Flaw kind, const std::string& what) : std::runtime_error(what), flaw(kind) {}
  Flaw flaw;
};

/// Decodes a PNG to 8 bit grey or RGB with its alpha apart; a JPEG (baseline or progressive, grey
/// or RGB) keeps its bytes, its header is checked. Throws `BadImage`.
page::ImageData decode(std::string_view bytes);

}  // namespace sopan::image
