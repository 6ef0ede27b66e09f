#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Keys, and whose they are.
namespace sopan::sign {

/// Who signs: the certificate (RFC 5280) and those above it, each as DER.
struct Signer {
  std::string certificate;
  std::vector<std::string> chain;
};

/// Why a key cannot be used.
enum class KeyFlaw : std::uint8_t {
  damaged,
  wrong_password,
  legacy,
  unfit,
  mismatch,        ///< the certificate is that of another key
  refused,         ///< the key does not sign
  no_engine,       ///< OpenSSL has no engine for PKCS#11
  no_module,       ///< the library of the token cannot be loaded
  bad_uri,         ///< not understood as RFC 7512
  no_token,        ///< none asked for a PIN
  no_key,          ///< none on the token, or more than one token could be meant
  no_certificate,  ///< none on the token
  wrong_pin,
  locked_pin,
};

struct BadKey : std::runtime_error {
  BadKey(KeyFlaw kind, const std::string& what) : std::runtime_error(what), flaw(kind) {}
  KeyFlaw flaw;
};

/// Where a key lies on a token: a smart card or an HSM.
struct TokenPlace {
  std::string uri;               ///< `pkcs11:token=…;object=…` (RFC 7512), without a PIN
  std::string module;            ///< library of the token (PKCS#11); empty: that of p11-kit
  std::optional<Signer> signer;  ///< else the certificate that lies beside the key
};

/// A private key: RSA of at least 2048 bits, or EC on P-256, P-384 or P-521.
class Key {
 public:
  /// Opens a PKCS#12 file (RFC 7292). Throws `BadKey`: `legacy` for one that is locked with ciphers
  /// which OpenSSL 3 no longer knows, `unfit` for too weak a key.
  static Key from_pkcs12(std::string_view bytes, const std::string& password);
  /// Opens a key on a token; it never leaves it. A wrong PIN is tried once only, for a card locks
  /// itself after a few. Throws `BadKey`.
  static Key from_token(const TokenPlace& place, const std::string& pin);
  ~Key();
  Key(Key&&) noexcept;
  Key& operator=(Key&&) noexcept;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  [[nodiscard]] const Signer& signer() const;
  /// The signature of the SHA-256 of `bytes`: PKCS#1 v1.5, or DER of an ECDSA signature. Throws
  /// `BadKey` when the key does not sign, such as that of a card that was taken out.
  [[nodiscard]] std::string sign(std::string_view bytes) const;

 private:
  struct Impl;
  explicit Key(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The common name of the subject, for people.
std::string name_of(const std::string& certificate);

/// Whether the key of a certificate is strong enough to sign with, as `Key` demands it.
bool has_fit_key(const std::string& certificate);

/// Whether `signature` of `bytes` is by the key of the certificate.
bool is_signature(const std::string& certificate, std::string_view bytes,
                  std::string_view signature);

/// Certificates of a PEM or DER file; empty when there is none.
std::vector<std::string> certificates_of(std::string_view bytes);

/// Revocation lists of a PEM or DER file; empty when there is none.
std::vector<std::string> revocation_lists_of(std::string_view bytes);

}  // namespace sopan::sign
