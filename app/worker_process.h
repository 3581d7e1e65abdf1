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
  static Result<WorkerProcess> start(const WorkerSetup& setup);
  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();

  int fd() const { return fd_; }

  /// False if the worker is gone.
  bool send(std::string_view message) { return write_frame(fd_, message); }

  enum class Input { Nothing, Message, Ended };
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
