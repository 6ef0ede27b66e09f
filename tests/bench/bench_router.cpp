#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "pipeline/layout/route/pages.hpp"
#include "tests/layout/route/judge.hpp"

/// The router on the set `timing` of corpus/flows: 500 tables of 30 steps and eight actors.
/// SOPAN_SHARED=... bench_chain --benchmark_filter=timing, on a core without other work.
namespace sopan::bench {
namespace {

using route::test::Step;
using route::test::Way;

std::vector<route::Flow> read_flows() {
  const char* shared = std::getenv("SOPAN_SHARED");
  std::ifstream file(std::string(shared == nullptr ? "." : shared) + "/corpus/flows/flows.jsonl");
  std::vector<route::Flow> flows;
  for (std::string text; std::getline(file, text);) {
    const auto line = nlohmann::json::parse(text);
    if (line["set"] != "timing") continue;
    std::vector<Step> steps;
    for (const auto& s : line["symbols"])
      steps.push_back({s[0], s[1].get<std::vector<int>>(), s[2].get<std::string>()[0]});
    std::vector<Way> ways;
    for (const auto& a : line["arrows"]) ways.push_back({a[0], a[1], a[2].get<std::string>()});
    flows.push_back(route::test::make_flow(line["columns_mm"], line["rows_mm"], steps, ways));
  }
  return flows;
}

/// One turn draws every table once, whole or over pages of 170 mm; the counters are of the best
/// time of each table.
template <class Draw>
void time_tables(benchmark::State& state, const Draw& draw) {
  using Clock = std::chrono::steady_clock;
  const auto flows = read_flows();
  if (flows.empty()) {
    state.SkipWithError("set SOPAN_SHARED to the folder with corpus/flows/flows.jsonl");
    return;
  }
  std::vector<double> best(flows.size(), 1e9);
  for (auto unused : state) {
    (void)unused;
    for (std::size_t i = 0; i < flows.size(); ++i) {
      const auto start = Clock::now();
      benchmark::DoNotOptimize(draw(flows[i]));
      const std::chrono::duration<double, std::micro> took = Clock::now() - start;
      best[i] = std::min(best[i], took.count());
    }
  }
  std::ranges::sort(best);
  state.counters["tables"] = static_cast<double>(best.size());
  state.counters["median_us"] = best[best.size() / 2];
  state.counters["p95_us"] = best[best.size() * 95 / 100];
  state.counters["most_us"] = best.back();
}

void route_timing(benchmark::State& state) {
  time_tables(state, [](const route::Flow& flow) { return route::route(flow); });
}
void paging_timing(benchmark::State& state) {
  const Length page = millimetres(170);
  time_tables(state, [page](const route::Flow& flow) {
    return route::paginate(flow, {page, page});
  });
}

BENCHMARK(route_timing)->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(paging_timing)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
}  // namespace sopan::bench
