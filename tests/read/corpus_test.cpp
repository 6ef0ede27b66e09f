#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/read/read.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(Read, TheSamplesRaiseNothing) {
  std::size_t sops = 0;
  std::size_t steps = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SOPAN_SOURCE_DIR) / "samples/setwan")) {
    if (entry.path().extension() != ".xml") continue;
    Sources sources;
    Diagnostics diagnostics;
    const auto id = sources.add(Source(entry.path().string(), bytes_of(entry.path())));
    const auto document = read(sources, id, diagnostics);
    EXPECT_TRUE(document) << entry.path();
    for (const auto& one : diagnostics.all()) {
      ADD_FAILURE() << entry.path() << ":" << sources[id].position(one.span.begin).line << " "
                    << one.code << " " << one.variant;
    }
    const auto* sop = document ? std::get_if<draft::Sop>(&*document) : nullptr;
    if (sop == nullptr) continue;
    ++sops;
    EXPECT_TRUE(sop->name && sop->unit && sop->legal_basis) << entry.path();
    for (const auto& procedure : sop->procedures) steps += procedure.steps.size();
  }
  EXPECT_EQ(sops, 14U);
  EXPECT_GT(steps, 150U);
}

}  // namespace
}  // namespace sopan
