#pragma once

#include <string>

/// The work that is measured: a made-up project of many different SOPs, each of 24 steps and six
/// actors with four decisions that lead back, all boxes of the identity filled. No text cell of a
/// document is that of another; posts, officials and regulations come from short lists, as in a
/// real office.
namespace sopan::bench {

std::string manual_xml();
std::string register_xml();

/// The path of a SOP in the project, and its file. The same number gives the same bytes.
std::string sop_path(unsigned number);
std::string sop_xml(unsigned number);

}  // namespace sopan::bench
