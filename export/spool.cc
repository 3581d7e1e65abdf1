#include "export/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace gewu {

namespace {

Error failure_in(const std::string& folder) {
  return {ErrorCode::OutputFailed, std::string("cannot be written: ") + std::strerror(errno),
          "free some disk space, or choose another output folder with -o", folder};
}

// Not every file system has nameless files.
int nameless_file(const std::string& folder) {
  const int fd = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return fd;
  std::string path = folder + "/spool.partial-XXXXXX";
  const int named = mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) unlink(path.c_str());
  return named;
}

}  // namespace

Result<Spool> Spool::create(const std::string& folder) {
  Spool spool;
  spool.folder_ = folder;
  spool.fd_ = nameless_file(folder);
  if (spool.fd_ < 0) return failure_in(folder);
  return spool;
}

Spool::Spool(Spool&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), size_(other.size_), folder_(std::move(other.folder_)) {}

Spool::~Spool() {
  if (fd_ >= 0) close(fd_);
}

Result<long long> Spool::append(std::string_view bytes) {
  const long long at = size_;
  while (!bytes.empty()) {
    const ssize_t wrote = pwrite(fd_, bytes.data(), bytes.size(), size_);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return failure_in(folder_);
    size_ += wrote;
    bytes.remove_prefix(static_cast<size_t>(wrote));
  }
  return at;
}

Result<std::string> Spool::read(long long at, long long length) const {
  std::string bytes(static_cast<size_t>(length), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got =
        pread(fd_, bytes.data() + done, bytes.size() - done, at + static_cast<long long>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return failure_in(folder_);
    done += static_cast<size_t>(got);
  }
  return bytes;
}

}  // namespace gewu
