#include "pipeline/sign/differences.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "pipeline/sign/fields.hpp"

namespace sopan::sign {
namespace {

using Kind = Value::Kind;
using What = Change::What;
using Keys = std::set<std::string, std::less<>>;

void gather_references(const Value& value, std::set<Ref>& found) {
  if (value.is(Kind::reference)) found.insert(value.ref);
  for (const auto& item : value.items) gather_references(item, found);
  for (const auto& [key, entry] : value.entries) gather_references(entry, found);
}

/// Whether two dictionaries are the same but for these keys.
bool same_but_for(const Value& a, const Value& b, const Keys& keys) {
  const auto covers = [&](const Value& x, const Value& y) {
    return std::ranges::all_of(x.entries, [&](const auto& entry) {
      return keys.contains(entry.first) || y[entry.first] == entry.second;
    });
  };
  return a.kind == b.kind && a.is(Kind::dictionary) && covers(a, b) && covers(b, a);
}

/// The items behind those of `before`, or nothing when it is no continuation.
const Value* begins_with(const Value& after, const Value& before) {
  if (before.is(Kind::null)) return &after;
  const bool goes_on = after.is(Kind::array) && after.items.size() >= before.items.size() &&
                       std::equal(before.items.begin(), before.items.end(), after.items.begin());
  return goes_on ? &after : nullptr;
}

class Comparison {
 public:
  Comparison(const Pdf& before, const Pdf& after, const Allowance& allowance)
      : before_(before), after_(after), allowance_(allowance) {
    for (const auto& field : signature_fields(before)) fields_.insert(field.ref);
    for (const auto& field : signature_fields(after))
      if (!before.objects.contains(field.ref) && may_be_new(field)) new_fields_.insert(field.ref);
    form_ = ref_at(before.catalog(), "/AcroForm");
    dss_ = ref_at(before.catalog(), "/DSS");
    fields_array_ = ref_at(before.at(before.catalog(), "/AcroForm"), "/Fields");
    for (const auto& [ref, object] : before.objects) {
      const bool page = object.value["/Type"].text == "/Page";
      if (page && object.value["/Annots"].is(Kind::reference))
        annotations_.insert(object.value["/Annots"].ref);
    }
  }

  std::vector<Change> run() {
    for (const auto* key : {"/Root", "/Info", "/Encrypt"})
      if (before_.trailer[key] != after_.trailer[key]) add(What::trailer, {});
    for (const auto& [ref, object] : before_.objects) {
      const auto now = after_.objects.find(ref);
      if (now == after_.objects.end()) {
        add(What::removed, ref);
      } else if (!(now->second == object)) {
        judge(ref, object, now->second);
      }
    }
    find_smuggled();
    return std::move(changes_);
  }

 private:
  static Ref ref_at(const Value& dictionary, const std::string& key) {
    return dictionary[key].is(Kind::reference) ? dictionary[key].ref : Ref{};
  }

  void add(What what, Ref ref) { changes_.push_back({what, ref}); }

  /// New places for signatures: a stamp of time always, others unless locked, visible ones unless
  /// certified.
  [[nodiscard]] bool may_be_new(const Field& field) const {
    const bool visible = field.width > 0 && field.height > 0;
    if (after_.at(field.value, "/Type").text == "/DocTimeStamp") return !visible;
    return allowance_.sign_fields && !(allowance_.certified && visible);
  }

  void judge(Ref ref, const Object& was, const Object& is) {
    if (was.stream || is.stream) return add(What::object, ref);
    if (ref == before_.trailer["/Root"].ref) {
      judge_catalog(was.value, is.value);
    } else if (ref == form_) {
      judge_form(was.value, is.value);
    } else if (ref == dss_) {
      const Keys parts = {"/Type", "/Certs", "/CRLs", "/OCSPs", "/VRI"};
      if (!same_but_for(was.value, is.value, parts)) add(What::catalog, ref);
    } else if (ref == fields_array_ || annotations_.contains(ref)) {
      if (!only_new_fields(is.value, was.value))
        add(ref == fields_array_ ? What::form : What::annotation, ref);
    } else if (fields_.contains(ref)) {
      if (!is_signing(was.value, is.value)) add(What::field, ref);
    } else if (was.value["/Type"].text == "/Page") {
      judge_page(ref, was.value, is.value);
    } else {
      add(What::object, ref);
    }
  }

  void judge_catalog(const Value& was, const Value& is) {
    const auto root = before_.trailer["/Root"].ref;
    Keys open = {"/AcroForm", "/DSS", "/Extensions"};
    if (allowance_.certify) open.insert("/Perms");
    if (!same_but_for(was, is, open)) add(What::catalog, root);
    if (was["/AcroForm"] == is["/AcroForm"]) return;
    if (is["/AcroForm"].is(Kind::reference) && is["/AcroForm"].ref == form_) return;
    judge_form(before_.at(was, "/AcroForm"), after_.at(is, "/AcroForm"));
  }

  void judge_form(const Value& was, const Value& is) {
    if (!same_but_for(was, is, {"/Fields", "/SigFlags"})) add(What::form, form_);
    if (was["/Fields"] != is["/Fields"] &&
        !only_new_fields(after_.at(is, "/Fields"), before_.at(was, "/Fields")))
      add(What::form, form_);
  }

  [[nodiscard]] bool only_new_fields(const Value& is, const Value& was) const {
    const auto* whole = begins_with(is, was);
    return whole != nullptr &&
           std::all_of(whole->items.begin() + static_cast<std::ptrdiff_t>(was.items.size()),
                       whole->items.end(), [&](const Value& item) {
                         return item.is(Kind::reference) && new_fields_.contains(item.ref);
                       });
  }

  void judge_page(Ref ref, const Value& was, const Value& is) {
    if (!same_but_for(was, is, {"/Annots"})) {
      add(What::page, ref);
    } else if (!only_new_fields(after_.at(is, "/Annots"), before_.at(was, "/Annots"))) {
      add(What::annotation, ref);
    }
  }

  /// A place that was empty and now holds a signature; where it stands stays as it was.
  [[nodiscard]] bool is_signing(const Value& was, const Value& is) const {
    return allowance_.sign_fields && before_.at(was, "/V").is(Kind::null) &&
           after_.at(is, "/V")["/ByteRange"].is(Kind::array) &&
           same_but_for(was, is, {"/V", "/AP", "/Lock"});
  }

  /// A reference that led nowhere may not come to lead somewhere.
  void find_smuggled() {
    std::set<Ref> known;
    gather_references(before_.trailer, known);
    for (const auto& [ref, object] : before_.objects) gather_references(object.value, known);
    for (const auto& ref : known)
      if (!before_.objects.contains(ref) && after_.objects.contains(ref)) add(What::smuggled, ref);
  }

  const Pdf& before_;
  const Pdf& after_;
  Allowance allowance_;
  std::set<Ref> fields_, new_fields_, annotations_;
  Ref form_{}, dss_{}, fields_array_{};
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> forbidden_changes(const Pdf& before, const Pdf& after,
                                      const Allowance& allowance) {
  return Comparison(before, after, allowance).run();
}

}  // namespace sopan::sign
