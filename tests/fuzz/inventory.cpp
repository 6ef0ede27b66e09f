#include "pipeline/archive/inventory.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace sopan::archive;

/// Inventories of foreign archives: whatever reads without fault prints and reads as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = sopan::fuzz::bytes_of(data, size);
  Findings findings;
  const auto inventory = parse_inventory(bytes, "inventory.json", findings);
  if (!inventory) {
    sopan::fuzz::promise(has_errors(findings));
    return 0;
  }
  if (has_errors(findings)) return 0;
  const auto printed = print_inventory(*inventory);
  Findings again;
  const auto second = parse_inventory(printed, "inventory.json", again);
  sopan::fuzz::promise(second.has_value() && !has_errors(again));
  sopan::fuzz::promise(print_inventory(*second) == printed);
  return 0;
}
