// From the network's frames to characters.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <vector>

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Of each frame of a line, how probably a character is centred there.
class FrameMap {
 public:
  explicit FrameMap(std::span<const float> logits);

  int frames() const { return static_cast<int>(presence_.size()); }
  float presence(int frame) const { return presence_[static_cast<std::size_t>(frame)]; }
  const std::vector<int>& centres() const { return centres_; }  ///< frames with presence > 0.5

 private:
  std::vector<float> presence_;  // probability per frame
  std::vector<int> centres_;
};

/// Greedy decoding as in the model's training: neighbouring centre frames of one class, or both
/// Han, or of which one is weak, are one character. `logits` holds a row of class logits per
/// centre, this line's beginning at `first_row`. `probability` of the reading is the product over
/// characters and suppressed frames, not yet calibrated; x0 and x1 are in frames.
LineReading decode_frames(const FrameMap& map, const cv::Mat& logits, int first_row,
                          const std::u32string& alphabet);

}  // namespace gewu
