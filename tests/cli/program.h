// Runs the real program as a user would.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace gewu {

/// Of the program under test.
std::string program_path();

struct Outcome {
  int exit_code = -1;  ///< 128 + the signal if it died of one
  std::string out;
  std::string err;
};

/// A started program; its output is gathered in files of `folder`.
class Program {
 public:
  /// `file_limit`: the largest file that it may write, bytes; 0: any.
  Program(const std::string& folder, const std::vector<std::string>& arguments,
          const std::string& input = "", long long file_limit = 0);
  void interrupt() const;  ///< as Ctrl-C does
  bool running();
  Outcome wait();
  pid_t pid() const { return pid_; }

 private:
  std::string folder_;
  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

/// Starts it and waits for its end.
Outcome run_gewu(const std::string& folder, const std::vector<std::string>& arguments,
                 const std::string& input = "", long long file_limit = 0);

}  // namespace gewu
