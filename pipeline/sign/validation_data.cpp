#include "pipeline/sign/validation_data.hpp"

#include <openssl/err.h>
#include <openssl/ocsp.h>

#include <algorithm>
#include <vector>

#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/handles.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/update.hpp"

namespace sopan::sign {
namespace {

using Kind = Value::Kind;

/// One of the lists of the store, with what is new behind what is there.
class List {
 public:
  List(const Pdf& pdf, const Value& store, const std::string& key) : pdf_(pdf) {
    const auto& there = pdf.at(store, key);
    items_ = there.items;
  }

  /// Whether that was new.
  bool add(const std::string& der, Update& update) {
    const bool known = std::ranges::any_of(items_, [&](const Value& item) {
      const auto found =
          item.is(Kind::reference) ? pdf_.objects.find(item.ref) : pdf_.objects.end();
      return found != pdf_.objects.end() && found->second.data == der;
    });
    if (known || std::ranges::find(added_, der) != added_.end()) return false;
    added_.push_back(der);
    const auto ref = update.reserve();
    update.put_stream(ref, dictionary_of({}), der);
    items_.push_back(reference_to(ref));
    return true;
  }

  [[nodiscard]] const std::vector<Value>& items() const { return items_; }

 private:
  const Pdf& pdf_;
  std::vector<Value> items_;
  std::vector<std::string> added_;
};

void put_store(const Pdf& pdf, const Value& store, Update& update) {
  auto catalog = pdf.catalog();
  if (catalog["/DSS"].is(Kind::reference)) return update.put(catalog["/DSS"].ref, store);
  const auto ref = update.reserve();
  update.put(ref, store);
  catalog.entries["/DSS"] = reference_to(ref);
  update.put(pdf.trailer["/Root"].ref, catalog);
}

}  // namespace

std::string with_validation_data(std::string_view file, const Evidence& given) {
  const auto pdf = parse(file);
  auto certificates = given.certificates;
  for (const auto& field : signature_fields(pdf)) {
    const auto& contents = field.value["/Contents"];
    for (auto& one : certificates_in(contents.text)) certificates.push_back(std::move(one));
  }
  Update update(file, pdf);
  const auto& there = pdf.at(pdf.catalog(), "/DSS");
  Value store = there.is(Kind::dictionary) ? there : dictionary_of({});
  store.entries["/Type"] = name_value("/DSS");
  bool news = false;
  const auto gather = [&](const std::string& key, const std::vector<std::string>& ders) {
    List list(pdf, there, key);
    for (const auto& der : ders) news = list.add(der, update) || news;
    if (!list.items().empty()) store.entries[key] = array_of(list.items());
  };
  gather("/Certs", certificates);
  gather("/CRLs", given.lists);
  gather("/OCSPs", given.answers);
  if (!news) return std::string(file);
  put_store(pdf, store, update);
  return update.finish();
}

bool is_ocsp_answer(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const Handle<OCSP_RESPONSE> answer(
      d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(bytes.size())));
  ERR_clear_error();
  return answer != nullptr;
}

}  // namespace sopan::sign
