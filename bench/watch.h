// Runs gewu from outside and watches what it costs.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace gewu::bench {

struct Watched {
  int exit_code = -1;            ///< 128 + the signal if it died of one
  bool hung = false;             ///< killed because it ran longer than allowed
  double seconds = 0;            ///< by the clock
  double cpu_seconds = 0;        ///< of the program and its workers
  long parent_peak_kib = 0;      ///< VmHWM of the program itself
  long worker_peak_kib = 0;      ///< the largest VmHWM of its workers
  std::vector<long> parent_kib;  ///< VmRSS over the run, in even steps
};

/// Starts the program; its standard error goes to the file `log` ("": thrown away, as the rest of
/// its output is). Memory is read from /proc while it runs.
Watched run_watched(const std::vector<std::string>& command, double most_seconds,
                    const std::string& log = "");

struct MemoryNow {
  long parent_kib = 0;       ///< VmRSS of the program itself; 0 once it is gone
  long parent_peak_kib = 0;  ///< its VmHWM
  long worker_kib = 0;       ///< the largest VmRSS of its workers
};

/// What a run that goes on holds at this moment.
MemoryNow memory_of(pid_t program);

}  // namespace gewu::bench
