#include "pipeline/publish/state.hpp"

#include <simdjson.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <system_error>

#include "pipeline/publish/files.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;
using Json = nlohmann::json;

constexpr std::string_view stem = ".sopan-state", suffix = ".jsonl";
constexpr std::int64_t version = 3;
constexpr std::size_t max_bytes = std::size_t{1} << 30U;

Json as_data(const Stamp& stamp) { return {stamp.size, stamp.time}; }

/// The values of an array that has so many.
std::vector<dom::element> values_of(const dom::element& data, std::size_t count) {
  std::vector<dom::element> values;
  values.reserve(count);
  for (const auto value : dom::array(data)) values.push_back(value);
  if (values.size() != count) throw simdjson::simdjson_error(simdjson::INDEX_OUT_OF_BOUNDS);
  return values;
}

std::string text_of(const dom::element& data) { return std::string(std::string_view(data)); }

Stamp stamp_from(const dom::element& data) {
  const auto values = values_of(data, 2);
  return {std::uint64_t(values[0]), std::int64_t(values[1])};
}

/// What several records share stands in a list of its own, once; they hold its place there. Most of
/// a state would be repetition, and reading it most of a run that has nothing to do.
class Shared {
 public:
  /// The place of a text, given as JSON.
  std::size_t place_of(std::string text) {
    const auto [at, is_new] = places_.emplace(std::move(text), texts_.size());
    if (is_new) texts_.push_back(at->first);
    return at->second;
  }

  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::string> texts_;
};

std::string dumped(const Json& data) {
  return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json as_data(const std::string& path, const Record& record, Shared& shared) {
  std::vector<std::size_t> causes;
  for (const auto& [name, hash] : record.causes)
    if (name != record.sop) causes.push_back(shared.place_of(dumped({name, hash})));
  return {{"path", path},
          {"ground", shared.place_of(dumped({record.project, record.common, record.equipment}))},
          {"sop", {record.sop, as_data(record.sop_stamp), record.sop_hash}},
          {"about",
           {record.id, record.name, record.number, record.status, record.signer, record.approvers}},
          {"pdf", {as_data(record.pdf_stamp), record.pdf_hash}},
          {"warnings", record.warnings},
          {"causes", causes}};
}

Record record_from(const dom::element& data, const std::vector<dom::element>& shared) {
  const auto ground = values_of(shared.at(std::uint64_t(data["ground"])), 3);
  const auto sop = values_of(data["sop"], 3);
  const auto about = values_of(data["about"], 6);
  const auto pdf = values_of(data["pdf"], 2);
  Record record{.project = text_of(ground[0]),
                .sop = text_of(sop[0]),
                .sop_stamp = stamp_from(sop[1]),
                .sop_hash = text_of(sop[2]),
                .common = text_of(ground[1]),
                .equipment = text_of(ground[2]),
                .id = text_of(about[0]),
                .name = text_of(about[1]),
                .number = text_of(about[2]),
                .status = text_of(about[3]),
                .signer = text_of(about[4]),
                .pdf_stamp = stamp_from(pdf[0]),
                .pdf_hash = text_of(pdf[1]),
                .warnings = std::uint64_t(data["warnings"])};
  for (const auto one : dom::array(about[5])) record.approvers.push_back(text_of(one));
  for (const auto place : dom::array(data["causes"])) {
    const auto cause = values_of(shared.at(std::uint64_t(place)), 2);
    record.causes.emplace(text_of(cause[0]), text_of(cause[1]));
  }
  if (!record.sop.empty()) record.causes.emplace(record.sop, record.sop_hash);
  return record;
}

std::string file_name(Shard shard) {
  std::string name(stem);
  if (!shard.is_all())
    name.append("-")
        .append(std::to_string(shard.number))
        .append("-of-")
        .append(std::to_string(shard.of));
  return name.append(suffix);
}

bool is_of_shard(std::string_view name) {
  if (!name.starts_with(stem) || !name.ends_with(suffix)) return false;
  name.remove_prefix(stem.size());
  return name.starts_with('-');
}

/// What a file of state holds.
struct Memory {
  std::int64_t written = 0;
  Records records;
  std::map<std::string, FontFile> fonts;
};

/// Takes a line off a text, parsed; it holds until the parser parses the next. simdjson may look
/// at some bytes behind it.
dom::element next_line(dom::parser& parser, std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  constexpr bool copies = false;
  return parser.parse(line.data(), line.size(), copies);
}

/// Throws what simdjson and `vector::at` throw for a damaged one; nothing for one of another
/// version. A head, a line for each record, and what they share: all of them as data at once would
/// take many times the room.
std::optional<Memory> memory_from(std::string bytes) {
  const auto size = bytes.size();
  bytes.append(simdjson::SIMDJSON_PADDING, ' ');
  auto text = std::string_view(bytes).substr(0, size);
  dom::parser parser;
  const auto head = next_line(parser, text);
  if (std::int64_t(head["version"]) != version) return {};
  const std::size_t count = std::uint64_t(head["records"]);
  Memory memory;
  for (const auto one : dom::array(head["fonts"])) {
    const auto font = values_of(one, 3);
    memory.fonts.emplace(text_of(font[0]), FontFile{stamp_from(font[1]), text_of(font[2])});
  }
  auto tail =
      text.substr(text.rfind('\n', text.size() - std::min<std::size_t>(text.size(), 2)) + 1);
  text.remove_suffix(tail.size());
  dom::parser tail_parser;
  std::vector<dom::element> shared;
  for (const auto one : dom::array(next_line(tail_parser, tail))) shared.push_back(one);
  while (!text.empty()) {
    const auto record = next_line(parser, text);
    memory.records.emplace(text_of(record["path"]),
                           std::make_unique<const Record>(record_from(record, shared)));
  }
  if (count != memory.records.size()) return {};
  return memory;
}

/// Nothing for one that is absent, damaged or of another version.
std::optional<Memory> remembered(const fs::path& file) {
  const auto stamp = stamp_of(file);
  if (!stamp) return {};
  try {
    auto memory = memory_from(files::read_file(file, max_bytes));
    if (memory) memory->written = stamp->time;
    return memory;
  } catch (const simdjson::simdjson_error&) {
    return {};
  } catch (const std::out_of_range&) {
    return {};
  } catch (const std::system_error&) {
    return {};
  }
}

}  // namespace

std::optional<Stamp> stamp_of(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  constexpr std::int64_t billion = 1'000'000'000;
  return Stamp{static_cast<std::uint64_t>(status.st_size),
               static_cast<std::int64_t>(status.st_mtim.tv_sec) * billion +
                   static_cast<std::int64_t>(status.st_mtim.tv_nsec)};
}

State State::read(const fs::path& folder, Shard shard) {
  auto file = folder / file_name(shard);
  if (!fs::exists(file)) file = folder / file_name({});
  State state;
  state.shard_ = shard;
  if (auto memory = remembered(file)) {
    state.records_ = std::move(memory->records);
    state.fonts_ = std::move(memory->fonts);
    state.written_ = memory->written;
  }
  return state;
}

void State::join(const fs::path& folder) {
  std::vector<Memory> memories;
  memories.push_back({.written = written_, .records = std::move(records_)});
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!is_of_shard(entry.path().filename().string())) continue;
    joined_.push_back(entry.path());
    if (auto memory = remembered(entry.path())) memories.push_back(std::move(*memory));
  }
  // What was written last knows best; only what is older than all of them is proved by its time.
  std::ranges::stable_sort(memories, {}, &Memory::written);
  records_.clear();
  for (auto& memory : memories) {
    if (memory.records.empty()) continue;
    if (records_.empty()) written_ = memory.written;
    for (auto& [pdf, record] : memory.records) records_.insert_or_assign(pdf, std::move(record));
  }
  changed_ = changed_ || !joined_.empty();
}

const Record* State::find(const std::string& pdf) const {
  const auto found = records_.find(pdf);
  return found == records_.end() ? nullptr : found->second.get();
}

void State::put(const std::string& pdf, std::unique_ptr<const Record> record) {
  records_.insert_or_assign(pdf, std::move(record));
  changed_ = true;
}

std::optional<std::string> State::font(const std::string& file, const Stamp& now) const {
  const auto found = fonts_.find(file);
  if (found == fonts_.end() || !proves(found->second.stamp, now)) return {};
  return found->second.fingerprint;
}

void State::put_font(const std::string& file, const Stamp& seen, const std::string& fingerprint) {
  fonts_.insert_or_assign(file, FontFile{seen, fingerprint});
  changed_ = true;
}

void State::remove(const std::string& pdf) { changed_ |= records_.erase(pdf) > 0; }

void State::write(const fs::path& folder) {
  if (!changed_) return;
  Json fonts = Json::array();
  for (const auto& [file, font] : fonts_)
    fonts.push_back({file, as_data(font.stamp), font.fingerprint});
  std::string all;
  constexpr std::size_t usual_line = 512;
  all.reserve(records_.size() * usual_line);
  const Json head = {{"version", version}, {"fonts", fonts}, {"records", records_.size()}};
  all.append(dumped(head)).append("\n");
  Shared shared;
  for (const auto& [path, record] : records_)
    all.append(dumped(as_data(path, *record, shared))).append("\n");
  all += '[';
  for (const auto& text : shared.texts()) {
    if (!all.ends_with('[')) all += ',';
    all += text;
  }
  files::write_file(folder / file_name(shard_), all.append("]\n"));
  std::error_code error;
  for (const auto& file : std::exchange(joined_, {})) fs::remove(file, error);
  changed_ = false;
}

draft::SopEntry recalled(const Record& record, SourceId source) {
  const Span place{.source = source};
  const auto text = [&](const std::string& words) -> draft::MaybeText {
    if (words.empty()) return {};
    return draft::Text{words, place};
  };
  draft::SopEntry entry{.id = text(record.id),
                        .status = text(record.status),
                        .name = text(record.name),
                        .number = text(record.number),
                        .signer = text(record.signer),
                        .span = place,
                        .identity_span = place};
  for (const auto& official : record.approvers)
    entry.approvals.push_back({.role = {}, .official = {official, place}});
  return entry;
}

}  // namespace sopan::publish
