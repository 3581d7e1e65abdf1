#include "app/worker_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "app/errors.h"
#include "app/worker.h"

namespace gewu {

namespace {

constexpr size_t kReadBytes = size_t{64} << 10;

Error start_error(int cause) {
  return make_error(ErrorCode::Internal,
                    std::string("a worker cannot be started: ") + std::strerror(cause));
}

// The environment of a worker: ours, but one thread per process. OpenMP reads these before main()
// runs, so they must be set by the parent.
std::vector<std::string> worker_environment() {
  std::vector<std::string> variables = {"OMP_THREAD_LIMIT=1", "OMP_NUM_THREADS=1"};
  for (char** variable = environ; *variable; ++variable) {
    if (std::strncmp(*variable, "OMP_", 4) != 0) variables.emplace_back(*variable);
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

Result<WorkerProcess> WorkerProcess::start(const WorkerSetup& setup) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return start_error(errno);
  }
  // dup2 onto itself would leave close-on-exec set, so the child's end must not be the channel.
  if (ends[1] == kWorkerChannel) {
    const int moved = fcntl(ends[1], F_DUPFD_CLOEXEC, kWorkerChannel + 1);
    close(std::exchange(ends[1], moved));
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
  if (buffer_.broken()) return Input::Ended;
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
