#pragma once

#include <string>
#include <vector>

namespace sopan::cli {

/// The files that a command line names; of a folder all PDFs in it and below, in order.
std::vector<std::string> pdf_files(const std::vector<std::string>& arguments);

}  // namespace sopan::cli
