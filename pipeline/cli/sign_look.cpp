#include "pipeline/cli/sign_look.hpp"

#include <utility>
#include <vector>

#include "pipeline/cli/commands.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/sign/appearance.hpp"

namespace sopan::cli {
namespace {

std::vector<std::string> lines_of(const std::string& name, const sign::Moment& moment) {
  return {"Ditandatangani secara elektronik oleh", name,
          localization::date(sign::day_of(moment)) + ", " + sign::time_of(moment) + " " +
              sign::zone_of(moment)};
}

}  // namespace

Look::Look(const Options& options, std::string name)
    : moment_(signing_moment(options)), name_(std::move(name)) {
  request_ = {.field = options.signing.field.value_or(""),
              .time = sign::pdf_time(moment_),
              .name = name_,
              .reason = options.reason.value_or("")};
  if (options.signing.tsa_url || options.signing.tsa_cmd) request_.room = sign::stamped_room;
  if (!options.signing.invisible) faces_ = font::open(built_in_fonts());
}

sign::Request Look::request_for(const std::string& pdf) const {
  auto request = request_;
  if (faces_)
    request.appearance =
        sign::appearance(lines_of(name_, moment_), sign::box_of(pdf, request.field), *faces_);
  return request;
}

}  // namespace sopan::cli
