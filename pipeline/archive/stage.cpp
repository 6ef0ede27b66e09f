#include "pipeline/archive/stage.hpp"

#include <system_error>
#include <utility>

#include "pipeline/archive/disk.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// A file being written.
class Output {
 public:
  Output(const fs::path& path, System& system)
      : path_(path), system_(system), file_(system.create(path)) {}
  ~Output() {
    if (file_ >= 0) system_.close(file_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) bytes.remove_prefix(system_.write(file_, bytes, path_));
  }
  void finish() { system_.close(std::exchange(file_, -1)); }

 private:
  const fs::path& path_;
  System& system_;
  int file_;
};

}  // namespace

Stage::Stage(fs::path folder, System& system) : folder_(std::move(folder)), system_(system) {
  system_.make_folder(folder_);
}

Stage::~Stage() {
  if (is_kept_) return;
  try {
    remove_tree(folder_, system_);
  } catch (...) {  // The next writer clears what is left.
    return;
  }
}

void Stage::make_folders(const fs::path& path) {
  if (fs::exists(path)) return;
  make_folders(path.parent_path());
  system_.make_folder(path);
}

void Stage::put(const fs::path& path, std::string_view bytes) {
  Output output(path, system_);
  output.write(bytes);
  output.finish();
}

std::string Stage::copy(const fs::path& path, const fs::path& from) {
  digest::Hasher in(digest::Algorithm::sha512);
  Output output(path, system_);
  read_pieces(from, [&](std::string_view piece) {
    in.update(piece);
    output.write(piece);
  });
  output.finish();
  digest::Hasher again(digest::Algorithm::sha512);
  read_pieces(path, [&](std::string_view piece) { again.update(piece); });
  auto digest = in.finish();
  if (again.finish() != digest)
    throw std::system_error(std::make_error_code(std::errc::io_error), path.string());
  return digest;
}

void Stage::sync() { system_.sync_all(folder_); }

void remove_tree(const fs::path& top, System& system) {
  if (!fs::exists(fs::symlink_status(top))) return;
  for (const auto& entry : fs::directory_iterator(top)) {
    if (entry.symlink_status().type() == fs::file_type::directory) {
      remove_tree(entry.path(), system);
    } else {
      system.remove_file(entry.path());
    }
  }
  system.remove_folder(top);
}

}  // namespace sopan::archive
