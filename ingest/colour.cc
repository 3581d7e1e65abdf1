#include "ingest/colour.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gewu {
namespace {

// Spread between the components from which a pixel counts as coloured. Yellowed paper stays below
// it, red of a seal and blue of a pen are far above.
constexpr int kColouredSpread = 48;
// One seal of 4 cm is 0.5 % of an A4 page even when faint; a coloured signature some 0.02 %.
constexpr double kColouredShare = 0.0001;

int spread(const std::uint8_t* pixel) {
  const int low = std::min({pixel[0], pixel[1], pixel[2]});
  const int high = std::max({pixel[0], pixel[1], pixel[2]});
  return high - low;
}

std::uint8_t luminance(const std::uint8_t* pixel) {
  constexpr int kRed = 77;  // 0.299, 0.587 and 0.114 of 256
  constexpr int kGreen = 150;
  constexpr int kBlue = 29;
  return static_cast<std::uint8_t>((kRed * pixel[0] + kGreen * pixel[1] + kBlue * pixel[2]) >> 8);
}

// The mean of one block, for every channel.
void average_block(const Image& from, int x0, int y0, int factor, std::uint8_t* out) {
  const int x1 = std::min(x0 + factor, from.width);
  const int y1 = std::min(y0 + factor, from.height);
  const int count = (x1 - x0) * (y1 - y0);
  for (int channel = 0; channel < from.channels; ++channel) {
    int sum = count / 2;
    for (int y = y0; y < y1; ++y) {
      const std::uint8_t* row = from.row(y);
      for (int x = x0; x < x1; ++x) sum += row[x * from.channels + channel];
    }
    out[channel] = static_cast<std::uint8_t>(sum / count);
  }
}

}  // namespace

bool has_colour(const Image& image) {
  const auto pixels = static_cast<long long>(image.width) * image.height;
  const auto needed = static_cast<long long>(kColouredShare * static_cast<double>(pixels)) + 1;
  long long coloured = 0;
  for (int y = 0; y < image.height && coloured < needed; ++y) {
    const std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) coloured += spread(row + 3 * x) >= kColouredSpread;
  }
  return coloured >= needed;
}

Image to_grey(Image image) {
  if (image.channels == 1) return image;
  Image grey(image.width, image.height, 1);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    std::uint8_t* to = grey.row(y);
    for (int x = 0; x < image.width; ++x) to[x] = luminance(from + 3 * x);
  }
  return grey;
}

Image shrink(Image image, int factor) {
  if (factor <= 1 || image.empty()) return image;
  Image small((image.width + factor - 1) / factor, (image.height + factor - 1) / factor,
              image.channels);
  for (int y = 0; y < small.height; ++y) {
    std::uint8_t* to = small.row(y);
    for (int x = 0; x < small.width; ++x) {
      average_block(image, x * factor, y * factor, factor, to + x * image.channels);
    }
  }
  return small;
}

}  // namespace gewu
