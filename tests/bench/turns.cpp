#include <cstdlib>
#include <iostream>

#include "tests/bench/chain.hpp"

/// turns N: composes N different documents, for `instructions`. The project always has the same
/// size, so that two runs differ in the documents composed only.
int main(int argc, char** argv) {
  constexpr unsigned documents = 64;
  const auto count = static_cast<unsigned>(argc > 1 ? std::atoi(argv[1]) : 1);
  const sopan::bench::Chain chain(documents);
  std::size_t bytes = 0;
  for (unsigned i = 0; i < count; ++i) bytes += chain.whole(i % documents).size();
  std::cout << bytes << "\n";
}
