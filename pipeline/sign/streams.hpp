#pragma once

#include <cstddef>
#include <string>

class QPDFObjectHandle;

namespace sopan::sign {

/// The bytes of a stream without its filters (an image keeps that of its kind), at most `limit`.
/// Throws `BadPdf`: `damaged`, `too_large`.
std::string decoded(QPDFObjectHandle& stream, std::size_t limit);

}  // namespace sopan::sign
