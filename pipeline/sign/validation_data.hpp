#pragma once

#include <string>
#include <string_view>

#include "pipeline/sign/message_check.hpp"

namespace sopan::sign {

/// Adds what later judges need (PAdES B-LT, EN 319 142-1, 5.4: `/DSS`): what is given, and the
/// certificates that the signatures of the file carry. What the file has already stays, and stands
/// there once. By one more incremental update; the same bytes when there is nothing to add. Throws
/// `BadPdf`.
std::string with_validation_data(std::string_view pdf, const Evidence& given);

/// Whether bytes are an OCSP answer (DER, RFC 6960).
bool is_ocsp_answer(std::string_view bytes);

}  // namespace sopan::sign
