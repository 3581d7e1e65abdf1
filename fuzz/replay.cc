// Runs a fuzz target without libFuzzer: over files and folders, then over changed copies of them,
// always the same for one seed. What it dies of is kept as a file.
//
//   gewu_fuzz_NAME [--changed N] [--seed N] [--crash FILE] PATH...

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/target.h"

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

namespace fs = std::filesystem;

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

std::vector<std::string> inputs_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

// What programs stumble over.
const std::vector<std::string>& tokens() {
  static const std::vector<std::string> all = {"0",
                                               "-1",
                                               "2147483647",
                                               "-2147483648",
                                               "4294967296",
                                               "1e308",
                                               "-0.0",
                                               "null",
                                               "[]",
                                               "{}",
                                               "\"\"",
                                               std::string(1, '\0'),
                                               "\xff\xff\xff\xff",
                                               "\xf0\x9f\x98\x80",
                                               "\xed\xa0\x80",
                                               "\t",
                                               "\n",
                                               "\f",
                                               "|",
                                               "100%",
                                               "≥",
                                               "项目名称",
                                               "一级指标"};
  return all;
}

class Changer {
 public:
  Changer(const std::vector<std::string>& inputs, unsigned seed) : inputs_(inputs), random_(seed) {}

  std::string next() {
    std::string input = any(inputs_);
    for (std::size_t left = 1 + below(8); left > 0; --left) change(input);
    return input;
  }

 private:
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  const std::string& any(const std::vector<std::string>& from) { return from[below(from.size())]; }

  void change(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(below(64), input.size() - at);
    switch (below(7)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(random_());
        break;
      case 1:
        if (at < input.size()) input[at] ^= static_cast<char>(1U << below(8));
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, input.substr(at, length));
        break;
      case 4:
        input.insert(at, any(tokens()));
        break;
      case 5:
        input.replace(at, std::min(below(12), input.size() - at), any(tokens()));
        break;
      default:
        splice(input, at);
    }
  }

  // Goes on as another input does.
  void splice(std::string& input, std::size_t at) {
    const std::string& other = any(inputs_);
    input.erase(at);
    input += other.substr(below(other.size() + 1));
  }

  const std::vector<std::string>& inputs_;
  std::mt19937 random_;
};

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
  const std::vector<std::string> inputs = inputs_of(arguments.paths);
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
