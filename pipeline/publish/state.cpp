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

constexpr std::string_view stem = ".sopan-state", suffix = ".json";
constexpr int version = 1;
constexpr std::size_t max_bytes = std::size_t{1} << 30U;

Json as_data(const Stamp& stamp) { return {stamp.size, stamp.time}; }

Stamp stamp_from(const Json& data) {
  return {data.at(0).get<std::uint64_t>(), data.at(1).get<std::int64_t>()};
}

Json as_data(const Record& record) {
  return {{"project", record.project},
          {"sop", record.sop},
          {"sop_stamp", as_data(record.sop_stamp)},
          {"sop_hash", record.sop_hash},
          {"common", record.common},
          {"equipment", record.equipment},
          {"about", {record.id, record.name, record.number, record.status, record.signer}},
          {"pdf_stamp", as_data(record.pdf_stamp)},
          {"pdf_hash", record.pdf_hash},
          {"warnings", record.warnings},
          {"causes", record.causes}};
}

Record record_from(const Json& data) {
  const auto& about = data.at("about");
  Record record;
  data.at("project").get_to(record.project);
  data.at("sop").get_to(record.sop);
  record.sop_stamp = stamp_from(data.at("sop_stamp"));
  data.at("sop_hash").get_to(record.sop_hash);
  data.at("common").get_to(record.common);
  data.at("equipment").get_to(record.equipment);
  about.at(0).get_to(record.id);
  about.at(1).get_to(record.name);
  about.at(2).get_to(record.number);
  about.at(3).get_to(record.status);
  about.at(4).get_to(record.signer);
  record.pdf_stamp = stamp_from(data.at("pdf_stamp"));
  data.at("pdf_hash").get_to(record.pdf_hash);
  data.at("warnings").get_to(record.warnings);
  record.causes = data.at("causes").get<Causes>();
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

/// Nothing for one that is absent, damaged or of another version.
std::optional<Memory> remembered(const fs::path& file) {
  const auto stamp = stamp_of(file);
  if (!stamp) return {};
  try {
    const auto data = Json::parse(files::read_file(file, max_bytes));
    if (data.at("version") != version) return {};
    Memory memory{.written = stamp->time};
    for (const auto& [pdf, record] : data.at("pdfs").items())
      memory.records.emplace(pdf, record_from(record));
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
  const auto text = [](const Json& data) {
    return data.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  // Record by record: all of them as data would take many times the room.
  auto all = "{\"version\":" + std::to_string(version) + ",\"pdfs\":{";
  for (const auto& [pdf, record] : records_) {
    if (!all.ends_with('{')) all += ',';
    all.append(text(pdf)).append(":").append(text(as_data(record)));
  }
  files::write_file(folder / file_name(shard_), all.append("}}\n"));
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
