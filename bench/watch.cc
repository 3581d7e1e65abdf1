#include "bench/watch.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>

namespace gewu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr useconds_t kPause = 20'000;  // microseconds between two looks

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A field of /proc/PID/status in KiB; 0 once the process is gone.
long status_kib(pid_t pid, const std::string& field) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(field)) return std::strtol(line.c_str() + field.size(), nullptr, 10);
  }
  return 0;
}

std::vector<pid_t> children_of(pid_t pid) {
  const std::string task = "/proc/" + std::to_string(pid) + "/task/";
  std::ifstream file(task + std::to_string(pid) + "/children");
  std::vector<pid_t> pids;
  for (pid_t child = 0; file >> child;) pids.push_back(child);
  return pids;
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& log) {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nowhere, STDOUT_FILENO);
  const int errors =
      log.empty() ? nowhere : open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  dup2(errors, STDERR_FILENO);
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

void look(pid_t pid, Watched* watched) {
  watched->parent_peak_kib = std::max(watched->parent_peak_kib, status_kib(pid, "VmHWM:"));
  const long now = status_kib(pid, "VmRSS:");
  if (now > 0) watched->parent_kib.push_back(now);
  for (const pid_t child : children_of(pid)) {
    watched->worker_peak_kib = std::max(watched->worker_peak_kib, status_kib(child, "VmHWM:"));
  }
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

MemoryNow memory_of(pid_t program) {
  MemoryNow now{status_kib(program, "VmRSS:"), status_kib(program, "VmHWM:"), 0};
  for (const pid_t child : children_of(program)) {
    now.worker_kib = std::max(now.worker_kib, status_kib(child, "VmRSS:"));
  }
  return now;
}

Watched run_watched(const std::vector<std::string>& command, double most_seconds,
                    const std::string& log) {
  Watched watched;
  const Clock::time_point start = Clock::now();
  const pid_t pid = fork();
  if (pid == 0) become(command, log);
  int status = 0;
  rusage usage{};
  while (wait4(pid, &status, WNOHANG, &usage) == 0) {
    look(pid, &watched);
    if (!watched.hung && since(start) > most_seconds) {
      watched.hung = true;
      kill(pid, SIGKILL);
    }
    usleep(kPause);
  }
  watched.seconds = since(start);
  watched.cpu_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  watched.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return watched;
}

}  // namespace gewu::bench
