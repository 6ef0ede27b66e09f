#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <thread>

#include "pipeline/archive/paths.hpp"
#include "tests/archive/store_room.hpp"

/// The archive when its writer stops: at any system call, killed from outside, or one of many.
namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// What a writer does until its system stops.
void work(const fs::path& root, FailingSystem& system, const std::function<void(Writer&)>& act) {
  try {
    Writer writer(root, system);
    act(writer);
  } catch (const FailingSystem::Stopped&) {
    return;
  }
}

/// The store as it must be after `act`, begun on a store with `before` versions, was stopped at
/// each of its calls: before it or after it whole, valid at once or after the next writer came.
void stop_at_every_call(int before, bool torn, const std::function<void(Writer&)>& act,
                        const std::set<std::string>& heads) {
  std::set<std::string> seen;
  std::size_t points = 0;
  for (std::size_t last = 1;; ++last) {
    const Room room;
    const auto root = room / "arsip";
    std::string head;
    for (int number = 1; number <= before; ++number)
      head = Writer(root).put(std::string(sample_id), head, edition(number)).inventory.head;
    FailingSystem system(last, torn);
    work(root, system, act);
    if (!system.has_stopped()) break;
    ++points;
    // New objects and new roots enter whole: even without recovery nothing invalid is seen.
    if (before == 0 && is_store(root)) {
      EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << last;
    }
    const Writer next(root);
    EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << last;
    const auto object = next.store().find(sample_id);
    const auto now = object ? object->inventory.head : "";
    EXPECT_TRUE(heads.contains(now)) << last << " " << now;
    seen.insert(now);
    for (int number = 1; object && number <= before; ++number) {
      const auto& version = object->inventory.versions.at(static_cast<std::size_t>(number - 1));
      EXPECT_EQ(Store::read(*object, version, "sop.xml"),
                std::get<std::string>(edition(number).files[0].content));
    }
    std::size_t left = 0;
    for (const auto& entry : fs::directory_iterator(room / "arsip.work")) {
      left += entry.path().filename() == "lock" ? 0U : 1U;
    }
    EXPECT_EQ(left, 0U) << last;
  }
  EXPECT_GT(points, 10U);
  EXPECT_EQ(seen, heads);
}

TEST(Crash, AtAnyCallLeavesANewObjectWholeOrAbsent) {
  for (const bool torn : {false, true})
    stop_at_every_call(0, torn,
                       [](Writer& writer) { writer.put(std::string(sample_id), "", edition(1)); },
                       {"", "v1"});
}

TEST(Crash, AtAnyCallLeavesANewVersionWholeOrAbsent) {
  for (const bool torn : {false, true})
    stop_at_every_call(1, torn,
                       [](Writer& writer) { writer.put(std::string(sample_id), "v1", edition(2)); },
                       {"v1", "v2"});
}

/// A writer that recovers may stop, too.
TEST(Crash, AtAnyCallOfTheRecoveryIsRecovered) {
  for (std::size_t last = 1;; ++last) {
    bool stopped = false;
    for (std::size_t first = 20; first < 60; ++first) {
      const Room room;
      const auto root = room / "arsip";
      Writer(root).put(std::string(sample_id), "", edition(1));
      FailingSystem put(first);
      work(root, put, [](Writer& writer) { writer.put(std::string(sample_id), "v1", edition(2)); });
      FailingSystem recovery(last);
      work(root, recovery, [](Writer&) {});
      stopped |= recovery.has_stopped();
      const Writer next(root);
      EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << first << " " << last;
      if (!put.has_stopped()) break;
    }
    if (!stopped) break;
  }
}

/// ROOT.work may be lost after a crash: `recover_all` needs only the root.
TEST(Crash, IsRecoveredWithoutTheWorkFolder) {
  const Room room;
  const auto root = room / "arsip";
  const auto object = [&] {
    Writer writer(root);
    writer.put(std::string(sample_id), "", edition(1));
    return writer.put(std::string(sample_id), "v1", edition(2));
  }();
  for (const auto* const name : {"inventory.json", "inventory.json.sha512"})
    spill(object.folder / name, slurp(object.folder / "v1" / name));
  fs::remove_all(room / "arsip.work");
  EXPECT_TRUE(codes_of_store(root).contains("E046"));
  EXPECT_EQ(Writer(root).recover_all().completed, 1U);
  EXPECT_EQ(codes_of_store(root), std::set<std::string>{});
  EXPECT_EQ(Store(root).find(sample_id)->inventory.head, "v2");
}

/// Watches in which order things reach the disk.
class OrderedSystem : public System {
 public:
  explicit OrderedSystem(fs::path root) : root_(std::move(root)) {}
  int create(const fs::path& path) override {
    unsafe_.insert(path);
    return System::create(path);
  }
  void make_folder(const fs::path& path) override {
    unsafe_.insert(path);
    System::make_folder(path);
  }
  void sync_all(const fs::path& folder) override {
    System::sync_all(folder);
    unsafe_.clear();
    entered_.clear();
    ++waits_;
  }
  void sync_folder(const fs::path& path) override {
    System::sync_folder(path);
    entered_.erase(path);
    ++waits_;
  }
  /// What tells the next writer what to complete goes last.
  void remove_file(const fs::path& path) override {
    EXPECT_TRUE(entered_.empty()) << path << " goes before what entered is on the disk";
    System::remove_file(path);
  }
  void rename_new(const fs::path& from, const fs::path& to) override {
    look(from, to, true);
    System::rename_new(from, to);
  }
  void rename(const fs::path& from, const fs::path& to) override {
    look(from, to, false);
    System::rename(from, to);
  }
  [[nodiscard]] std::size_t entries() const { return entries_; }
  /// How often the disk was waited for.
  [[nodiscard]] std::size_t waits() const { return waits_; }

 private:
  void look(const fs::path& from, const fs::path& to, bool is_new) {
    const bool inside = to == root_ || to.string().starts_with(root_.string() + "/");
    if (!inside) {
      unsafe_.insert(to);
      return;
    }
    ++entries_;
    const auto below = from.string() + "/";
    for (const auto& path : unsafe_) {
      const bool moves = path == from || path.string().starts_with(below);
      EXPECT_FALSE(moves) << path << " enters before it is on the disk";
    }
    // A version is in its folder for good before an inventory tells of it.
    if (!is_new) {
      EXPECT_FALSE(new_in(to.parent_path())) << to;
    }
    entered_[to.parent_path()] |= is_new;
  }
  [[nodiscard]] bool new_in(const fs::path& folder) const {
    const auto found = entered_.find(folder);
    return found != entered_.end() && found->second;
  }

  fs::path root_;
  std::set<fs::path> unsafe_;
  std::map<fs::path, bool> entered_;  ///< folders with new names; whether names that were free
  std::size_t entries_ = 0, waits_ = 0;
};

TEST(Crash, NothingEntersTheRootBeforeItIsOnTheDisk) {
  const Room room;
  const auto root = room / "arsip";
  OrderedSystem system(root);
  Writer writer(root, system);
  writer.put(std::string(sample_id), "", edition(1));
  writer.put(std::string(sample_id), "v1", edition(2));
  // The root; the object; the second version, its inventory and its sidecar.
  EXPECT_EQ(system.entries(), 5U);
}

/// The second of a pair of new objects that meet in folders which the first one brings.
const auto& neighbours() {
  static const auto pair = [] {
    std::map<std::string, std::string> first_in;
    for (int number = 0;; ++number) {
      const auto id = "urn:sop:contoh:" + std::to_string(number);
      const auto [other, is_new] =
          first_in.emplace(fs::path(object_path(id)).begin()->string(), id);
      if (!is_new) return std::pair(other->second, id);
    }
  }();
  return pair;
}

/// Two new objects and a new version, in one group.
void commit_three(Writer& writer) {
  writer.prepare(neighbours().first, "", edition(1));
  writer.prepare(std::string(sample_id), "v1", edition(2));
  writer.prepare(neighbours().second, "", edition(3));
  EXPECT_EQ(writer.prepared(), 3U);
  writer.commit();
}

TEST(Crash, AGroupEntersInThreeStepsOfTheDisk) {
  const Room room;
  const auto root = room / "arsip";
  OrderedSystem system(root);
  Writer writer(root, system);
  writer.put(std::string(sample_id), "", edition(1));
  const auto before = system.waits();
  commit_three(writer);
  EXPECT_EQ(system.waits() - before, 3U);
  EXPECT_EQ(writer.prepared(), 0U);
  EXPECT_EQ(codes_of_store(root), std::set<std::string>{});
  EXPECT_EQ(writer.store().folders().size(), 3U);
  EXPECT_EQ(writer.store().find(sample_id)->inventory.head, "v2");
}

/// The heads of the three, once the next writer came.
std::string heads_after(const fs::path& root) {
  const Writer next(root);
  std::string heads;
  for (const auto& id : {neighbours().first, std::string(sample_id), neighbours().second}) {
    const auto object = next.store().find(id);
    heads += object ? object->inventory.head : "-";
  }
  return heads;
}

TEST(Crash, AtAnyCallLeavesEachOfAGroupWholeOrAbsent) {
  for (const bool torn : {false, true}) {
    std::vector<std::string> seen;
    for (std::size_t last = 1;; ++last) {
      const Room room;
      const auto root = room / "arsip";
      Writer(root).put(std::string(sample_id), "", edition(1));
      FailingSystem system(last, torn);
      work(root, system, commit_three);
      if (!system.has_stopped()) break;
      const auto heads = heads_after(root);
      EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << last;
      EXPECT_TRUE(fs::is_empty(room / "arsip.work") ||
                  ++fs::directory_iterator(room / "arsip.work") == fs::directory_iterator())
          << last;
      if (seen.empty() || seen.back() != heads) seen.push_back(heads);
    }
    // They enter one after the other, in their order.
    EXPECT_EQ(seen, (std::vector<std::string>{"-v1-", "v1v1-", "v1v2-", "v1v2v1"}));
  }
}

/// One call fails, and the machine goes on: what a bad disk does.
class FailingOnce : public FailingSystem {
 public:
  explicit FailingOnce(std::size_t which) : FailingSystem(which) {}

 protected:
  void step() override {
    if (++calls_ == last_) throw std::system_error(EIO, std::generic_category(), "call");
  }
};

TEST(Crash, AFaultOfOneCallIsRecoveredByTheNextWriter) {
  for (std::size_t which = 1;; ++which) {
    const Room room;
    const auto root = room / "arsip";
    Writer(root).put(std::string(sample_id), "", edition(1));
    FailingOnce system(which);
    bool is_told = false;
    try {
      Writer writer(root, system);
      commit_three(writer);
    } catch (const std::system_error&) {
      is_told = true;
    }
    if (!system.has_stopped()) break;
    const auto heads = heads_after(root);
    EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << which;
    // A fault while cleaning up behind what has entered costs nothing.
    EXPECT_TRUE(is_told || heads == "v1v2v1") << which << " " << heads;
  }
}

TEST(Crash, WhatIsLookedForIsCommittedBefore) {
  const Room room;
  Writer writer(room / "arsip");
  const std::string id(sample_id);
  EXPECT_TRUE(writer.prepare(id, "", edition(1)));
  EXPECT_FALSE(writer.store().find(id).has_value());
  EXPECT_EQ(writer.find(id)->inventory.head, "v1");
  EXPECT_TRUE(writer.prepare(id, "v1", edition(2)));
  EXPECT_FALSE(writer.prepare(id, "v2", edition(2)));
  EXPECT_THROW(writer.prepare(id, "v1", edition(3)), Changed);
}

/// A fault of the disk in the midst: the same as a crash, and the error arrives.
class FullDisk : public System {
 public:
  std::size_t write(int, std::string_view, const fs::path& path) override {
    throw std::system_error(ENOSPC, std::generic_category(), path.string());
  }
};

TEST(Crash, AFullDiskIsToldAndLeavesNothing) {
  const Room room;
  const auto root = room / "arsip";
  { const Writer made(root); }
  FullDisk system;
  Writer writer(root, system);
  EXPECT_THROW(writer.put(std::string(sample_id), "", edition(1)), std::system_error);
  EXPECT_TRUE(writer.store().folders().empty());
  EXPECT_EQ(std::distance(fs::directory_iterator(room / "arsip.work"), fs::directory_iterator()),
            1);
}

int runs(int few, int many) { return std::getenv("SOPAN_LONG") != nullptr ? many : few; }

constexpr int killed_objects = 3;

std::string killed_id(int object) { return "urn:sop:contoh:" + std::to_string(object); }

int head_of(const Store& store, int object) {
  const auto found = store.find(killed_id(object));
  return found ? version_number(found->inventory.head) : 0;
}

/// In a process of its own: puts versions of some objects in groups until it is killed, and says
/// the number of each group that is in.
[[noreturn]] void put_for_ever(const fs::path& root, int told) {
  try {
    Writer writer(root);
    for (int next = head_of(writer.store(), killed_objects - 1) + 1;; ++next) {
      for (int one = 0; one < killed_objects; ++one) {
        const int head = head_of(writer.store(), one);
        if (head >= next) continue;
        auto version = edition(1);
        version.files.push_back({"besar.bin", std::string(1U << 19U, 'x') +
                                                  std::to_string(next * killed_objects + one)});
        writer.prepare(killed_id(one), head == 0 ? "" : "v" + std::to_string(head), version);
      }
      writer.commit();
      if (::write(told, &next, sizeof next) != sizeof next) break;
    }
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

TEST(Crash, KilledWritersLoseNothing) {
  const Room room(Room::Place::disk);
  const auto root = room / "arsip";
  int last = 0;
  for (int run = 0; run < runs(5, 100); ++run) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) put_for_ever(root, ends[1]);
    ::close(ends[1]);
    // Every other one is killed some time after its first group is in, however slow the machine.
    int first = 0;
    if (run % 2 == 0 && ::read(ends[0], &first, sizeof first) == sizeof first) last = first;
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 17 * (run % 20)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (int number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;) last = number;
    ::close(ends[0]);
    { Writer(root).recover_all(); }
    EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << run;
    // What was told to be in is in; at most the group in the making came on top.
    const Store store(root);
    for (int one = 0; one < killed_objects; ++one) {
      EXPECT_GE(head_of(store, one), last) << run;
      EXPECT_LE(head_of(store, one), last + 1) << run;
    }
    last = head_of(store, killed_objects - 1);
  }
  EXPECT_GT(last, 0);
}

TEST(Crash, OfEightWritersAtOnceEachPutsInItsOwnOrIsRefused) {
  const Room room;
  const auto root = room / "arsip";
  constexpr int writers = 8;
  constexpr int in = 10;
  constexpr int refused = 11;
  std::vector<pid_t> children;
  for (int one = 0; one < writers; ++one) {
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      try {
        Writer writer(root);
        writer.put("urn:sop:contoh:" + std::to_string(one), "", edition(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        ::_exit(in);
      } catch (const InUse&) {
        ::_exit(refused);
      } catch (...) {
        ::_exit(1);
      }
    }
    children.push_back(child);
  }
  int done = 0;
  for (const auto child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    const int code = WEXITSTATUS(status);
    EXPECT_TRUE(code == in || code == refused) << code;
    done += code == in ? 1 : 0;
  }
  EXPECT_GE(done, 1);
  EXPECT_EQ(Store(root).folders().size(), static_cast<std::size_t>(done));
  EXPECT_EQ(codes_of_store(root), std::set<std::string>{});
}

}  // namespace
}  // namespace sopan::archive
