#include "ingest/file_bytes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace gewu {
namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

Error cannot_read(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return {ErrorCode::NotFound, "no such file", "Check the path", path, 0};
  }
  return {ErrorCode::Unreadable, "the file cannot be read: " + reason_of(error),
          "Check its permissions", path, 0};
}

Error too_large(const std::string& path, std::int64_t max_bytes) {
  return {ErrorCode::LimitExceeded,
          "the file is larger than the " + std::to_string(max_bytes) + " bytes allowed",
          "Raise --max-bytes", path, 0};
}

Result<std::string> read_up_to(const SourceFile& file, std::size_t count) {
  const Descriptor own = open_source(file);
  if (!own) return cannot_read(file.name, errno);
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() < count) {
    const ssize_t got = read(own.get(), buffer, std::min(sizeof buffer, count - bytes.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(file.name, errno);
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return bytes;
}

bool may_be_read(const SourceFile& file) {
  return file.descriptor >= 0 || ::access(file.name.c_str(), R_OK) == 0;
}

}  // namespace

Status check_file(const SourceFile& file, std::int64_t max_bytes) {
  struct stat info {};
  const int looked =
      file.descriptor >= 0 ? ::fstat(file.descriptor, &info) : ::stat(file.name.c_str(), &info);
  if (looked != 0) return cannot_read(file.name, errno);
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::UnsupportedFormat, "not a regular file", "", file.name, 0};
  }
  if (!may_be_read(file)) return cannot_read(file.name, errno);
  if (info.st_size == 0) {
    return Error{ErrorCode::Damaged, "the file is empty", "Fetch it again", file.name, 0};
  }
  if (info.st_size > max_bytes) return too_large(file.name, max_bytes);
  return ok_status();
}

Result<std::string> read_head(const SourceFile& file, std::size_t count) {
  return read_up_to(file, count);
}

Result<std::string> read_file(const SourceFile& file, std::int64_t max_bytes) {
  Result<std::string> bytes = read_up_to(file, static_cast<std::size_t>(max_bytes) + 1);
  if (bytes && bytes->size() > static_cast<std::size_t>(max_bytes)) {
    return too_large(file.name, max_bytes);
  }
  return bytes;
}

bool looks_like_pdf(std::string_view head) {
  constexpr std::size_t kSearched = 1024;
  return head.substr(0, kSearched).find("%PDF-") != std::string_view::npos;
}

}  // namespace gewu
