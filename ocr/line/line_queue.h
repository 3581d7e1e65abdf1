// The line images of a page, read together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/image.h"
#include "ocr/line/confidence.h"
#include "ocr/reader/reader_set.h"
#include "ocr/rules/rule_table.h"

namespace gewu {

/// What was decided about a line.
struct DecidedLine {
  std::string text;       ///< UTF-8
  std::string raw;        ///< what was read, before any rule
  double confidence = 0;  ///< that the whole line is right
  LineEvidence evidence;
  std::vector<Edit> edits;    ///< of the rules, in their order
  std::vector<Doubt> doubts;  ///< likewise
};

/// How many readers a line is worth.
enum class Opinions {
  AsNeeded,  ///< Tesseract's too, where ours is not sure or the line holds a value
  One,       ///< ours is enough
};

/// Collects lines, then reads each distinct image once: our recogniser on all of them, Tesseract
/// where that one is not sure or the line holds a value; the rules of the table run between. A pure
/// function of the images: nothing is kept from page to page, so that the outcome does not depend
/// on which worker reads which page.
class LineQueue {
 public:
  explicit LineQueue(bool peppered = false) : peppered_(peppered) {}

  std::size_t add(Image image, Opinions opinions = Opinions::AsNeeded);
  void read(ReaderSet* readers);
  const DecidedLine& at(std::size_t id) const { return decided_[slot_[id]]; }
  const Image& image(std::size_t id) const { return images_[slot_[id]]; }
  /// After read(): see is_unfamiliar. Such lines are read once.
  bool is_unfamiliar_type() const { return unfamiliar_; }

 private:
  void read_own(ReaderSet* readers, std::vector<LineReading>* readings);
  bool wants_second_for(std::size_t i, const LineReading& own) const;
  void read_second(ReaderSet* readers, std::vector<LineReading>* readings);
  void finish_edits(const ReaderSet& readers, std::vector<LineReading>* readings) const;
  void decide(std::size_t i, const ReaderSet& readers, LineReading* reading);
  LineFacts facts_of(std::size_t i, const ReaderSet& readers) const;

  bool peppered_ = false;  // see PageInk
  bool unfamiliar_ = false;
  std::vector<Image> images_;       // distinct ones
  std::vector<Opinions> opinions_;  // per image, the most that was asked for
  std::vector<std::size_t> slot_;   // per line added, the index of its image
  std::vector<DecidedLine> decided_;
};

}  // namespace gewu
