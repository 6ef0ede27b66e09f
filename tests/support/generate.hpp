#pragma once

#include <cstdint>

#include "tests/support/press.hpp"

namespace sopan::test {

/// A random project that validates without an error: `manual.xml`, `peraturan.xml` and two SOPs,
/// `a.xml` and `b.xml`, that link to each other. Over the seeds every element, attribute and value
/// of the vocabulary occurs that is printed on the sheets of a SOP. `logo` becomes its picture.
Files generate_project(std::uint32_t seed, const std::string& logo);

}  // namespace sopan::test
