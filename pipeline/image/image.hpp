#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/model/page.hpp"

/// Pictures (logo, scan) as pixels or as checked JPEG bytes. Foreign types stay inside.
namespace sopan::image {

/// Limits against pictures that exhaust memory.
inline constexpr std::size_t max_bytes = 64U << 20U;
inline constexpr std::size_t max_pixels = 64'000'000;
inline constexpr std::uint32_t max_side = 32'767;

/// Decodes a PNG to 8 bit grey or RGB with its alpha apart; a JPEG (baseline or progressive, grey
/// or RGB) keeps its bytes, its header is checked. Throws std::runtime_error on damage, an unknown
/// format or excess size.
page::ImageData decode(std::string_view bytes);

}  // namespace sopan::image
