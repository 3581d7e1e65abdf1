// A file to read, named or already open.
#pragma once

#include <string>
#include <utility>

#include "base/descriptor.h"

namespace gewu {

/// Where a process may open nothing, it reads through a descriptor that was handed to it.
struct SourceFile {
  // Most callers have a name and nothing else.
  SourceFile(std::string path) : name(std::move(path)) {}  // NOLINT(google-explicit-constructor)
  SourceFile(const char* path) : name(path) {}             // NOLINT(google-explicit-constructor)
  SourceFile(std::string shown, int fd) : name(std::move(shown)), descriptor(fd) {}

  std::string name;     ///< for messages; the path, if there is no descriptor
  int descriptor = -1;  ///< open for reading; stays the caller's
};

/// A descriptor of one's own at the start of the file; none, with errno set, if it cannot be had.
Descriptor open_source(const SourceFile& file);

}  // namespace gewu
