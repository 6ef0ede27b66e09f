#include "pipeline/cli/stamper.hpp"

#include <csignal>
#include <string>

#include "pipeline/cli/child.hpp"
#include "pipeline/cli/scratch.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/http.hpp"
#include "pipeline/sign/timestamp.hpp"

namespace sopan::cli {
namespace {

constexpr std::size_t most_answer_bytes = 1U << 20U;

/// A server that hangs up must not end us.
class NoBrokenPipe {
 public:
  NoBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~NoBrokenPipe() { std::signal(SIGPIPE, before_); }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  void (*before_)(int);
};

std::string asked_of_url(const std::string& url, const std::string& request, std::size_t seconds) {
  const NoBrokenPipe guard;
  try {
    return sign::post_timestamp_query(url, request, static_cast<int>(seconds));
  } catch (const sign::StrangeServer& server) {
    if (server.has_other_name)
      throw UsageError({"server-other-name", {url}}, {"check-service", {}});
    throw UsageError({"server-untrusted", {url, server.what()}}, {"trust-server", {}});
  } catch (const sign::HttpError& error) {
    throw UsageError({"no-timestamp-service", {url, error.what()}}, {"check-service", {}});
  }
}

std::string asked_of_program(const std::string& program, const std::string& request,
                             const Options& options) {
  const Scratch scratch;
  const auto in = scratch.path() / "request.tsq", out = scratch.path() / "response.tsr";
  files::write_file(in, request);
  run_or_throw({program, in.string(), out.string()}, options);
  if (!std::filesystem::exists(out))
    throw UsageError({"program-without-result", {program}}, {"see-help-of", {"sign"}});
  return files::read_file(out, most_answer_bytes);
}

std::string_view key_of(sign::StampFlaw flaw) {
  switch (flaw) {
    case sign::StampFlaw::damaged:
      return "timestamp-damaged";
    case sign::StampFlaw::refused:
      return "timestamp-refused";
    case sign::StampFlaw::mismatch:
      return "timestamp-mismatch";
  }
  return "timestamp-damaged";
}

}  // namespace

sign::Stamper stamper_of(const Options& options) {
  const auto url = options.signing.tsa_url, program = options.signing.tsa_cmd;
  if (!url && !program) return {};
  return [&options, url, program](std::string_view signature) {
    const auto request = sign::timestamp_request(signature);
    const auto answer = url ? asked_of_url(*url, request, options.signing.timeout)
                            : asked_of_program(program.value_or(""), request, options);
    try {
      return sign::timestamp_token(request, answer);
    } catch (const sign::BadTimestamp& bad) {
      throw UsageError({key_of(bad.flaw), {url ? *url : program.value_or(""), bad.what()}},
                       {"check-service", {}});
    }
  };
}

}  // namespace sopan::cli
