#include "pipeline/digest/stream.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace sopan::digest {
namespace {

struct Named {
  std::string_view name;
  Algorithm algorithm;
  std::size_t digits;
  const EVP_MD* (*method)();
};
constexpr std::array table = {
    Named{"md5", Algorithm::md5, 32, EVP_md5},
    Named{"sha1", Algorithm::sha1, 40, EVP_sha1},
    Named{"sha256", Algorithm::sha256, 64, EVP_sha256},
    Named{"sha512", Algorithm::sha512, 128, EVP_sha512},
    Named{"sha512/256", Algorithm::sha512_256, 64, EVP_sha512_256},
    Named{"blake2b-512", Algorithm::blake2b_512, 128, EVP_blake2b512},
};

const Named& entry(Algorithm algorithm) {
  return *std::ranges::find(table, algorithm, &Named::algorithm);
}

void check(bool fine) {
  if (!fine) throw std::runtime_error("OpenSSL cannot compute a digest");
}

}  // namespace

std::optional<Algorithm> algorithm_named(std::string_view name) {
  const auto* const found = std::ranges::find(table, name, &Named::name);
  if (found == table.end()) return {};
  return found->algorithm;
}

std::size_t digits_of(Algorithm algorithm) { return entry(algorithm).digits; }

struct Hasher::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_MD_CTX_free(context); }
};

Hasher::Hasher(Algorithm algorithm) : state_(std::make_unique<State>()) {
  check(state_->context != nullptr &&
        EVP_DigestInit_ex(state_->context, entry(algorithm).method(), nullptr) == 1);
}
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::update(std::string_view bytes) {
  check(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

std::string Hasher::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  check(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * std::size_t{size});
  for (unsigned at = 0; at < size; ++at) {
    text += digits[digest[at] >> 4U];
    text += digits[digest[at] & 15U];
  }
  return text;
}

std::string hex_of(Algorithm algorithm, std::string_view bytes) {
  Hasher hasher(algorithm);
  hasher.update(bytes);
  return hasher.finish();
}

}  // namespace sopan::digest
