#include "app/worker_pool.h"

#include <poll.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "app/errors.h"
#include "app/interrupt.h"

namespace gewu {

namespace {

// On a loaded machine a page waits for other processes: the clock gives it several times its CPU
// limit, and some grace, before it counts as hanging.
constexpr int kClockPerCpu = 5;

Error interrupted_error() { return make_error(ErrorCode::Interrupted, "interrupted"); }

Reply cpu_limit_reply(int seconds) {
  return failed_reply(
      make_error(ErrorCode::LimitExceeded,
                 "took more than " + std::to_string(seconds) + " seconds of CPU time",
                 "raise --cpu-seconds if the document is worth it"));
}

Reply clock_reply() {
  return failed_reply(make_error(ErrorCode::LimitExceeded, "made no progress and was given up",
                                 "raise --cpu-seconds if the document is worth it"));
}

std::string death_text(int status) {
  if (WIFSIGNALED(status)) {
    return std::string("the worker that read it died (") + strsignal(WTERMSIG(status)) + ")";
  }
  return "the worker that read it ended by itself (exit status " +
         std::to_string(WEXITSTATUS(status)) + ")";
}

}  // namespace

WorkerPool::WorkerPool(WorkerSetup setup, int jobs)
    : setup_(std::move(setup)), slots_(static_cast<size_t>(std::max(1, jobs))) {}

bool WorkerPool::has_idle() const {
  return std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.busy; });
}

bool WorkerPool::busy() const {
  return std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.busy; });
}

Status WorkerPool::submit(int ticket, const Request& request) {
  // A running worker is better than a new one: its models are loaded.
  const auto rank = [](const Slot& slot) { return slot.busy ? 2 : slot.process ? 0 : 1; };
  Slot& slot =
      *std::min_element(slots_.begin(), slots_.end(),
                        [&rank](const Slot& a, const Slot& b) { return rank(a) < rank(b); });
  const std::string message = encode_request(request);
  if (!slot.process || !slot.process->send(message)) {
    slot.process.reset();
    Result<WorkerProcess> fresh = WorkerProcess::start(setup_);
    if (!fresh) return fresh.error();
    slot.process.emplace(std::move(*fresh));
    slot.process->send(message);  // if it died at once, wait() finds out
  }
  slot.busy = true;
  slot.ticket = ticket;
  slot.request = request;
  slot.started = Clock::now();
  slot.deadline = slot.started + setup_.grace +
                  std::chrono::seconds(kClockPerCpu * setup_.settings.limits.cpu_seconds_per_page);
  return ok_status();
}

int WorkerPool::poll_timeout(std::chrono::milliseconds patience) const {
  Clock::time_point until = Clock::now() + patience;
  for (const Slot& slot : slots_) {
    if (slot.busy) until = std::min(until, slot.deadline);
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
  return static_cast<int>(std::max<long long>(0, left.count()));
}

Result<std::vector<Answer>> WorkerPool::wait(std::chrono::milliseconds patience) {
  std::vector<pollfd> polled = {{interrupt_fd(), POLLIN, 0}};
  for (const Slot& slot : slots_) {
    polled.push_back({slot.busy ? slot.process->fd() : -1, POLLIN, 0});
  }
  const int ready = poll(polled.data(), polled.size(), poll_timeout(patience));
  if (interrupted()) return interrupted_error();
  std::vector<Answer> answers;
  if (ready < 0 && errno != EINTR) {
    return make_error(ErrorCode::Internal, std::string("poll: ") + std::strerror(errno));
  }
  for (size_t i = 0; i < slots_.size(); ++i) {
    if (ready > 0 && polled[i + 1].revents != 0) collect(slots_[i], answers);
    if (slots_[i].busy && Clock::now() >= slots_[i].deadline) expire(slots_[i], answers);
  }
  return answers;
}

void WorkerPool::collect(Slot& slot, std::vector<Answer>& answers) {
  std::string message;
  switch (slot.process->receive(message)) {
    case WorkerProcess::Input::Nothing:
      return;
    case WorkerProcess::Input::Message: {
      Reply reply = decode_reply(message);
      if (reply.leaving) slot.process.reset();
      answers.push_back(finish_request(slot, std::move(reply)));
      return;
    }
    case WorkerProcess::Input::Ended:
      answers.push_back(finish_request(slot, reply_of_dead(slot)));
      return;
  }
}

void WorkerPool::expire(Slot& slot, std::vector<Answer>& answers) {
  slot.process.reset();
  answers.push_back(finish_request(slot, clock_reply()));
}

// A worker whose end of the channel closed is dying: finish() would hide how by killing it, but a
// process that has begun to die keeps its own status.
Reply WorkerPool::reply_of_dead(Slot& slot) const {
  const int status = slot.process->finish();
  slot.process.reset();
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    return cpu_limit_reply(setup_.settings.limits.cpu_seconds_per_page);
  }
  return failed_reply(make_error(ErrorCode::Crashed, death_text(status)));
}

Answer WorkerPool::finish_request(Slot& slot, Reply reply) {
  slot.busy = false;
  const double seconds = std::chrono::duration<double>(Clock::now() - slot.started).count();
  return {slot.ticket, slot.request, std::move(reply), seconds};
}

}  // namespace gewu
