#include "ocr/line/second_look.h"

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "layout/page/mat.h"
#include "ocr/line/confidence.h"
#include "ocr/line/line_vote.h"
#include "ocr/line_doubts/word_choice.h"

namespace gewu {

namespace {

// Of lines surer than this fewer than one in a thousand is wrong: a second look would find nothing.
constexpr float kSure = 0.97F;
constexpr double kSmooth = 0.7;  // pixels: joins the dots of a fax, spares strokes
constexpr int kSpeck = 3;        // pixels, the median's side
constexpr uchar kWhite = 255;
// Across, so that strokes meet other columns of the network's frames.
constexpr std::array<double, 2> kStretches = {1.06, 0.94};
constexpr std::array<double, 2> kShifts = {-1, 1};  // pixels to the right, likewise

// Of the lines of Chinese pages (scans, worst faxes, a photo) at most a fifth are less sure than
// kSure, of English ones at 96 and 200 dpi .86 and .60, of Russian ones all (eight pages, two of
// them with such text). Fewer lines than these tell nothing.
constexpr double kUnfamiliar = 0.5;
constexpr std::size_t kLeastLines = 12;
// A page of few lines tells little of its print: so many usual ones are added.
constexpr double kUsualLines = 5;

// A picture of a line, and where a column of it lies in the line.
struct Picture {
  Image image;
  float stretch = 1;
  float shift = 0;
};

cv::Mat shifted(const cv::Mat& grey, double right) {
  cv::Mat moved;
  const cv::Mat by = (cv::Mat_<double>(2, 3) << 1, 0, right, 0, 1, 0);
  cv::warpAffine(grey, moved, by, grey.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return moved;
}

// The line in its other pictures.
std::vector<Picture> pictures(const Image& line) {
  const cv::Mat grey = as_mat(line);
  std::vector<Picture> all;
  cv::Mat made;
  cv::GaussianBlur(grey, made, {0, 0}, kSmooth);
  all.push_back({to_image(made)});
  cv::medianBlur(grey, made, kSpeck);
  all.push_back({to_image(made)});
  cv::copyMakeBorder(grey, made, 1, 1, 0, 0, cv::BORDER_CONSTANT, kWhite);
  all.push_back({to_image(made)});
  for (double stretch : kStretches) {
    cv::resize(grey, made, {}, stretch, 1, cv::INTER_LINEAR);
    all.push_back({to_image(made), static_cast<float>(stretch)});
  }
  for (double shift : kShifts) {
    all.push_back({to_image(shifted(grey, shift)), 1, static_cast<float>(shift)});
  }
  return all;
}

// From columns of the picture to those of the line.
void put_back(const Picture& picture, LineReading* reading) {
  for (ReadChar& c : reading->chars) {
    for (float* x : {&c.x0, &c.x1, &c.centre}) *x = *x / picture.stretch - picture.shift;
  }
}

std::vector<LineReading> read_again(const Image& line, LineRecognizer* reader) {
  std::vector<Picture> shown = pictures(line);
  std::vector<Image> images;
  images.reserve(shown.size());
  for (Picture& picture : shown) images.push_back(std::move(picture.image));
  std::vector<LineReading> readings = reader->read(images);
  for (std::size_t i = 0; i < shown.size(); ++i) put_back(shown[i], &readings[i]);
  return readings;
}

float raised(float probability) {
  return kOddsOfVote * probability / (1 - probability + kOddsOfVote * probability);
}

}  // namespace

bool is_unfamiliar(std::span<const LineReading> readings) {
  std::size_t lines = 0;
  std::size_t doubtful = 0;
  for (const LineReading& reading : readings) {
    if (reading.chars.empty()) continue;
    ++lines;
    doubtful += reading.probability < kSure ? 1 : 0;
  }
  return lines >= kLeastLines &&
         static_cast<double>(doubtful) >= kUnfamiliar * static_cast<double>(lines);
}

double page_faith(std::span<const LineReading> readings) {
  double sum = kUsualLines * kUsualFaith;
  double lines = kUsualLines;
  for (const LineReading& reading : readings) {
    if (reading.chars.empty()) continue;
    sum += reading.probability;
    ++lines;
  }
  return std::min(sum / lines, kUsualFaith);
}

std::size_t look_again(std::span<const Image> lines, LineRecognizer* reader, const WordModel* words,
                       std::vector<LineReading>* readings) {
  std::size_t looks = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineReading& reading = (*readings)[i];
    if (reading.chars.empty()) continue;
    const bool doubted = words != nullptr && words_doubt(*words, reading);
    if (reading.probability >= kSure && !doubted) continue;
    std::vector<LineReading> all = read_again(lines[i], reader);
    all.insert(all.begin(), std::move(reading));
    reading = vote_on_line(all, words);
    reading.probability = raised(reading.probability);
    reading.voted = true;
    ++looks;
  }
  return looks;
}

}  // namespace gewu
