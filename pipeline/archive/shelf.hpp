#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/archive/record.hpp"
#include "pipeline/archive/writer.hpp"

/// The life of the editions: draf → berlaku → digantikan | dicabut. Of a SOP at most one edition is
/// in force; a new one and the end of the old are one version of one object, so both happen or
/// neither.
namespace sopan::archive {

/// An edition to be archived.
struct Deposit {
  std::string object;  ///< the identifier of the SOP's object, a URI
  Record record;       ///< with one edition; holder, standing and what was before are filled in
  std::string message;
  User user;
  std::vector<NewFile> files;     ///< with `sop.xml` and `sop.pdf`
  std::vector<NewFile> evidence;  ///< signed PDF, scan: may come to an edition later
  std::vector<NewFile> findings;  ///< what was found of the evidence: comes with it, never alone
};

enum class Outcome : std::uint8_t {
  added,     ///< a new SOP
  replaced,  ///< a new edition; the one before is now digantikan
  enriched,  ///< a signed PDF or a scan came to an archived edition
  unchanged
};

/// Why an edition or its end cannot be taken.
enum class Refusal : std::uint8_t {
  other_content,  ///< this version is archived with another source
  older,          ///< a newer version is archived
  number_taken,   ///< by another SOP
  revoked,        ///< the SOP has been revoked
  none_in_force,  ///< nothing to revoke
  not_begun,      ///< it has begun later than it would end
};
struct Refused : std::runtime_error {
  Refused(Refusal why, int last, std::string other)
      : std::runtime_error("refused"), refusal(why), version(last), holder(std::move(other)) {}
  Refusal refusal;
  int version;         ///< the newest that is archived
  std::string holder;  ///< the object that has the number
};

class Shelf {
 public:
  /// Looks at all objects, to know whose each number is. Throws BadStore.
  explicit Shelf(Writer& writer);

  /// Makes an edition ready; the old one ends on the day the new one begins. Both happen with the
  /// writer's next `commit`.
  Outcome prepare(const Deposit& deposit);
  /// `prepare` and `commit`.
  Outcome add(const Deposit& deposit);

  /// Ends the edition in force, from the day `on` (ISO 8601) on.
  void revoke(const std::string& object, const std::string& reason, const std::string& on,
              const std::string& at, const User& user);

 private:
  Outcome enrich(const Object& object, const Record& record, const Deposit& deposit);
  Writer& writer_;
  std::map<std::string, std::string> numbers_;  ///< number → object
};

}  // namespace sopan::archive
