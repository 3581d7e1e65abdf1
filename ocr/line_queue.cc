#include "ocr/line_queue.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "ocr/sign_shape.h"

namespace gewu {

namespace {

// Lines of which our recogniser is surer than this need no second opinion, values aside.
constexpr double kSure = 0.995;
constexpr double kSureValue = 0.9985;
// A sign's shape is strict: what passes it is hardly ever another sign.
constexpr float kShapeProbability = 0.99F;

bool is_sign(char32_t c) {
  static const std::u32string signs = U"≥≤<>=＝＜＞%％±‰";
  return signs.find(c) != std::u32string::npos;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

double least_probability(const LineReading& reading) {
  double least = reading.chars.empty() ? 0 : 1;
  for (const ReadChar& c : reading.chars) least = std::min(least, 1.0 * c.probability);
  return least;
}

void describe(const std::string& text, LineEvidence* evidence) {
  const std::u32string codes = decode_utf8(text);
  evidence->length = static_cast<int>(codes.size());
  evidence->has_digit = std::any_of(codes.begin(), codes.end(), is_digit);
  evidence->has_sign = std::any_of(codes.begin(), codes.end(), is_sign);
}

void take_own(const LineReading& reading, DecidedLine* line) {
  line->text = reading.text();
  line->evidence.has_own = true;
  line->evidence.own_line = reading.probability;
  line->evidence.own_least = least_probability(reading);
  describe(line->text, &line->evidence);
}

void take_tesseract(const LineReading& reading, DecidedLine* line) {
  const std::string text = reading.text();
  line->evidence.has_tesseract = true;
  line->evidence.tesseract_least = least_probability(reading);
  line->evidence.agree = !text.empty() && comparable(text) == comparable(line->text);
  if (line->evidence.has_own && !line->text.empty()) return;
  line->text = text;
  describe(text, &line->evidence);
}

// Tesseract has no letters for ≥ and ≤: signs at the beginning are told by their shape and cut off
// before it reads the rest.
LineReading second_reading(const Image& line, LineRecognizer* tesseract) {
  constexpr int kMostSigns = 2;  // ">=" is two
  LineReading reading;
  Image rest = line;
  for (int i = 0; i < kMostSigns; ++i) {
    const LeadingSign sign = find_leading_sign(rest);
    if (sign.code == 0) break;
    ReadChar c;
    c.code = sign.code;
    c.probability = kShapeProbability;
    reading.chars.push_back(c);
    rest = without_leading_columns(rest, sign.end);
  }
  if (!rest.empty()) {
    const LineReading read = tesseract->read({&rest, 1}).front();
    reading.chars.insert(reading.chars.end(), read.chars.begin(), read.chars.end());
  }
  return reading;
}

bool wants_second(const DecidedLine& line) {
  const LineEvidence& e = line.evidence;
  if (!e.has_own) return true;
  return e.own_line < (e.has_digit || e.has_sign ? kSureValue : kSure);
}

std::vector<std::size_t> doubtful(const std::vector<DecidedLine>& lines) {
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (wants_second(lines[i])) wanted.push_back(i);
  }
  return wanted;
}

}  // namespace

std::size_t LineQueue::add(Image image) {
  for (std::size_t i = images_.size(); i > 0; --i) {
    const Image& other = images_[i - 1];
    if (other.width == image.width && other.height == image.height &&
        other.pixels == image.pixels) {
      slot_.push_back(i - 1);
      return slot_.size() - 1;
    }
  }
  images_.push_back(std::move(image));
  slot_.push_back(images_.size() - 1);
  return slot_.size() - 1;
}

void LineQueue::read(ReaderSet* readers) {
  decided_.assign(images_.size(), {});
  for (std::size_t i = 0; i < images_.size(); ++i) {
    decided_[i].evidence.height = images_[i].height;
  }
  if (readers == nullptr) return;
  if (readers->own) {
    const std::vector<LineReading> readings = readers->own->read(images_);
    for (std::size_t i = 0; i < images_.size(); ++i) take_own(readings[i], &decided_[i]);
  }
  if (readers->tesseract) {
    for (std::size_t i : doubtful(decided_)) {
      take_tesseract(second_reading(images_[i], readers->tesseract.get()), &decided_[i]);
    }
  }
  for (DecidedLine& line : decided_) line.confidence = line_confidence(line.evidence);
}

}  // namespace gewu
