#include <benchmark/benchmark.h>

#include "tests/bench/chain.hpp"

/// Each stage alone and the whole chain, warm, for SOPs of 24 steps and six actors: every turn
/// takes another document.
namespace sopan::bench {
namespace {

constexpr unsigned documents = 64;

const Chain& chain() {
  static const Chain made(documents);
  return made;
}

/// Times `stage` on what `prepare` makes of each document before the clock starts.
template <class Prepare, class Stage>
void run(benchmark::State& state, const Prepare& prepare, const Stage& stage) {
  std::vector<decltype(prepare(0U))> inputs;
  for (unsigned i = 0; i < documents; ++i) inputs.push_back(prepare(i));
  for (const auto& input : inputs) benchmark::DoNotOptimize(stage(input));
  std::size_t turn = 0;
  for (auto unused : state) {
    (void)unused;
    benchmark::DoNotOptimize(stage(inputs[turn++ % inputs.size()]));
  }
  state.counters["documents/s"] =
      benchmark::Counter(static_cast<double>(turn), benchmark::Counter::kIsRate);
}

Sop sop(unsigned number) { return chain().validate(chain().draft(number), number); }
manuscript::Sop manuscript_of(unsigned number) { return chain().localize(sop(number)); }
page::Document pages(unsigned number) { return chain().arrange(manuscript_of(number)); }
unsigned itself(unsigned number) { return number; }

void read(benchmark::State& state) {
  run(state, itself, [](unsigned number) { return chain().read(number); });
}
void validate(benchmark::State& state) {
  run(state, itself,
      [](unsigned number) { return chain().validate(chain().draft(number), number); });
}
void localize(benchmark::State& state) {
  run(state, sop, [](const Sop& input) { return chain().localize(input); });
}
void arrange(benchmark::State& state) {
  run(state, manuscript_of, [](const manuscript::Sop& input) { return chain().arrange(input); });
}
void write(benchmark::State& state) {
  run(state, pages, [](const page::Document& input) { return chain().write(input); });
}
void whole(benchmark::State& state) {
  run(state, itself, [](unsigned number) { return chain().whole(number); });
}

BENCHMARK(read)->Unit(benchmark::kMicrosecond);
BENCHMARK(validate)->Unit(benchmark::kMicrosecond);
BENCHMARK(localize)->Unit(benchmark::kMicrosecond);
BENCHMARK(arrange)->Unit(benchmark::kMicrosecond);
BENCHMARK(write)->Unit(benchmark::kMicrosecond);
BENCHMARK(whole)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sopan::bench

BENCHMARK_MAIN();
