#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A public key infrastructure that lives as long as a test (RFC 5280). Every certificate is valid
/// from 2026-01-01 for ten years unless it says otherwise.
namespace sopan::test {

/// Seconds since 1970 of midnight UTC.
std::int64_t seconds(int year, int month, int day);

enum class Algorithm : std::uint8_t { ec256, rsa2048, rsa1024 };

struct Wish {
  std::string name;
  Algorithm algorithm = Algorithm::ec256;
  std::int64_t from = seconds(2026, 1, 1);
  std::int64_t until = seconds(2036, 1, 1);
  bool authority = false;
  bool stamps = false;          ///< for a timestamp authority
  const char* usage = nullptr;  ///< of the key, instead of the usual
  std::string host = {};        ///< of a server of TLS: "DNS:localhost"
};

/// A certificate and its private key.
class Holder {
 public:
  /// Issued by `issuer`, or by itself.
  explicit Holder(const Wish& wish, const Holder* issuer = nullptr);
  ~Holder();
  Holder(Holder&&) noexcept;
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  Holder& operator=(Holder&&) = delete;

  [[nodiscard]] std::string certificate() const;  ///< DER
  [[nodiscard]] std::string certificate_pem() const;
  [[nodiscard]] std::string key_pem() const;
  /// A PKCS#12 file with this key and the certificates of `chain`.
  [[nodiscard]] std::string pkcs12(const std::string& password,
                                   const std::vector<const Holder*>& chain) const;
  /// A list (DER) of what this authority revoked, made at `from`, good for a year.
  [[nodiscard]] std::string crl(const std::vector<const Holder*>& revoked, std::int64_t from,
                                std::int64_t revoked_at) const;
  /// A message (DER) that signs as OpenSSL does by itself, with the time among its attributes.
  [[nodiscard]] std::string plain_message(std::string_view content,
                                          const char* digest = "SHA256") const;
  /// A message that two sign.
  [[nodiscard]] std::string message_with(const Holder& other, std::string_view content) const;
  /// An answer to a timestamp request (DER); a refusal to what is none.
  [[nodiscard]] std::string stamp(std::string_view request,
                                  std::int64_t time = seconds(2026, 1, 6)) const;
  /// An OCSP answer (DER, RFC 6960) about a certificate of this authority.
  [[nodiscard]] std::string ocsp(const Holder& about, bool revoked) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Root, an authority below it, officials who hold keys, and a timestamp authority.
struct Pki {
  Holder root, authority, official, second, third, clock;
};
const Pki& pki();

/// Key of a holder as the program reads it.
std::string password();

}  // namespace sopan::test
