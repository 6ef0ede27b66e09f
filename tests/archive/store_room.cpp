#include "tests/archive/store_room.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace sopan::archive {

namespace fs = std::filesystem;

Room::Room(Place place) {
  const bool in_memory = place == Place::memory && ::access("/dev/shm", W_OK) == 0;
  const auto folder = in_memory ? fs::path("/dev/shm") : fs::temp_directory_path();
  auto pattern = (folder / "sopan-archive-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), pattern);
  path_ = pattern;
}

Room::~Room() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string slurp(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

void spill(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::error_code ignored;
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add, ignored);
  std::ofstream(file, std::ios::binary) << bytes;
}

NewVersion edition(int number) {
  const auto text = std::to_string(number);
  return {.created = "2026-01-0" + text + "T08:00:00Z",
          .message = "Edisi " + text,
          .user = {.name = "Tim SOP", .address = "mailto:sop@contoh.go.id"},
          .files = {{"sop.xml", "<sop versi=\"" + text + "\"/>\n"},
                    {"sop.pdf", "%PDF-1.7 " + text},
                    {"source/manual.xml", std::string("<manual/>\n")},
                    {"manifest.json", "{\"version\": " + text + "}\n"}}};
}

std::set<std::string> codes_of(const Findings& findings) {
  std::set<std::string> codes;
  for (const auto& one : findings) codes.emplace(one.code);
  return codes;
}

std::set<std::string> codes_of_store(const fs::path& root) {
  const auto report = validate_root(root);
  auto codes = codes_of(report.findings);
  std::vector<Identity> all;
  for (const auto& object : report.objects) {
    const auto judged = validate_object(root / object);
    codes.merge(codes_of(judged.findings));
    all.push_back(identity_of(object, judged));
  }
  codes.merge(codes_of(validate_places(root, all)));
  return codes;
}

void FailingSystem::step() {
  if (++calls_ >= last_) throw Stopped();
}

void FailingSystem::make_folder(const fs::path& path) {
  step();
  System::make_folder(path);
}
int FailingSystem::create(const fs::path& path) {
  step();
  return System::create(path);
}
std::size_t FailingSystem::write(int file, std::string_view bytes, const fs::path& path) {
  // In the midst: half of it has arrived.
  const bool is_last = calls_ + 1 == last_;
  if (is_last && torn_ && bytes.size() > 1)
    System::write(file, bytes.substr(0, bytes.size() / 2), path);
  step();
  return System::write(file, bytes, path);
}
void FailingSystem::close(int file) { System::close(file); }
void FailingSystem::sync_all(const fs::path& folder) {
  step();
  System::sync_all(folder);
}
void FailingSystem::sync_folder(const fs::path& path) {
  step();
  System::sync_folder(path);
}
void FailingSystem::rename_new(const fs::path& from, const fs::path& to) {
  step();
  System::rename_new(from, to);
}
void FailingSystem::rename(const fs::path& from, const fs::path& to) {
  step();
  System::rename(from, to);
}
void FailingSystem::remove_file(const fs::path& path) {
  step();
  System::remove_file(path);
}
void FailingSystem::remove_folder(const fs::path& path) {
  step();
  System::remove_folder(path);
}

}  // namespace sopan::archive
