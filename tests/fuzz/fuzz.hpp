#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// What every target shares.
namespace sopan::fuzz {

/// A promise that the fuzzer tries to break.
inline void promise(bool kept) {
  if (!kept) std::abort();
}

inline std::string bytes_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

}  // namespace sopan::fuzz

/// Called by libFuzzer with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
