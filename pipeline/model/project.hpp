#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/draft.hpp"

/// What spans documents: the office, its units and officials, the register of regulations, the
/// names and numbers of all SOPs. Read once, then read-only. References are indices.
namespace sopan {

using UnitId = std::size_t;
using OfficialId = std::size_t;
using RegulationId = std::size_t;
using SopId = std::size_t;

struct Unit {
  std::string id, name;
  std::optional<UnitId> parent;
};

/// Grades I/a … IV/e of civil servants: `group` 1…4, `room` 'a'…'e'.
struct Grade {
  int group = 0;
  char room = 0;
};

struct Official {
  std::string id, post, substantive_post, name, nip;
  std::optional<Grade> grade;
  std::optional<Date> from, until;
  Span span;
};

/// In the order of the hierarchy; kinds of one level share `level_of`.
enum class RegulationKind : std::uint8_t {
  constitution,
  assembly_decree,
  law,
  law_in_lieu,
  government,
  presidential,
  presidential_decision,
  ministerial,
  agency,
  provincial,
  governor,
  regional,
  regent,
  mayor,
  council,
  decision,
  circular
};
/// 0 = highest.
int level_of(RegulationKind kind);
/// Whether a regulation of that kind has its elucidation in a supplement (Tambahan) of the gazette.
bool has_supplement(RegulationKind kind);

struct Amendment {
  RegulationId by = 0;
  std::optional<Date> date;
};

struct Regulation {
  std::string id, number, body, region, gazette, supplement;
  RegulationKind kind = RegulationKind::law;
  int year = 0;
  draft::Content subject;
  std::vector<Amendment> amended;
  std::optional<Amendment> revoked;
  bool partly_revoked = false;
  Span span;
};

/// What other SOPs need to know of one.
struct SopName {
  std::string id, name, number;
  std::string path;  ///< in the project, without `.xml`; empty: it lies elsewhere
  Span number_span;
};

struct Office {
  std::vector<std::string> letterhead;
  std::string logo, address, phone, email, website, place;
};

struct Project {
  std::string title, year, profile, paper;
  bool own_signing = false;  ///< the sheets carry a code and a statement of our own
  std::string code;          ///< what the code says, with `{nomor}` and the like; may be empty
  Office office;
  std::vector<Unit> units;
  std::vector<Official> officials;
  std::vector<Regulation> regulations;
  std::vector<SopName> sops;
  std::map<std::string, std::size_t, std::less<>> unit_index, official_index, regulation_index,
      sop_index;
  draft::Manual manual;  ///< the rest of it: decree, explanation, parts
};

}  // namespace sopan
