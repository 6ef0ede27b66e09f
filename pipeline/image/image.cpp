#include "pipeline/image/image.hpp"

#include <png.h>

#include <algorithm>
#include <string>

namespace sopan::image {
namespace {

using namespace std::string_view_literals;

constexpr auto png_signature = "\x89PNG\r\n\x1A\n"sv;
constexpr auto jpeg_signature = "\xFF\xD8\xFF"sv;

void check_size(std::size_t width, std::size_t height) {
  if (width == 0 || height == 0) throw BadImage(Flaw::damaged, "picture without size");
  if (width > max_side || height > max_side || width * height > max_pixels) {
    throw BadImage(Flaw::too_large, "picture too large: " + std::to_string(width) + " x " +
                                        std::to_string(height) + " pixels");
  }
}

/// Frees what libpng holds on every way out.
struct Reader {
  png_image image{};
  Reader() { image.version = PNG_IMAGE_VERSION; }
  ~Reader() { png_image_free(&image); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  void check(int ok) const {
    if (ok == 0 || PNG_IMAGE_FAILED(image)) {
      throw BadImage(Flaw::damaged, std::string("damaged PNG: ") + image.message);
    }
  }
};

page::ImageData decode_png(std::string_view bytes) {
  Reader reader;
  reader.check(png_image_begin_read_from_memory(&reader.image, bytes.data(), bytes.size()));
  check_size(reader.image.width, reader.image.height);
  const bool colour = (reader.image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  const bool alpha = (reader.image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  reader.image.format = colour ? (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB)
                               : (alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY);
  std::vector<std::uint8_t> raw(PNG_IMAGE_SIZE(reader.image));
  reader.check(png_image_finish_read(&reader.image, nullptr, raw.data(), 0, nullptr));

  page::ImageData result{.width = reader.image.width,
                         .height = reader.image.height,
                         .channels = static_cast<std::uint8_t>(colour ? 3 : 1)};
  if (!alpha) {
    result.pixels = std::move(raw);
    return result;
  }
  const std::size_t step = result.channels + 1U;
  result.pixels.reserve(raw.size() / step * result.channels);
  result.alpha.reserve(raw.size() / step);
  for (auto pixel = raw.begin(); pixel != raw.end(); pixel += static_cast<std::ptrdiff_t>(step)) {
    result.pixels.insert(result.pixels.end(), pixel, pixel + result.channels);
    result.alpha.push_back(pixel[result.channels]);
  }
  if (std::ranges::all_of(result.alpha, [](auto a) { return a == 255; })) result.alpha.clear();
  return result;
}

/// Walks the segments of a JPEG up to its frame header (ITU-T T.81, B.1.1).
page::ImageData check_jpeg(std::string_view bytes) {
  const auto byte = [&](std::size_t at) -> unsigned {
    if (at >= bytes.size()) throw BadImage(Flaw::damaged, "damaged JPEG: ends too early");
    return static_cast<unsigned char>(bytes[at]);
  };
  const auto word = [&](std::size_t at) { return byte(at) << 8U | byte(at + 1); };
  if (bytes.rfind("\xFF\xD9"sv) == std::string_view::npos) {
    throw BadImage(Flaw::damaged, "damaged JPEG: no end marker");
  }
  for (std::size_t at = 2;;) {
    if (byte(at) != 0xFF) throw BadImage(Flaw::damaged, "damaged JPEG: marker expected");
    const unsigned marker = byte(at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const std::size_t length = word(at + 2);
    if (length < 2 || at + 2 + length > bytes.size()) {
      throw BadImage(Flaw::damaged, "damaged JPEG: segment length");
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      if (marker > 0xC2 || byte(at + 4) != 8) {
        throw BadImage(Flaw::unusual, "JPEG neither baseline nor progressive with 8 bits");
      }
      const unsigned height = word(at + 5), width = word(at + 7), channels = byte(at + 9);
      check_size(width, height);
      if (channels != 1 && channels != 3)
        throw BadImage(Flaw::unusual, "JPEG neither grey nor RGB");
      if (length != 8 + 3 * channels) throw BadImage(Flaw::damaged, "damaged JPEG: frame header");
      return {.width = width,
              .height = height,
              .channels = static_cast<std::uint8_t>(channels),
              .jpeg = {bytes.begin(), bytes.end()}};
    }
    if (marker == 0xDA || marker == 0xD9)
      throw BadImage(Flaw::damaged, "damaged JPEG: no frame header");
    at += 2 + length;
  }
}

}  // namespace

page::ImageData decode(std::string_view bytes) {
  if (bytes.size() > max_bytes) throw BadImage(Flaw::too_large, "picture file too large");
  if (bytes.starts_with(png_signature)) return decode_png(bytes);
  if (bytes.starts_with(jpeg_signature)) return check_jpeg(bytes);
  throw BadImage(Flaw::no_picture, "picture is neither PNG nor JPEG");
}

}  // namespace sopan::image
