#include "ocr/line/second_look.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "ocr/line/confidence.h"

namespace gewu {
namespace {

constexpr std::size_t kPictures = 7;  // beside the line itself

LineReading reading_of(char32_t code, float probability) {
  ReadChar c;
  c.code = code;
  c.probability = probability;
  LineReading reading;
  reading.chars.push_back(c);
  reading.probability = probability;
  return reading;
}

// Says of the first picture what it was told, then of the others what it was told of them.
class ToldReader : public LineRecognizer {
 public:
  ToldReader(LineReading first, std::vector<LineReading> others, int* calls)
      : first_(std::move(first)), others_(std::move(others)), calls_(calls) {}
  std::string_view name() const override { return "told"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    if ((*calls_)++ == 0) return {first_};
    EXPECT_EQ(lines.size(), others_.size());
    return others_;
  }

 private:
  LineReading first_;
  std::vector<LineReading> others_;
  int* calls_;
};

std::vector<LineReading> lines_of(std::size_t sure, std::size_t doubtful) {
  std::vector<LineReading> lines(sure, reading_of(U'预', 0.999F));
  lines.insert(lines.end(), doubtful, reading_of(U'≥', 0.6F));
  return lines;
}

TEST(UnfamiliarType, IsAPageOfWhichMostLinesAreDoubtful) {
  EXPECT_TRUE(is_unfamiliar(lines_of(8, 12)));
  EXPECT_FALSE(is_unfamiliar(lines_of(16, 4)));
}

TEST(UnfamiliarType, IsNotToldFromAFewLines) { EXPECT_FALSE(is_unfamiliar(lines_of(0, 11))); }

TEST(UnfamiliarType, AsksNobodyAboutBlankLines) {
  std::vector<LineReading> lines = lines_of(12, 8);
  lines.insert(lines.end(), 20, LineReading());
  EXPECT_FALSE(is_unfamiliar(lines));
}

TEST(PageFaith, IsTheMeanOfALittleMoreThanItsLines) {
  EXPECT_NEAR(page_faith(lines_of(20, 0)), kUsualFaith, 1e-9);  // and no more
  EXPECT_NEAR(page_faith(lines_of(0, 20)), (20 * 0.6 + 5 * kUsualFaith) / 25, 1e-6);
  std::vector<LineReading> blank(20);
  EXPECT_EQ(page_faith(blank), kUsualFaith);
}

LineReading look(const LineReading& first, const std::vector<LineReading>& others,
                 int* calls = nullptr) {
  int counted = 0;
  ToldReader reader(first, others, calls != nullptr ? calls : &counted);
  const Image line(40, 20, 1);
  std::vector<LineReading> readings = reader.read({&line, 1});
  look_again({&line, 1}, &reader, nullptr, &readings);
  return readings.front();
}

// With the first reading three say this, five that.
std::vector<LineReading> five_against_three(char32_t few, char32_t most) {
  std::vector<LineReading> others(2, reading_of(few, 0.5F));
  others.resize(kPictures, reading_of(most, 0.8F));
  return others;
}

TEST(SecondLook, WhatMostPicturesSayWins) {
  const LineReading reading = look(reading_of(U'体', 0.7F), five_against_three(U'体', U'休'));
  EXPECT_EQ(reading.text(), "休");
  EXPECT_FLOAT_EQ(reading.chars.front().probability, 0.8F);
  EXPECT_LT(reading.probability, 0.8F);
}

TEST(SecondLook, PicturesThatAgreeAreBelievedMoreThanOne) {
  const LineReading same = reading_of(U'1', 0.9F);
  const LineReading reading = look(same, std::vector<LineReading>(kPictures, same));
  EXPECT_NEAR(reading.probability, 0.9F * kOddsOfVote / (0.1F + 0.9F * kOddsOfVote), 1e-5);
}

TEST(SecondLook, PicturesThatSayNothingCostProbability) {
  std::vector<LineReading> others(kPictures);
  others[0] = others[1] = others[2] = reading_of(U'1', 0.8F);
  const LineReading reading = look(reading_of(U'1', 0.8F), others);
  EXPECT_LT(reading.probability, 0.8F);
}

TEST(SecondLook, SureAndEmptyLinesAreReadOnce) {
  int calls = 0;
  EXPECT_EQ(look(reading_of(U'1', 0.99F), {}, &calls).text(), "1");
  EXPECT_EQ(calls, 1);
  calls = 0;
  EXPECT_TRUE(look({}, {}, &calls).chars.empty());
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace gewu
