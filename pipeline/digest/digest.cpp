#include "pipeline/digest/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace sopan::digest {

Sha256 sha256(std::string_view bytes) {
  // Looked up once: for a short text the lookup costs more than the hash.
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Sha256 result{};
  unsigned size = 0;
  if (method == nullptr ||
      EVP_Digest(bytes.data(), bytes.size(), result.data(), &size, method, nullptr) != 1 ||
      size != result.size()) {
    throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }
  return result;
}

std::string hex(const Sha256& digest, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < std::min(count, digest.size()); ++i) {
    text += digits[digest[i] >> 4U];
    text += digits[digest[i] & 15U];
  }
  return text;
}

}  // namespace sopan::digest
