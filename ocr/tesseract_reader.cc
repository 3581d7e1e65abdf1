#include "ocr/tesseract_reader.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/text.h"
#include "layout/mat.h"

namespace gewu {

namespace {

// Height of the ink to which lines are brought, and the paper around: the network's input is 48 px.
constexpr int kInkHeight = 34;
constexpr int kMargin = 8;
// Longer lines than this break GetUTF8Text or are no print.
constexpr int kMaxWidth = 16000;
constexpr int kMinWidth = 4;
constexpr float kFullConfidence = 100.0F;

struct TextDeleter {
  void operator()(char* text) const { delete[] text; }
};

std::vector<std::string> quiet_variables() {
  return {"load_system_dawg", "load_freq_dawg",    "load_number_dawg",
          "load_punc_dawg",   "load_unambig_dawg", "load_bigram_dawg"};
}

cv::Mat scaled_line(const Image& line) {
  const cv::Mat grey = as_mat(line);
  const double scale = static_cast<double>(kInkHeight) / line.height;
  const int width = std::max(kMinWidth, static_cast<int>(std::lround(line.width * scale)));
  if (width > kMaxWidth) return {};
  cv::Mat scaled;
  cv::resize(grey, scaled, {width, kInkHeight}, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::copyMakeBorder(scaled, scaled, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, 255);
  return scaled;
}

class TesseractReader : public LineRecognizer {
 public:
  explicit TesseractReader(std::unique_ptr<tesseract::TessBaseAPI> api) : api_(std::move(api)) {}

  std::string_view name() const override { return "tesseract"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    std::vector<LineReading> readings;
    readings.reserve(lines.size());
    for (const Image& line : lines) readings.push_back(read_line(line));
    return readings;
  }

 private:
  LineReading read_line(const Image& line);
  LineReading collect(double scale) const;

  std::unique_ptr<tesseract::TessBaseAPI> api_;
};

void append_symbol(const char* utf8, float confidence, const int* box, double scale,
                   LineReading* reading) {
  for (char32_t code : decode_utf8(utf8)) {
    if (is_blank(code) || code == U'\n') continue;
    ReadChar c;
    c.code = code;
    c.probability = std::clamp(confidence / kFullConfidence, 0.0F, 1.0F);
    c.x0 = static_cast<float>((box[0] - kMargin) / scale);
    c.x1 = static_cast<float>((box[2] - kMargin) / scale);
    reading->chars.push_back(c);
  }
}

LineReading TesseractReader::collect(double scale) const {
  LineReading reading;
  const std::unique_ptr<tesseract::ResultIterator> it(api_->GetIterator());
  if (!it) return reading;
  do {
    const std::unique_ptr<char, TextDeleter> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text) continue;
    int box[4] = {0, 0, 0, 0};
    it->BoundingBox(tesseract::RIL_SYMBOL, &box[0], &box[1], &box[2], &box[3]);
    append_symbol(text.get(), it->Confidence(tesseract::RIL_SYMBOL), box, scale, &reading);
  } while (it->Next(tesseract::RIL_SYMBOL));
  if (reading.chars.empty()) return reading;
  reading.probability = 1;
  for (const ReadChar& c : reading.chars) {
    reading.probability = std::min(reading.probability, c.probability);
  }
  return reading;
}

LineReading TesseractReader::read_line(const Image& line) {
  if (line.empty() || line.channels != 1) return {};
  const cv::Mat scaled = scaled_line(line);
  if (scaled.empty()) return {};
  api_->SetImage(scaled.data, scaled.cols, scaled.rows, 1, static_cast<int>(scaled.step));
  constexpr int kUsualResolution = 300;  // keeps Tesseract from guessing, which it reports aloud
  api_->SetSourceResolution(kUsualResolution);
  LineReading reading;
  if (api_->Recognize(nullptr) == 0) {
    reading = collect(static_cast<double>(kInkHeight) / line.height);
  }
  api_->Clear();
  return reading;
}

}  // namespace

Result<std::unique_ptr<LineRecognizer>> make_tesseract_reader(const std::string& tessdata,
                                                              const std::string& language) {
  // Tesseract's own parallel regions burn four times the time on such small images.
  omp_set_max_active_levels(0);
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  api->SetVariable("debug_file", "/dev/null");
  std::vector<std::string> names = quiet_variables();
  std::vector<std::string> values(names.size(), "0");
  const char* folder = tessdata.empty() ? nullptr : tessdata.c_str();
  const int failed = api->Init(folder, language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0,
                               &names, &values, false);
  if (failed != 0) {
    std::string package = "tesseract-ocr-" + language;
    std::replace(package.begin(), package.end(), '_', '-');
    return Error{ErrorCode::MissingDependency, "Tesseract cannot load " + language + ".traineddata",
                 "apt-get install " + package + ", or name its folder with --tessdata", "", 0};
  }
  api->SetPageSegMode(tesseract::PSM_RAW_LINE);
  return std::unique_ptr<LineRecognizer>(std::make_unique<TesseractReader>(std::move(api)));
}

std::string tesseract_version() { return tesseract::TessBaseAPI::Version(); }

}  // namespace gewu
