#include "export/staging.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "base/atomic_file.h"

namespace gewu {

Staging::Staging(const std::string& target) : path_(target + ".partial-XXXXXX") {
  const int fd = mkostemp(path_.data(), O_CLOEXEC);
  if (fd < 0) {
    cause_ = errno;
    path_.clear();
    return;
  }
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(fd, 0666 & ~mask);
  close(fd);
}

Staging::Staging(Staging&& other) noexcept
    : path_(std::exchange(other.path_, {})), cause_(other.cause_) {}

Staging::~Staging() {
  if (!path_.empty()) unlink(path_.c_str());
}

Status Staging::move_to(const std::string& target) {
  const int fd = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = fd >= 0 && fsync(fd) == 0;
  const bool placed = synced && std::rename(path_.c_str(), target.c_str()) == 0;
  const int cause = errno;
  if (fd >= 0) close(fd);
  if (!placed) {
    return Error{ErrorCode::OutputFailed,
                 std::string("cannot be put in place: ") + std::strerror(cause),
                 "choose another output folder with -o", target};
  }
  path_.clear();
  sync_folder_of(target);
  return ok_status();
}

}  // namespace gewu
