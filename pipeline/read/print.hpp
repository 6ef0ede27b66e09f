#pragma once

#include <string>

#include "pipeline/model/draft.hpp"

/// Drafts back to XML, in one canonical form: what reads alike prints alike, byte for byte, and
/// reading it again gives the same draft (but for the places).
namespace sopan {

/// A manual without its decree and explanation, which no sheet shows.
std::string print_manual(const draft::Manual& manual);

/// A register of regulations.
std::string print_register(const draft::Register& regulations);

}  // namespace sopan
