#include "tests/sign/attacks.hpp"

#include <functional>
#include <stdexcept>

#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/update.hpp"
#include "tests/sign/shop.hpp"
#include "tests/support/tools.hpp"

namespace sopan::test {
namespace {

using sign::Pdf;
using sign::Prepared;
using sign::Ref;
using sign::Update;
using sign::Value;

std::string replaced(std::string text, const std::string& from, const std::string& to,
                     std::size_t after = 0) {
  const auto at = text.find(from, after);
  if (at == std::string::npos) throw std::runtime_error("not found: " + from);
  return text.replace(at, from.size(), to);
}

/// The file with one more revision.
std::string revised(const std::string& file, const std::function<void(const Pdf&, Update&)>& edit) {
  const auto pdf = sign::parse(file);
  Update update(file, pdf);
  edit(pdf, update);
  return update.finish();
}

std::string two_places() { return file_with({"disusun", "disahkan"}); }

/// Certified for further signatures; one place is still empty.
std::string signed_first() { return signed_by(pki().official, two_places(), "disusun"); }

Ref root_of(const Pdf& pdf) { return pdf.trailer["/Root"].ref; }

Ref page_of(const Pdf& pdf) {
  return pdf.at(pdf.at(pdf.catalog(), "/Pages"), "/Kids").items[0].ref;
}

Value object_of(const Pdf& pdf, Ref ref) { return pdf.objects.at(ref).value; }

/// Changes one entry of an object.
std::string with_entry(const std::string& file, Ref (*which)(const Pdf&), const std::string& key,
                       const Value& value) {
  return revised(file, [&](const Pdf& pdf, Update& update) {
    auto object = object_of(pdf, which(pdf));
    object.entries[key] = value;
    update.put(which(pdf), object);
  });
}

Ref first_field(const Pdf& pdf) { return sign::signature_fields(pdf)[0].ref; }

std::string covered(const Prepared& prepared) {
  return prepared.file.substr(0, prepared.open) + prepared.file.substr(prepared.close);
}

const sign::Request request{.field = "disahkan", .time = "D:20260105101500+07'00'"};

/// Signs as the program does, but with an edit before the digest is taken.
std::string signed_after(const std::string& file, const std::string& from, const std::string& to) {
  auto prepared = sign::prepare(file, request);
  const auto size = prepared.file.size();
  prepared.file = replaced(std::move(prepared.file), from, to, file.size());
  if (prepared.file.size() != size) throw std::runtime_error("another length");
  const auto key = key_of(pki().official);
  const auto digest = sign::digest_of(prepared);
  const auto signature = key.sign(sign::signed_attributes(key.signer(), digest));
  return sign::finish(prepared, sign::message(key.signer(), digest, signature));
}

/// A file whose message is made from what is covered.
std::string signed_with(const std::function<std::string(const std::string&)>& message) {
  auto prepared = sign::prepare(file_with({"disahkan"}), request);
  const auto bytes = covered(prepared);
  return sign::finish(std::move(prepared), message(bytes));
}

std::string signed_by_one(const Wish& wish) {
  return signed_by(Holder(wish, &pki().authority), file_with({"disahkan"}));
}

// What is done to a signed file

std::string flip_a_byte() { return replaced(signed_once(), "<pdfaid:part>3", "<pdfaid:part>2"); }

std::string damage_the_signature() {
  auto file = signed_once();
  const auto open = file.rfind("/Contents <") + 11;
  const auto end = file.find("00000000000000000000", open);
  file[end - 40] = file[end - 40] == '1' ? '2' : '1';
  return file;
}

std::string append_bytes() { return signed_once() + "lebih"; }
std::string cut_off() { return signed_once().substr(0, signed_once().size() / 2); }
std::string lock_by_password() {
  return run_on(signed_once(), "qpdf --encrypt a b 256 --", "-").output;
}
std::string take_away_all_signatures() { return file_with({"disahkan"}); }

std::string replace_the_page() {
  return revised(signed_first(), [](const Pdf& pdf, Update& update) {
    const auto content = update.reserve();
    update.put_stream(content, {}, "0 0 100 100 re f");
    auto page = object_of(pdf, page_of(pdf));
    page.entries["/Contents"] = sign::reference_to(content);
    update.put(page_of(pdf), page);
  });
}

std::string replace_the_content() {
  return revised(signed_first(), [](const Pdf& pdf, Update& update) {
    const auto& contents = object_of(pdf, page_of(pdf))["/Contents"];
    update.put_stream(contents.is(Value::Kind::array) ? contents.items[0].ref : contents.ref, {},
                      "0 0 100 100 re f");
  });
}

std::string cover_by_an_annotation() {
  return revised(signed_first(), [](const Pdf& pdf, Update& update) {
    const auto note = update.reserve();
    update.put_text(note, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /F 4 >>");
    auto page = object_of(pdf, page_of(pdf));
    auto list = pdf.resolved(page["/Annots"]);
    list.items.push_back(sign::reference_to(note));
    page.entries["/Annots"] = list;
    update.put(page_of(pdf), page);
  });
}

std::string cover_by_a_place_to_sign() {
  return revised(signed_first(), [](const Pdf& pdf, Update& update) {
    const auto field = update.reserve();
    update.put_text(
        field, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (lagi) /Rect [0 0 600 800] /F 132 >>");
    auto page = object_of(pdf, page_of(pdf));
    auto list = pdf.resolved(page["/Annots"]);
    list.items.push_back(sign::reference_to(field));
    page.entries["/Annots"] = list;
    update.put(page_of(pdf), page);
    const auto& form = pdf.catalog()["/AcroForm"];
    auto changed = pdf.resolved(form);
    auto fields = pdf.at(changed, "/Fields");
    fields.items.push_back(sign::reference_to(field));
    changed.entries["/Fields"] = fields;
    update.put(form.ref, changed);
  });
}

std::string drop_a_field() {
  return revised(signed_first(), [](const Pdf& pdf, Update& update) {
    const auto& form = pdf.catalog()["/AcroForm"];
    auto changed = pdf.resolved(form);
    auto fields = pdf.at(changed, "/Fields");
    fields.items.pop_back();
    changed.entries["/Fields"] = fields;
    update.put(form.ref, changed);
  });
}

std::string move_a_place() {
  const auto point = sign::integer_value(1);
  return with_entry(signed_first(), first_field, "/Rect",
                    sign::array_of({point, point, point, point}));
}
std::string repaint_a_signature() {
  return with_entry(signed_first(), first_field, "/AP", sign::dictionary_of({}));
}
std::string take_away_one_signature() { return with_entry(signed_thrice(), first_field, "/V", {}); }
std::string run_something_on_opening() {
  return with_entry(signed_first(), root_of, "/OpenAction",
                    sign::dictionary_of({{"/S", sign::name_value("/JavaScript")}}));
}
std::string exchange_the_pages() {
  return with_entry(signed_first(), root_of, "/Pages", sign::dictionary_of({}));
}
std::string change_the_certification() {
  return with_entry(signed_first(), root_of, "/Perms", sign::dictionary_of({}));
}
std::string change_the_title() {
  return with_entry(
      signed_first(), [](const Pdf& pdf) { return pdf.trailer["/Info"].ref; }, "/Title",
      sign::string_value("Lain"));
}

/// A table that says that an object is gone (ISO 32000-1, 7.5.4).
std::string remove_an_object() {
  const auto file = signed_first();
  const auto pdf = sign::parse(file);
  const auto number = std::to_string(page_of(pdf).first);
  return file + "xref\n" + number + " 1\n0000000000 00001 f \ntrailer\n<< /Root " +
         sign::written(pdf.trailer["/Root"]) + " /Info " + sign::written(pdf.trailer["/Info"]) +
         " /Size " + std::to_string(pdf.trailer["/Size"].number) + " /Prev " +
         std::to_string(sign::last_table(file)) + " >>\nstartxref\n" + std::to_string(file.size()) +
         "\n%%EOF\n";
}

/// The signed file refers to an object that is not there; then it comes.
std::string smuggle_in_an_object() {
  static constexpr int number = 9000;
  const auto base = revised(two_places(), [](const Pdf& pdf, Update& update) {
    auto page = object_of(pdf, page_of(pdf));
    page.entries["/Piece"] = sign::reference_to({number, 0});
    update.put(page_of(pdf), page);
  });
  return revised(signed_by(pki().official, base, "disusun"), [](const Pdf& /**/, Update& update) {
    update.put({number, 0}, sign::string_value("muncul"));
  });
}

std::string sign_after_the_lock() {
  return revised(signed_thrice(), [](const Pdf& pdf, Update& update) {
    const auto field = update.reserve();
    update.put_text(field,
                    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (lagi) /Rect [0 0 0 0] >>");
    const auto& form = pdf.catalog()["/AcroForm"];
    auto changed = pdf.resolved(form);
    auto fields = pdf.at(changed, "/Fields");
    fields.items.push_back(sign::reference_to(field));
    changed.entries["/Fields"] = fields;
    update.put(form.ref, changed);
  });
}

// Ranges and gaps

std::string start_the_range_later() {
  return replaced(signed_once(), "/ByteRange [0 ", "/ByteRange [1 ");
}
std::string hide_the_range() { return replaced(signed_once(), "/ByteRange", "/ByteRangf"); }

/// The numbers of the range, shifted.
std::string with_range(std::string file, int open, int close, int rest) {
  const auto at = file.rfind("/ByteRange [");
  const auto end = file.find(']', at);
  const auto fields = sign::signature_fields(sign::parse(file));
  const auto& items = fields[0].value["/ByteRange"].items;
  auto range = "/ByteRange [0 " + std::to_string(items[1].number + open) + " " +
               std::to_string(items[2].number + close) + " " +
               std::to_string(items[3].number + rest) + "]";
  range.resize(end + 1 - at, ' ');
  return file.replace(at, end + 1 - at, range);
}
std::string widen_the_gap() { return with_range(signed_once(), -20, 0, 0); }
std::string wrap_the_signature() { return with_range(signed_once(), 0, 8, -8); }
std::string leave_the_end_uncovered() { return with_range(signed_once(), 0, 0, -6); }

std::string empty_the_signature() {
  auto file = signed_once();
  const auto open = file.rfind("/Contents <") + 11;
  const auto end = file.find('>', open);
  return file.replace(open, end - open, std::string(end - open, '0'));
}

std::string transplant_a_signature() {
  return signed_with([](const std::string&) {
    const auto key = key_of(pki().official);
    const auto digest = digest::sha256("isi lain");
    return sign::message(key.signer(), digest,
                         key.sign(sign::signed_attributes(key.signer(), digest)));
  });
}

std::string name_another_kind() {
  return signed_after(file_with({"disahkan"}), "/ETSI.CAdES.detached", "/adbe.x509.rsa_sha1 ");
}
std::string certify_without_the_catalog() {
  return signed_after(file_with({"disahkan"}), "/Perms", "/Permz");
}
std::string certify_late() { return signed_after(signed_first(), "/FieldMDP", "/DocMDP  "); }

// Messages and certificates

std::string let_two_sign_at_once() {
  return signed_with([](const std::string& content) {
    return pki().official.message_with(pki().second, content);
  });
}
std::string leave_the_certificate_unbound() {
  return signed_with(
      [](const std::string& content) { return pki().official.plain_message(content); });
}
std::string use_sha1() {
  return signed_with(
      [](const std::string& content) { return pki().official.plain_message(content, "SHA1"); });
}
std::string use_a_weak_key() {
  return signed_with([](const std::string& content) {
    return Holder({.name = "Lemah", .algorithm = Algorithm::rsa1024}, &pki().authority)
        .plain_message(content);
  });
}
std::string put_bytes_behind_the_message() {
  return signed_with(
      [](const std::string& content) { return pki().official.plain_message(content) + "x"; });
}
std::string exchange_the_signature_value() {
  return signed_with([](const std::string& content) {
    const auto key = key_of(pki().official);
    return sign::message(key.signer(), digest::sha256(content), key.sign("lain"));
  });
}
/// Signed by one, in the name of another.
std::string sign_in_anothers_name() {
  return signed_with([](const std::string& content) {
    const auto key = key_of(pki().second), other = key_of(pki().official);
    const auto digest = digest::sha256(content);
    return sign::message(other.signer(), digest,
                         key.sign(sign::signed_attributes(other.signer(), digest)));
  });
}
std::string use_an_unfit_certificate() {
  return signed_by_one({.name = "Bukan Penanda Tangan", .usage = "critical,keyEncipherment"});
}
std::string sign_before_the_certificate() {
  return signed_by_one({.name = "Terlalu Dini", .from = seconds(2026, 2, 1)});
}
std::string issue_it_oneself() {
  return signed_by(Holder({.name = "Sendiri"}), file_with({"disahkan"}));
}
std::string sign_with_an_old_certificate() {
  return signed_by_one({.name = "Lama", .until = seconds(2026, 3, 1)});
}

std::string stamp_another_signature() {
  return signed_with([](const std::string& content) {
    const auto key = key_of(pki().official);
    const auto digest = digest::sha256(content);
    const auto signature = key.sign(sign::signed_attributes(key.signer(), digest));
    // A message is no token either: it tells no time.
    return sign::message(key.signer(), digest, signature, pki().second.plain_message("lain"));
  });
}

}  // namespace

const std::vector<Attack>& attacks() {
  static const std::vector<Attack> all = {
      {"flip a byte", flip_a_byte, "other-content"},
      {"damage the signature", damage_the_signature, "wrong-signature"},
      {"append bytes", append_bytes, "trailing-bytes"},
      {"cut off", cut_off, "damaged-file"},
      {"lock by a password", lock_by_password, "locked-file"},
      {"take away all signatures", take_away_all_signatures, "unsigned"},
      {"replace the page", replace_the_page, "page-changed"},
      {"replace the content", replace_the_content, "object-changed"},
      {"cover by an annotation", cover_by_an_annotation, "annotation-changed"},
      {"cover by a place to sign", cover_by_a_place_to_sign, "annotation-changed"},
      {"drop a field", drop_a_field, "form-changed"},
      {"move a place", move_a_place, "field-changed"},
      {"repaint a signature", repaint_a_signature, "field-changed"},
      {"take away one signature", take_away_one_signature, "field-changed"},
      {"run something on opening", run_something_on_opening, "catalog-changed"},
      {"exchange the pages", exchange_the_pages, "catalog-changed"},
      {"change the certification", change_the_certification, "catalog-changed"},
      {"change the title", change_the_title, "object-changed"},
      {"remove an object", remove_an_object, "object-removed"},
      {"smuggle in an object", smuggle_in_an_object, "object-smuggled"},
      {"sign after the lock", sign_after_the_lock, "form-changed"},
      {"start the range later", start_the_range_later, "bad-range"},
      {"hide the range", hide_the_range, "bad-range"},
      {"widen the gap", widen_the_gap, "bad-gap"},
      {"wrap the signature", wrap_the_signature, "bad-gap"},
      {"leave the end uncovered", leave_the_end_uncovered, "no-revision"},
      {"empty the signature", empty_the_signature, "bad-message"},
      {"transplant a signature", transplant_a_signature, "other-content"},
      {"name another kind", name_another_kind, "unknown-kind"},
      {"certify without the catalog", certify_without_the_catalog, "unnamed-certification"},
      {"certify late", certify_late, "late-certification"},
      {"let two sign at once", let_two_sign_at_once, "many-signers"},
      {"leave the certificate unbound", leave_the_certificate_unbound, "unbound-certificate"},
      {"use SHA-1", use_sha1, "weak-digest"},
      {"use a weak key", use_a_weak_key, "weak-key"},
      {"put bytes behind the message", put_bytes_behind_the_message, "bad-message"},
      {"exchange the signature value", exchange_the_signature_value, "wrong-signature"},
      {"sign in another's name", sign_in_anothers_name, "wrong-signature"},
      {"use an unfit certificate", use_an_unfit_certificate, "unfit-certificate"},
      {"sign before the certificate", sign_before_the_certificate, "signed-outside-validity"},
      {"stamp another signature", stamp_another_signature, "bad-timestamp"},
      {"issue it oneself", issue_it_oneself, "untrusted"},
      {"sign with an old certificate", sign_with_an_old_certificate, "expired"},
  };
  return all;
}

sign::Trust trust() {
  return {.anchors = {pki().root.certificate()},
          .lists = {pki().root.crl({}, seconds(2026, 1, 2), 0),
                    pki().authority.crl({}, seconds(2026, 1, 2), 0)},
          .now = seconds(2026, 6, 1)};
}

}  // namespace sopan::test
