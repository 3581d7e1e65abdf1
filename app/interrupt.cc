#include "app/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>

namespace gewu {

namespace {

// A signal handler can reach nothing but globals.
std::atomic<bool> g_raised = false;    // NOLINT(readability-identifier-naming)
std::array<int, 2> g_pipe = {-1, -1};  // NOLINT(readability-identifier-naming)

void note(int) {
  g_raised = true;
  const char byte = 0;
  const ssize_t ignored = write(g_pipe[1], &byte, 1);
  static_cast<void>(ignored);
}

}  // namespace

void catch_interrupts() {
  if (pipe2(g_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) g_pipe = {-1, -1};
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one has its usual effect
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

int interrupt_fd() { return g_pipe[0]; }

bool interrupted() { return g_raised; }

}  // namespace gewu
