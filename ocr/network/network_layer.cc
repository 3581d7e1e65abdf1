#include "ocr/network/network_layer.h"

#include "ocr/network/strip.h"

namespace gewu {

namespace {

constexpr std::size_t kLeastLayers = 3;  // something before the last two
// Far over any line network, so that products of sizes stay small.
constexpr int kMostChannels = 1 << 16;
constexpr int kMostKernel = 16;

// The map between two layers.
struct Shape {
  int channels = 1;
  int rows = 0;
  int frame_columns = 0;  // columns per frame
  bool operator==(const Shape&) const = default;
};

bool in(int value, int low, int high) { return value >= low && value <= high; }

bool sane(const NetworkLayer& layer) {
  return has_sane_sizes(layer) && layer.weights.size() == layer.weight_count() &&
         layer.bias.size() == static_cast<std::size_t>(layer.outputs);
}

// Whether a window reaches as far to the right of its middle as to the left.
bool keeps_columns(const NetworkLayer& layer) {
  return (layer.kernel_width - 1) * layer.dilation_width == 2 * layer.padding_width;
}

Shape after(const NetworkLayer& layer, const Shape& before) {
  const int room = before.rows + 2 * layer.padding_height - layer.kernel_height;
  return {layer.outputs, room < 0 ? 0 : room / layer.stride_height + 1,
          before.frame_columns / layer.stride_width};
}

bool fits(const NetworkLayer& layer, const Shape& before) {
  return sane(layer) && keeps_columns(layer) && layer.inputs == before.channels &&
         before.frame_columns % layer.stride_width == 0 && after(layer, before).rows > 0;
}

bool is_point(const NetworkLayer& layer, int inputs) {
  return sane(layer) && layer.inputs == inputs && layer.kernel_height == 1 &&
         layer.kernel_width == 1 && layer.stride_height == 1 && layer.stride_width == 1 &&
         layer.padding_height == 0 && layer.padding_width == 0 && !layer.adds && !layer.relu;
}

}  // namespace

std::size_t NetworkLayer::weight_count() const {
  return static_cast<std::size_t>(outputs) * static_cast<std::size_t>(inputs) *
         static_cast<std::size_t>(kernel_height) * static_cast<std::size_t>(kernel_width);
}

bool has_sane_sizes(const NetworkLayer& layer) {
  return in(layer.outputs, 1, kMostChannels) && in(layer.inputs, 1, kMostChannels) &&
         in(layer.kernel_height, 1, kMostKernel) && in(layer.kernel_width, 1, kMostKernel) &&
         in(layer.stride_height, 1, kMostKernel) && in(layer.stride_width, 1, kMostKernel) &&
         in(layer.dilation_width, 1, kMostKernel) &&
         in(layer.padding_height, 0, Strip::kPaddingRows) &&
         in(layer.padding_width, 0, Strip::kPaddingColumns);
}

std::string network_flaw(std::span<const NetworkLayer> layers, int height, int stride) {
  if (layers.size() < kLeastLayers) return "too few layers";
  const std::size_t backbone = layers.size() - 2;
  Shape shape{1, height, stride};
  Shape before;  // what the layer before was given
  for (std::size_t i = 0; i < backbone; ++i) {
    const std::string name = "layer " + std::to_string(i);
    if (!fits(layers[i], shape)) return name + " does not fit the one before it";
    // The next layer sees the channels that fill the last block too.
    if (layers[i].outputs % kChannelBlock != 0) return name + " has an odd number of channels";
    const Shape next = after(layers[i], shape);
    if (layers[i].adds && (i < 2 || next != before)) return name + " has nothing alike to add";
    before = shape;
    shape = next;
  }
  if (shape.rows != 1 || shape.frame_columns != 1) return "the backbone does not end in frames";
  const NetworkLayer& centre = layers[backbone];
  if (!is_point(centre, shape.channels) || centre.outputs != 1) return "no layer of centres";
  if (!is_point(layers.back(), shape.channels)) return "no layer of classes";
  return {};
}

}  // namespace gewu
