// Messages over sockets: four bytes of length (little endian), then that many bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace gewu {

/// Longest message that is ever taken; a longer length means a broken peer.
inline constexpr size_t kMaxFrameBytes = size_t{256} << 20;

/// Writes one message; false if the other end is gone. `passed`, unless -1, is a descriptor of
/// which the other end gets its own.
bool write_frame(int fd, std::string_view message, int passed = -1);

/// A message as it arrives, with the descriptor that came along, if any.
struct Frame {
  std::string message;
  Descriptor passed;
};

/// Waits for one message; empty at the end of the stream or if it is broken.
std::optional<Frame> read_frame(int fd);

/// Gathers bytes as they come and gives out whole messages.
class FrameBuffer {
 public:
  /// From here on messages of more than `bytes` are broken ones.
  void allow(size_t bytes) { limit_ = bytes; }
  void append(std::string_view bytes) { bytes_ += bytes; }
  std::optional<std::string> next();
  bool broken() const;  ///< a length that nobody sends

 private:
  std::string bytes_;
  size_t limit_ = kMaxFrameBytes;
};

}  // namespace gewu
