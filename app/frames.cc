#include "app/frames.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace gewu {

namespace {

constexpr size_t kHeadBytes = 4;

// A message's first bytes, with a descriptor beside them.
bool send_with(int fd, std::string_view bytes, int passed) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> room{};
  iovec piece{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = room.data();
  message.msg_controllen = room.size();
  cmsghdr* beside = CMSG_FIRSTHDR(&message);
  beside->cmsg_level = SOL_SOCKET;
  beside->cmsg_type = SCM_RIGHTS;
  beside->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(beside), &passed, sizeof passed);
  ssize_t sent = 0;
  do sent = sendmsg(fd, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

// Waits for the first bytes of a message; how many came, and the descriptor beside them.
ssize_t receive_with(int fd, char* bytes, size_t count, Descriptor& passed) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> room{};
  iovec piece{bytes, count};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = room.data();
  message.msg_controllen = room.size();
  ssize_t got = 0;
  do got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  const cmsghdr* beside = got > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
  if (beside && beside->cmsg_type == SCM_RIGHTS) {
    int received = -1;
    std::memcpy(&received, CMSG_DATA(beside), sizeof received);
    passed = Descriptor(received);
  }
  return got;
}

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

bool write_frame(int fd, std::string_view message, int passed) {
  std::array<char, kHeadBytes> head{};
  for (size_t i = 0; i < kHeadBytes; ++i) head[i] = static_cast<char>(message.size() >> (8 * i));
  if (message.size() > kMaxFrameBytes) return false;
  const std::string_view first(head.data(), head.size());
  const bool begun = passed < 0 ? write_all(fd, first) : send_with(fd, first, passed);
  return begun && write_all(fd, message);
}

std::optional<Frame> read_frame(int fd) {
  Frame frame;
  std::array<char, kHeadBytes> head{};
  const ssize_t got = receive_with(fd, head.data(), head.size(), frame.passed);
  if (got <= 0) return std::nullopt;
  const auto begun = static_cast<size_t>(got);
  if (!read_all(fd, head.data() + begun, head.size() - begun)) return std::nullopt;
  const size_t length = length_of(head.data());
  if (length > kMaxFrameBytes) return std::nullopt;
  frame.message.resize(length);
  if (!read_all(fd, frame.message.data(), length)) return std::nullopt;
  return frame;
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
  return bytes_.size() >= kHeadBytes && length_of(bytes_.data()) > limit_;
}

}  // namespace gewu
