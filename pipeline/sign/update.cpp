#include "pipeline/sign/update.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <utility>

#include "pipeline/digest/digest.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::sign {
namespace {

constexpr std::size_t half_of_id = 16;

bool is_space(char c) { return c == ' ' || c == '\r' || c == '\n' || c == '\t'; }

/// One entry of a table, exactly 20 bytes.
std::string entry(std::size_t offset, int generation) {
  std::string digits = std::to_string(offset), second = std::to_string(generation);
  digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), '0');
  second.insert(0, 5 - std::min<std::size_t>(5, second.size()), '0');
  return digits + " " + second + " n \n";
}

/// Runs of numbers without gaps: first number and length.
std::vector<std::pair<int, int>> runs_of(const std::map<Ref, std::size_t>& places) {
  std::vector<std::pair<int, int>> runs;
  for (const auto& [ref, offset] : places) {
    if (!runs.empty() && runs.back().first + runs.back().second == ref.first) {
      ++runs.back().second;
    } else {
      runs.emplace_back(ref.first, 1);
    }
  }
  return runs;
}

void put_bytes(std::size_t number, int count, std::string& out) {
  for (int i = count - 1; i >= 0; --i)
    out += static_cast<char>((number >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

}  // namespace

std::size_t last_table(std::string_view file) {
  constexpr std::string_view word = "startxref";
  const auto at = file.rfind(word);
  if (at == std::string_view::npos) throw BadPdf(PdfFlaw::damaged, "no startxref");
  auto rest = file.substr(at + word.size());
  while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), place);
  if (error != std::errc() || place >= at) throw BadPdf(PdfFlaw::damaged, "startxref is wrong");
  return place;
}

Update::Update(std::string_view base, const Pdf& pdf)
    : file_(base), base_size_(base.size()), trailer_(pdf.trailer), last_table_(last_table(base)) {
  streams_ = base.substr(last_table_, 4) != "xref";
  if (!file_.ends_with('\n')) file_ += '\n';
  const auto size = pdf.trailer["/Size"].number;
  if (size < 1 || size > 8388607) throw BadPdf(PdfFlaw::damaged, "size of the table is wrong");
  next_ = static_cast<int>(size);
  for (const auto& [ref, object] : pdf.objects) next_ = std::max(next_, ref.first + 1);
}

Ref Update::reserve() { return {next_++, 0}; }

std::size_t Update::put_text(Ref ref, std::string_view body) {
  places_[ref] = file_.size();
  next_ = std::max(next_, ref.first + 1);
  file_ += std::to_string(ref.first) + " " + std::to_string(ref.second) + " obj\n";
  const auto place = file_.size();
  file_.append(body).append("\nendobj\n");
  return place;
}

void Update::put(Ref ref, const Value& value) { put_text(ref, written(value)); }

void Update::put_stream(Ref ref, Value entries, std::string_view data) {
  entries.kind = Value::Kind::dictionary;
  entries.entries["/Length"] = integer_value(static_cast<std::int64_t>(data.size()));
  auto body = written(entries) + "\nstream\n";
  body.append(data).append("\nendstream");
  put_text(ref, body);
}

std::string Update::table(const std::string& trailer) const {
  std::string out = "xref\n";
  for (const auto& [first, count] : runs_of(places_)) {
    out += std::to_string(first) + " " + std::to_string(count) + "\n";
    auto place = places_.lower_bound(Ref{first, 0});
    for (int i = 0; i < count; ++i, ++place) out += entry(place->second, place->first.second);
  }
  return out + "trailer\n" + trailer + "\n";
}

/// ISO 32000-1, 7.5.8; the stream is an object of its own table.
std::string Update::stream_table(Value trailer) const {
  auto places = places_;
  const Ref own{next_, 0};
  places[own] = file_.size();
  std::vector<Value> index;
  std::string data;
  for (const auto& [first, count] : runs_of(places)) {
    index.push_back(integer_value(first));
    index.push_back(integer_value(count));
  }
  for (const auto& [ref, offset] : places) {
    put_bytes(1, 1, data);
    put_bytes(offset, 8, data);
    put_bytes(static_cast<std::size_t>(ref.second), 2, data);
  }
  auto& entries = trailer.entries;
  entries["/Type"] = name_value("/XRef");
  entries["/W"] = array_of({integer_value(1), integer_value(8), integer_value(2)});
  entries["/Index"] = array_of(std::move(index));
  entries["/Size"] = integer_value(next_ + 1);
  entries["/Length"] = integer_value(static_cast<std::int64_t>(data.size()));
  return std::to_string(own.first) + " 0 obj\n" + written(trailer) + "\nstream\n" + data +
         "\nendstream\nendobj\n";
}

std::string Update::finish() const {
  const auto added = digest::sha256(std::string_view(file_).substr(base_size_));
  const std::string second(reinterpret_cast<const char*>(added.data()), half_of_id);
  const auto& id = trailer_["/ID"];
  Value trailer = dictionary_of({});
  for (const auto* key : {"/Root", "/Info"})
    if (!trailer_[key].is(Value::Kind::null)) trailer.entries[key] = trailer_[key];
  trailer.entries["/ID"] =
      array_of({id.items.empty() ? string_value(second) : id.items[0], string_value(second)});
  trailer.entries["/Prev"] = integer_value(static_cast<std::int64_t>(last_table_));
  trailer.entries["/Size"] = integer_value(next_);
  auto file = file_ + (streams_ ? stream_table(trailer) : table(written(trailer)));
  return file + "startxref\n" + std::to_string(file_.size()) + "\n%%EOF\n";
}

}  // namespace sopan::sign
