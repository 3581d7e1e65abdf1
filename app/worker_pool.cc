#include "app/worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include "app/errors.h"
#include "app/interrupt.h"
#include "app/reply_check.h"
#include "app/worker.h"
#include "base/descriptor.h"

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

Reply endless_reply() {
  return failed_reply(make_error(ErrorCode::LimitExceeded,
                                 "more was read of it than a page or a text may hold",
                                 "cut the document into smaller ones"));
}

Reply clock_reply() {
  return failed_reply(make_error(ErrorCode::LimitExceeded, "made no progress and was given up",
                                 "raise --cpu-seconds if the document is worth it"));
}

// How long the system may have nothing to spare: each wait is twice the one before.
constexpr std::chrono::milliseconds kFirstWait{20};
constexpr int kWaits = 9;  // ten seconds altogether
constexpr int kFailedPolls = 200;

// The document's descriptor; none if it cannot be opened, which the worker then finds out by name.
// A pipe is not waited for.
Result<Descriptor> open_document_of(const Request& request) {
  if (request.path.empty()) return Descriptor();
  Descriptor file(open(request.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file && is_passing(errno)) {
    return make_error(ErrorCode::LimitExceeded,
                      std::string("cannot be opened: ") + std::strerror(errno));
  }
  struct stat info {};
  const bool regular = file && fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode);
  return regular ? std::move(file) : Descriptor();
}

bool killed_from_outside(int status) {
  if (!WIFSIGNALED(status)) return false;
  const int number = WTERMSIG(status);
  return number == SIGKILL || number == SIGTERM || number == SIGHUP || number == SIGQUIT;
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
  slot.ticket = ticket;
  slot.request = request;
  slot.retried = false;
  if (Status given = hand_over(slot); !given) return given;
  slot.busy = true;
  slot.started = Clock::now();
  slot.deadline = slot.started + setup_.grace +
                  std::chrono::seconds(kClockPerCpu * setup_.settings.limits.cpu_seconds_per_page);
  return ok_status();
}

Status WorkerPool::hand_over(Slot& slot) {
  std::chrono::milliseconds pause = kFirstWait;
  for (int wait = 0;; ++wait, pause *= 2) {
    Status started = slot.process ? ok_status() : start(slot);
    Result<Descriptor> file = started ? open_document_of(slot.request) : started.error();
    if (file) {
      slot.process->allow_reply(longest_reply(slot.request.task));
      slot.process->allow_cpu_seconds(setup_.settings.limits.cpu_seconds_per_page);
      if (slot.process->send(encode_request(slot.request), file->get())) return ok_status();
      slot.process.reset();  // it had died while it was idle
      if (Status again = start(slot); again) {
        slot.process->send(encode_request(slot.request), file->get());
        return ok_status();  // if it dies at once, wait() finds out
      }
      continue;
    }
    if (file.error().code != ErrorCode::LimitExceeded) return file.error();
    if (interrupted()) return interrupted_error();
    if (wait == kWaits) {
      return make_error(ErrorCode::MissingDependency, file.error().message, file.error().hint);
    }
    std::this_thread::sleep_for(pause);
  }
}

Result<Reply> WorkerPool::ask(const Request& request) {
  constexpr std::chrono::milliseconds kPatience{1000};
  if (Status sent = submit(0, request); !sent) return sent.error();
  while (true) {
    Result<std::vector<Answer>> answers = wait(kPatience);
    if (!answers) return answers.error();
    if (!answers->empty()) return std::move(answers->front().reply);
  }
}

Status WorkerPool::check_models() const {
  WorkerPool alone(setup_, 1);
  const Result<Reply> reply = alone.ask({Task::Check, "", 0});
  if (!reply) return reply.error();
  const bool missing = reply->failed && reply->error.code == ErrorCode::MissingDependency;
  return missing ? Status(reply->error) : ok_status();
}

Status WorkerPool::start(Slot& slot) {
  Result<WorkerProcess> fresh = WorkerProcess::start(setup_);
  if (!fresh) return fresh.error();
  slot.process.emplace(std::move(*fresh));
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
    if (!is_passing(errno) || ++failed_polls_ > kFailedPolls) {
      return make_error(ErrorCode::Internal, std::string("poll: ") + std::strerror(errno));
    }
    std::this_thread::sleep_for(kFirstWait);
  } else {
    failed_polls_ = 0;
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
      Reply reply = checked_reply(slot.request, decode_reply(message), setup_.settings.limits);
      if (reply.leaving) slot.process.reset();
      answers.push_back(finish_request(slot, std::move(reply), std::move(message)));
      return;
    }
    case WorkerProcess::Input::TooLong:
      slot.process.reset();
      answers.push_back(finish_request(slot, endless_reply()));
      return;
    case WorkerProcess::Input::Ended: {
      // It is dying: finish() would hide how by killing it, but a process that has begun to die
      // keeps its own status.
      const int status = slot.process->finish();
      slot.process.reset();
      if (!give_again(slot, status)) {
        answers.push_back(finish_request(slot, reply_of_dead(status)));
      }
      return;
    }
  }
}

void WorkerPool::expire(Slot& slot, std::vector<Answer>& answers) {
  slot.process.reset();
  answers.push_back(finish_request(slot, clock_reply()));
}

// Whoever killed it (the system, short of memory, or a person) may have meant the process and not
// the page.
bool WorkerPool::give_again(Slot& slot, int status) {
  if (slot.retried || !killed_from_outside(status)) return false;
  slot.retried = true;
  if (!hand_over(slot)) return false;
  slot.deadline = Clock::now() + (slot.deadline - slot.started);
  return true;
}

Reply WorkerPool::reply_of_dead(int status) const {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kExhaustedStatus) {
    const long long mebibytes = setup_.settings.limits.max_worker_bytes >> 20;
    return failed_reply(make_error(
        ErrorCode::LimitExceeded, "needs more than " + std::to_string(mebibytes) + " MiB of memory",
        "raise --max-memory, or lower --dpi"));
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    return cpu_limit_reply(setup_.settings.limits.cpu_seconds_per_page);
  }
  return failed_reply(make_error(ErrorCode::Crashed, death_text(status)));
}

Answer WorkerPool::finish_request(Slot& slot, Reply reply, std::string message) {
  slot.busy = false;
  const double seconds = std::chrono::duration<double>(Clock::now() - slot.started).count();
  if (message.empty()) message = encode_reply(reply);
  return {slot.ticket, slot.request, std::move(reply), seconds, std::move(message)};
}

}  // namespace gewu
