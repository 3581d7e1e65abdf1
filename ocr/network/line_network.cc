#include "ocr/network/line_network.h"

#include <algorithm>
#include <utility>

namespace gewu {

LineNetwork::LineNetwork(std::span<const NetworkLayer> layers, int height, int stride)
    : height_(height),
      stride_(stride),
      backbone_(layers.begin(), layers.end() - 2),
      centre_(layers[layers.size() - 2]),
      classes_(layers.back()) {}

// The lines side by side, their segments whole frames apart.
void LineNetwork::fill(std::span<const cv::Mat> inks) {
  segments_.clear();
  int end = -Strip::kPaddingColumns;
  for (const cv::Mat& ink : inks) {
    const int begin = end + Strip::kPaddingColumns;
    end = begin + ink.cols / stride_;
    segments_.push_back({begin, end});
  }
  ink_.reset(height_, std::max(end, 0) * stride_, 1);
  ink_.clear_between(segments_, stride_);
  for (std::size_t i = 0; i < inks.size(); ++i) {
    for (int y = 0; y < height_; ++y) {
      const float* row = inks[i].ptr<float>(y);
      std::copy(row, row + inks[i].cols, ink_.at(y, segments_[i].begin * stride_));
    }
  }
}

void LineNetwork::run_backbone() {
  const int frames = ink_.columns() / stride_;
  const Strip* input = &ink_;
  for (const Convolution& layer : backbone_) {
    layer.run(*input, before_, &spare_);
    spare_.clear_between(segments_, spare_.columns() / frames);
    // A residual block's second layer adds what its first was given.
    std::swap(before_, features_);
    std::swap(features_, spare_);
    input = &features_;
  }
}

std::vector<std::vector<float>> LineNetwork::find_centres(std::span<const cv::Mat> inks) {
  std::vector<std::vector<float>> logits(inks.size());
  if (inks.empty()) return logits;
  fill(inks);
  run_backbone();
  centre_.run(features_, before_, &centres_);
  for (std::size_t i = 0; i < inks.size(); ++i) {
    for (int x = segments_[i].begin; x < segments_[i].end; ++x) {
      logits[i].push_back(*centres_.at(0, x));
    }
  }
  return logits;
}

cv::Mat LineNetwork::classify(std::span<const FrameOfLine> frames) {
  if (frames.empty()) return {};
  const int count = static_cast<int>(frames.size());
  gathered_.clear();
  for (const FrameOfLine& at : frames) {
    const float* features = features_.at(0, segments_[at.line].begin + at.frame);
    gathered_.insert(gathered_.end(), features, features + features_.channels());
  }
  logits_.resize(frames.size() * static_cast<std::size_t>(classes_.padded_outputs()));
  classes_.run_rows(gathered_.data(), count, logits_.data());
  return {count, classes_.outputs(), CV_32F, logits_.data(),
          static_cast<std::size_t>(classes_.padded_outputs()) * sizeof(float)};
}

}  // namespace gewu
