// Bytes put aside in a nameless file, so that a long run does not grow in memory.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gewu {

/// Lives in the output folder, where there is room for the output anyway; the system removes it
/// with the process. Errors have the code OutputFailed.
class Spool {
 public:
  static Result<Spool> create(const std::string& folder);
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  ~Spool();

  long long size() const { return size_; }

  /// Returns where the bytes stand.
  Result<long long> append(std::string_view bytes);
  Result<std::string> read(long long at, long long length) const;

 private:
  Spool() = default;
  int fd_ = -1;
  long long size_ = 0;
  std::string folder_;
};

}  // namespace gewu
