#pragma once

#include "pipeline/model/draft.hpp"
#include "pipeline/read/tree.hpp"

namespace sopan::xml {

/// A checked `<sop>`, `<manual>`, `<daftar-peraturan>` as a draft.
draft::Sop sop_of(const Element& root);
draft::Manual manual_of(const Element& root);
draft::Register register_of(const Element& root);

}  // namespace sopan::xml
