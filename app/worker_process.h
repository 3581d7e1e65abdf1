// One worker process as its parent sees it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/frames.h"
#include "app/protocol.h"
#include "base/result.h"

namespace gewu {

/// True for a cause (errno) that may be gone in a moment: no memory, process or descriptor to
/// spare.
bool is_passing(int cause);

/// How workers are started.
struct WorkerSetup {
  std::vector<std::string> command;  ///< program and arguments
  ReadSettings settings;
  bool show_messages = false;  ///< let what its libraries print reach our stderr
  /// Time on the clock that a request may take beyond a multiple of its CPU time, since a page may
  /// have to wait for other processes on a loaded machine.
  std::chrono::milliseconds grace{20'000};
};

/// A running worker; killed and reaped when destroyed. Move-only.
class WorkerProcess {
 public:
  /// Errors: LimitExceeded where the system has no process, memory or descriptor to spare just now
  /// (trying again may help), Internal otherwise.
  static Result<WorkerProcess> start(const WorkerSetup& setup);
  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();

  int fd() const { return fd_; }

  /// False if the worker is gone. `passed`, unless -1, is a descriptor for it.
  bool send(std::string_view message, int passed = -1) { return write_frame(fd_, message, passed); }

  /// From now on it may use that much CPU time more; going over it kills it (SIGXCPU).
  void allow_cpu_seconds(int seconds) const;

  /// Messages of more than `bytes` count as its end.
  void allow_reply(size_t bytes) { buffer_.allow(bytes); }

  enum class Input { Nothing, Message, Ended, TooLong };
  /// Takes what has come, without waiting; a whole message is put into `message`.
  Input receive(std::string& message);

  /// Kills and reaps it (also if it has died already). Returns its wait status.
  int finish();

 private:
  WorkerProcess() = default;
  pid_t pid_ = -1;
  int fd_ = -1;
  FrameBuffer buffer_;
};

}  // namespace gewu
