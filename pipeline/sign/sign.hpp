#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/digest/digest.hpp"
#include "pipeline/sign/key.hpp"

/// Signing a PDF by an incremental update: the file before stays an exact prefix of the file after
/// (ISO 32000-1, 12.8; EN 319 142-1, PAdES).
namespace sopan::sign {

/// Bytes that wait for the message of a signature, without and with a timestamp, and the most that
/// PDF/A allows (ISO 19005-2, 6.1.13: a string of 32,767 bytes).
inline constexpr std::size_t usual_room = 12288;
inline constexpr std::size_t stamped_room = 20480;
inline constexpr std::size_t most_room = 32767;

struct Request {
  std::string field;       ///< empty: the only one that is still empty
  std::string time;        ///< `D:20260102030405+07'00'`
  std::string name;        ///< of the signer
  std::string reason;      ///< why one signs; may be empty
  std::string appearance;  ///< operators that fill the box of the field; may be empty
  std::size_t room = usual_room;
};

/// Why a PDF cannot be signed.
enum class SignFlaw : std::uint8_t {
  no_field,
  unknown_field,
  many_fields,
  signed_already,
  locked,
  too_small,
  foreign_key
};

struct CannotSign : std::runtime_error {
  CannotSign(SignFlaw kind, const std::string& what) : std::runtime_error(what), flaw(kind) {}
  SignFlaw flaw;
};

/// A file that lacks only its signature: zeros stand in [open, close), with the brackets.
struct Prepared {
  std::string file;
  std::size_t open = 0, close = 0;
};

/// Adds all but the signature. The first of several signatures certifies the file so that only the
/// other fields can still be signed (DocMDP, P = 2); the last locks all (FieldMDP); an only one
/// forbids every change (P = 1). Throws `BadPdf`, `CannotSign`.
Prepared prepare(std::string_view pdf, const Request& request);

/// The digest of what the signature covers: all but [open, close).
digest::Sha256 digest_of(const Prepared& prepared);

/// Puts the message (DER) in its place. Throws `CannotSign` when it does not fit.
std::string finish(Prepared prepared, std::string_view message);

/// Gets a timestamp token (DER, RFC 3161) of the value of a signature.
using Stamper = std::function<std::string(std::string_view signature)>;

/// The same in one go with a key that is at hand (PAdES B-B); with a stamper PAdES B-T.
std::string sign(std::string_view pdf, const Request& request, const Key& key,
                 const Stamper& stamper = {});

/// The size of the box of a field in points; 0 × 0 for an invisible one. Throws like `prepare`.
struct BoxSize {
  double width = 0, height = 0;
};
BoxSize box_of(std::string_view pdf, const std::string& field);

}  // namespace sopan::sign
