#pragma once

namespace sopan::sign {

/// Gives a handle of a C library back: `std::unique_ptr<X509, Deleter<X509_free>>`.
template <auto Destroy>
struct Deleter {
  template <class T>
  void operator()(T* handle) const {
    Destroy(handle);
  }
};

}  // namespace sopan::sign
