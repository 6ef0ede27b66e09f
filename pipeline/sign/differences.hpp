#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/sign/objects.hpp"

namespace sopan::sign {

/// What the signatures so far leave open.
struct Allowance {
  bool certified = false;   ///< only places that are there already may be signed
  bool sign_fields = true;  ///< false: locked, or DocMDP with P = 1
  bool certify = false;     ///< nothing is signed yet, so the first signature may certify
};

/// Something a later revision did that a signature does not allow.
struct Change {
  enum class What : std::uint8_t {
    catalog,
    form,
    field,
    page,
    annotation,
    object,
    removed,
    smuggled,  ///< an object that was referred to before it was there
    trailer
  } what = What::object;
  Ref ref{};
};

/// Holds a revision against one that was signed, object by object (by number). Allowed are further
/// signatures in places that are there, new invisible ones, new visible ones unless certified, and
/// data for the validation of signatures (`/DSS`); every other change is returned.
std::vector<Change> forbidden_changes(const Pdf& before, const Pdf& after,
                                      const Allowance& allowance);

}  // namespace sopan::sign
