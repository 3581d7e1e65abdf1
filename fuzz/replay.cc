// Runs a fuzz target without libFuzzer: over files and folders, then over changed copies of them,
// always the same for one seed. What it dies of is kept as a file.
//
//   gewu_fuzz_NAME [--changed N] [--seed N] [--crash FILE] PATH...

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/changer.h"
#include "fuzz/target.h"

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

using gewu::fuzz::Changer;

struct Arguments {
  int changed = 0;
  unsigned seed = 1;
  std::vector<std::string> paths;
};

// What runs now, for whoever finds the process dying.
struct Now {
  const char* file = "crash";
  const std::string* input = nullptr;
};
Now now;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void keep_input() {
  if (!now.input) return;
  const int fd = open(now.file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const ssize_t ignored = write(fd, now.input->data(), now.input->size());
  static_cast<void>(ignored);
  close(fd);
}

void on_signal(int number) {
  keep_input();
  signal(number, SIG_DFL);
  raise(number);
}

void watch_for_death() {
  if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(keep_input);
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) signal(number, on_signal);
}

class Runs {
 public:
  void run(const std::string& input) {
    now.input = &input;
    const auto start = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    now.input = nullptr;
    ++count_;
    if (took.count() < worst_) return;
    worst_ = took.count();
    slowest_ = input;
  }

  void print() const {
    std::printf("%d inputs, no crash; the slowest took %.3f s (%zu bytes)\n", count_, worst_,
                slowest_.size());
  }

  // To be looked at, if it is slow.
  void keep_slowest(const std::string& path) const {
    constexpr double kSlow = 1;
    if (worst_ > kSlow) std::ofstream(path, std::ios::binary) << slowest_;
  }

 private:
  int count_ = 0;
  double worst_ = 0;
  std::string slowest_;
};

Arguments parse(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--changed" && i + 1 < count) {
      arguments.changed = std::atoi(words[++i]);
    } else if (word == "--seed" && i + 1 < count) {
      arguments.seed = static_cast<unsigned>(std::atoi(words[++i]));
    } else if (word == "--crash" && i + 1 < count) {
      now.file = words[++i];
    } else {
      arguments.paths.emplace_back(word);
    }
  }
  return arguments;
}

}  // namespace

int main(int count, char** words) {
  const Arguments arguments = parse(count, words);
  const std::vector<std::string> inputs = gewu::fuzz::inputs_of(arguments.paths);
  if (inputs.empty()) {
    std::fprintf(stderr, "no inputs: name files or folders of them\n");
    return 2;
  }
  watch_for_death();
  Runs runs;
  for (const std::string& input : inputs) runs.run(input);
  Changer changer(inputs, arguments.seed);
  for (int i = 0; i < arguments.changed; ++i) runs.run(changer.next());
  runs.print();
  runs.keep_slowest(std::string(now.file) + "-slow");
  return 0;
}
