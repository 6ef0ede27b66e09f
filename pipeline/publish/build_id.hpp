#pragma once

#include <string>

namespace sopan::publish {

/// Bytes that tell this build of the program from any other: the note that the linker leaves in it
/// (`NT_GNU_BUILD_ID`, a hash of its code). Empty where there is none.
std::string build_id();

}  // namespace sopan::publish
