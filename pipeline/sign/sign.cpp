#include "pipeline/sign/sign.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/encoding.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/update.hpp"

namespace sopan::sign {
namespace {

using Kind = Value::Kind;

constexpr std::string_view empty_range = "[0 0000000000 0000000000 0000000000]";

bool is_empty(const Field& field) { return field.value.is(Kind::null); }

Field chosen(const std::vector<Field>& fields, const std::string& name) {
  if (fields.empty()) throw CannotSign(SignFlaw::no_field, "no signature field");
  if (name.empty()) {
    const auto count = std::ranges::count_if(fields, is_empty);
    if (count == 0) throw CannotSign(SignFlaw::signed_already, fields.front().name);
    std::string names;
    for (const auto& field : fields)
      if (is_empty(field)) names.append(names.empty() ? "" : ", ").append(field.name);
    if (count > 1) throw CannotSign(SignFlaw::many_fields, names);
    return *std::ranges::find_if(fields, is_empty);
  }
  const auto found = std::ranges::find(fields, name, &Field::name);
  if (found == fields.end()) {
    std::string names;
    for (const auto& field : fields) names.append(names.empty() ? "" : ", ").append(field.name);
    throw CannotSign(SignFlaw::unknown_field, names);
  }
  if (!is_empty(*found)) throw CannotSign(SignFlaw::signed_already, name);
  return *found;
}

/// What the signatures so far forbid.
void check_permission(const Pdf& pdf, const std::vector<Field>& fields) {
  for (const auto& field : fields) {
    if (is_empty(field)) continue;
    if (permission_of(pdf, field.value) == 1 || locks_all(pdf, field.value))
      throw CannotSign(SignFlaw::locked, field.name);
  }
}

/// What a signature does to the file beside signing it.
enum class Part : std::uint8_t { only, first, middle, last };

Part part_of(const std::vector<Field>& fields) {
  const auto empty = std::ranges::count_if(fields, is_empty);
  const bool first = empty == std::ranges::ssize(fields);
  if (first) return empty == 1 ? Part::only : Part::first;
  return empty == 1 ? Part::last : Part::middle;
}

Value transform(Part part, const Pdf& pdf) {
  std::map<std::string, Value> parameters = {{"/Type", name_value("/TransformParams")},
                                             {"/V", name_value("/1.2")}};
  std::map<std::string, Value> reference = {{"/Type", name_value("/SigRef")}};
  if (part == Part::last) {
    parameters["/Action"] = name_value("/All");
    reference["/TransformMethod"] = name_value("/FieldMDP");
    reference["/Data"] = pdf.trailer["/Root"];
  } else {
    parameters["/P"] = integer_value(part == Part::only ? 1 : 2);
    reference["/TransformMethod"] = name_value("/DocMDP");
  }
  reference["/TransformParams"] = dictionary_of(std::move(parameters));
  return array_of({dictionary_of(std::move(reference))});
}

/// The signature dictionary up to its placeholders, which come first.
std::string signature_body(const Request& request, Part part, const Pdf& pdf) {
  std::map<std::string, Value> entries = {{"/Type", name_value("/Sig")},
                                          {"/Filter", name_value("/Adobe.PPKLite")},
                                          {"/SubFilter", name_value("/ETSI.CAdES.detached")}};
  if (!request.time.empty()) entries["/M"] = string_value(request.time);
  if (!request.name.empty()) entries["/Name"] = text_value(request.name);
  if (!request.reason.empty()) entries["/Reason"] = text_value(request.reason);
  if (part != Part::middle) entries["/Reference"] = transform(part, pdf);
  std::string body = "<< /ByteRange ";
  body.append(empty_range).append(" /Contents <").append(2 * request.room, '0').append(">");
  return body + written(dictionary_of(std::move(entries))).substr(2);
}

Value changed(Value dictionary, const std::string& key, Value entry) {
  dictionary.entries[key] = std::move(entry);
  return dictionary;
}

/// Points, exact to three decimals.
Value length_value(double points) {
  constexpr long unit = 1000;
  const auto thousandths = std::lround(points * unit);
  if (thousandths % unit == 0) return integer_value(thousandths / unit);
  auto decimals = std::to_string(thousandths % unit);
  decimals.insert(0, 3 - decimals.size(), '0');
  Value value;
  value.kind = Kind::real;
  value.text = std::to_string(thousandths / unit) + "." + decimals;
  return value;
}

Ref put_appearance(const Field& field, const Request& request, Update& update) {
  const auto ref = update.reserve();
  const Value zero = integer_value(0);
  update.put_stream(
      ref,
      dictionary_of(
          {{"/Type", name_value("/XObject")},
           {"/Subtype", name_value("/Form")},
           {"/FormType", integer_value(1)},
           {"/BBox", array_of({zero, zero, length_value(field.width), length_value(field.height)})},
           {"/Resources", dictionary_of({})}}),
      request.appearance);
  return ref;
}

/// The form and the catalog, with what a signature changes in them.
void put_form(const Pdf& pdf, Part part, Ref signature, Update& update) {
  auto catalog = pdf.catalog();
  const auto& form = catalog["/AcroForm"];
  auto changed_form = changed(pdf.resolved(form), "/SigFlags", integer_value(3));
  const bool certifies = part == Part::only || part == Part::first;
  if (form.is(Kind::reference)) {
    if (changed_form != pdf.resolved(form)) update.put(form.ref, changed_form);
  } else {
    catalog.entries["/AcroForm"] = changed_form;
  }
  if (certifies) catalog.entries["/Perms"] = dictionary_of({{"/DocMDP", reference_to(signature)}});
  if (catalog != pdf.catalog()) update.put(pdf.trailer["/Root"].ref, catalog);
}

}  // namespace

Prepared prepare(std::string_view file, const Request& request) {
  if (request.room > most_room) throw CannotSign(SignFlaw::too_small, "room");
  const auto pdf = parse(file);
  const auto fields = signature_fields(pdf);
  const auto field = chosen(fields, request.field);
  check_permission(pdf, fields);
  const auto part = part_of(fields);
  Update update(file, pdf);
  const auto signature = update.reserve();
  auto widget = pdf.objects.at(field.ref).value;
  widget.entries["/V"] = reference_to(signature);
  widget.entries["/AP"] =
      dictionary_of({{"/N", reference_to(put_appearance(field, request, update))}});
  put_form(pdf, part, signature, update);
  update.put(field.ref, widget);
  const auto body = signature_body(request, part, pdf);
  const auto place = update.put_text(signature, body);
  Prepared prepared{.file = update.finish()};
  prepared.open = place + body.find("/Contents <") + std::string_view("/Contents ").size();
  prepared.close = prepared.open + 2 * request.room + 2;
  const auto range = "[0 " + std::to_string(prepared.open) + " " + std::to_string(prepared.close) +
                     " " + std::to_string(prepared.file.size() - prepared.close) + "]";
  prepared.file.replace(place + body.find(empty_range), empty_range.size(),
                        range + std::string(empty_range.size() - range.size(), ' '));
  return prepared;
}

digest::Sha256 digest_of(const Prepared& prepared) {
  return digest::sha256(prepared.file.substr(0, prepared.open) +
                        prepared.file.substr(prepared.close));
}

std::string finish(Prepared prepared, std::string_view message) {
  const auto hex = hex_of(message);
  if (hex.size() + 2 > prepared.close - prepared.open)
    throw CannotSign(SignFlaw::too_small, std::to_string(message.size()));
  prepared.file.replace(prepared.open + 1, hex.size(), hex);
  return std::move(prepared.file);
}

std::string sign(std::string_view pdf, const Request& request, const Key& key,
                 const Stamper& stamper) {
  auto prepared = prepare(pdf, request);
  const auto digest = digest_of(prepared);
  const auto signature = key.sign(signed_attributes(key.signer(), digest));
  const auto token = stamper ? stamper(signature) : std::string();
  return finish(std::move(prepared), message(key.signer(), digest, signature, token));
}

BoxSize box_of(std::string_view file, const std::string& field) {
  const auto found = chosen(signature_fields(parse(file)), field);
  return {.width = found.width, .height = found.height};
}

}  // namespace sopan::sign
