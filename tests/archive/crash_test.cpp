#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <thread>

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
  }
  void sync_folder(const fs::path& path) override {
    System::sync_folder(path);
    entered_.erase(path);
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
      EXPECT_FALSE(entered_.contains(to.parent_path())) << to;
    } else {
      entered_.insert(to.parent_path());
    }
  }

  fs::path root_;
  std::set<fs::path> unsafe_, entered_;
  std::size_t entries_ = 0;
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

/// In a process of its own: puts versions until it is killed, and says each that is in.
[[noreturn]] void put_for_ever(const fs::path& root, int told) {
  try {
    Writer writer(root);
    auto object = writer.store().find(sample_id);
    std::string head = object ? object->inventory.head : "";
    for (;;) {
      auto version = edition(1);
      version.files.push_back({"besar.bin", std::string(1U << 20U, 'x') + head});
      head = writer.put(std::string(sample_id), head, version).inventory.head;
      const int number = version_number(head);
      if (::write(told, &number, sizeof number) != sizeof number) break;
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
    // Every other one is killed some time after its first version is in, however slow the machine.
    int first = 0;
    if (run % 2 == 0 && ::read(ends[0], &first, sizeof first) == sizeof first) last = first;
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 17 * (run % 20)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (int number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;) last = number;
    ::close(ends[0]);
    { Writer(root).recover_all(); }
    EXPECT_EQ(codes_of_store(root), std::set<std::string>{}) << run;
    const auto object = Store(root).find(sample_id);
    const int head = object ? version_number(object->inventory.head) : 0;
    // What was told to be in is in; at most the one in the making came on top.
    EXPECT_GE(head, last);
    EXPECT_LE(head, last + 1);
    last = head;
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
