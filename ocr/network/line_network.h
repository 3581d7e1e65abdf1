// The convolutional network that reads lines, run on the processor.
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "ocr/network/convolution.h"
#include "ocr/network/network_layer.h"
#include "ocr/network/strip.h"

namespace gewu {

/// Where a frame is: the `frame`-th of the `line`-th line.
struct FrameOfLine {
  std::size_t line = 0;
  int frame = 0;
};

/// The network of the line recogniser. Lines of unlike widths are read side by side; what is said
/// of one does not depend on the others. Not thread-safe: it keeps its working memory.
class LineNetwork {
 public:
  /// `layers` must be without flaw (network_flaw); their weights are copied.
  LineNetwork(std::span<const NetworkLayer> layers, int height, int stride);

  /// Logits of "a character is centred here" for each frame of each line. `inks` are floats, 0
  /// paper to 1 ink, `height` high, a multiple of `stride` wide.
  std::vector<std::vector<float>> find_centres(std::span<const cv::Mat> inks);

  /// A row of class logits for each of these frames of the lines that find_centres() saw last.
  /// Valid until the next call.
  cv::Mat classify(std::span<const FrameOfLine> frames);

  int classes() const { return classes_.outputs(); }

 private:
  void fill(std::span<const cv::Mat> inks);
  void run_backbone();

  const int height_;
  const int stride_;
  const std::vector<Convolution> backbone_;
  const Convolution centre_;
  const Convolution classes_;
  // The working memory.
  std::vector<StripSegment> segments_;  // in frames
  Strip ink_;
  Strip features_;  // the newest output of the backbone
  Strip before_;    // what the layer before was given
  Strip spare_;
  Strip centres_;
  std::vector<float> gathered_;
  std::vector<float> logits_;
};

}  // namespace gewu
