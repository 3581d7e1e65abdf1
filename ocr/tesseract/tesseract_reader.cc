#include "ocr/tesseract/tesseract_reader.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/text.h"
#include "layout/page/mat.h"
#include "ocr/rules/apply_rules.h"

// From OpenMP's run time library; its header is not where every compiler looks.
extern "C" void omp_set_max_active_levels(int levels);

namespace gewu {

namespace {

// Height of the ink to which lines are brought, and the paper around: the network's input is 48 px.
constexpr int kInkHeight = 34;
constexpr int kMargin = 8;
// Longer lines than this break GetUTF8Text or are no print.
constexpr int kMaxWidth = 16000;
constexpr int kMinWidth = 4;
constexpr float kFullConfidence = 100.0F;

// The data that reads bare numbers; it comes with Debian's tesseract-ocr.
constexpr const char* kLatin = "eng";
// Lines longer than this (width to height) are no bare values.
constexpr double kValueAspect = 9.0;
constexpr float kSureSymbol = 0.97F;

struct TextDeleter {
  void operator()(char* text) const { delete[] text; }
};

std::vector<std::string> dictionary_variables() {
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

using Api = std::unique_ptr<tesseract::TessBaseAPI>;

class TesseractReader : public LineRecognizer {
 public:
  TesseractReader(Api api, Api latin, RuleIds without)
      : api_(std::move(api)), latin_(std::move(latin)), without_(std::move(without)) {}

  std::string_view name() const override { return "tesseract"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    std::vector<LineReading> readings;
    readings.reserve(lines.size());
    for (const Image& line : lines) readings.push_back(read_line(line, LineKind::Unknown));
    return readings;
  }
  LineReading read_as(const Image& line, LineKind kind) override { return read_line(line, kind); }

 private:
  LineReading read_line(const Image& line, LineKind kind);

  Api api_;
  Api latin_;  // null if its data is not installed
  RuleIds without_;
};

void append_symbol(const char* utf8, float confidence, float x0, float x1, LineReading* reading) {
  for (char32_t code : decode_utf8(utf8)) {
    if (is_blank(code) || code == U'\n') continue;
    ReadChar c;
    c.code = code;
    c.probability = std::clamp(confidence / kFullConfidence, 0.0F, 1.0F);
    c.x0 = x0;
    c.x1 = x1;
    reading->chars.push_back(c);
  }
}

void set_probability(LineReading* reading) {
  reading->probability = reading->chars.empty() ? 0 : 1;
  for (const ReadChar& c : reading->chars) {
    reading->probability = std::min(reading->probability, c.probability);
  }
}

LineReading collect(tesseract::TessBaseAPI* api, double scale) {
  LineReading reading;
  const std::unique_ptr<tesseract::ResultIterator> it(api->GetIterator());
  if (!it) return reading;
  do {
    const std::unique_ptr<char, TextDeleter> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text) continue;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    it->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom);
    append_symbol(text.get(), it->Confidence(tesseract::RIL_SYMBOL),
                  static_cast<float>((left - kMargin) / scale),
                  static_cast<float>((right - kMargin) / scale), &reading);
  } while (it->Next(tesseract::RIL_SYMBOL));
  set_probability(&reading);
  return reading;
}

LineReading recognise(tesseract::TessBaseAPI* api, const cv::Mat& scaled, double scale) {
  api->SetImage(scaled.data, scaled.cols, scaled.rows, 1, static_cast<int>(scaled.step));
  constexpr int kUsualResolution = 300;  // keeps Tesseract from guessing, which it reports aloud
  api->SetSourceResolution(kUsualResolution);
  LineReading reading;
  if (api->Recognize(nullptr) == 0) reading = collect(api, scale);
  api->Clear();
  return reading;
}

bool is_value_char(char32_t c) {
  static const std::u32string kChars = U"0123456789.,%/-+~():<>=#";
  return kChars.find(c) != std::u32string::npos;
}

bool is_value(const LineReading& reading) {
  return !reading.chars.empty() &&
         std::all_of(reading.chars.begin(), reading.chars.end(),
                     [](const ReadChar& c) { return is_value_char(c.code); });
}

// The Chinese data fails on bare numbers (12 as 险), the Latin one does not.
bool may_be_value(const LineReading& reading, const Image& line) {
  if (line.width > kValueAspect * line.height) return false;
  return reading.probability < kSureSymbol ||
         std::any_of(reading.chars.begin(), reading.chars.end(),
                     [](const ReadChar& c) { return is_value_char(c.code); });
}

LineReading read_with(tesseract::TessBaseAPI* api, const Image& line, const cv::Mat& scaled,
                      const RuleIds& without) {
  LineReading reading = recognise(api, scaled, static_cast<double>(kInkHeight) / line.height);
  apply_to_line(RuleStage::SecondReading, {.image = &line, .without = &without}, &reading);
  set_probability(&reading);
  return reading;
}

LineReading TesseractReader::read_line(const Image& line, LineKind kind) {
  if (line.empty() || line.channels != 1) return {};
  const cv::Mat scaled = scaled_line(line);
  if (scaled.empty()) return {};
  LineReading latin;
  if (latin_ && kind == LineKind::Value) {
    latin = read_with(latin_.get(), line, scaled, without_);
    if (is_value(latin) && latin.probability >= kSureSymbol) return latin;
  }
  LineReading reading = read_with(api_.get(), line, scaled, without_);
  if (kind == LineKind::Text && reading.probability >= kSureSymbol) return reading;
  if (!latin_ || !may_be_value(reading, line)) return reading;
  if (kind != LineKind::Value) latin = read_with(latin_.get(), line, scaled, without_);
  return is_value(latin) && latin.probability > reading.probability ? latin : reading;
}

Api make_api(const std::string& tessdata, const std::string& language) {
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  api->SetVariable("debug_file", "/dev/null");
  const std::vector<std::string> names = dictionary_variables();
  const std::vector<std::string> values(names.size(), "0");
  const char* folder = tessdata.empty() ? nullptr : tessdata.c_str();
  const int failed = api->Init(folder, language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0,
                               &names, &values, false);
  if (failed != 0) return nullptr;
  api->SetPageSegMode(tesseract::PSM_RAW_LINE);
  return api;
}

}  // namespace

Result<std::unique_ptr<LineRecognizer>> make_tesseract_reader(const std::string& tessdata,
                                                              const std::string& language,
                                                              const RuleIds& without) {
  // Tesseract's own parallel regions burn four times the time on such small images.
  omp_set_max_active_levels(0);
  Api api = make_api(tessdata, language);
  if (!api) {
    std::string package = "tesseract-ocr-" + language;
    std::replace(package.begin(), package.end(), '_', '-');
    return Error{ErrorCode::MissingDependency, "Tesseract cannot load " + language + ".traineddata",
                 "apt-get install " + package + ", or name its folder with --tessdata", "", 0};
  }
  Api latin = language == kLatin ? nullptr : make_api(tessdata, kLatin);
  return std::unique_ptr<LineRecognizer>(
      std::make_unique<TesseractReader>(std::move(api), std::move(latin), without));
}

std::string tesseract_version() { return tesseract::TessBaseAPI::Version(); }

}  // namespace gewu
