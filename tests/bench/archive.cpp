#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "pipeline/archive/shelf.hpp"
#include "pipeline/archive/validate.hpp"
#include "pipeline/digest/stream.hpp"

/// Archives SOPS × EDITIONS with PDFs of 40 KB, then judges all; prints rates, also as shares of
/// what the disk and SHA-512 do alone, and the size.
/// Use: bench_archive FOLDER [SOPS EDITIONS] (default 10000 5); FOLDER must not exist.
namespace {

namespace fs = std::filesystem;
using namespace sopan::archive;

double seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

/// Bytes that do not repeat between editions.
std::string filled(std::size_t size, std::uint32_t seed) {
  std::string bytes(size, ' ');
  for (auto& one : bytes) {
    seed = seed * 1664525U + 1013904223U;
    one = static_cast<char>(seed >> 24U);
  }
  return bytes;
}

Deposit deposit(int sop, int version) {
  const auto id = "sop-" + std::to_string(sop);
  const auto seed = static_cast<std::uint32_t>(sop * 16 + version);
  return {.object = "https://kantor.example/sop/" + id,
          .record = {.id = id,
                     .tool = "sopan",
                     .editions = {{.version = version,
                                   .name = id,
                                   .number = "1/" + id,
                                   .effective = "202" + std::to_string(version % 10) + "-01-05",
                                   .added = "2026-01-05T08:00:00Z"}}},
          .message = "Edisi " + std::to_string(version),
          .user = {.name = "Tim SOP", .address = "mailto:sop@kantor.example"},
          .files = {{"sop.xml", filled(7000, seed)},
                    {"sop.pdf", filled(40000, seed + 7)},
                    {"source/manual.xml", filled(1000, static_cast<std::uint32_t>(sop))},
                    {"source/peraturan.xml", filled(2000, 3)},
                    {"validation.json", std::string("{}\n")}}};
}

/// So many editions wait for the disk together, as in `archive add`.
constexpr std::size_t together = 64;

/// Bytes of one edition.
constexpr std::size_t edition_bytes = 50'000;

/// How many editions a second the disk takes as one file each, with one fsync: nothing that is safe
/// is faster.
double disk_rate(const fs::path& folder) {
  fs::create_directories(folder);
  constexpr int files = 200;
  const auto bytes = filled(edition_bytes, 1);
  const auto start = seconds();
  for (int one = 0; one < files; ++one) {
    const auto name = (folder / std::to_string(one)).string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0 || ::write(file, bytes.data(), bytes.size()) < 0 || ::fsync(file) != 0) return 0;
    ::close(file);
  }
  const auto spent = seconds() - start;
  fs::remove_all(folder);
  return files / spent;
}

/// MB a second of SHA-512 alone.
double digest_rate() {
  const auto bytes = filled(1U << 20U, 2);
  constexpr int rounds = 200;
  sopan::digest::Hasher hasher(sopan::digest::Algorithm::sha512);
  const auto start = seconds();
  for (int round = 0; round < rounds; ++round) hasher.update(bytes);
  if (hasher.finish().empty()) return 0;
  return rounds * static_cast<double>(bytes.size()) / 1e6 / (seconds() - start);
}

std::uint64_t size_of(const fs::path& root, std::size_t& files) {
  std::uint64_t size = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    size += entry.file_size();
  }
  return size;
}

}  // namespace

int main(int count, char** values) {
  if (count < 2) return 2;
  const fs::path root = values[1];
  const int sops = count > 2 ? std::atoi(values[2]) : 10000;
  const int editions = count > 3 ? std::atoi(values[3]) : 5;
  auto start = seconds();
  {
    Writer writer(root);
    Shelf shelf(writer);
    for (int version = 1; version <= editions; ++version)
      for (int sop = 0; sop < sops; ++sop) {
        shelf.prepare(deposit(sop, version));
        if (writer.prepared() >= together) writer.commit();
      }
    writer.commit();
  }
  auto spent = seconds() - start;
  std::size_t files = 0;
  const auto size = static_cast<double>(size_of(root, files));
  const auto added = sops * editions / spent;
  const auto disk = disk_rate(root.string() + ".disk");
  std::cout << "added " << added << " editions/s, " << added / disk << " of the disk's own " << disk
            << "\n"
            << "store " << size / 1e6 << " MB in " << files << " files, "
            << size / 1e3 / sops / editions << " KB an edition\n";
  start = seconds();
  const auto report = validate_root(root);
  std::size_t found = report.findings.size();
  std::uint64_t bytes = 0;
  std::vector<Identity> all;
  for (const auto& object : report.objects) {
    const auto judged = validate_object(root / object);
    found += judged.findings.size();
    bytes += judged.measure.bytes;
    all.push_back(identity_of(object, judged));
  }
  found += validate_places(root, all).size();
  spent = seconds() - start;
  const auto verified = static_cast<double>(bytes) / 1e6 / spent;
  const auto sha512 = digest_rate();
  std::cout << "verified " << static_cast<double>(report.objects.size()) / spent << " SOPs/s, "
            << verified << " MB/s, " << verified / sha512 << " of SHA-512's own " << sha512
            << " MB/s; " << found << " findings\n";
  return found == 0 ? 0 : 1;
}
