// The inner loop of the line network: one row of output pixels, for the processor at hand.
//
// A convolution is a product of matrices whose left one is never written down; a tile of the result
// is summed in registers while weights stream by (Goto and van de Geijn 2008, "Anatomy of
// high-performance matrix multiplication").
#pragma once

#include <cstddef>

namespace gewu {

/// Output channels are computed, stored and padded in blocks of so many.
constexpr int kChannelBlock = 16;

/// A row of output pixels. An output pixel's window is a number of runs of floats that lie
/// together; all counts and steps are in floats, nothing is owned, nothing need be aligned.
struct ConvRow {
  const float* input = nullptr;          ///< the first pixel's window
  std::ptrdiff_t input_step = 0;         ///< from a pixel's window to the next one's
  const std::ptrdiff_t* runs = nullptr;  ///< where each run begins, from the window's beginning
  int run_count = 0;
  int run_length = 0;
  const float* weights = nullptr;  ///< per block: run by run, kChannelBlock weights per float
  const float* bias = nullptr;
  int blocks = 0;                  ///< of output channels
  const float* addend = nullptr;   ///< added before the ReLU, laid out as the output; null: none
  float* output = nullptr;         ///< may overlap neither input nor addend
  std::ptrdiff_t output_step = 0;  ///< from an output pixel to the next, also the addend's
  int pixels = 0;
  bool relu = false;
};

/// Computes a row. Each output is summed in one fixed order, whatever the row it stands in.
using ConvRowFunction = void (*)(const ConvRow&);

/// The fastest for this processor: AVX-512, AVX2 with FMA, or plain vectors of four floats, which
/// every processor has. The first two give the same bits.
ConvRowFunction conv_row_function();

/// The one named "avx512", "avx2" or "plain"; null if this processor does not have it.
ConvRowFunction conv_row_function(const char* name);

}  // namespace gewu
