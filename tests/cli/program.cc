#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace gewu {

namespace {

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void redirect(const std::string& path, int flags, int to) {
  const int fd = open(path.c_str(), flags, 0600);
  if (fd < 0 || dup2(fd, to) < 0) _exit(126);
}

[[noreturn]] void become(const std::string& folder, std::vector<char*>& words,
                         long long file_limit) {
  redirect(folder + "/stdin", O_RDONLY, STDIN_FILENO);
  redirect(folder + "/stdout", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(folder + "/stderr", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (file_limit > 0) {
    const rlimit limit{static_cast<rlim_t>(file_limit), static_cast<rlim_t>(file_limit)};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  setenv("LC_ALL", "C.UTF-8", 1);  // the tests read English
  execv(words[0], words.data());
  _exit(127);
}

}  // namespace

std::string program_path() {
  const char* folder = std::getenv("GEWU_BUILD_DIR");
  return std::string(folder ? folder : "build") + "/gewu";
}

Program::Program(const std::string& folder, const std::vector<std::string>& arguments,
                 const std::string& input, long long file_limit)
    : folder_(folder) {
  std::ofstream(folder + "/stdin", std::ios::binary) << input;
  std::vector<std::string> all = {program_path()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> words;
  words.reserve(all.size() + 1);
  for (std::string& word : all) words.push_back(word.data());
  words.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) become(folder_, words, file_limit);
}

void Program::interrupt() const { kill(pid_, SIGINT); }

bool Program::running() {
  if (!ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
  return !ended_;
}

Outcome Program::wait() {
  if (!ended_) waitpid(pid_, &status_, 0);
  ended_ = true;
  Outcome outcome;
  outcome.exit_code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  outcome.out = file_bytes(folder_ + "/stdout");
  outcome.err = file_bytes(folder_ + "/stderr");
  return outcome;
}

Outcome run_gewu(const std::string& folder, const std::vector<std::string>& arguments,
                 const std::string& input, long long file_limit) {
  return Program(folder, arguments, input, file_limit).wait();
}

}  // namespace gewu
