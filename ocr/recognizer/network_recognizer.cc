#include "ocr/recognizer/network_recognizer.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "layout/page/mat.h"
#include "ocr/network/line_network.h"
#include "ocr/recognizer/frame_decoder.h"
#include "ocr/recognizer/model_folder.h"

namespace gewu {

namespace {

constexpr int kMaxWidth = 8192;
constexpr int kMinWidth = 8;
// Lines are read side by side up to this width: wider would not fit the nearer caches.
constexpr int kBatchColumns = 1024;
// Grey levels between darkest and lightest below which an image shows nothing.
constexpr int kMinContrast = 24;
// The grey level below which 90 % of the pixels lie stands for the paper, as in training.
constexpr double kPaperShare = 0.9;

// ... and that below which so few lie for the ink. Fainter print than the first contrast (0 to 1)
// was rare in training: it is brought to the second.
constexpr double kInkShare = 0.01;
constexpr double kFaintContrast = 0.55;
constexpr double kBroughtTo = 0.75;
constexpr double kMostGain = 3;

int level_below(const cv::Mat& grey, double share) {
  std::vector<uchar> values(grey.begin<uchar>(), grey.end<uchar>());
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// How much darker than printed the ink is to be shown.
double gain_of(int paper, int ink) {
  const double contrast = (paper - ink) / 255.0;
  if (contrast >= kFaintContrast) return 1;
  return kBroughtTo / std::max(contrast, kBroughtTo / kMostGain);
}

bool is_flat(const cv::Mat& grey) {
  double low = 0;
  double high = 0;
  cv::minMaxLoc(grey, &low, &high);
  return high - low < kMinContrast;
}

// A line at the height of the network's input.
struct Prepared {
  cv::Mat input;     // float, 0 paper-white .. 1 black, margins included; empty: not readable
  double scale = 1;  // input pixels per pixel of the line image
  std::size_t index = 0;
};

class NetworkRecogniser : public LineRecognizer {
 public:
  explicit NetworkRecogniser(ModelFolder model)
      : model_(std::move(model)), network_(model_.layers, model_.height, model_.stride) {
    model_.layers.clear();
    known_ = std::u32string(model_.alphabet);
    std::sort(known_.begin(), known_.end());
  }

  std::string_view name() const override { return "gewu-line"; }
  std::vector<LineReading> read(std::span<const Image> lines) override;
  bool knows(char32_t code) const override {
    return std::binary_search(known_.begin(), known_.end(), code);
  }

 private:
  Prepared prepare(const Image& line) const;
  std::vector<Prepared> prepare_all(std::span<const Image> lines) const;
  void read_batch(std::span<const Prepared> batch, std::vector<LineReading>* readings);
  void finish(LineReading* reading, double scale) const;

  ModelFolder model_;
  std::u32string known_;  ///< the alphabet, sorted
  LineNetwork network_;
};

Prepared NetworkRecogniser::prepare(const Image& line) const {
  Prepared prepared;
  if (line.empty() || line.channels != 1) return prepared;
  const cv::Mat grey = as_mat(line);
  const double scale = static_cast<double>(model_.height) / line.height;
  const double scaled_width = std::round(line.width * scale);
  if (scaled_width > kMaxWidth || is_flat(grey)) return prepared;
  const int width = std::max(kMinWidth, static_cast<int>(scaled_width));
  cv::Mat scaled;
  cv::resize(grey, scaled, {width, model_.height}, 0, 0,
             scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  const int needed = width + 2 * model_.margin;
  const int total = (needed + model_.stride - 1) / model_.stride * model_.stride;
  const int paper = level_below(scaled, kPaperShare);
  const double gain = gain_of(paper, level_below(scaled, kInkShare));
  cv::copyMakeBorder(scaled, scaled, 0, 0, model_.margin, total - width - model_.margin,
                     cv::BORDER_CONSTANT, paper);
  // Darkness below paper, times the gain; the paper itself stays as it is.
  scaled.convertTo(prepared.input, CV_32F, -gain / 255, 1.0 + (gain - 1) * paper / 255);
  prepared.scale = scale;
  return prepared;
}

// The readable lines.
std::vector<Prepared> NetworkRecogniser::prepare_all(std::span<const Image> lines) const {
  std::vector<Prepared> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Prepared prepared = prepare(lines[i]);
    prepared.index = i;
    if (!prepared.input.empty()) all.push_back(std::move(prepared));
  }
  return all;
}

void NetworkRecogniser::read_batch(std::span<const Prepared> batch,
                                   std::vector<LineReading>* readings) {
  std::vector<cv::Mat> inks;
  for (const Prepared& line : batch) inks.push_back(line.input);
  std::vector<FrameMap> maps;
  std::vector<FrameOfLine> centres;
  for (const std::vector<float>& presence : network_.find_centres(inks)) {
    const FrameMap& map = maps.emplace_back(presence);
    for (int frame : map.centres()) centres.push_back({maps.size() - 1, frame});
  }
  const cv::Mat logits = network_.classify(centres);
  int row = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    LineReading reading = decode_frames(maps[i], logits, row, model_.alphabet);
    row += static_cast<int>(maps[i].centres().size());
    finish(&reading, batch[i].scale);
    (*readings)[batch[i].index] = std::move(reading);
  }
}

// From frames to pixels of the line image, and from the network's belief to a probability.
void NetworkRecogniser::finish(LineReading* reading, double scale) const {
  for (ReadChar& c : reading->chars) {
    for (float* x : {&c.x0, &c.x1, &c.centre}) {
      *x = static_cast<float>((*x * model_.stride - model_.margin) / scale);
    }
  }
  if (reading->chars.empty()) return;
  reading->probability = static_cast<float>(model_.calibration.at(reading->probability));
}

std::vector<LineReading> NetworkRecogniser::read(std::span<const Image> lines) {
  std::vector<LineReading> readings(lines.size());
  const std::vector<Prepared> all = prepare_all(lines);
  std::size_t begin = 0;
  while (begin < all.size()) {
    int columns = all[begin].input.cols;
    std::size_t end = begin + 1;
    while (end < all.size() && columns + all[end].input.cols <= kBatchColumns) {
      columns += all[end++].input.cols;
    }
    read_batch(std::span(all).subspan(begin, end - begin), &readings);
    begin = end;
  }
  return readings;
}

}  // namespace

Result<std::unique_ptr<LineRecognizer>> make_recogniser(const std::string& model_folder) {
  Result<ModelFolder> model = load_model_folder(find_model_folder(model_folder));
  if (!model) return model.error();
  cv::setNumThreads(1);
  return std::unique_ptr<LineRecognizer>(std::make_unique<NetworkRecogniser>(std::move(*model)));
}

}  // namespace gewu
