// Makes the n-th system call of a kind fail, as a full or broken disk does. Whoever links this, or
// has it preloaded, calls the functions here instead of the C library's.
#pragma once

#include <string>

namespace gewu {

/// Kinds of calls: those that make or open a file for writing, put bytes into one, bring them to
/// the disk, give a file its name.
enum class Call { Open, Write, Sync, Rename };

struct Fault {
  Call call = Call::Write;
  int at = 0;            ///< which one, from 1; 0: none, the calls are only counted
  int cause = 0;         ///< errno
  bool lasting = false;  ///< all later ones fail too: a disk stays full
  bool kill = false;     ///< instead of failing, the process dies
  std::string folder;    ///< only files in there count
};

/// From now on. Data is not brought to the disk meanwhile, which only a power cut would show.
void arm(const Fault& fault);

/// No longer; whether the fault was met.
bool disarm();

}  // namespace gewu
