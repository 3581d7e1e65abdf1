#include "app/worker_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <string_view>
#include <utility>

#include "app/errors.h"
#include "app/worker.h"

namespace gewu {

namespace {

constexpr size_t kReadBytes = size_t{64} << 10;

Error start_error(int cause) {
  const bool passing = is_passing(cause);
  return make_error(passing ? ErrorCode::LimitExceeded : ErrorCode::Internal,
                    std::string("a worker cannot be started: ") + std::strerror(cause),
                    passing ? "close other programs, or lower --jobs" : "");
}

// What a worker may know of our environment: where libraries find their data, and the language.
// Keys and passwords of other programs are none of its business.
constexpr std::array<std::string_view, 16> kPassedOn = {"PATH=",
                                                        "HOME=",
                                                        "LANG=",
                                                        "LANGUAGE=",
                                                        "LC_",
                                                        "TZ=",
                                                        "XDG_",
                                                        "FONTCONFIG_",
                                                        "TESSDATA_PREFIX=",
                                                        "LD_LIBRARY_PATH=",
                                                        "GEWU_MODEL=",
                                                        "GEWU_BUILD_DIR=",
                                                        "ASAN_OPTIONS=",
                                                        "UBSAN_OPTIONS=",
                                                        "LSAN_OPTIONS=",
                                                        "MALLOC_"};

// One thread per process: OpenMP reads these before main() runs, so the parent must set them.
std::vector<std::string> worker_environment() {
  std::vector<std::string> variables = {"OMP_THREAD_LIMIT=1", "OMP_NUM_THREADS=1"};
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view text(*variable);
    if (std::any_of(kPassedOn.begin(), kPassedOn.end(),
                    [text](std::string_view start) { return text.starts_with(start); })) {
      variables.emplace_back(text);
    }
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

// Owns the two attribute objects of posix_spawn.
struct SpawnPlan {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};

  SpawnPlan(int channel, bool show_messages) {
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, channel, kWorkerChannel);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (show_messages) {
      posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
      posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawn_file_actions_addclosefrom_np(&files, kWorkerChannel + 1);
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    for (const int number : {SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) sigaddset(&defaults, number);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
  }
};

int spawn(const WorkerSetup& setup, int channel, pid_t& pid) {
  std::vector<std::string> command = setup.command;
  std::vector<std::string> environment = worker_environment();
  const SpawnPlan plan(channel, setup.show_messages);
  return posix_spawn(&pid, command[0].c_str(), &plan.files, &plan.attributes,
                     pointers(command).data(), pointers(environment).data());
}

}  // namespace

bool is_passing(int cause) {
  return cause == EAGAIN || cause == ENOMEM || cause == EMFILE || cause == ENFILE ||
         cause == ENOBUFS;
}

Result<WorkerProcess> WorkerProcess::start(const WorkerSetup& setup) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return start_error(errno);
  }
  // dup2 onto itself would leave close-on-exec set, so the child's end must not be the channel.
  if (ends[1] == kWorkerChannel) {
    const int moved = fcntl(ends[1], F_DUPFD_CLOEXEC, kWorkerChannel + 1);
    const int cause = errno;
    close(std::exchange(ends[1], moved));
    if (moved < 0) {
      close(ends[0]);
      return start_error(cause);
    }
  }
  WorkerProcess worker;
  worker.fd_ = ends[0];
  const int failure = spawn(setup, ends[1], worker.pid_);
  close(ends[1]);
  if (failure != 0) {
    worker.pid_ = -1;
    return start_error(failure);
  }
  worker.send(encode_settings(setup.settings));
  return worker;
}

void WorkerProcess::allow_cpu_seconds(int seconds) const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  rlimit limit{};
  if (prlimit(pid_, RLIMIT_CPU, nullptr, &limit) != 0) return;
  // The limit counts the whole process, so it is moved on for each request; one second covers the
  // fraction that whole seconds hide.
  limit.rlim_cur = std::min(static_cast<rlim_t>(used.tv_sec + seconds + 1), limit.rlim_max);
  prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      fd_(std::exchange(other.fd_, -1)),
      buffer_(std::move(other.buffer_)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(fd_, other.fd_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

WorkerProcess::~WorkerProcess() { finish(); }

WorkerProcess::Input WorkerProcess::receive(std::string& message) {
  std::array<char, kReadBytes> bytes{};
  while (true) {
    const ssize_t got = recv(fd_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (got <= 0) return Input::Ended;
    buffer_.append({bytes.data(), static_cast<size_t>(got)});
    if (static_cast<size_t>(got) < bytes.size()) break;
  }
  if (buffer_.broken()) return Input::TooLong;
  std::optional<std::string> whole = buffer_.next();
  if (!whole) return Input::Nothing;
  message = std::move(*whole);
  return Input::Message;
}

int WorkerProcess::finish() {
  int status = 0;
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }
  if (fd_ >= 0) close(std::exchange(fd_, -1));
  return status;
}

}  // namespace gewu
