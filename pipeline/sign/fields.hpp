#pragma once

#include <string>
#include <vector>

#include "pipeline/sign/objects.hpp"

namespace sopan::sign {

/// A signature field, with its widget in the same dictionary (ISO 32000-1, 12.7.4.5).
struct Field {
  Ref ref{};
  std::string name;  ///< with those of the fields above it, parted by periods
  std::string description;
  double width = 0, height = 0;  ///< points; 0 = invisible
  Value value;                   ///< the signature dictionary, or null
};

/// The signature fields of a form, in its order.
std::vector<Field> signature_fields(const Pdf& pdf);

/// What a certification allows: `P` of DocMDP (ISO 32000-1, 12.8.2.2), 0 when there is none.
int permission_of(const Pdf& pdf, const Value& signature);

/// Whether a signature locks all fields (FieldMDP, 12.8.2.4, `/Action /All`).
bool locks_all(const Pdf& pdf, const Value& signature);

}  // namespace sopan::sign
