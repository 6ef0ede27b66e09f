#include "pipeline/write/pdf/deflate.hpp"

#include <libdeflate.h>

#include <memory>
#include <stdexcept>

namespace sopan::pdf {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

/// One a thread: it holds the tables of the search.
libdeflate_compressor* compressor() {
  // Of 0 to 12. Level 6 saves 7 % of a file and costs 17 % of the time of the whole chain.
  constexpr int level = 1;
  thread_local const Compressor one(libdeflate_alloc_compressor(level));
  if (!one) throw std::bad_alloc();
  return one.get();
}

}  // namespace

std::string deflated(std::string_view bytes) {
  auto* const engine = compressor();
  std::string out(libdeflate_zlib_compress_bound(engine, bytes.size()), '\0');
  const auto size =
      libdeflate_zlib_compress(engine, bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw std::runtime_error("libdeflate cannot compress a stream");
  out.resize(size);
  return out;
}

std::string deflate_library() { return "libdeflate " LIBDEFLATE_VERSION_STRING; }

}  // namespace sopan::pdf
