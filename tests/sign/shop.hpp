#pragma once

#include <string>
#include <vector>

#include "pipeline/sign/key.hpp"
#include "pipeline/sign/sign.hpp"
#include "tests/sign/pki.hpp"

/// Files to sign, and signed ones.
namespace sopan::test {

/// The specimen with one signature field for each name, and a source.
std::string file_with(const std::vector<std::string>& fields);

sign::Key key_of(const Holder& holder);

/// Signs with a key of the test's infrastructure, on 2026-01-05.
std::string signed_by(const Holder& holder, const std::string& file, const std::string& field = {});

/// One official, or three in a row.
std::string signed_once();
std::string signed_thrice();

}  // namespace sopan::test
