#pragma once

#include <memory>

#include "pipeline/sign/handles.hpp"
#include "pipeline/sign/key.hpp"

/// What a key is made of, for those who open one.
namespace sopan::sign {

struct Key::Impl {
  std::shared_ptr<const void> token;  ///< where the key lives, if not in memory; goes after it
  Handle<evp_pkey_st> key;
  Signer signer;
};

/// Whether a key is of a kind and a strength to sign with.
bool is_fit(evp_pkey_st* key);

}  // namespace sopan::sign
