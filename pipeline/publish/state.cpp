#include "pipeline/publish/state.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>

#include "pipeline/publish/files.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view stem = ".sopan-state", suffix = ".jsonl";
constexpr int version = 2;
constexpr std::size_t max_bytes = std::size_t{1} << 30U;

Json as_data(const Stamp& stamp) { return {stamp.size, stamp.time}; }

Stamp stamp_from(const Json& data) {
  return {data.at(0).get<std::uint64_t>(), data.at(1).get<std::int64_t>()};
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
          {"about", {record.id, record.name, record.number, record.status, record.signer}},
          {"pdf", {as_data(record.pdf_stamp), record.pdf_hash}},
          {"warnings", record.warnings},
          {"causes", causes}};
}

Record record_from(const Json& data, const Json& shared) {
  const auto& ground = shared.at(data.at("ground").get<std::size_t>());
  const auto &sop = data.at("sop"), &about = data.at("about"), &pdf = data.at("pdf");
  Record record;
  ground.at(0).get_to(record.project);
  ground.at(1).get_to(record.common);
  ground.at(2).get_to(record.equipment);
  sop.at(0).get_to(record.sop);
  record.sop_stamp = stamp_from(sop.at(1));
  sop.at(2).get_to(record.sop_hash);
  about.at(0).get_to(record.id);
  about.at(1).get_to(record.name);
  about.at(2).get_to(record.number);
  about.at(3).get_to(record.status);
  about.at(4).get_to(record.signer);
  record.pdf_stamp = stamp_from(pdf.at(0));
  pdf.at(1).get_to(record.pdf_hash);
  data.at("warnings").get_to(record.warnings);
  for (const auto& place : data.at("causes")) {
    const auto& cause = shared.at(place.get<std::size_t>());
    record.causes.emplace(cause.at(0).get<std::string>(), cause.at(1).get<std::string>());
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
  std::map<std::string, Record, std::less<>> records;
};

/// Takes a line off a text; the line parsed.
Json next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return Json::parse(line);
}

/// Nothing for one that is absent, damaged or of another version. A line of what is shared is
/// followed by one for each record: all of them as data would take many times the room.
std::optional<Memory> remembered(const fs::path& file) {
  const auto stamp = stamp_of(file);
  if (!stamp) return {};
  try {
    const auto bytes = files::read_file(file, max_bytes);
    std::string_view text = bytes;
    const auto head = next_line(text);
    if (head.at("version") != version) return {};
    Memory memory{.written = stamp->time};
    while (!text.empty()) {
      const auto record = next_line(text);
      memory.records.emplace(record.at("path").get<std::string>(),
                             record_from(record, head.at("shared")));
    }
    if (head.at("records") != memory.records.size()) return {};
    return memory;
  } catch (const Json::exception&) {
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
    state.written_ = memory->written;
  }
  return state;
}

void State::join(const fs::path& folder) {
  std::vector<Memory> memories = {{.written = written_, .records = std::move(records_)}};
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
  return found == records_.end() ? nullptr : &found->second;
}

void State::put(const std::string& pdf, Record record) {
  records_.insert_or_assign(pdf, std::move(record));
  changed_ = true;
}

void State::remove(const std::string& pdf) { changed_ |= records_.erase(pdf) > 0; }

void State::write(const fs::path& folder) {
  if (!changed_) return;
  Shared shared;
  std::string lines;
  for (const auto& [path, record] : records_)
    lines.append(dumped(as_data(path, record, shared))).append("\n");
  auto all = "{\"version\":" + std::to_string(version) +
             ",\"records\":" + std::to_string(records_.size()) + ",\"shared\":[";
  for (const auto& text : shared.texts()) {
    if (!all.ends_with('[')) all += ',';
    all += text;
  }
  files::write_file(folder / file_name(shard_), all.append("]}\n").append(lines));
  std::error_code error;
  for (const auto& file : std::exchange(joined_, {})) fs::remove(file, error);
  changed_ = false;
}

draft::Sop recalled(const Record& record, SourceId source) {
  const Span place{.source = source};
  const auto text = [&](const std::string& words) -> draft::MaybeText {
    if (words.empty()) return {};
    return draft::Text{words, place};
  };
  return {.id = text(record.id),
          .status = text(record.status),
          .name = text(record.name),
          .number = text(record.number),
          .signer = text(record.signer),
          .span = place,
          .identity_span = place};
}

}  // namespace sopan::publish
