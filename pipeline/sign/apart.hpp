#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/sign/sign.hpp"

/// Signing where the key is elsewhere: the digest goes out, the signature comes in.
namespace sopan::sign {

/// A certificate file (PEM, DER): the signer's own first, then those above it. Throws `BadKey`:
/// `damaged` when there is none, `unfit` for too weak a key.
Signer signer_in(std::string_view bytes);

/// `rsa` for PKCS#1 v1.5, else `ecdsa`; both over SHA-256.
std::string algorithm_of(const Signer& signer);

/// The signature of the attributes that came back: raw, hexadecimal or base64; of ECDSA the DER of
/// both numbers, or both behind each other (IEEE P1363). Nothing when it is not by the key of the
/// certificate.
std::optional<std::string> signature_in(std::string_view bytes, const Signer& signer,
                                        std::string_view attributes);

/// Holds the signature against the certificate, and only then puts it in its place. The same bytes
/// as `sign` with the key at hand. Throws `CannotSign`: `foreign_key`, `too_small`.
std::string finish(Prepared prepared, const Signer& signer, std::string_view returned,
                   const Stamper& stamper = {});

}  // namespace sopan::sign
