#include "pipeline/sign/verify.hpp"

#include <string_view>

#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/message_check.hpp"
#include "pipeline/sign/portal.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sopan;

namespace {

/// A file as what came back for its first revision, and the other way round.
void hold_against_first_revision(std::string_view bytes) try {
  const auto end = bytes.find("%%EOF");
  if (end == std::string_view::npos) return;
  const auto first = bytes.substr(0, end + 6);
  fuzz::promise(!sign::compare_with_base(first, bytes).findings.empty());
  const auto back = sign::compare_with_base(bytes, first);
  fuzz::promise(first.size() == bytes.size() || back.handling != sign::Handling::appended);
} catch (const sign::BadPdf&) {
  return;
}

}  // namespace

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
    hold_against_first_revision(bytes);
  }
  return 0;
}
