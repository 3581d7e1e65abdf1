#include "ocr/network/convolution.h"

#include <algorithm>
#include <cstddef>

namespace gewu {

namespace {

// Blocks of channels that are computed before the next are begun: their weights stay in the nearer
// caches while all pixels pass.
constexpr int kBlocksPerPass = 2;

void compute_row(const ConvRow& row) {
  static const ConvRowFunction kFastest = conv_row_function();
  kFastest(row);
}

std::size_t size(int value) { return static_cast<std::size_t>(value); }

int blocks_of(int channels) { return (channels + kChannelBlock - 1) / kChannelBlock; }

// From [output][input][y][x] to, per block of outputs, [y][x][input][output of the block].
std::vector<float> packed(const NetworkLayer& layer) {
  const int taps = layer.kernel_height * layer.kernel_width;
  const int blocks = blocks_of(layer.outputs);
  std::vector<float> weights(size(blocks) * kChannelBlock * size(taps) * size(layer.inputs));
  std::size_t from = 0;
  for (int output = 0; output < layer.outputs; ++output) {
    for (int input = 0; input < layer.inputs; ++input) {
      for (int tap = 0; tap < taps; ++tap) {
        const std::size_t line =
            (size(output / kChannelBlock) * size(taps) + size(tap)) * size(layer.inputs) +
            size(input);
        weights[line * kChannelBlock + size(output % kChannelBlock)] = layer.weights[from++];
      }
    }
  }
  return weights;
}

NetworkLayer without_weights(const NetworkLayer& layer) {
  NetworkLayer shape = layer;
  shape.weights.clear();
  shape.bias.clear();
  return shape;
}

// The runs of a window: with neighbouring columns a row of the window lies together.
struct Runs {
  std::vector<std::ptrdiff_t> begins;
  int length = 0;
};

Runs runs_of(const NetworkLayer& layer, std::ptrdiff_t row_step) {
  Runs runs;
  const bool together = layer.dilation_width == 1;
  const int per_row = together ? 1 : layer.kernel_width;
  runs.length = together ? layer.kernel_width * layer.inputs : layer.inputs;
  for (int y = 0; y < layer.kernel_height; ++y) {
    for (int x = 0; x < per_row; ++x) {
      runs.begins.push_back(y * row_step +
                            static_cast<std::ptrdiff_t>(x) * layer.dilation_width * layer.inputs);
    }
  }
  return runs;
}

}  // namespace

Convolution::Convolution(const NetworkLayer& layer)
    : shape_(without_weights(layer)),
      blocks_(blocks_of(layer.outputs)),
      weights_(packed(layer)),
      bias_(layer.bias) {
  bias_.resize(size(padded_outputs()));
}

ConvRow Convolution::row_of_blocks(int block) const {
  const std::size_t window =
      size(shape_.inputs) * size(shape_.kernel_height) * size(shape_.kernel_width);
  ConvRow row;
  row.weights = weights_.data() + size(block) * window * kChannelBlock;
  row.bias = bias_.data() + size(block) * kChannelBlock;
  row.blocks = std::min(kBlocksPerPass, blocks_ - block);
  row.output_step = padded_outputs();
  row.relu = shape_.relu;
  return row;
}

void Convolution::run_blocks(const Strip& input, const Strip& addend, int block,
                             Strip* output) const {
  const Runs runs = runs_of(shape_, input.row_step());
  ConvRow row = row_of_blocks(block);
  row.input_step = static_cast<std::ptrdiff_t>(shape_.stride_width) * shape_.inputs;
  row.runs = runs.begins.data();
  row.run_count = static_cast<int>(runs.begins.size());
  row.run_length = runs.length;
  row.pixels = output->columns();
  for (int y = 0; y < output->rows(); ++y) {
    row.input = input.at(y * shape_.stride_height - shape_.padding_height, -shape_.padding_width);
    row.output = output->at(y, 0) + block * kChannelBlock;
    row.addend = shape_.adds ? addend.at(y, 0) + block * kChannelBlock : nullptr;
    compute_row(row);
  }
}

void Convolution::run(const Strip& input, const Strip& addend, Strip* output) const {
  const int rows =
      (input.rows() + 2 * shape_.padding_height - shape_.kernel_height) / shape_.stride_height + 1;
  output->reset(rows, input.columns() / shape_.stride_width, padded_outputs());
  for (int block = 0; block < blocks_; block += kBlocksPerPass) {
    run_blocks(input, addend, block, output);
  }
}

void Convolution::run_rows(const float* features, int count, float* output) const {
  const std::ptrdiff_t begin = 0;
  for (int block = 0; block < blocks_; block += kBlocksPerPass) {
    ConvRow row = row_of_blocks(block);
    row.input = features;
    row.input_step = shape_.inputs;
    row.runs = &begin;
    row.run_count = 1;
    row.run_length = shape_.inputs;
    row.output = output + block * kChannelBlock;
    row.pixels = count;
    compute_row(row);
  }
}

}  // namespace gewu
