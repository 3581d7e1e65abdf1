// The body of ocr/conv_row.cc for one instruction set: included once for each, inside a namespace
// of its own, with
//   GEWU_CONV_TARGET  the functions' target attribute
//   GEWU_CONV_LANES   floats in a vector register
//   GEWU_CONV_PIXELS  output pixels summed at a time, GEWU_CONV_BLOCKS blocks of channels: as many
//                     as the registers hold beside the weights and one input
// No include guard, for it is included more than once; no includes, for they would be compiled for
// that instruction set.

// NOLINTBEGIN(misc-definitions-in-headers)
// Aligned and aliasing like a float, so that any float may be loaded as the first of a vector.
using Vector [[gnu::vector_size(GEWU_CONV_LANES * sizeof(float)), gnu::aligned(alignof(float)),
               gnu::may_alias]] = float;

constexpr int kLanes = GEWU_CONV_LANES;
constexpr int kPixels = GEWU_CONV_PIXELS;
constexpr int kBlocks = GEWU_CONV_BLOCKS;
constexpr int kVectorsPerBlock = kChannelBlock / kLanes;

// Sums kTile neighbouring pixels in kTileBlocks blocks of channels, all in registers.
template <int kTile, int kTileBlocks>
GEWU_CONV_TARGET void conv_tile(const ConvRow& row, const float* weights, std::ptrdiff_t pixel,
                                std::ptrdiff_t channel) {
  constexpr int kVectors = kTileBlocks * kVectorsPerBlock;
  const std::ptrdiff_t block_step =
      static_cast<std::ptrdiff_t>(row.run_count) * row.run_length * kChannelBlock;
  Vector sums[kTile][kVectors];
#pragma GCC unroll 16
  for (int v = 0; v < kVectors; ++v) {
    const Vector bias = *reinterpret_cast<const Vector*>(row.bias + channel + v * kLanes);
#pragma GCC unroll 16
    for (int p = 0; p < kTile; ++p) sums[p][v] = bias;
  }
  const std::ptrdiff_t step = row.input_step;
  for (int r = 0; r < row.run_count; ++r) {
    const float* input = row.input + pixel * step + row.runs[r];
    for (int k = 0; k < row.run_length; ++k, weights += kChannelBlock, ++input) {
      Vector w[kVectors];
#pragma GCC unroll 16
      for (int v = 0; v < kVectors; ++v) {
        w[v] = *reinterpret_cast<const Vector*>(weights + v / kVectorsPerBlock * block_step +
                                                v % kVectorsPerBlock * kLanes);
      }
#pragma GCC unroll 16
      for (int p = 0; p < kTile; ++p) {
        const float x = input[p * step];
#pragma GCC unroll 16
        for (int v = 0; v < kVectors; ++v) sums[p][v] += x * w[v];
      }
    }
  }
#pragma GCC unroll 16
  for (int p = 0; p < kTile; ++p) {
#pragma GCC unroll 16
    for (int v = 0; v < kVectors; ++v) {
      const std::ptrdiff_t at = (pixel + p) * row.output_step + channel + v * kLanes;
      Vector sum = sums[p][v];
      if (row.addend != nullptr) sum += *reinterpret_cast<const Vector*>(row.addend + at);
      if (row.relu) sum = sum > 0 ? sum : Vector{};
      *reinterpret_cast<Vector*>(row.output + at) = sum;
    }
  }
}

// All pixels of the row in kTileBlocks blocks of channels. The last tile overlaps the one before.
template <int kTileBlocks>
GEWU_CONV_TARGET void conv_blocks(const ConvRow& row, const float* weights,
                                  std::ptrdiff_t channel) {
  int pixel = 0;
  for (; pixel + kPixels <= row.pixels; pixel += kPixels) {
    conv_tile<kPixels, kTileBlocks>(row, weights, pixel, channel);
  }
  if (pixel < row.pixels && row.pixels >= kPixels) {
    conv_tile<kPixels, kTileBlocks>(row, weights, row.pixels - kPixels, channel);
    return;
  }
  for (; pixel < row.pixels; ++pixel) conv_tile<1, kTileBlocks>(row, weights, pixel, channel);
}

GEWU_CONV_TARGET void conv_row(const ConvRow& row) {
  const std::ptrdiff_t block_step =
      static_cast<std::ptrdiff_t>(row.run_count) * row.run_length * kChannelBlock;
  int block = 0;
  for (; block + kBlocks <= row.blocks; block += kBlocks) {
    conv_blocks<kBlocks>(row, row.weights + block * block_step, block * kChannelBlock);
  }
  for (; block < row.blocks; ++block) {
    conv_blocks<1>(row, row.weights + block * block_step, block * kChannelBlock);
  }
}
// NOLINTEND(misc-definitions-in-headers)
