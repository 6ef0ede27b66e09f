#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/store.hpp"

/// What an archived version says of its SOP: `manifest.json`, beside the files themselves.
namespace sopan::archive {

/// berlaku, digantikan, dicabut.
enum class Standing : std::uint8_t { in_force, replaced, revoked };
std::string_view word_of(Standing standing);

/// One edition of a SOP.
struct Edition {
  int version = 1;  ///< `versi` of the SOP
  std::string name, number;
  std::string created, revised, effective;  ///< ISO 8601, perhaps partial or empty
  Standing standing = Standing::in_force;
  std::string until;   ///< the day from which it is no longer in force; empty while it is
  std::string reason;  ///< why it was revoked
  std::string added;   ///< when it came into the archive, RFC 3339
  std::string holder;  ///< version of the object ("v2") that holds its files last
  std::string source;  ///< SHA-512 of its `sop.xml`
};

/// A signature on the PDF of the newest edition, as it was judged when it was archived.
struct Signature {
  std::string signer, issuer;
  std::string at;       ///< RFC 3339, by a timestamp or else by the signer's clock; may be empty
  std::string verdict;  ///< TOTAL-PASSED, INDETERMINATE, TOTAL-FAILED (EN 319 102-1)
};

/// All editions of a SOP as one version of its object knows them.
struct Record {
  std::string id;  ///< of the SOP
  std::string unit;
  std::string office;
  std::string signer, post;         ///< who signs the newest edition
  std::string tool;                 ///< "sopan 0.1.0"
  std::string scanned_by, scanned;  ///< who added the scan of a sheet signed by hand, and when
  std::vector<Signature> signatures;
  std::vector<Edition> editions;  ///< ascending by version
  [[nodiscard]] const Edition& newest() const { return editions.back(); }
};

inline constexpr std::string_view record_name = "manifest.json";

/// The record, and the digests of the files beside it (path, SHA-512), in one canonical form.
std::string print_record(const Record& record,
                         const std::vector<std::pair<std::string, std::string>>& files);

/// Throws BadStore for what is no record; `place` names it.
Record parse_record(std::string_view bytes, const std::string& place);

/// The record of an object as it is now.
Record record_of(const Object& object);

/// The edition `version`, or the newest for none; nothing when there is none such.
const Edition* edition_of(const Record& record, std::optional<int> version);

/// The version of an object that holds the files of an edition. Throws BadStore.
const VersionBlock& holder_of(const Object& object, const Edition& edition);

/// The first day on which an edition is in force: its effective date (the first day that it can
/// mean), else the day it was archived. ISO 8601.
std::string begin_of(const Edition& edition);

/// The edition in force on a day (ISO 8601); nothing when none is.
const Edition* in_force_on(const Record& record, std::string_view day);

}  // namespace sopan::archive
