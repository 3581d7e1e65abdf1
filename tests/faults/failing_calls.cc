// The environment arms it when it is preloaded: GEWU_FAULT="CALL AT CAUSE LASTING KILL FOLDER",
// with numbers; GEWU_FAULT_MET names a file that is made once the fault was met.
#include "tests/faults/failing_calls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace gewu {

namespace {

// Plain data: calls come before constructors ran and after destructors did.
struct State {
  bool armed = false;
  bool met = false;
  Call call = Call::Write;
  int at = 0;
  int cause = 0;
  bool lasting = false;
  bool kill = false;
  int seen = 0;
  std::array<char, PATH_MAX> folder{};
};
State state;

bool inside(const char* path) {
  const size_t length = std::strlen(state.folder.data());
  return path && std::strncmp(path, state.folder.data(), length) == 0;
}

bool inside(int fd) {
  std::array<char, 64> link{};
  std::array<char, PATH_MAX> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", fd);
  return readlink(link.data(), path.data(), path.size() - 1) > 0 && inside(path.data());
}

void tell_met() {
  const char* name = std::getenv("GEWU_FAULT_MET");
  if (name) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT, 0600));
}

// Whether this call is to fail; errno says how.
template <typename Where>
bool strikes(Call call, Where where) {
  const int before = errno;
  const bool counts = state.armed && state.call == call && inside(where);
  errno = before;
  if (!counts || ++state.seen < state.at || state.at == 0) return false;
  if (state.seen > state.at && !state.lasting) return false;
  if (!state.met) tell_met();
  state.met = true;
  if (state.kill) syscall(SYS_kill, getpid(), SIGKILL);
  errno = state.cause;
  return true;
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

struct FromEnvironment {
  FromEnvironment() {
    const char* text = std::getenv("GEWU_FAULT");
    if (!text) return;
    Fault fault;
    int call = 0;
    int lasting = 0;
    int kill = 0;
    std::array<char, PATH_MAX> folder{};
    if (std::sscanf(text, "%d %d %d %d %d %4095s", &call, &fault.at, &fault.cause, &lasting, &kill,
                    folder.data()) != 6) {
      return;
    }
    fault.call = static_cast<Call>(call);
    fault.lasting = lasting != 0;
    fault.kill = kill != 0;
    fault.folder = folder.data();
    arm(fault);
  }
};
const FromEnvironment from_environment;

bool makes(int flags) { return (flags & (O_CREAT | O_WRONLY | O_RDWR)) != 0; }

}  // namespace

void arm(const Fault& fault) {
  state = {};
  state.call = fault.call;
  state.at = fault.at;
  state.cause = fault.cause;
  state.lasting = fault.lasting;
  state.kill = fault.kill;
  std::strncpy(state.folder.data(), fault.folder.c_str(), state.folder.size() - 1);
  state.armed = true;
}

bool disarm() {
  state.armed = false;
  return state.met;
}

}  // namespace gewu

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's names
extern "C" {

#define GEWU_OPEN(name)                                                         \
  int name(const char* path, int flags, ...) {                                  \
    va_list rest;                                                               \
    va_start(rest, flags);                                                      \
    const auto mode = static_cast<mode_t>(va_arg(rest, int));                   \
    va_end(rest);                                                               \
    if (gewu::makes(flags) && gewu::strikes(gewu::Call::Open, path)) return -1; \
    static auto* next = gewu::real<int(const char*, int, ...)>(#name);          \
    return next(path, flags, mode);                                             \
  }
GEWU_OPEN(open)
GEWU_OPEN(open64)
#undef GEWU_OPEN

int mkostemp(char* path, int flags) {
  if (gewu::strikes(gewu::Call::Open, path)) return -1;
  static auto* next = gewu::real<int(char*, int)>("mkostemp");
  return next(path, flags);
}

FILE* fopen(const char* path, const char* mode) {
  if (std::strchr(mode, 'w') && gewu::strikes(gewu::Call::Open, path)) return nullptr;
  static auto* next = gewu::real<FILE*(const char*, const char*)>("fopen");
  return next(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  if (std::strchr(mode, 'w') && gewu::strikes(gewu::Call::Open, path)) return nullptr;
  static auto* next = gewu::real<FILE*(const char*, const char*)>("fopen64");
  return next(path, mode);
}

ssize_t write(int fd, const void* bytes, size_t count) {
  if (gewu::strikes(gewu::Call::Write, fd)) return -1;
  static auto* next = gewu::real<ssize_t(int, const void*, size_t)>("write");
  return next(fd, bytes, count);
}

ssize_t pwrite(int fd, const void* bytes, size_t count, off_t at) {
  if (gewu::strikes(gewu::Call::Write, fd)) return -1;
  static auto* next = gewu::real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return next(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t at) {
  if (gewu::strikes(gewu::Call::Write, fd)) return -1;
  static auto* next = gewu::real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return next(fd, bytes, count, at);
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
  if (gewu::strikes(gewu::Call::Write, fileno(file))) return 0;
  static auto* next = gewu::real<size_t(const void*, size_t, size_t, FILE*)>("fwrite");
  return next(bytes, size, count, file);
}

int ftruncate(int fd, off_t length) noexcept {
  if (gewu::strikes(gewu::Call::Write, fd)) return -1;
  static auto* next = gewu::real<int(int, off_t)>("ftruncate");
  return next(fd, length);
}

int fsync(int fd) { return gewu::strikes(gewu::Call::Sync, fd) ? -1 : 0; }

int fdatasync(int fd) { return gewu::strikes(gewu::Call::Sync, fd) ? -1 : 0; }

int rename(const char* from, const char* to) noexcept {
  if (gewu::strikes(gewu::Call::Rename, from)) return -1;
  static auto* next = gewu::real<int(const char*, const char*)>("rename");
  return next(from, to);
}
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
