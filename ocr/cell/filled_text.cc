#include "ocr/cell/filled_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

// A gap is filled rather than left, and takes a character rather than one that is known does.
constexpr int kFill = 1;
constexpr int kWrong = 3;
constexpr int kLeftOut = 2;
constexpr std::size_t kLongest = 1000;  // characters; longer texts cost time

std::vector<std::string> folded_characters(const std::u32string& text) {
  std::vector<std::string> folded;
  folded.reserve(text.size());
  for (char32_t c : text) folded.push_back(fold_text(encode_utf8(std::u32string(1, c))));
  return folded;
}

// Costs of laying the first i characters of one text beside the first k of the other.
class Alignment {
 public:
  Alignment(const std::u32string& layer, char32_t gap, const std::u32string& pixels)
      : layer_(layer),
        gap_(gap),
        pixels_(pixels),
        folded_layer_(folded_characters(layer)),
        folded_pixels_(folded_characters(pixels)),
        width_(pixels.size() + 1) {
    cost_.resize((layer.size() + 1) * width_);
    for (std::size_t i = 0; i <= layer.size(); ++i) {
      for (std::size_t k = 0; k <= pixels.size(); ++k) at(i, k) = least(i, k);
    }
  }

  std::u32string filled() const {
    std::u32string text;
    std::size_t i = layer_.size();
    std::size_t k = pixels_.size();
    while (i > 0) {
      if (k > 0 && at(i, k) == at(i - 1, k - 1) + pair(i, k)) {
        text.push_back(layer_[i - 1] == gap_ ? pixels_[k - 1] : layer_[i - 1]);
        --i;
        --k;
      } else if (k > 0 && at(i, k) == at(i, k - 1) + kLeftOut) {
        --k;
      } else {
        text.push_back(layer_[--i]);
      }
    }
    std::reverse(text.begin(), text.end());
    return text;
  }

 private:
  int& at(std::size_t i, std::size_t k) { return cost_[i * width_ + k]; }
  int at(std::size_t i, std::size_t k) const { return cost_[i * width_ + k]; }

  int pair(std::size_t i, std::size_t k) const {
    if (layer_[i - 1] == gap_) return kFill;
    return folded_layer_[i - 1] == folded_pixels_[k - 1] ? 0 : kWrong;
  }

  int least(std::size_t i, std::size_t k) const {
    if (i == 0) return static_cast<int>(k) * kLeftOut;
    if (k == 0) return static_cast<int>(i) * kLeftOut;
    return std::min(
        {at(i - 1, k - 1) + pair(i, k), at(i, k - 1) + kLeftOut, at(i - 1, k) + kLeftOut});
  }

  const std::u32string& layer_;
  const char32_t gap_;
  const std::u32string& pixels_;
  const std::vector<std::string> folded_layer_;
  const std::vector<std::string> folded_pixels_;
  const std::size_t width_;
  std::vector<int> cost_;
};

}  // namespace

std::string filled_text(std::string_view layer, char32_t gap, std::string_view pixels) {
  const std::u32string named = decode_utf8(layer);
  const std::u32string read = decode_utf8(pixels);
  if (named.find(gap) == std::u32string::npos) return std::string(layer);
  if (named.size() > kLongest || read.size() > kLongest) return std::string(layer);
  return encode_utf8(Alignment(named, gap, read).filled());
}

}  // namespace gewu
