#pragma once

#include <string>

namespace sopan::test {

/// Expects `now` to be what `tests/golden/<name>` holds, and tells the first line that differs;
/// with SOPAN_UPDATE_GOLDEN set, writes it there instead.
void expect_golden(const std::string& name, const std::string& now);

/// The name of a sample as a test's: letters only.
std::string test_name(const std::string& path);

}  // namespace sopan::test
