#include "ocr/line/line_queue.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"
#include "ocr/cell_rules/wording_repair.h"
#include "ocr/line/arbitration.h"
#include "ocr/line/second_look.h"
#include "ocr/line/second_opinion.h"
#include "ocr/line/word_choice.h"
#include "ocr/line_rules/point_place.h"
#include "ocr/line_rules/punctuation_width.h"
#include "ocr/line_rules/sign_context.h"
#include "ocr/line_rules/sign_shape.h"
#include "ocr/line_rules/split_comparator.h"
#include "ocr/line_rules/unread_ink.h"
#include "ocr/reader/reader_set.h"
#include "ocr/tesseract/tesseract_quirks.h"

namespace gewu {

namespace {

// A sign's shape is strict: what passes it is hardly ever another sign.
constexpr float kShapeProbability = 0.99F;
// What shapes, ink or words speak against is worth no more than this.
constexpr double kContradicted = 0.5;

bool is_comparator(char32_t c) {
  static const std::u32string kComparators = U"≥≤<>=";
  return kComparators.find(c) != std::u32string::npos;
}

double least_probability(const LineReading& reading) {
  double least = reading.chars.empty() ? 0 : 1;
  for (const ReadChar& c : reading.chars) least = std::min(least, 1.0 * c.probability);
  return least;
}

void describe(const std::string& text, LineEvidence* evidence) {
  const std::u32string codes = decode_utf8(text);
  evidence->length = static_cast<int>(codes.size());
  evidence->has_digit = std::any_of(codes.begin(), codes.end(), is_digit_of_any_width);
  evidence->has_sign = std::any_of(codes.begin(), codes.end(), is_value_sign);
  evidence->closed_wording = is_closed_wording(text);
}

void take_own(const LineReading& reading, LineEvidence* evidence) {
  evidence->has_own = true;
  evidence->own_line = reading.probability;
  evidence->own_least = least_probability(reading);
}

// Our reading stays the line's, mended where both doubt and agree; if it is empty, the second's is.
void take_second(const LineReading& second, LineReading* own, LineEvidence* evidence) {
  evidence->has_second = true;
  evidence->second_least = least_probability(second);
  if (!evidence->has_own || own->chars.empty()) {
    evidence->has_own = false;
    *own = second;
    mend_rate_unit(own);
    mend_signs(own);
    evidence->second_least = least_probability(*own);
    return;
  }
  const ReadingComparison comparison = arbitrate(second, own);
  evidence->agree = comparison.agree;
  evidence->own_at_difference = comparison.own_at_difference;
  evidence->second_at_difference = comparison.second_at_difference;
}

// Tesseract has no letters for ≥ and ≤: signs at the beginning are told by their shape and cut off
// before it reads the rest.
LineReading second_reading(const Image& line, LineKind kind, LineRecognizer* tesseract) {
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
    const LineReading read = tesseract->read_as(rest, kind);
    reading.chars.insert(reading.chars.end(), read.chars.begin(), read.chars.end());
  }
  return reading;
}

// What the second reader says of the parts in question; for the rest of the line our reading
// stands.
LineReading second_reading_of_parts(const Image& line, const LineReading& own,
                                    const std::vector<LinePart>& parts, LineRecognizer* tesseract) {
  LineReading reading;
  auto from = own.chars.begin();
  for (const LinePart& part : parts) {
    const auto first = own.chars.begin() + static_cast<std::ptrdiff_t>(part.first);
    reading.chars.insert(reading.chars.end(), from, first);
    from = own.chars.begin() + static_cast<std::ptrdiff_t>(part.last);
    const LineKind kind = kind_of(std::span(own.chars).subspan(part.first, part.last - part.first));
    for (ReadChar c : second_reading(columns_of(line, part.x0, part.x1), kind, tesseract).chars) {
      c.x0 += static_cast<float>(part.x0);
      c.x1 += static_cast<float>(part.x0);
      reading.chars.push_back(c);
    }
  }
  reading.chars.insert(reading.chars.end(), from, own.chars.end());
  return reading;
}

// Parts are worth a reading only where they agree with ours: a stretch without its context is
// misread more easily, so that before a difference counts, the whole line is read.
LineReading second_reading(const Image& line, const LineReading& own, LineRecognizer* tesseract) {
  const std::vector<LinePart> parts = parts_in_question(line, own);
  if (!parts.empty()) {
    LineReading reading = second_reading_of_parts(line, own, parts, tesseract);
    LineReading compared = own;
    if (arbitrate(reading, &compared).agree) return reading;
  }
  return second_reading(line, kind_of(own.chars), tesseract);
}

}  // namespace

std::size_t LineQueue::add(Image image, Opinions opinions) {
  for (std::size_t i = images_.size(); i > 0; --i) {
    const Image& other = images_[i - 1];
    if (other.width == image.width && other.height == image.height &&
        other.pixels == image.pixels) {
      slot_.push_back(i - 1);
      if (opinions == Opinions::AsNeeded) opinions_[i - 1] = opinions;
      return slot_.size() - 1;
    }
  }
  images_.push_back(std::move(image));
  opinions_.push_back(opinions);
  slot_.push_back(images_.size() - 1);
  return slot_.size() - 1;
}

void LineQueue::read_own(ReaderSet* readers, std::vector<LineReading>* readings) {
  *readings = readers->own->read(images_);
  look_again(images_, readers->own.get(), readers->words.get(), readings);
  for (std::size_t i = 0; i < images_.size(); ++i) {
    mend_low_points(images_[i], &(*readings)[i]);
    mend_signs(&(*readings)[i]);
    take_own((*readings)[i], &decided_[i].evidence);
  }
}

void LineQueue::read_second(ReaderSet* readers, std::vector<LineReading>* readings) {
  for (std::size_t i = 0; i < images_.size(); ++i) {
    LineEvidence& evidence = decided_[i].evidence;
    if (evidence.has_own && opinions_[i] == Opinions::One) continue;
    LineEvidence alone = evidence;
    describe((*readings)[i].text(), &alone);
    alone.height = images_[i].height;
    alone.peppered = peppered_;
    if (!wants_second((*readings)[i], alone)) continue;
    LineRecognizer* second = readers->second();
    if (second == nullptr) return;
    take_second(second_reading(images_[i], (*readings)[i], second), &(*readings)[i], &evidence);
    mend_low_points(images_[i], &(*readings)[i]);
    mend_signs(&(*readings)[i]);
  }
}

// Whether the ink of our own reading does not add up to its text.
bool LineQueue::ink_doubts(const LineReading& reading, const Image& image) const {
  return leaves_ink_unread(image, reading) || has_floating_point(image, reading) ||
         (peppered_ && has_wide_digit(image, reading));
}

bool LineQueue::is_contradicted(const LineReading& reading, const Image& image,
                                const WordModel* words, LineEvidence* evidence) const {
  if (evidence->sign_mended) return true;
  if (reading.chars.empty()) return false;
  if (evidence->has_own && ink_doubts(reading, image)) return true;
  if (words != nullptr && words_doubt(*words, reading)) return true;
  if (!evidence->has_sign) return false;
  const char32_t first = reading.chars.front().code;
  const char32_t shape = find_leading_sign(image).code;
  evidence->sign_confirmed = shape == first;
  // A comparator that flips is the worst error there is.
  return is_comparator(first) && shape != 0 && shape != first;
}

void LineQueue::finish(const LineReading& reading, const Image& image, const WordModel* words,
                       DecidedLine* line) const {
  line->text = reading.text();
  line->evidence.height = image.height;
  line->evidence.peppered = peppered_;
  describe(line->text, &line->evidence);
  const bool contradicted = is_contradicted(reading, image, words, &line->evidence);
  line->confidence = line_confidence(line->evidence);
  if (contradicted) line->confidence = std::min(line->confidence, kContradicted);
}

void LineQueue::read(ReaderSet* readers) {
  decided_.assign(images_.size(), {});
  std::vector<LineReading> readings(images_.size());
  if (readers != nullptr && readers->own) read_own(readers, &readings);
  if (readers != nullptr) read_second(readers, &readings);
  std::vector<LineReading*> folded;  // Tesseract's own readings know their widths
  for (std::size_t i = 0; i < images_.size(); ++i) {
    if (!decided_[i].evidence.has_own) continue;
    decided_[i].evidence.sign_mended = mend_split_comparator(peppered_, &readings[i]);
    folded.push_back(&readings[i]);
  }
  restore_widths(folded);
  const WordModel* words = readers != nullptr ? readers->words.get() : nullptr;
  for (std::size_t i = 0; i < images_.size(); ++i) {
    finish(readings[i], images_[i], words, &decided_[i]);
  }
}

}  // namespace gewu
