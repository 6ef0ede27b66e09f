#pragma once

#include <string>

#include "pipeline/cli/usage.hpp"

namespace sopan::cli {

/// A SOP that is not in force is not signed.
struct NotInForce : UsageError {
  using UsageError::UsageError;
};

/// Throws `NotInForce` where the PDF carries the source of one SOP whose status is another than
/// `berlaku`.
void expect_in_force(const std::string& name, const std::string& pdf);

}  // namespace sopan::cli
