// gewu-bench-scale: one run over very many documents, or over one of very many pages: what a page
// costs and what the parent holds at 1 %, 10 %, 50 % and 100 % of the run.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/long_pdf.h"
#include "bench/watch.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::array kMarks = {0.01, 0.1, 0.5, 1.0};

std::string build_folder() {
  const char* folder = std::getenv("GEWU_BUILD_DIR");
  return folder == nullptr ? "build" : folder;
}

// As small as a form can be: what is measured is the run, not the reading.
std::string tiny_form(int number) {
  const std::string n = std::to_string(number);
  return "项目支出绩效目标表\n项目名称\t第" + n + "号项目\n年度目标\t完成" + n +
         "件\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t件数\t≥" + n + "件\n";
}

void make_documents(const std::string& folder, int count) {
  constexpr int kInOneFolder = 1000;
  for (int i = 0; i < count; ++i) {
    const std::string place = folder + "/" + std::to_string(i / kInOneFolder);
    fs::create_directories(place);
    std::ofstream(place + "/d" + std::to_string(i) + ".txt") << tiny_form(i);
  }
}

struct Child {
  pid_t pid = -1;
  FILE* events = nullptr;  ///< its standard error
};

Child start(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(ends[1], STDERR_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(127);
  }
  close(ends[1]);
  return {pid, fdopen(ends[0], "r")};
}

void print_mark(double share, int done, double seconds, int since, const std::string& memory) {
  std::printf("%5.0f %%  %6d pages  %7.1f ms each  %s\n", 100 * share, done,
              1000 * seconds / std::max(1, since), memory.c_str());
  std::fflush(stdout);
}

std::string memory_text(const gewu::bench::MemoryNow& now) {
  std::array<char, 120> room{};
  std::snprintf(room.data(), room.size(), "parent %ld KiB (most so far %ld), largest worker %ld",
                now.parent_kib, now.parent_peak_kib, now.worker_kib);
  return room.data();
}

// Prints a line at each mark; returns the run's exit status.
int watch(const Child& child, int pages) {
  Clock::time_point latest = Clock::now();
  size_t mark = 0;
  int before = 0;
  gewu::bench::MemoryNow memory;
  char* line = nullptr;
  size_t room = 0;
  while (getline(&line, &room, child.events) >= 0) {
    const std::string event = line;
    const size_t at = event.find("\"event\": \"page\", \"done\": ");
    const size_t kHead = 24;
    const int done = at == event.npos ? 0 : std::atoi(event.c_str() + at + kHead);
    const bool ends = event.find("\"event\": \"end\"") != event.npos;
    if (at == event.npos && !ends && event.find("\"error\"") != event.npos)
      std::fputs(line, stdout);
    if (ends)
      std::printf("at its end  %s\n%s", memory_text(gewu::bench::memory_of(child.pid)).c_str(),
                  line);
    if (mark == kMarks.size() || done < kMarks.at(mark) * pages) continue;
    memory = gewu::bench::memory_of(child.pid);
    const double seconds = std::chrono::duration<double>(Clock::now() - latest).count();
    print_mark(kMarks.at(mark++), done, seconds, done - before, memory_text(memory));
    before = done;
    latest = Clock::now();
  }
  std::free(line);
  int status = 0;
  waitpid(child.pid, &status, 0);
  return status;
}

// The peak after the last page: documents are put together and written then.
int run(const std::string& input, int pages, const std::vector<std::string>& options) {
  const std::string out = build_folder() + "/bench/scale-out";
  fs::remove_all(out);
  std::vector<std::string> command = {build_folder() + "/gewu",
                                      "convert",
                                      input,
                                      "-o",
                                      out,
                                      "--progress",
                                      "jsonl",
                                      "--max-pages",
                                      "1000000",
                                      "--reader",
                                      "text-layer"};
  command.insert(command.end(), options.begin(), options.end());
  const Clock::time_point begun = Clock::now();
  const Child child = start(command);
  const int status = watch(child, pages);
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  std::printf("whole run %.1f s, exit %d, largest process %ld KiB\n",
              std::chrono::duration<double>(Clock::now() - begun).count(), WEXITSTATUS(status),
              usage.ru_maxrss);
  return WIFEXITED(status) ? 0 : 4;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  constexpr int kDefaultCount = 10'000;
  const std::string what = argc > 1 ? argv[1] : "";
  const int count = argc > 2 ? std::atoi(argv[2]) : kDefaultCount;
  if ((what != "documents" && what != "pages") || count < 1) {
    std::fprintf(stderr,
                 "usage: gewu-bench-scale documents|pages [COUNT [OPTION of gewu convert]...]\n");
    return kUsage;
  }
  const std::string folder = build_folder() + "/bench/scale-in";
  fs::remove_all(folder);
  fs::create_directories(folder);
  if (what == "documents") make_documents(folder, count);
  if (what == "pages" && !gewu::bench::write_long_pdf(folder + "/long.pdf", count)) return kUsage;
  return run(folder, count, {argv + std::min(argc, 3), argv + argc});
}
