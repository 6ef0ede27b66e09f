#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sign/moment.hpp"

/// Judging signed PDFs. Trust comes from the caller only, and so does the time.
namespace sopan::sign {

enum class Verdict : std::uint8_t {
  valid,    ///< SAH; ETSI TOTAL-PASSED
  noted,    ///< SAH DENGAN CATATAN; INDETERMINATE
  invalid,  ///< TIDAK SAH; TOTAL-FAILED
};

/// Something that was found. `code` is stable; `weight` says what it makes of the verdict.
struct Finding {
  std::string_view code;
  Verdict weight = Verdict::noted;
  std::string detail;
};

struct Trust {
  std::vector<std::string> anchors;  ///< certificates, DER
  std::vector<std::string> lists;    ///< revocation lists, DER
  std::int64_t now = 0;              ///< seconds since 1970
};

struct SignatureReport {
  std::string field, kind;  ///< kind: `ETSI.CAdES.detached`
  std::string signer, issuer, reason;
  std::optional<Moment> claimed;        ///< by the signer's own clock
  std::optional<std::int64_t> stamped;  ///< by a timestamp
  std::size_t end = 0;                  ///< bytes covered, the signature itself included
  bool whole = false;                   ///< nothing follows
  int permission = 0;                   ///< P of DocMDP; 0: does not certify
  std::vector<Finding> findings;
};

struct VerifyReport {
  std::size_t size = 0;
  std::string sha256, sha512;
  std::size_t revisions = 0;
  std::vector<SignatureReport> signatures;  ///< in the order of what they cover
  std::vector<Finding> findings;            ///< of the file as a whole
};

/// Judges every signature, and every change behind each of them. Never throws for what the file is.
VerifyReport verify(std::string_view pdf, const Trust& trust);

/// The worst of them.
Verdict verdict_of(const std::vector<Finding>& findings);

/// The worst of all findings, on the file and on each signature.
Verdict verdict_of(const VerifyReport& report);

}  // namespace sopan::sign
