#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/archive/inventory.hpp"
#include "pipeline/archive/store.hpp"
#include "pipeline/archive/system.hpp"

/// Writing an archive. Everything is made ready in ROOT.work, beside the root and on the same file
/// system, reaches the disk there, and enters the root by renaming: the root holds an object or a
/// version whole, or not at all.
namespace sopan::archive {

class CommitGroup;
class Lock;
class Stage;

/// Another process writes; `holder` is its number, 0 when not known.
struct InUse : std::runtime_error {
  explicit InUse(int process) : std::runtime_error("in use"), holder(process) {}
  int holder;
};

/// The object has changed since it was looked at.
struct Changed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file of a new version: its bytes, or a file to copy, which may be longer than memory.
struct NewFile {
  std::string path;  ///< logical
  std::variant<std::string, std::filesystem::path> content;
};

/// A version to be put in: its files are all those of that version.
struct NewVersion {
  std::string created;  ///< RFC 3339
  std::string message;
  User user;
  std::vector<NewFile> files;
  /// Logical paths that keep what the head has under them; not among `files`.
  std::vector<std::string> kept;
};

/// What `recover` did.
struct Recovered {
  std::size_t discarded = 0;  ///< stages that were only removed
  std::size_t completed = 0;  ///< versions that were, without their inventory
};

class Writer {
 public:
  /// Takes the lock, makes the root if nothing is there, and completes what a killed writer left.
  /// Throws InUse, BadStore for a folder with other things in it, std::system_error.
  explicit Writer(const std::filesystem::path& root, System& system = real_system());
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  [[nodiscard]] const Store& store() const { return *store_; }
  [[nodiscard]] const Recovered& recovered() const { return recovered_; }

  /// The object as it is now; commits first when a version of it is ready. Throws BadStore.
  std::optional<Object> find(const std::string& id);
  /// Makes a new version of the object `id` ready, or a new object with its first; it enters with
  /// the next `commit`, at the latest before the same object is looked for again. `expected` is the
  /// head that the caller saw, empty for none; throws Changed when it is another now. Content that
  /// the object has already is not stored again. False for what equals the head in every file: it
  /// makes no version.
  bool prepare(const std::string& id, const std::string& expected, const NewVersion& version);
  /// Brings all that is ready into the archive and waits for the disk. What is ready and was not
  /// committed is lost.
  void commit();
  /// How many versions are ready.
  [[nodiscard]] std::size_t prepared() const;
  /// `prepare` and `commit`; the object as it is now.
  Object put(const std::string& id, const std::string& expected, const NewVersion& version);

  /// Looks at every object for versions that lack their inventory in the object's root, also those
  /// of which ROOT.work knows nothing.
  Recovered recover_all();

 private:
  [[nodiscard]] std::unique_ptr<Stage> new_stage();
  void check_place() const;
  void make_root();
  void clear_work();
  bool complete(const std::filesystem::path& object);

  std::filesystem::path root_, work_;
  System& system_;
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<const Store> store_;
  std::unique_ptr<CommitGroup> group_;
  Recovered recovered_;
  std::size_t stages_ = 0;
};

}  // namespace sopan::archive
