#include "app/worker.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>

#include "app/errors.h"
#include "app/frames.h"
#include "app/protocol.h"

namespace gewu {

namespace {

void set_soft_limit(int resource, rlim_t value) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = std::min(value, limit.rlim_max);
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

void live_with_parent() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGINT, SIG_IGN);  // Ctrl-C goes to the whole group; the parent decides what to do
  set_soft_limit(RLIMIT_CORE, 0);
}

// The images of a scanned page (8.7 MB of grey for A4 at 300 dpi) go back to the system when they
// are freed; in the heap what is left between them costs tens of MiB. Smaller ones stay in the
// heap, where using them again costs less.
void return_large_images() {
#ifdef __GLIBC__
  constexpr int kLargeImage = 8 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargeImage);
#endif
}

long long used_cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
}

// The limit counts the whole process, so it is moved on for each request; one second covers the
// fraction that whole seconds hide.
void allow_cpu_seconds(int seconds) {
  set_soft_limit(RLIMIT_CPU, static_cast<rlim_t>(used_cpu_seconds() + seconds + 1));
}

Reply serve(PageReader& reader, const Request& request) {
  Reply reply;
  const auto take = [&reply](auto result, auto Reply::*field) {
    if (!result) return failed_reply(result.error());
    reply.*field = std::move(*result);
    return std::move(reply);
  };
  switch (request.task) {
    case Task::Open:
      return take(reader.open(request.path), &Reply::facts);
    case Task::Draw:
      return take(reader.draw(request.path, request.page), &Reply::png);
    case Task::Read:
      break;
  }
  reply = take(reader.read(request.path, request.page), &Reply::pages);
  reply.times = reader.times();
  reply.notes = reader.take_notes();
  return reply;
}

Reply serve_safely(PageReader& reader, const Request& request, const Limits& limits) {
  try {
    return serve(reader, request);
  } catch (const std::bad_alloc&) {
    const std::string mebibytes = std::to_string(limits.max_worker_bytes >> 20);
    Reply reply = failed_reply(make_error(ErrorCode::LimitExceeded,
                                          "needs more than " + mebibytes + " MiB of memory",
                                          "raise --max-memory, or lower --dpi"));
    reply.leaving = true;
    return reply;
  } catch (const std::exception& failure) {
    return failed_reply(
        make_error(ErrorCode::Crashed, std::string("the reader failed: ") + failure.what()));
  }
}

}  // namespace

int run_worker(PageReaderFactory make_reader) {
  live_with_parent();
  return_large_images();
  const std::optional<std::string> first = read_frame(kWorkerChannel);
  if (!first) return 0;
  const Result<ReadSettings> settings = decode_settings(*first);
  if (!settings) return 0;
  const Limits& limits = settings->limits;
  set_soft_limit(RLIMIT_AS, static_cast<rlim_t>(limits.max_worker_bytes));
  const std::unique_ptr<PageReader> reader = make_reader(*settings);
  while (const std::optional<std::string> message = read_frame(kWorkerChannel)) {
    const Result<Request> request = decode_request(*message);
    if (!request) return 0;
    allow_cpu_seconds(limits.cpu_seconds_per_page);
    const Reply reply = serve_safely(*reader, *request, limits);
    if (!write_frame(kWorkerChannel, encode_reply(reply)) || reply.leaving) return 0;
  }
  return 0;
}

}  // namespace gewu
