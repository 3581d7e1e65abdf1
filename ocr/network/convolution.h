// One convolution of the line network.
#pragma once

#include <vector>

#include "ocr/network/conv_row.h"
#include "ocr/network/network_layer.h"
#include "ocr/network/strip.h"

namespace gewu {

/// A layer whose weights stand in the order in which they are used.
class Convolution {
 public:
  explicit Convolution(const NetworkLayer& layer);

  int outputs() const { return shape_.outputs; }
  /// Channels of the output, those that fill the last block included (they are zero).
  int padded_outputs() const { return blocks_ * kChannelBlock; }
  /// `addend` is added before the ReLU where the layer adds; it and `input` may not be `output`.
  void run(const Strip& input, const Strip& addend, Strip* output) const;
  /// For a kernel of one pixel: `count` rows of features to rows of padded_outputs().
  void run_rows(const float* features, int count, float* output) const;

 private:
  void run_blocks(const Strip& input, const Strip& addend, int block, Strip* output) const;
  ConvRow row_of_blocks(int block) const;

  NetworkLayer shape_;  // without weights and bias
  int blocks_ = 0;
  std::vector<float> weights_;
  std::vector<float> bias_;
};

}  // namespace gewu
