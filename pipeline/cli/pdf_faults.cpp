#include "pipeline/cli/pdf_faults.hpp"

namespace sopan::cli {
namespace {

std::string_view key_of(sign::PdfFlaw flaw) {
  switch (flaw) {
    case sign::PdfFlaw::damaged:
      return "damaged-pdf";
    case sign::PdfFlaw::encrypted:
      return "encrypted-pdf";
    case sign::PdfFlaw::without_source:
      return "pdf-without-source";
    case sign::PdfFlaw::too_large:
      return "pdf-too-large";
  }
  return "damaged-pdf";
}

std::string_view key_of(sign::SignFlaw flaw) {
  switch (flaw) {
    case sign::SignFlaw::no_field:
      return "no-signature-field";
    case sign::SignFlaw::unknown_field:
      return "unknown-signature-field";
    case sign::SignFlaw::many_fields:
      return "many-signature-fields";
    case sign::SignFlaw::signed_already:
      return "signed-already";
    case sign::SignFlaw::locked:
      return "locked-by-signature";
    case sign::SignFlaw::too_small:
      return "signature-too-large";
    case sign::SignFlaw::foreign_key:
      return "foreign-signature";
  }
  return "no-signature-field";
}

std::string_view key_of(sign::KeyFlaw flaw) {
  switch (flaw) {
    case sign::KeyFlaw::damaged:
      return "damaged-key";
    case sign::KeyFlaw::wrong_password:
      return "wrong-secret";
    case sign::KeyFlaw::legacy:
      return "legacy-key";
    case sign::KeyFlaw::unfit:
      return "unfit-key";
    case sign::KeyFlaw::mismatch:
      return "mismatched-key";
  }
  return "damaged-key";
}

}  // namespace

Said said_of(const sign::BadPdf& bad, const std::string& file) {
  return {key_of(bad.flaw), {file}};
}

Said said_of(const sign::CannotSign& cannot, const std::string& file) {
  return {key_of(cannot.flaw), {file, cannot.what()}};
}

Said hint_of(const sign::CannotSign& cannot) {
  switch (cannot.flaw) {
    case sign::SignFlaw::unknown_field:
    case sign::SignFlaw::many_fields:
      return {"choose-field", {cannot.what()}};
    case sign::SignFlaw::no_field:
      return {"sign-what", {}};
    default:
      return {"see-help-of", {"sign"}};
  }
}

Said said_of(const sign::BadKey& bad, const std::string& file) {
  return {key_of(bad.flaw), {file}};
}

Said hint_of(const sign::BadKey& bad) {
  if (bad.flaw == sign::KeyFlaw::legacy) return {"renew-key", {}};
  return {"see-help-of", {"sign"}};
}

}  // namespace sopan::cli
