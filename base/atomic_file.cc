#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace gewu {

namespace {

Error output_error(const std::string& path, const char* what) {
  const int cause = errno;
  return {ErrorCode::OutputFailed, std::string(what) + ": " + std::strerror(cause),
          cause == ENOSPC ? "free some disk space, or choose another output folder with -o"
                          : "choose another output folder with -o",
          path};
}

// What a plain open(2) would have given the file; mkstemp makes it private.
mode_t default_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const std::string& path) {
  AtomicFile file;
  file.path_ = path;
  file.temporary_ = path + ".partial-XXXXXX";
  file.fd_ = mkostemp(file.temporary_.data(), O_CLOEXEC);
  if (file.fd_ < 0) {
    file.temporary_.clear();
    return output_error(path, "cannot be written");
  }
  fchmod(file.fd_, default_mode());
  return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  return *this;
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) close(fd_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

Status AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return output_error(path_, "cannot be written");
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return ok_status();
}

Status AtomicFile::commit() {
  if (fsync(fd_) != 0) return output_error(path_, "cannot be written");
  const int closed = close(std::exchange(fd_, -1));
  if (closed != 0) return output_error(path_, "cannot be written");
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return output_error(path_, "cannot be put in place");
  }
  temporary_.clear();
  sync_folder_of(path_);
  return ok_status();
}

void sync_folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);  // file systems that cannot do it have no need of it
  close(fd);
}

Status write_file_atomically(const std::string& path, std::string_view bytes) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return file.error();
  if (Status status = file->write(bytes); !status) return status;
  return file->commit();
}

}  // namespace gewu
