#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/digest/digest.hpp"
#include "pipeline/sign/key.hpp"

/// The signature of a PDF as CMS (RFC 5652) after CAdES (EN 319 142-1, PAdES B-B): detached, one
/// signer, SHA-256, the certificate bound by ESSCertIDv2, and no signing time.
namespace sopan::sign {

/// What the key signs: the DER of the set of signed attributes over a digest of the document.
std::string signed_attributes(const Signer& signer, const digest::Sha256& document);

/// The whole message. `token`, when there is one, is a timestamp of the signature (RFC 3161).
std::string message(const Signer& signer, const digest::Sha256& document,
                    std::string_view signature, std::string_view token = {});

/// The certificates (DER) that a message carries, and those of the timestamp in it.
std::vector<std::string> certificates_in(std::string_view message);

}  // namespace sopan::sign
