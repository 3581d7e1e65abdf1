// Messages over sockets: four bytes of length (little endian), then that many bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// Longest message that is taken; a longer length means a broken peer.
inline constexpr size_t kMaxFrameBytes = size_t{1} << 30;

/// Writes one message; false if the other end is gone.
bool write_frame(int fd, std::string_view message);

/// Waits for one message; empty at the end of the stream or if it is broken.
std::optional<std::string> read_frame(int fd);

/// Gathers bytes as they come and gives out whole messages.
class FrameBuffer {
 public:
  void append(std::string_view bytes) { bytes_ += bytes; }
  std::optional<std::string> next();
  bool broken() const;  ///< a length that nobody sends

 private:
  std::string bytes_;
};

}  // namespace gewu
