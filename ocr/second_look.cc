#include "ocr/second_look.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <utility>
#include <vector>

#include "layout/mat.h"

namespace gewu {

namespace {

// Of lines surer than this fewer than one in a thousand is wrong: a second look would find nothing.
constexpr float kSure = 0.97F;
constexpr double kSmooth = 0.7;  // pixels: joins the dots of a fax, spares strokes
constexpr int kSpeck = 3;        // pixels, the median's side
constexpr uchar kWhite = 255;
constexpr double kStretch = 1.06;  // across: strokes meet other columns of the network's frames

// The line in its other pictures, the stretched one last.
std::vector<Image> pictures(const Image& line) {
  const cv::Mat grey = as_mat(line);
  cv::Mat smooth;
  cv::Mat clean;
  cv::Mat smaller;
  cv::GaussianBlur(grey, smooth, {0, 0}, kSmooth);
  cv::medianBlur(grey, clean, kSpeck);
  cv::Mat wider;
  cv::copyMakeBorder(grey, smaller, 1, 1, 0, 0, cv::BORDER_CONSTANT, kWhite);
  cv::resize(grey, wider, {}, kStretch, 1, cv::INTER_LINEAR);
  return {to_image(smooth), to_image(clean), to_image(smaller), to_image(wider)};
}

// From columns of the stretched picture to those of the line.
void unstretch(LineReading* reading) {
  for (ReadChar& c : reading->chars) {
    for (float* x : {&c.x0, &c.x1, &c.centre}) *x /= static_cast<float>(kStretch);
  }
}

// The reading whose text gathers most probability among all; the first of equals.
LineReading most_believed(const std::vector<LineReading>& readings) {
  std::vector<std::string> texts;
  texts.reserve(readings.size());
  for (const LineReading& reading : readings) texts.push_back(reading.text());
  std::size_t best = 0;
  float most = -1;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    float sum = 0;
    bool surest = true;  // of those with this text
    for (std::size_t j = 0; j < readings.size(); ++j) {
      if (texts[j] != texts[i]) continue;
      sum += readings[j].probability;
      surest = surest && readings[j].probability <= readings[i].probability;
    }
    if (!surest || sum <= most) continue;
    most = sum;
    best = i;
  }
  LineReading chosen = readings[best];
  chosen.probability = most / static_cast<float>(readings.size());
  return chosen;
}

}  // namespace

void look_again(std::span<const Image> lines, LineRecognizer* reader,
                std::vector<LineReading>* readings) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineReading& reading = (*readings)[i];
    if (reading.chars.empty() || reading.probability >= kSure) continue;
    std::vector<LineReading> all = reader->read(pictures(lines[i]));
    unstretch(&all.back());
    all.insert(all.begin(), std::move(reading));
    reading = most_believed(all);
  }
}

}  // namespace gewu
