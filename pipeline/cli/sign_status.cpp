#include "pipeline/cli/sign_status.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "pipeline/publish/facts.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
namespace {

/// The statuses of the SOPs whose sources a PDF carries.
std::vector<std::string> statuses_in(const std::string& pdf) {
  std::vector<std::string> statuses;
  try {
    for (auto& file : sign::carried(pdf).files) {
      if (!file.path.ends_with(".xml")) continue;
      Sources sources;
      Diagnostics faults;
      const auto id = sources.add(Source(std::move(file.path), std::move(file.bytes)));
      const auto document = read(sources, id, faults);
      if (!document) continue;
      if (const auto* sop = std::get_if<draft::Sop>(&*document))
        statuses.push_back(publish::status_of(*sop));
    }
  } catch (const sign::BadPdf&) {
    return {};  // who signs tells of it
  }
  return statuses;
}

}  // namespace

void expect_in_force(const std::string& name, const std::string& pdf) {
  const auto statuses = statuses_in(pdf);
  if (statuses.size() != 1 || statuses.front() == "berlaku") return;
  throw NotInForce({"sign-not-in-force", {name, statuses.front()}}, {"sign-in-force", {}});
}

}  // namespace sopan::cli
