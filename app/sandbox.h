// Taking away from a worker what it does not need, before it sees a hostile byte.
#pragma once

#include <string>
#include <vector>

namespace gewu {

/// What holds a process; false or 0 where the kernel does not have it.
struct Confinement {
  bool no_new_privileges = false;
  bool system_calls = false;  ///< a filter refuses sockets, new programs and processes, writing...
  int landlock = 0;           ///< version of Landlock that bounds which files can be opened
};

/// From here on this process cannot open sockets, start programs or processes, create, change or
/// remove files, send signals to others or raise its limits; where the kernel has Landlock, it can
/// open only files beneath `readable` and the folders in which systems keep libraries, fonts and
/// character maps. Descriptors that are open stay as they are. There is no way back.
Confinement confine(const std::vector<std::string>& readable);

/// Tries what a confined process must not be able to do, each in this process itself, and tells how
/// it went: "open a socket: refused". `file` is one that exists and may be read by its owner.
/// What succeeds says "possible". Nothing is left behind either way.
std::vector<std::string> try_to_escape(const std::string& file);

}  // namespace gewu
