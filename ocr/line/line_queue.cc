#include "ocr/line/line_queue.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/sign_classes.h"
#include "base/text.h"
#include "ocr/cell_rules/wording_repair.h"
#include "ocr/line/second_look.h"
#include "ocr/line/second_opinion.h"
#include "ocr/line_doubts/sign_shape.h"
#include "ocr/line_rules/arbitration.h"
#include "ocr/reader/reader_set.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {

namespace {

// A sign's shape is strict: what passes it is hardly ever another sign.
constexpr float kShapeProbability = 0.99F;
double least_probability(const LineReading& reading) {
  double least = reading.chars.empty() ? 0 : 1;
  for (const ReadChar& c : reading.chars) least = std::min(least, 1.0 * c.probability);
  return least;
}

void describe(const std::string& text, LineEvidence* evidence) {
  const std::u32string codes = decode_utf8(text);
  evidence->length = static_cast<int>(codes.size());
  evidence->has_digit = holds_digit(codes);
  evidence->has_sign = std::any_of(codes.begin(), codes.end(), is_value_sign);
  evidence->closed_wording = is_closed_wording(text);
}

void take_own(const LineReading& reading, LineEvidence* evidence) {
  evidence->has_own = true;
  evidence->own_line = reading.probability;
  evidence->own_least = least_probability(reading);
  evidence->voted = reading.voted;
}

// Our reading stays the line's, mended where both doubt and agree; if it is empty, the second's is.
void take_second(const LineReading& second, const LineFacts& facts, LineReading* own,
                 LineEvidence* evidence) {
  evidence->has_second = true;
  if (!evidence->has_own || own->chars.empty()) {
    evidence->has_own = false;
    *own = second;
    apply_to_line(RuleStage::SecondAlone, facts, own);
    evidence->second_least = least_probability(*own);
    return;
  }
  evidence->second_least = least_probability(second);
  const ReadingComparison comparison = compare_readings(second, *own);
  evidence->agree = comparison.agree;
  evidence->own_at_difference = comparison.own_at_difference;
  evidence->second_at_difference = comparison.second_at_difference;
  apply_to_line(RuleStage::Settling, facts, own);
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
    LineReading read = tesseract->read_as(rest, kind);
    if (!read.raw.empty()) reading.raw = reading.text() + read.raw;
    reading.edits = std::move(read.edits);
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
    if (compare_readings(reading, own).agree) return reading;
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

LineFacts LineQueue::facts_of(std::size_t i, const ReaderSet& readers) const {
  LineFacts facts;
  facts.image = &images_[i];
  facts.peppered = peppered_;
  facts.by_own = decided_[i].evidence.has_own;
  facts.own_saw_nothing = readers.own != nullptr && !facts.by_own;
  facts.words = readers.words.get();
  facts.without = &readers.without_rules;
  return facts;
}

void LineQueue::read_own(ReaderSet* readers, std::vector<LineReading>* readings) {
  *readings = readers->own->read(images_);
  unfamiliar_ = is_unfamiliar(*readings);
  const double faith = page_faith(*readings);
  if (!unfamiliar_) look_again(images_, readers->own.get(), readers->words.get(), readings);
  for (std::size_t i = 0; i < images_.size(); ++i) {
    take_own((*readings)[i], &decided_[i].evidence);
    decided_[i].evidence.page_faith = faith;
    apply_to_line(RuleStage::Reading, facts_of(i, *readers), &(*readings)[i]);
  }
}

bool LineQueue::wants_second_for(std::size_t i, const LineReading& own) const {
  LineEvidence alone = decided_[i].evidence;
  if (alone.has_own && opinions_[i] == Opinions::One) return false;
  describe(own.text(), &alone);
  alone.height = images_[i].height;
  alone.peppered = peppered_;
  return wants_second(own, alone) && (!unfamiliar_ || wants_second_among_strangers(own));
}

void LineQueue::read_second(ReaderSet* readers, std::vector<LineReading>* readings) {
  for (std::size_t i = 0; i < images_.size(); ++i) {
    LineEvidence& evidence = decided_[i].evidence;
    if (!readers->second_always && !wants_second_for(i, (*readings)[i])) continue;
    LineRecognizer* tesseract = readers->second();
    if (tesseract == nullptr) return;
    const LineReading second = second_reading(images_[i], (*readings)[i], tesseract);
    LineFacts facts = facts_of(i, *readers);
    facts.second = &second;
    take_second(second, facts, &(*readings)[i], &evidence);
    apply_to_line(RuleStage::Reading, facts_of(i, *readers), &(*readings)[i]);
  }
}

// What no more reader can change.
void LineQueue::finish_edits(const ReaderSet& readers, std::vector<LineReading>* readings) const {
  std::vector<LineReading*> folded;  // Tesseract's own readings know their widths
  for (std::size_t i = 0; i < images_.size(); ++i) {
    if (!decided_[i].evidence.has_own) continue;
    apply_to_line(RuleStage::LastEdits, facts_of(i, readers), &(*readings)[i]);
    folded.push_back(&(*readings)[i]);
  }
  apply_to_page(folded, readers.without_rules);
}

void LineQueue::decide(std::size_t i, const ReaderSet& readers, LineReading* reading) {
  DecidedLine& line = decided_[i];
  line.text = reading->text();
  line.evidence.height = images_[i].height;
  line.evidence.peppered = peppered_;
  describe(line.text, &line.evidence);
  LineFacts facts = facts_of(i, readers);
  if (line.evidence.has_sign && !reading->chars.empty()) {
    facts.shape_of_sign = find_leading_sign(images_[i]).code;
    line.evidence.sign_confirmed = facts.shape_of_sign == reading->chars.front().code;
  }
  apply_to_line(RuleStage::LineDoubts, facts, reading);
  line.raw = reading->raw.empty() ? line.text : std::move(reading->raw);
  line.edits = std::move(reading->edits);
  line.doubts = std::move(reading->doubts);
  line.confidence = std::min(line_confidence(line.evidence), least_cap(line.doubts));
}

void LineQueue::read(ReaderSet* readers) {
  decided_.assign(images_.size(), {});
  std::vector<LineReading> readings(images_.size());
  const ReaderSet none;
  const ReaderSet& set = readers != nullptr ? *readers : none;
  if (set.own) read_own(readers, &readings);
  if (readers != nullptr) read_second(readers, &readings);
  finish_edits(set, &readings);
  for (std::size_t i = 0; i < images_.size(); ++i) decide(i, set, &readings[i]);
}

}  // namespace gewu
