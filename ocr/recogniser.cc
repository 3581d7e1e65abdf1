#include "ocr/recogniser.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "layout/mat.h"
#include "ocr/frame_decoder.h"
#include "ocr/model_folder.h"

namespace gewu {

namespace {

// Widths are rounded up to this, so that few shapes occur: OpenCV plans anew for each new shape.
constexpr int kWidthStep = 32;
constexpr int kMaxWidth = 8192;
constexpr int kMinWidth = 8;
// A batch's input pixels are bounded: its working memory grows with them.
constexpr int kMaxBatchColumns = 2048;
// Grey levels between darkest and lightest below which an image shows nothing.
constexpr int kMinContrast = 24;
// The grey level below which 90 % of the pixels lie stands for the paper, as in training.
constexpr double kPaperShare = 0.9;

int paper_level(const cv::Mat& grey) {
  std::vector<uchar> values(grey.begin<uchar>(), grey.end<uchar>());
  const auto at = values.begin() +
                  static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * kPaperShare);
  std::nth_element(values.begin(), at, values.end());
  return *at;
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

class DnnRecogniser : public LineRecognizer {
 public:
  DnnRecogniser(ModelFolder model, const cv::dnn::Net& backbone, const cv::dnn::Net& head)
      : model_(std::move(model)), backbone_(backbone), head_(head) {}

  std::string_view name() const override { return "gewu-line"; }
  std::vector<LineReading> read(std::span<const Image> lines) override;

 private:
  Prepared prepare(const Image& line) const;
  std::vector<Prepared> prepare_all(std::span<const Image> lines) const;
  void read_batch(std::span<const Prepared> batch, std::vector<LineReading>* readings);
  cv::Mat classify(const std::vector<FrameMap>& maps);
  void finish(LineReading* reading, double scale) const;

  ModelFolder model_;
  cv::dnn::Net backbone_;
  cv::dnn::Net head_;
};

Prepared DnnRecogniser::prepare(const Image& line) const {
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
  const int total = (needed + kWidthStep - 1) / kWidthStep * kWidthStep;
  cv::copyMakeBorder(scaled, scaled, 0, 0, model_.margin, total - width - model_.margin,
                     cv::BORDER_CONSTANT, paper_level(scaled));
  scaled.convertTo(prepared.input, CV_32F, -1.0 / 255, 1.0);
  prepared.scale = scale;
  return prepared;
}

// The readable lines, sorted by width so that a batch has one width.
std::vector<Prepared> DnnRecogniser::prepare_all(std::span<const Image> lines) const {
  std::vector<Prepared> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Prepared prepared = prepare(lines[i]);
    prepared.index = i;
    if (!prepared.input.empty()) all.push_back(std::move(prepared));
  }
  std::stable_sort(all.begin(), all.end(), [](const Prepared& a, const Prepared& b) {
    return a.input.cols < b.input.cols;
  });
  return all;
}

cv::Mat DnnRecogniser::classify(const std::vector<FrameMap>& maps) {
  int rows = 0;
  for (const FrameMap& map : maps) rows += static_cast<int>(map.centres().size());
  if (rows == 0) return {};
  cv::Mat features(rows, maps.front().features(), CV_32F);
  int row = 0;
  for (const FrameMap& map : maps) {
    for (int frame : map.centres()) map.copy_features(frame, features.ptr<float>(row++));
  }
  head_.setInput(features);
  return head_.forward();
}

void DnnRecogniser::read_batch(std::span<const Prepared> batch,
                               std::vector<LineReading>* readings) {
  const int width = batch.front().input.cols;
  const int shape[] = {static_cast<int>(batch.size()), 1, model_.height, width};
  cv::Mat blob(4, shape, CV_32F);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    cv::Mat slot(model_.height, width, CV_32F, blob.ptr<float>(static_cast<int>(i)));
    batch[i].input.copyTo(slot);
  }
  backbone_.setInput(blob);
  const cv::Mat output = backbone_.forward();
  std::vector<FrameMap> maps;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    maps.emplace_back(output.ptr<float>(static_cast<int>(i)), output.size[1] - 1, output.size[3]);
  }
  const cv::Mat logits = classify(maps);
  int row = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    LineReading reading = decode_frames(maps[i], logits, row, model_.alphabet);
    row += static_cast<int>(maps[i].centres().size());
    finish(&reading, batch[i].scale);
    (*readings)[batch[i].index] = std::move(reading);
  }
}

// From frames to pixels of the line image, and from the network's belief to a probability.
void DnnRecogniser::finish(LineReading* reading, double scale) const {
  for (ReadChar& c : reading->chars) {
    for (float* x : {&c.x0, &c.x1, &c.centre}) {
      *x = static_cast<float>((*x * model_.stride - model_.margin) / scale);
    }
  }
  if (reading->chars.empty()) return;
  reading->probability = static_cast<float>(model_.calibration.at(reading->probability));
}

std::vector<LineReading> DnnRecogniser::read(std::span<const Image> lines) {
  std::vector<LineReading> readings(lines.size());
  const std::vector<Prepared> all = prepare_all(lines);
  std::size_t begin = 0;
  while (begin < all.size()) {
    const int width = all[begin].input.cols;
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].input.cols == width &&
           width * static_cast<int>(end - begin + 1) <= kMaxBatchColumns) {
      ++end;
    }
    read_batch(std::span(all).subspan(begin, end - begin), &readings);
    begin = end;
  }
  return readings;
}

cv::dnn::Net load_net(const std::string& onnx) {
  cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx.data(), onnx.size());
  net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  return net;
}

}  // namespace

Result<std::unique_ptr<LineRecognizer>> make_recogniser(const std::string& model_folder) {
  Result<ModelFolder> model = load_model_folder(find_model_folder(model_folder));
  if (!model) return model.error();
  cv::setNumThreads(1);
  try {
    const cv::dnn::Net backbone = load_net(model->backbone);
    const cv::dnn::Net head = load_net(model->head);
    model->backbone.clear();
    model->head.clear();
    return std::unique_ptr<LineRecognizer>(
        std::make_unique<DnnRecogniser>(std::move(*model), backbone, head));
  } catch (const cv::Exception& failure) {
    return Error{ErrorCode::MissingDependency,
                 std::string("the line model cannot be loaded: ") + failure.what(),
                 "install Gewu with its models, or name another folder with --model", model->path,
                 0};
  }
}

}  // namespace gewu
