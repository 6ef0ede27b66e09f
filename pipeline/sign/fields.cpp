#include "pipeline/sign/fields.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace sopan::sign {
namespace {

using Kind = Value::Kind;

double number_of(const Value& value) {
  if (value.is(Kind::integer)) return static_cast<double>(value.number);
  if (!value.is(Kind::real)) return 0;
  double number = 0;
  std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  return number;
}

class Walk {
 public:
  explicit Walk(const Pdf& pdf) : pdf_(pdf) {}

  std::vector<Field> fields() {
    const auto& form = pdf_.at(pdf_.catalog(), "/AcroForm");
    walk(pdf_.at(form, "/Fields"), {}, {}, 0);
    return std::move(fields_);
  }

 private:
  void walk(const Value& list, const std::string& prefix, const std::string& type, int depth) {
    constexpr int deepest = 50;
    if (depth > deepest) return;
    for (const auto& item : list.items) {
      if (item.is(Kind::reference) && seen_.insert(item.ref).second)
        visit(item, prefix, type, depth);
    }
  }

  void visit(const Value& item, const std::string& prefix, std::string type, int depth) {
    const auto& field = pdf_.resolved(item);
    if (field["/FT"].is(Kind::name)) type = field["/FT"].text;
    const auto own = text_of(pdf_.at(field, "/T"));
    auto name = prefix;
    if (!own.empty()) name += (prefix.empty() ? "" : ".") + own;
    const auto& kids = pdf_.at(field, "/Kids");
    if (kids.is(Kind::array) && !kids.items.empty()) {
      walk(kids, name, type, depth + 1);
      return;
    }
    if (type != "/Sig") return;
    const auto& box = pdf_.at(field, "/Rect");
    Field found{.ref = item.ref,
                .name = name,
                .description = text_of(pdf_.at(field, "/TU")),
                .value = pdf_.at(field, "/V")};
    if (box.items.size() == 4) {
      found.width = std::abs(number_of(box.items[2]) - number_of(box.items[0]));
      found.height = std::abs(number_of(box.items[3]) - number_of(box.items[1]));
    }
    fields_.push_back(std::move(found));
  }

  const Pdf& pdf_;
  std::set<Ref> seen_;
  std::vector<Field> fields_;
};

/// The parameters of a transform that a signature names.
const Value* transform(const Pdf& pdf, const Value& signature, std::string_view method) {
  for (const auto& item : pdf.at(signature, "/Reference").items) {
    const auto& reference = pdf.resolved(item);
    if (pdf.at(reference, "/TransformMethod").text == method)
      return &pdf.at(reference, "/TransformParams");
  }
  return nullptr;
}

}  // namespace

std::vector<Field> signature_fields(const Pdf& pdf) { return Walk(pdf).fields(); }

int permission_of(const Pdf& pdf, const Value& signature) {
  const auto* parameters = transform(pdf, signature, "/DocMDP");
  if (parameters == nullptr) return 0;
  const auto& permission = pdf.at(*parameters, "/P");
  if (!permission.is(Kind::integer)) return 2;  // the default
  return static_cast<int>(std::clamp<std::int64_t>(permission.number, 1, 3));
}

bool locks_all(const Pdf& pdf, const Value& signature) {
  const auto* parameters = transform(pdf, signature, "/FieldMDP");
  return parameters != nullptr && pdf.at(*parameters, "/Action").text == "/All";
}

}  // namespace sopan::sign
