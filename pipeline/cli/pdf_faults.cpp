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
    case sign::KeyFlaw::refused:
      return "key-refuses";
    case sign::KeyFlaw::no_engine:
      return "no-token-engine";
    case sign::KeyFlaw::no_module:
      return "no-token-module";
    case sign::KeyFlaw::bad_uri:
      return "bad-token-uri";
    case sign::KeyFlaw::no_token:
      return "no-token";
    case sign::KeyFlaw::no_key:
      return "no-token-key";
    case sign::KeyFlaw::no_certificate:
      return "no-token-certificate";
    case sign::KeyFlaw::wrong_pin:
      return "wrong-pin";
    case sign::KeyFlaw::locked_pin:
      return "locked-pin";
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
  switch (bad.flaw) {
    case sign::KeyFlaw::legacy:
      return {"renew-key", {}};
    case sign::KeyFlaw::no_engine:
      return {"install-engine", {}};
    case sign::KeyFlaw::no_module:
      return {"give-module", {}};
    case sign::KeyFlaw::bad_uri:
      return {"token-form", {}};
    case sign::KeyFlaw::no_token:
    case sign::KeyFlaw::no_key:
      return {"look-at-token", {}};
    case sign::KeyFlaw::no_certificate:
      return {"give-certificate", {}};
    case sign::KeyFlaw::wrong_pin:
      return {"wrong-pin-tries", {}};
    case sign::KeyFlaw::locked_pin:
      return {"unlock-token", {}};
    case sign::KeyFlaw::refused:
      return {"put-token-in", {}};
    default:
      return {"see-help-of", {"sign"}};
  }
}

}  // namespace sopan::cli
