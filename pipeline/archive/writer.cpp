#include "pipeline/archive/writer.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "pipeline/archive/commit_group.hpp"
#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/lock.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/stage.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view own_declaration = "ocfl_object_1.1";
constexpr std::string_view stage_prefix = "tx-";

/// The root without a slash at its end, which would put ROOT.work into it.
fs::path trimmed(const fs::path& root) {
  const auto normal = fs::absolute(root).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

fs::path beside(const fs::path& root) {
  fs::path work = root;
  return work += ".work";
}

dev_t device_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    throw std::system_error(errno, std::generic_category(), path.string());
  return status.st_dev;
}

constexpr std::string_view layout_json =
    "{\n"
    "  \"description\": \"Hash and identifier n-tuple: SHA-256 of the identifier, three folders of "
    "three digits, then the percent-encoded identifier\",\n"
    "  \"extension\": \"0003-hash-and-id-n-tuple-storage-layout\"\n"
    "}\n";
constexpr std::string_view layout_config =
    "{\n"
    "  \"digestAlgorithm\": \"sha256\",\n"
    "  \"extensionName\": \"0003-hash-and-id-n-tuple-storage-layout\",\n"
    "  \"numberOfTuples\": 3,\n"
    "  \"tupleSize\": 3\n"
    "}\n";

/// Gathers the files of a new version in a stage: each content once, and none that the object has.
class Gathering {
 public:
  Gathering(Stage& stage, System& system, const Inventory& base, std::string version)
      : stage_(stage), system_(system), inventory_(base), version_(std::move(version)) {}

  void add(const NewFile& file) {
    if (judge_path(file.path) != PathFault::none) throw BadStore(file.path);
    const auto digest =
        std::visit([&](const auto& content) { return take(file, content); }, file.content);
    state_[digest].push_back(file.path);
  }

  void keep(const VersionBlock& head, const std::string& logical) {
    const auto digest = digest_of(head, logical);
    if (!digest) throw BadStore(logical);
    state_[*digest].push_back(logical);
  }

  [[nodiscard]] const DigestMap& state() const { return state_; }

  /// Moves what is new to its place in `folder`, the version's.
  void settle(const fs::path& folder) {
    for (const auto& [digest, name] : staged_) {
      const auto& logical = state_.at(digest).front();
      const auto place = folder / "content" / logical;
      stage_.make_folders(place.parent_path());
      system_.rename_new(stage_ / name, place);
    }
  }

  /// The manifest with what is new.
  [[nodiscard]] DigestMap manifest() const {
    auto all = inventory_.manifest;
    for (const auto& [digest, name] : staged_)
      all[digest] = {version_ + "/content/" + state_.at(digest).front()};
    return all;
  }

 private:
  [[nodiscard]] bool is_known(const std::string& digest) const {
    return staged_.contains(digest) || inventory_.manifest.contains(digest);
  }

  std::string next_name() { return "in-" + std::to_string(++count_); }

  std::string take(const NewFile&, const std::string& bytes) {
    auto digest = digest::hex_of(digest::Algorithm::sha512, bytes);
    if (is_known(digest)) return digest;
    const auto name = next_name();
    stage_.put(stage_ / name, bytes);
    verify(stage_ / name, digest);
    staged_.emplace(digest, name);
    return digest;
  }

  std::string take(const NewFile&, const fs::path& from) {
    const auto name = next_name();
    auto digest = stage_.copy(stage_ / name, from);
    if (is_known(digest)) {
      system_.remove_file(stage_ / name);
    } else {
      staged_.emplace(digest, name);
    }
    return digest;
  }

  static void verify(const fs::path& file, const std::string& digest) {
    digest::Hasher again(digest::Algorithm::sha512);
    read_pieces(file, [&](std::string_view piece) { again.update(piece); });
    if (again.finish() != digest)
      throw std::system_error(std::make_error_code(std::errc::io_error), file.string());
  }

  Stage& stage_;
  System& system_;
  const Inventory& inventory_;
  std::string version_;
  DigestMap state_;
  std::map<std::string, std::string> staged_;  ///< digest → name in the stage
  std::size_t count_ = 0;
};

bool same_state(const DigestMap& one, const DigestMap& other) {
  const auto sets = [](const DigestMap& map) {
    std::map<std::string, std::set<std::string>> all;
    for (const auto& [digest, paths] : map) all[digest].insert(paths.begin(), paths.end());
    return all;
  };
  return sets(one) == sets(other);
}

/// The name of the newest version folder of an object; empty when there is none.
std::string newest_version(const fs::path& object) {
  std::string name;
  for (const auto& entry : fs::directory_iterator(object)) {
    const auto one = entry.path().filename().string();
    if (entry.is_directory() && version_number(one) > version_number(name)) name = one;
  }
  return name;
}

}  // namespace

Writer::Writer(const fs::path& root, System& system)
    : root_(trimmed(root)), work_(beside(root_)), system_(system) {
  fs::create_directories(root_.parent_path());
  if (!fs::exists(work_)) {
    try {
      system_.make_folder(work_);
    } catch (const std::system_error& error) {
      // Another writer was quicker; the lock tells.
      if (error.code() != std::errc::file_exists) throw;
    }
  }
  lock_ = std::make_unique<Lock>(work_ / "lock");
  check_place();
  clear_work();
  make_root();
  store_ = std::make_unique<const Store>(root_);
  group_ = std::make_unique<CommitGroup>(root_, system_);
}

Writer::~Writer() = default;

std::unique_ptr<Stage> Writer::new_stage() {
  fs::path folder;
  do {
    folder = work_ / (std::string(stage_prefix) + std::to_string(++stages_));
  } while (fs::exists(folder));
  return std::make_unique<Stage>(folder, system_);
}

/// Renaming works within one file system only.
void Writer::check_place() const {
  const auto holder = fs::exists(root_) ? root_ : root_.parent_path();
  if (device_of(work_) != device_of(holder))
    throw std::system_error(std::make_error_code(std::errc::cross_device_link), work_.string());
}

void Writer::make_root() {
  const bool exists = fs::exists(root_);
  if (exists && !fs::is_directory(root_))
    throw std::system_error(std::make_error_code(std::errc::not_a_directory), root_.string());
  if (exists && is_store(root_)) return;
  if (exists && !fs::is_empty(root_)) throw BadStore(root_.string());
  const auto stage = new_stage();
  const auto top = *stage / "root";
  const auto extension = top / "extensions" / layout_name;
  stage->make_folders(extension);
  stage->put(top / "0=ocfl_1.1", "ocfl_1.1\n");
  stage->put(top / "ocfl_layout.json", layout_json);
  stage->put(extension / "config.json", layout_config);
  stage->sync();
  if (exists) {
    system_.rename(top, root_);
  } else {
    system_.rename_new(top, root_);
  }
  system_.sync_folder(root_.parent_path());
}

void Writer::clear_work() {
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(work_)) {
    if (entry.path().filename().string().starts_with(stage_prefix)) left.push_back(entry.path());
  }
  std::ranges::sort(left);
  constexpr std::size_t longest = 4096;
  for (const auto& stage : left) {
    const auto target = read_if_there(stage / target_name, longest);
    const bool honest = target && judge_path(*target) == PathFault::none;
    const auto object = root_ / target.value_or("");
    const bool done = honest && fs::exists(object / inventory_name) && complete(object);
    remove_tree(stage, system_);
    ++(done ? recovered_.completed : recovered_.discarded);
  }
}

bool Writer::complete(const fs::path& object) {
  const auto version = object / newest_version(object);
  const auto bytes = read_if_there(version / inventory_name, max_inventory_bytes);
  if (!bytes) return false;
  constexpr std::size_t longest = 4096;
  const auto sidecar = sidecar_of(digest::hex_of(digest::Algorithm::sha512, *bytes));
  if (read_if_there(version / sidecar_name, longest) != sidecar) return false;
  const bool has_inventory = read_if_there(object / inventory_name, max_inventory_bytes) == bytes;
  const bool has_sidecar = read_if_there(object / sidecar_name, longest) == sidecar;
  if (has_inventory && has_sidecar) return false;
  const auto stage = new_stage();
  stage->put(*stage / inventory_name, *bytes);
  stage->put(*stage / sidecar_name, sidecar);
  stage->sync();
  if (!has_inventory) system_.rename(*stage / inventory_name, object / inventory_name);
  system_.rename(*stage / sidecar_name, object / sidecar_name);
  system_.sync_folder(object);
  return true;
}

Recovered Writer::recover_all() {
  auto all = recovered_;
  for (const auto& object : store_->folders()) {
    if (complete(object)) ++all.completed;
  }
  return all;
}

std::optional<Object> Writer::find(const std::string& id) {
  if (group_->concerns(object_path(id))) commit();
  return store_->find(id);
}

bool Writer::prepare(const std::string& id, const std::string& expected,
                     const NewVersion& version) {
  const auto object = find(id);
  const auto head = object ? object->inventory.head : std::string();
  if (head != expected) throw Changed(id);
  const Inventory fresh{
      .id = id, .type = "https://ocfl.io/1.1/spec/#inventory", .algorithm = "sha512"};
  auto inventory = object ? object->inventory : fresh;
  if (inventory.algorithm != "sha512") throw BadStore(id);
  auto name = std::string("v").append(std::to_string(version_number(head) + 1));

  auto stage = new_stage();
  Gathering gathering(*stage, system_, inventory, name);
  for (const auto& file : version.files) gathering.add(file);
  if (!version.kept.empty() && !object) throw BadStore(id);
  for (const auto& logical : version.kept) gathering.keep(inventory.versions.back(), logical);
  if (object && same_state(object->head().state, gathering.state())) return false;

  const auto made = *stage / "object";
  const auto folder = object ? *stage / name : made / name;
  stage->make_folders(folder);
  gathering.settle(folder);
  inventory.manifest = gathering.manifest();
  inventory.head = name;
  inventory.versions.push_back({.name = name,
                                .created = version.created,
                                .message = version.message,
                                .user = version.user,
                                .state = gathering.state()});
  const auto text = print_inventory(inventory);
  const auto sidecar = sidecar_of(digest::hex_of(digest::Algorithm::sha512, text));
  const auto top = object ? stage->folder() : made;
  for (const auto& one : {folder, top}) {
    stage->put(one / inventory_name, text);
    stage->put(one / sidecar_name, sidecar);
  }
  if (object) {
    group_->add_version(std::move(stage), name, object->folder.lexically_relative(root_));
  } else {
    stage->put(made / std::string("0=").append(own_declaration),
               std::string(own_declaration).append("\n"));
    group_->add_object(std::move(stage), made, object_path(id));
  }
  return true;
}

void Writer::commit() { group_->enter(); }

std::size_t Writer::prepared() const { return group_->size(); }

Object Writer::put(const std::string& id, const std::string& expected, const NewVersion& version) {
  prepare(id, expected, version);
  commit();
  return find(id).value();
}

}  // namespace sopan::archive
