#include <sys/resource.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/bench/chain.hpp"

/// soak [DOCUMENTS]: a project of 1,000 different SOPs in one process, all drafts held as a run of
/// the program holds them; prints the memory in use on the way, and the most of it. Exit 1 when it
/// grew or passed 100 MiB.
namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
constexpr double most_allowed = 100;
constexpr double most_growth = 4;

/// Resident memory now.
double resident() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  file >> pages >> pages;
  return pages * 4096 / mebibyte;
}

/// Most resident memory so far.
double peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / mebibyte;
}

}  // namespace

int main(int argc, char** argv) {
  const auto count = static_cast<unsigned>(argc > 1 ? std::atoi(argv[1]) : 1000);
  if (count < 10) {
    std::cerr << "use: soak [DOCUMENTS], at least 10\n";
    return 2;
  }
  const sopan::bench::Chain chain(count);
  std::cout << count << " drafts read: " << resident() << " MiB\n";
  std::size_t bytes = 0;
  double early = 0;
  for (unsigned i = 0; i < count; ++i) {
    bytes += chain.whole(i).size();
    if ((i + 1) % (count / 10) != 0) continue;
    std::cout << i + 1 << " composed: " << resident() << " MiB\n";
    if (early == 0) early = peak();
  }
  std::cout << "written " << static_cast<double>(bytes) / mebibyte << " MiB, peak " << peak()
            << " MiB, grew " << peak() - early << " MiB since the first tenth\n";
  return peak() <= most_allowed && peak() - early <= most_growth ? 0 : 1;
}
