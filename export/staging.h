// A file that a library writes of its own accord, beside the one whose place it is to take.
#pragma once

#include <string>

#include "base/result.h"

namespace gewu {

/// Empty at first; removed again unless it was moved into place.
class Staging {
 public:
  explicit Staging(const std::string& target);
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  ~Staging();

  bool ok() const { return !path_.empty(); }
  int cause() const { return cause_; }  ///< errno, if it could not be made
  const std::string& path() const { return path_; }

  /// Brings it to the disk and renames it. Errors: OutputFailed.
  Status move_to(const std::string& target);

 private:
  std::string path_;
  int cause_ = 0;
};

}  // namespace gewu
