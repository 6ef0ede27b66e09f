#pragma once

#include <string>

#include "pipeline/cli/usage.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/key.hpp"
#include "pipeline/sign/sign.hpp"

/// What is wrong with a PDF or a key, for people.
namespace sopan::cli {

Said said_of(const sign::BadPdf& bad, const std::string& file);
Said said_of(const sign::CannotSign& cannot, const std::string& file);
Said hint_of(const sign::CannotSign& cannot);
Said said_of(const sign::BadKey& bad, const std::string& file);
Said hint_of(const sign::BadKey& bad);

}  // namespace sopan::cli
