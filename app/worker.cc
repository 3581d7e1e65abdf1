#include "app/worker.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <new>
#include <string_view>

#include "app/errors.h"
#include "app/frames.h"
#include "app/protocol.h"
#include "app/sandbox.h"

namespace gewu {

namespace {

// Hard as well: what a document makes of a worker cannot take it back.
void set_limit(int resource, rlim_t value) {
  rlimit limit{};
  if (getrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max = std::min(value, limit.rlim_max);
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

// Libraries written in C abort when memory runs out, some after saying so on standard error, which
// is a file while a page is decoded. A signal handler may call nothing but the system.
void tell_exhaustion(int) {
  std::array<char, 4096> printed{};
  const ssize_t got = pread(STDERR_FILENO, printed.data(), printed.size(), 0);
  const std::string_view text(printed.data(), got > 0 ? static_cast<size_t>(got) : 0);
  const bool exhausted = text.find("ut of memory") != text.npos;
  if (exhausted) _exit(kExhaustedStatus);
}

// The shadow of a sanitizer takes more addresses than any limit would leave.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kBoundsAddresses = false;
#else
constexpr bool kBoundsAddresses = true;
#endif

void live_with_parent() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGINT, SIG_IGN);  // Ctrl-C goes to the whole group; the parent decides what to do
  struct sigaction action {};
  action.sa_handler = tell_exhaustion;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGABRT, &action, nullptr);
  constexpr rlim_t kOpenFiles = 256;
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_NOFILE, kOpenFiles);
}

// The images of a scanned page (8.7 MB of grey for A4 at 300 dpi) go back to the system when they
// are freed; in the heap what is left between them costs tens of MiB. Smaller ones stay in the
// heap, where using them again costs less.
void return_large_images() {
#ifdef __GLIBC__
  constexpr int kLargeImage = 8 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargeImage);
  // What the next page will want again stays, too: to ask for its pages anew costs more than to
  // fill them.
  constexpr int kKept = 64 << 20;
  mallopt(M_TRIM_THRESHOLD, kKept);
#endif
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
      reply = take(reader.draw(request.path, request.page, request.drawing), &Reply::png);
      reply.notes = reader.take_notes();
      return reply;
    case Task::Picture:
      return take(reader.picture(request.path, request.page), &Reply::png);
    case Task::Check:
      if (Status complete = reader.check(); !complete) return failed_reply(complete.error());
      return reply;
    case Task::Escape:
      reply.notes = try_to_escape(request.path);
      return reply;
    case Task::Read:
      break;
  }
  reply = take(reader.read(request.path, request.page), &Reply::pages);
  reply.times = reader.times();
  reply.notes = reader.take_notes();
  return reply;
}

Reply exhausted_reply(const Limits& limits) {
  const std::string mebibytes = std::to_string(limits.max_worker_bytes >> 20);
  Reply reply = failed_reply(make_error(ErrorCode::LimitExceeded,
                                        "needs more than " + mebibytes + " MiB of memory",
                                        "raise --max-memory, or lower --dpi"));
  reply.leaving = true;
  return reply;
}

Reply serve_safely(PageReader& reader, const Request& request, const Limits& limits) {
  try {
    return serve(reader, request);
  } catch (const std::bad_alloc&) {
    return exhausted_reply(limits);
  } catch (const std::exception& failure) {
    return failed_reply(make_error(ErrorCode::Crashed,
                                   std::string("a defect of the reader: ") + failure.what(),
                                   "report it with the document"));
  }
}

}  // namespace

int run_worker(PageReaderFactory make_reader, Confine confine_itself) {
  live_with_parent();
  return_large_images();
  const std::optional<Frame> first = read_frame(kWorkerChannel);
  if (!first) return 0;
  const Result<ReadSettings> settings = decode_settings(first->message);
  if (!settings) return 0;
  const Limits& limits = settings->limits;
  if (kBoundsAddresses) set_limit(RLIMIT_AS, static_cast<rlim_t>(limits.max_worker_bytes));
  const std::unique_ptr<PageReader> reader = make_reader(*settings);
  if (confine_itself == Confine::Yes) confine(reader->needed_files());
  while (const std::optional<Frame> frame = read_frame(kWorkerChannel)) {
    const Result<Request> request = decode_request(frame->message);
    if (!request) return 0;
    reader->use_descriptor(frame->passed.get());
    const Reply reply = serve_safely(*reader, *request, limits);
    reader->use_descriptor(-1);
    if (!write_frame(kWorkerChannel, encode_reply(reply)) || reply.leaving) return 0;
  }
  return 0;
}

}  // namespace gewu
