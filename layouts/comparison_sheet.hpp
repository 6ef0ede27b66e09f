#pragma once

#include "layouts/layouts.hpp"
#include "pipeline/model/comparison.hpp"

namespace sopan::layouts {

/// Two editions in one document that is no official sheet, and says so on every page: the changes
/// in words, then the sheets of the new edition with the old one marked in them. No page of it can
/// be signed.
page::Document comparison(const manuscript::Comparison& compared, const Context& context);

}  // namespace sopan::layouts
