#include "pipeline/sign/verify.hpp"

#include <algorithm>
#include <optional>

#include "pipeline/digest/digest.hpp"
#include "pipeline/digest/stream.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/differences.hpp"
#include "pipeline/sign/encoding.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/message_check.hpp"
#include "pipeline/sign/objects.hpp"

namespace sopan::sign {
namespace {

using Kind = Value::Kind;

constexpr std::size_t most_fields = 1000, most_contents = 1U << 20U;

void fail(std::vector<Finding>& findings, std::string_view code, std::string detail = {}) {
  findings.push_back({code, Verdict::invalid, std::move(detail)});
}

/// How many times the file was added to and closed again.
std::size_t revisions_of(std::string_view file) {
  std::size_t count = 0;
  for (auto at = file.find("startxref"); at != std::string_view::npos;
       at = file.find("startxref", at + 1)) {
    const auto rest = file.substr(at + 9, 40);
    const auto digits = rest.find_first_of("0123456789");
    const auto end =
        digits == std::string_view::npos ? digits : rest.find_first_not_of("0123456789", digits);
    if (end == std::string_view::npos) continue;
    const auto mark = rest.find_first_not_of("\r\n ", end);
    if (mark != std::string_view::npos && rest.substr(mark).starts_with("%%EOF")) ++count;
  }
  return count;
}

/// Whether the last thing in the file is the line of its last `%%EOF`.
bool is_closed(std::string_view file) {
  const auto at = file.rfind("%%EOF");
  if (at == std::string_view::npos) return false;
  const auto rest = file.substr(at + 5);
  return rest.empty() || rest == "\n" || rest == "\r\n" || rest == "\r";
}

/// The four numbers of a range: [0, open) and [close, end) of the file.
struct Range {
  std::size_t open = 0, close = 0, end = 0;
};

std::optional<Range> range_of(const Value& value, std::size_t size) {
  if (!value.is(Kind::array) || value.items.size() != 4) return {};
  for (const auto& item : value.items)
    if (!item.is(Kind::integer) || item.number < 0 || static_cast<std::size_t>(item.number) > size)
      return {};
  const auto at = [&](std::size_t i) { return static_cast<std::size_t>(value.items[i].number); };
  const Range range{at(1), at(2), at(2) + at(3)};
  if (at(0) != 0 || range.open >= range.close || range.end > size || range.close > range.end)
    return {};
  return range;
}

Evidence evidence_of(const Pdf& pdf) {
  Evidence evidence;
  const auto& store = pdf.at(pdf.catalog(), "/DSS");
  const auto gather = [&](const std::string& key, std::vector<std::string>& out) {
    for (const auto& item : pdf.at(store, key).items) {
      if (!item.is(Kind::reference)) continue;
      const auto found = pdf.objects.find(item.ref);
      if (found != pdf.objects.end() && found->second.stream &&
          found->second.value["/Filter"].is(Kind::null))
        out.push_back(found->second.data);
    }
  };
  gather("/Certs", evidence.certificates);
  gather("/CRLs", evidence.lists);
  gather("/OCSPs", evidence.answers);
  return evidence;
}

std::string described(const Change& change) {
  return std::to_string(change.ref.first) + " " + std::to_string(change.ref.second);
}

std::string_view code_of(Change::What what) {
  switch (what) {
    case Change::What::catalog:
      return "catalog-changed";
    case Change::What::form:
      return "form-changed";
    case Change::What::field:
      return "field-changed";
    case Change::What::page:
      return "page-changed";
    case Change::What::annotation:
      return "annotation-changed";
    case Change::What::object:
      return "object-changed";
    case Change::What::removed:
      return "object-removed";
    case Change::What::smuggled:
      return "object-smuggled";
    case Change::What::trailer:
      return "trailer-changed";
  }
  return "object-changed";
}

/// A signature with the revision that it closes.
struct Signed {
  SignatureReport report;
  Range range;
  std::optional<Pdf> revision;
};

class Verification {
 public:
  Verification(std::string_view file, const Trust& trust) : file_(file), trust_(trust) {}

  VerifyReport run() {
    report_.size = file_.size();
    report_.sha256 = digest::hex(digest::sha256(file_));
    report_.sha512 = digest::hex_of(digest::Algorithm::sha512, file_);
    report_.revisions = revisions_of(file_);
    if (!is_closed(file_)) fail(report_.findings, "trailing-bytes");
    const auto pdf = parsed(file_);
    if (pdf) check(*pdf);
    return std::move(report_);
  }

 private:
  std::optional<Pdf> parsed(std::string_view bytes) {
    try {
      return parse(bytes);
    } catch (const BadPdf& bad) {
      fail(report_.findings, bad.flaw == PdfFlaw::encrypted   ? "locked-file"
                             : bad.flaw == PdfFlaw::too_large ? "large-file"
                                                              : "damaged-file");
      return {};
    }
  }

  void check(const Pdf& pdf) {
    evidence_ = evidence_of(pdf);
    const auto fields = signature_fields(pdf);
    for (const auto& field : fields) {
      if (field.value.is(Kind::null)) continue;
      if (signed_.size() == most_fields) return fail(report_.findings, "many-signatures");
      check_field(pdf, field);
    }
    if (signed_.empty()) return fail(report_.findings, "unsigned");
    std::ranges::stable_sort(signed_, {}, [](const Signed& one) { return one.range.end; });
    check_certification(pdf);
    check_changes(pdf);
    for (auto& one : signed_) report_.signatures.push_back(std::move(one.report));
  }

  void check_field(const Pdf& pdf, const Field& field) {
    auto& one = signed_.emplace_back();
    auto& report = one.report;
    report.field = field.name;
    report.kind = pdf.at(field.value, "/SubFilter").text;
    if (report.kind.starts_with('/')) report.kind.erase(0, 1);
    report.reason = text_of(pdf.at(field.value, "/Reason"));
    report.claimed = parse_pdf_time(text_of(pdf.at(field.value, "/M")));
    report.permission = permission_of(pdf, field.value);
    const auto range = range_of(pdf.at(field.value, "/ByteRange"), file_.size());
    if (!range) return fail(report.findings, "bad-range");
    one.range = *range;
    report.end = range->end;
    report.whole = range->end == file_.size();
    const auto contents = gap_of(pdf, field, *range);
    if (!contents) return fail(report.findings, "bad-gap");
    one.revision = revision_of(range->end);
    if (!one.revision) fail(report.findings, "no-revision");
    auto covered = std::string(file_.substr(0, range->open));
    covered.append(file_.substr(range->close, range->end - range->close));
    if (report.kind == "ETSI.RFC3161") {
      check_document_timestamp(*contents, covered, trust_, evidence_, report);
    } else if (report.kind == "ETSI.CAdES.detached" || report.kind == "adbe.pkcs7.detached") {
      check_message(*contents, covered, trust_, evidence_, report);
    } else {
      fail(report.findings, "unknown-kind", report.kind);
    }
  }

  /// What is left out of the range must be just the hexadecimal string of this signature.
  [[nodiscard]] std::optional<std::string> gap_of(const Pdf& pdf, const Field& field,
                                                  const Range& range) const {
    const auto gap = file_.substr(range.open, range.close - range.open);
    if (gap.size() < 2 || gap.size() > 2 * most_contents || gap.front() != '<' || gap.back() != '>')
      return {};
    const auto bytes = from_hex(gap.substr(1, gap.size() - 2));
    const auto& value = field.value["/Contents"];
    const bool own = value.is(Kind::string) && bytes && value.text == *bytes &&
                     value.offset == static_cast<std::int64_t>(range.open);
    (void)pdf;
    return own ? bytes : std::nullopt;
  }

  /// The file as it was when it ended there, if it was a whole file.
  [[nodiscard]] std::optional<Pdf> revision_of(std::size_t end) const {
    if (!is_closed(file_.substr(0, end))) return {};
    try {
      return parse(file_.substr(0, end));
    } catch (const BadPdf&) {
      return {};
    }
  }

  /// ISO 32000-1, 12.8.2.2: one certification, the first of all signatures, named by the catalog.
  void check_certification(const Pdf& pdf) {
    for (std::size_t i = 0; i < signed_.size(); ++i) {
      auto& report = signed_[i].report;
      if (report.permission == 0) continue;
      const auto& named = pdf.at(pdf.at(pdf.catalog(), "/Perms"), "/DocMDP");
      if (i > 0) {
        fail(report.findings, "late-certification");
      } else if (named["/ByteRange"].items.size() != 4 ||
                 static_cast<std::size_t>(named["/ByteRange"].items[1].number) !=
                     signed_[i].range.open) {
        fail(report.findings, "unnamed-certification");
      }
    }
  }

  void check_changes(const Pdf& last) {
    Allowance allowance;
    for (std::size_t i = 0; i < signed_.size(); ++i) {
      auto& one = signed_[i];
      if (!one.revision) continue;
      restrict_by(*one.revision, one, allowance);
      const auto next = std::find_if(signed_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                     signed_.end(), [](const auto& s) { return s.revision; });
      if (next == signed_.end() && one.report.whole) break;
      const auto& after = next == signed_.end() ? last : revision_or(*next, last);
      for (const auto& change : forbidden_changes(*one.revision, after, allowance))
        fail(one.report.findings, code_of(change.what), described(change));
    }
  }

  static const Pdf& revision_or(const Signed& one, const Pdf& other) {
    return one.revision ? *one.revision : other;
  }

  static void restrict_by(const Pdf& pdf, const Signed& one, Allowance& allowance) {
    if (one.report.permission > 0) allowance.certified = true;
    if (one.report.permission == 1) allowance.sign_fields = false;
    for (const auto& field : signature_fields(pdf))
      if (locks_all(pdf, field.value)) allowance.sign_fields = false;
  }

  std::string_view file_;
  const Trust& trust_;
  VerifyReport report_;
  Evidence evidence_;
  std::vector<Signed> signed_;
};

}  // namespace

VerifyReport verify(std::string_view pdf, const Trust& trust) {
  return Verification(pdf, trust).run();
}

Verdict verdict_of(const std::vector<Finding>& findings) {
  auto worst = Verdict::valid;
  for (const auto& finding : findings) worst = std::max(worst, finding.weight);
  return worst;
}

Verdict verdict_of(const VerifyReport& report) {
  auto worst = verdict_of(report.findings);
  for (const auto& signature : report.signatures)
    worst = std::max(worst, verdict_of(signature.findings));
  return worst;
}

}  // namespace sopan::sign
