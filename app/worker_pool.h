// A pool of worker processes: requests go out, answers come back, failures cost one request.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "app/protocol.h"
#include "app/worker_process.h"
#include "base/result.h"

namespace gewu {

/// An answer with the ticket of its request.
struct Answer {
  int ticket = 0;
  Request request;
  Reply reply;
  double seconds = 0;   ///< wall-clock time
  std::string message;  ///< the reply as decode_reply takes it
};

/// Workers are started when they are first needed and started again after they died. Single
/// threaded. Destroying the pool kills the workers.
class WorkerPool {
 public:
  WorkerPool(WorkerSetup setup, int jobs);

  const Limits& limits() const { return setup_.settings.limits; }
  bool has_idle() const;
  bool busy() const;  ///< a request is out

  /// Hands the request, and the document as an open descriptor, to an idle worker (has_idle() must
  /// be true). Where the system has nothing to spare, it is asked again for some seconds; a worker
  /// that cannot be started then is the Error (MissingDependency).
  Status submit(int ticket, const Request& request);

  /// Asks a worker that has seen no document whether every model is there: what one says that has
  /// seen one need not be true. Error MissingDependency if one is missing.
  Status check_models() const;

  /// Waits until answers have come, an interrupt was raised (Error Interrupted) or `patience` is
  /// over (no answers). A worker that died, overran its CPU time or the clock gives an answer that
  /// failed with Crashed or LimitExceeded. One that was killed from outside is replaced, once, and
  /// its request given again. Answers are checked (reply_check.h).
  Result<std::vector<Answer>> wait(std::chrono::milliseconds patience);

  /// For a pool that nothing else is asked of meanwhile: hands the request over and waits for its
  /// reply, which may have failed. The Error is of submit() or wait().
  Result<Reply> ask(const Request& request);

 private:
  using Clock = std::chrono::steady_clock;
  struct Slot {
    std::optional<WorkerProcess> process;
    bool busy = false;
    bool retried = false;  ///< its request was given to another worker before
    int ticket = 0;
    Request request;
    Clock::time_point started;
    Clock::time_point deadline;
  };

  Status hand_over(Slot& slot);
  Status start(Slot& slot);
  bool give_again(Slot& slot, int status);
  void collect(Slot& slot, std::vector<Answer>& answers);
  void expire(Slot& slot, std::vector<Answer>& answers);
  Answer finish_request(Slot& slot, Reply reply, std::string message = "");
  Reply reply_of_dead(int status) const;
  int poll_timeout(std::chrono::milliseconds patience) const;

  WorkerSetup setup_;
  std::vector<Slot> slots_;
  int failed_polls_ = 0;  ///< in a row
};

}  // namespace gewu
