#include "ingest/file_bytes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

namespace gewu {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

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

Result<std::string> read_up_to(const std::string& path, std::size_t count) {
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return cannot_read(path, errno);
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() < count) {
    const std::size_t wanted = std::min(sizeof buffer, count - bytes.size());
    const std::size_t got = std::fread(buffer, 1, wanted, file.get());
    bytes.append(buffer, got);
    if (got < wanted) break;
  }
  if (std::ferror(file.get()) != 0) return cannot_read(path, errno);
  return bytes;
}

}  // namespace

Status check_file(const std::string& path, std::int64_t max_bytes) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return cannot_read(path, errno);
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::UnsupportedFormat, "not a regular file", "", path, 0};
  }
  if (::access(path.c_str(), R_OK) != 0) return cannot_read(path, errno);
  if (info.st_size == 0) {
    return Error{ErrorCode::Damaged, "the file is empty", "Fetch it again", path, 0};
  }
  if (info.st_size > max_bytes) return too_large(path, max_bytes);
  return ok_status();
}

Result<std::string> read_head(const std::string& path, std::size_t count) {
  return read_up_to(path, count);
}

Result<std::string> read_file(const std::string& path, std::int64_t max_bytes) {
  Result<std::string> bytes = read_up_to(path, static_cast<std::size_t>(max_bytes) + 1);
  if (bytes && bytes->size() > static_cast<std::size_t>(max_bytes)) {
    return too_large(path, max_bytes);
  }
  return bytes;
}

bool looks_like_pdf(std::string_view head) {
  constexpr std::size_t kSearched = 1024;
  return head.substr(0, kSearched).find("%PDF-") != std::string_view::npos;
}

}  // namespace gewu
