#pragma once

#include "pipeline/font/font.hpp"
#include "pipeline/model/page.hpp"

/// A small document with every kind of mark.
namespace sopan::test {

const font::Faces& faces();
page::Document specimen();

}  // namespace sopan::test
