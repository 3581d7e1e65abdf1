// What a worker must not be able to do, tried.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include "app/sandbox.h"
#include "base/descriptor.h"

namespace gewu {

namespace {

bool opens(const std::string& path, int flags) {
  return static_cast<bool>(Descriptor(open(path.c_str(), flags | O_CLOEXEC, 0600)));
}

bool makes_socket(int family) {
  return static_cast<bool>(Descriptor(socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)));
}

bool makes_file(const std::string& path) {
  if (!opens(path, O_WRONLY | O_CREAT | O_EXCL)) return false;
  unlink(path.c_str());
  return true;
}

bool makes_folder(const std::string& path) {
  if (mkdir(path.c_str(), 0700) != 0) return false;
  rmdir(path.c_str());
  return true;
}

bool starts_process() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, nullptr, 0);
  return child > 0;
}

// Only a call that fails returns, so it is made to fail in another way where it is allowed: the
// file is no program.
bool starts_program(const std::string& file) {
  char* const nothing[] = {nullptr};
  execve(file.c_str(), nothing, nothing);
  return errno != EPERM;
}

bool raises_limits() {
  rlimit limit{};
  getrlimit(RLIMIT_CORE, &limit);
  return setrlimit(RLIMIT_CORE, &limit) == 0;
}

}  // namespace

std::vector<std::string> try_to_escape(const std::string& file) {
  const std::string fresh = file + ".gewu-trial";
  std::vector<std::string> told;
  const auto tell = [&told](const char* what, bool possible) {
    told.push_back(std::string(what) + (possible ? ": possible" : ": refused"));
  };
  tell("open a socket", makes_socket(AF_INET) || makes_socket(AF_UNIX));
  tell("open another file", opens(file, O_RDONLY));
  tell("write a file", opens(file, O_WRONLY));
  tell("create a file", makes_file(fresh));
  tell("make a folder", makes_folder(fresh));
  tell("remove a file", unlink(fresh.c_str()) == 0 || errno == ENOENT);
  tell("start a process", starts_process());
  tell("start a program", starts_program(file));
  tell("signal another process", kill(getppid(), 0) == 0);
  tell("raise its limits", raises_limits());
  return told;
}

}  // namespace gewu
