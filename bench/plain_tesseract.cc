#include "bench/plain_tesseract.h"

#include <tesseract/baseapi.h>

#include <utility>

namespace gewu::bench {

namespace {

constexpr const char* kLanguage = "chi_sim";
constexpr int kInset = 3;  // pixels cut off at each side of a cell: half a rule
constexpr int kResolution = 300;

struct TextDeleter {
  void operator()(char* text) const { delete[] text; }
};

}  // namespace

struct PlainTesseract::Engine {
  tesseract::TessBaseAPI api;
};

PlainTesseract::PlainTesseract(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
PlainTesseract::~PlainTesseract() = default;

Result<std::unique_ptr<PlainTesseract>> PlainTesseract::open() {
  auto engine = std::make_unique<Engine>();
  engine->api.SetVariable("debug_file", "/dev/null");
  if (engine->api.Init(nullptr, kLanguage) != 0) {
    return Error{ErrorCode::MissingDependency, "Tesseract cannot load chi_sim.traineddata",
                 "apt-get install tesseract-ocr-chi-sim", "", 0};
  }
  engine->api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
  return std::unique_ptr<PlainTesseract>(new PlainTesseract(std::move(engine)));
}

std::string PlainTesseract::read(const Image& grey, const PixelRect& box) {
  const PixelRect cut{box.x0 + kInset, box.y0 + kInset, box.x1 - kInset, box.y1 - kInset};
  const PixelRect inner = intersect(cut, PixelRect{0, 0, grey.width, grey.height});
  if (inner.width() <= 0 || inner.height() <= 0) return "";
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetImage(grey.pixels.data(), grey.width, grey.height, 1, static_cast<int>(grey.stride()));
  api.SetSourceResolution(kResolution);
  api.SetRectangle(inner.x0, inner.y0, inner.width(), inner.height());
  const std::unique_ptr<char, TextDeleter> text(api.GetUTF8Text());
  api.Clear();
  return text ? text.get() : "";
}

}  // namespace gewu::bench
