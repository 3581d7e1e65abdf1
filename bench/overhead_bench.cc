// gewu-bench-overhead: what it costs that workers are confined and that a run keeps a journal and
// saves on the way: the same documents with and without, in turns.
//
//   gewu-bench-overhead ROUNDS FILE...

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/batch.h"
#include "app/output_run.h"
#include "app/read_page.h"
#include "app/worker.h"

namespace {

using namespace gewu;
namespace fs = std::filesystem;

constexpr const char* kFree = "worker-free";

struct Variant {
  const char* name;
  bool confined;
  bool journal;
};
constexpr std::array kVariants = {Variant{"both", true, true}, Variant{"no sandbox", false, true},
                                  Variant{"no journal", true, false},
                                  Variant{"neither", false, false}};

struct Cost {
  double cpu = 0;    ///< seconds, of the program and its workers
  double clock = 0;  ///< seconds
};

double cpu_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      sum += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    }
  }
  return sum;
}

[[noreturn]] void give_up(const Error& error) {
  std::fprintf(stderr, "%s %s\n", error.file.c_str(), error.message.c_str());
  std::exit(4);
}

template <typename T>
T must(Result<T> result) {
  if (!result) give_up(result.error());
  return std::move(*result);
}

void convert(const Options& options, const Variant& variant) {
  InputList inputs = must(InputList::create());
  for (const Input& input : find_inputs(options.inputs, "")) must(inputs.add(input));
  Sinks sinks = must(make_sinks(options));
  WorkerPool pool({{"/proc/self/exe", variant.confined ? "worker" : kFree}, options.read}, 1);
  Progress progress(Progress::Voice::Quiet);
  Batch batch(std::move(inputs), options.pages, pool, sinks, progress);
  Journal journal = must(Journal::open(options.output + "/journal", "key", true));
  if (variant.journal) {
    batch.keep_in(journal);
    batch.save_often([&options] { return make_sinks(options); });
  }
  must(batch.run());
}

Cost measure(const Options& options, const Variant& variant) {
  fs::remove_all(options.output);
  fs::create_directories(options.output);
  const double before = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  convert(options, variant);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return {cpu_seconds() - before, took.count()};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// Each round's own comparison, so that a busy minute weighs on both sides.
void print(const std::array<std::vector<Cost>, kVariants.size()>& costs) {
  const std::vector<Cost>& base = costs.back();
  for (size_t v = 0; v < kVariants.size(); ++v) {
    std::vector<double> cpu, clock, more_cpu, more_clock;
    for (size_t i = 0; i < base.size(); ++i) {
      const Cost& cost = costs.at(v)[i];
      cpu.push_back(cost.cpu);
      clock.push_back(cost.clock);
      more_cpu.push_back(100 * (cost.cpu / base[i].cpu - 1));
      more_clock.push_back(100 * (cost.clock / base[i].clock - 1));
    }
    std::printf("%-11s %8.3f s CPU  %8.3f s  against neither: CPU %+6.2f %%  clock %+6.2f %%\n",
                kVariants.at(v).name, median(cpu), median(clock), median(more_cpu),
                median(more_clock));
  }
}

int compare(int rounds, const Options& options) {
  measure(options, kVariants.back());  // files and libraries come into memory
  std::array<std::vector<Cost>, kVariants.size()> costs;
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < kVariants.size(); ++i) {
      const size_t v = round % 2 == 0 ? i : kVariants.size() - 1 - i;  // there and back
      costs.at(v).push_back(measure(options, kVariants.at(v)));
    }
  }
  std::printf("medians of %d rounds, %zu files, one worker\n", rounds, options.inputs.size());
  print(costs);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (first == "worker") return run_worker(make_page_reader);
  if (first == kFree) return run_worker(make_page_reader, Confine::No);
  const int rounds = std::atoi(first.c_str());
  if (argc < 3 || rounds < 1) {
    std::fprintf(stderr, "usage: gewu-bench-overhead ROUNDS FILE...\n");
    return 2;
  }
  const char* build = std::getenv("GEWU_BUILD_DIR");
  std::vector<std::string> arguments = {"convert", "-o",
                                        std::string(build ? build : "build") + "/bench/overhead"};
  arguments.insert(arguments.end(), argv + 2, argv + argc);
  return compare(rounds, must(parse_options(arguments)));
}
