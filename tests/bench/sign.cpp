#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

/// Signs COUNT copies of a PDF in one run of the program, as an office signs all that it prints,
/// and prints the rate. Use: bench_sign SOPAN FILE.pdf KEY.p12 FOLDER [COUNT] (default 500); the
/// password of the key is in SOPAN_PASSWORD; FOLDER must not exist.
namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& word) { return "'" + word + "'"; }

}  // namespace

int main(int count, char** values) {
  if (count < 5) return 2;
  const std::string program = values[1], key = values[3];
  const fs::path folder = values[4];
  const int files = count > 5 ? std::atoi(values[5]) : 500;
  if (!fs::create_directories(folder)) return 2;
  for (int i = 0; i < files; ++i)
    fs::copy_file(values[2], folder / ("sop-" + std::to_string(i) + ".pdf"));
  const auto start = std::chrono::steady_clock::now();
  const auto command =
      quoted(program) + " sign " + quoted(folder.string()) + " --p12 " + quoted(key);
  if (std::system(command.c_str()) != 0) return 1;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::cout << files << " files signed in " << spent.count() << " s, " << files / spent.count()
            << " files/s\n";
}
