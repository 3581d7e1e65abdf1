#include "ocr/line/line_queue.h"

#include <gtest/gtest.h>

#include <memory>

namespace gewu {
namespace {

// Reads the same sure text in every line, and counts the lines.
class SureReader : public LineRecognizer {
 public:
  explicit SureReader(int* lines) : lines_(lines) {}
  std::string_view name() const override { return "sure"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    *lines_ += static_cast<int>(lines.size());
    LineReading reading;
    for (char32_t c : std::u32string(U"满意度指标")) {
      ReadChar one;
      one.code = c;
      one.probability = 0.999F;
      reading.chars.push_back(one);
    }
    reading.probability = 0.999F;
    return std::vector<LineReading>(lines.size(), reading);
  }

 private:
  int* lines_;
};

struct Readers {
  Readers() {
    set.own = std::make_unique<SureReader>(&own);
    set.tesseract = std::make_unique<SureReader>(&second);
  }
  int own = 0;
  int second = 0;
  ReaderSet set;
};

TEST(LineQueue, OneImageIsReadOnce) {
  Readers readers;
  LineQueue queue;
  queue.add(Image(100, 30, 1));
  queue.add(Image(100, 30, 1));
  queue.read(&readers.set);
  EXPECT_EQ(readers.own, 1);
  EXPECT_EQ(queue.at(0).text, queue.at(1).text);
}

TEST(LineQueue, ASureLabelNeedsNoSecondReader) {
  Readers readers;
  LineQueue queue;
  queue.add(Image(100, 30, 1));
  queue.read(&readers.set);
  EXPECT_EQ(readers.second, 0);
  EXPECT_FALSE(queue.at(0).evidence.has_second);
}

TEST(LineQueue, ForAMeasurementTheSecondReadsEveryLine) {
  Readers readers;
  readers.set.second_always = true;
  LineQueue queue;
  queue.add(Image(100, 30, 1), Opinions::One);
  queue.read(&readers.set);
  EXPECT_EQ(readers.second, 1);
  EXPECT_TRUE(queue.at(0).evidence.agree);
}

class BlindReader : public LineRecognizer {
 public:
  std::string_view name() const override { return "blind"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    return std::vector<LineReading>(lines.size());
  }
};

TEST(LineQueue, WhatTesseractReadsWhereOursSawNothingIsDoubted) {
  Readers readers;
  readers.set.own = std::make_unique<BlindReader>();
  LineQueue queue;
  queue.add(Image(100, 30, 1));
  queue.read(&readers.set);
  ASSERT_EQ(queue.at(0).doubts.size(), 1U);
  EXPECT_EQ(queue.at(0).doubts.front().code, "own-saw-nothing");
  EXPECT_LT(queue.at(0).confidence, 0.1);
}

TEST(LineQueue, TesseractAloneIsNotDoubtedForThat) {
  Readers readers;
  readers.set.own.reset();
  LineQueue queue;
  queue.add(Image(100, 30, 1));
  queue.read(&readers.set);
  EXPECT_TRUE(queue.at(0).doubts.empty());
}

}  // namespace
}  // namespace gewu
