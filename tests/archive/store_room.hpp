#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/validate.hpp"
#include "pipeline/archive/writer.hpp"

namespace sopan::archive {

/// A folder of its own for one test, removed at the end; in memory where the machine has such a
/// place, for there is no waiting for the disk.
class Room {
 public:
  enum class Place : std::uint8_t { memory, disk };
  explicit Room(Place place = Place::memory);
  ~Room();
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

std::string slurp(const std::filesystem::path& file);
void spill(const std::filesystem::path& file, std::string_view bytes);

inline constexpr std::string_view sample_id = "https://contoh.go.id/sop/surat-masuk";

/// A version with these files; the text is made from the number, so that versions differ.
NewVersion edition(int number);

/// All that the validator finds in a store and its objects, as codes.
std::set<std::string> codes_of_store(const std::filesystem::path& root);
std::set<std::string> codes_of(const Findings& findings);

/// A system whose machine stops at its `last`-th call (from 1): before the call, or in the midst of
/// it where it writes. Nothing works after that.
class FailingSystem : public System {
 public:
  struct Stopped {};
  explicit FailingSystem(std::size_t last, bool torn = false) : last_(last), torn_(torn) {}

  void make_folder(const std::filesystem::path& path) override;
  int create(const std::filesystem::path& path) override;
  std::size_t write(int file, std::string_view bytes, const std::filesystem::path& path) override;
  void close(int file) override;
  void sync_all(const std::filesystem::path& folder) override;
  void sync_folder(const std::filesystem::path& path) override;
  void rename_new(const std::filesystem::path& from, const std::filesystem::path& to) override;
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  void remove_file(const std::filesystem::path& path) override;
  void remove_folder(const std::filesystem::path& path) override;

  [[nodiscard]] std::size_t calls() const { return calls_; }
  [[nodiscard]] bool has_stopped() const { return calls_ >= last_; }

 protected:
  /// Before each call.
  virtual void step();
  std::size_t last_, calls_ = 0;

 private:
  bool torn_;
};

}  // namespace sopan::archive
