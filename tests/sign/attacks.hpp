#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sign/verify.hpp"

namespace sopan::test {

/// Something done to a signed file, or a signature that is not as it should be.
struct Attack {
  const char* name;
  std::string (*make)();
  std::string_view code;  ///< by which it must be found
};
const std::vector<Attack>& attacks();

/// What the tests trust, on 2026-06-01.
sign::Trust trust();

}  // namespace sopan::test
