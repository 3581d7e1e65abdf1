// The layers of the line network, as a model folder describes them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace gewu {

/// One convolution with its bias, as training/export.py writes it (batch norm folded in).
struct NetworkLayer {
  int outputs = 0;
  int inputs = 0;
  int kernel_height = 1;
  int kernel_width = 1;
  int stride_height = 1;
  int stride_width = 1;
  int padding_height = 0;
  int padding_width = 0;
  int dilation_width = 1;
  bool adds = false;  ///< adds what the layer before was given: the end of a residual block
  bool relu = true;
  std::vector<float> weights;  ///< [outputs][inputs][kernel_height][kernel_width]
  std::vector<float> bias;     ///< [outputs]

  std::size_t weight_count() const;
};

/// Whether the sizes are those of a layer at all: small enough that products of them are no danger.
bool has_sane_sizes(const NetworkLayer& layer);

/// What is wrong with these layers, for lines `height` pixels high and frames of `stride` columns;
/// empty: nothing. They are the backbone, which ends in one row of a pixel per frame, then the
/// layer that says whether a character is centred in a frame, then the one that says which.
std::string network_flaw(std::span<const NetworkLayer> layers, int height, int stride);

}  // namespace gewu
