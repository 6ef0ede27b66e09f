#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Digests of what is too long to be held in memory (OpenSSL).
namespace sopan::digest {

/// Those that OCFL 1.1, 3.4 knows, and SHA-512/256 and BLAKE2b of its extension 0009.
enum class Algorithm : std::uint8_t { md5, sha1, sha256, sha512, sha512_256, blake2b_512 };

/// By the name in an inventory ("sha512", "blake2b-512"); nothing for an unknown one.
std::optional<Algorithm> algorithm_named(std::string_view name);

/// Hexadecimal digits of a digest.
std::size_t digits_of(Algorithm algorithm);

/// Takes bytes piece by piece. Throws std::runtime_error when OpenSSL cannot.
class Hasher {
 public:
  explicit Hasher(Algorithm algorithm);
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  ~Hasher();
  void update(std::string_view bytes);
  /// The digest in lower case hexadecimal; the hasher is used up.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of bytes in lower case hexadecimal.
std::string hex_of(Algorithm algorithm, std::string_view bytes);

}  // namespace sopan::digest
