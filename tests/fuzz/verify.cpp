#include "pipeline/sign/verify.hpp"

#include <string_view>

#include "pipeline/sign/message_check.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sopan;

/// Signed PDFs of others, and (what begins as DER does) their messages by themselves: judged, never
/// fallen over, and the same each time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::bytes_of(data, size);
  const sign::Trust trust{.now = 1780272000};
  if (bytes.starts_with('0')) {
    sign::SignatureReport report{.kind = "ETSI.CAdES.detached"};
    sign::check_message(bytes, "isi", trust, {.lists = {bytes}, .answers = {bytes}}, report);
    sign::check_document_timestamp(bytes, "isi", trust, {}, report);
    fuzz::promise(!report.findings.empty());
  } else {
    const auto report = sign::verify(bytes, trust);
    fuzz::promise(sign::verdict_of(report) != sign::Verdict::valid);
    fuzz::promise(report.size == size);
  }
  return 0;
}
