#include "pipeline/read/profile.hpp"

#include "pipeline/read/fonts.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sopan;

/// Profiles of the user, alone and on top of a built-in one, and their tables of fonts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto base = read_profile(built_in_profile("permendagri-52-2011"));
  const auto bytes = fuzz::bytes_of(data, size);
  const auto check = [&](const Diagnostic& fault) {
    fuzz::promise(fault.span.begin <= fault.span.end && fault.span.end <= size);
  };
  const auto refused = [&](const auto& read) {
    try {
      read();
    } catch (const BadProfile& bad) {
      check(bad.fault);
    } catch (const BadFonts& bad) {
      check(bad.fault);
    }
  };
  refused([&] { read_profile(bytes); });
  refused([&] { fuzz::promise(read_profile(bytes, base).labels.size() == base.labels.size()); });
  refused([&] { read_fonts(bytes, built_in_fonts()); });
  return 0;
}
