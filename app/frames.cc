#include "app/frames.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace gewu {

namespace {

constexpr size_t kHeadBytes = 4;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

bool read_all(int fd, char* bytes, size_t count) {
  while (count > 0) {
    const ssize_t got = read(fd, bytes, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    count -= static_cast<size_t>(got);
  }
  return true;
}

size_t length_of(const char* head) {
  size_t length = 0;
  for (size_t i = 0; i < kHeadBytes; ++i) {
    length |= static_cast<size_t>(static_cast<unsigned char>(head[i])) << (8 * i);
  }
  return length;
}

}  // namespace

bool write_frame(int fd, std::string_view message) {
  std::array<char, kHeadBytes> head{};
  for (size_t i = 0; i < kHeadBytes; ++i) head[i] = static_cast<char>(message.size() >> (8 * i));
  return message.size() <= kMaxFrameBytes && write_all(fd, {head.data(), head.size()}) &&
         write_all(fd, message);
}

std::optional<std::string> read_frame(int fd) {
  std::array<char, kHeadBytes> head{};
  if (!read_all(fd, head.data(), head.size())) return std::nullopt;
  const size_t length = length_of(head.data());
  if (length > kMaxFrameBytes) return std::nullopt;
  std::string message(length, '\0');
  if (!read_all(fd, message.data(), length)) return std::nullopt;
  return message;
}

std::optional<std::string> FrameBuffer::next() {
  if (bytes_.size() < kHeadBytes || broken()) return std::nullopt;
  const size_t length = length_of(bytes_.data());
  if (bytes_.size() < kHeadBytes + length) return std::nullopt;
  std::string message = bytes_.substr(kHeadBytes, length);
  bytes_.erase(0, kHeadBytes + length);
  return message;
}

bool FrameBuffer::broken() const {
  return bytes_.size() >= kHeadBytes && length_of(bytes_.data()) > kMaxFrameBytes;
}

}  // namespace gewu
