#include "ocr/line/second_opinion.h"

#include <gtest/gtest.h>

#include <string_view>

#include "base/text.h"

namespace gewu {
namespace {

constexpr int kPitch = 40;  // pixels from character to character
constexpr int kHeight = 44;

LineReading reading_of(std::u32string_view text, float probability) {
  LineReading reading;
  reading.probability = probability;
  for (char32_t code : text) {
    ReadChar c;
    c.code = code;
    c.probability = probability;
    c.x0 = static_cast<float>(reading.chars.size()) * kPitch + 3;
    c.x1 = c.x0 + kPitch - 6;
    reading.chars.push_back(c);
  }
  return reading;
}

// Black blocks where the characters stand.
Image image_of(const LineReading& reading) {
  Image image(static_cast<int>(reading.chars.size()) * kPitch, kHeight, 1);
  for (const ReadChar& c : reading.chars) {
    for (int y = 4; y < kHeight - 4; ++y) {
      for (int x = static_cast<int>(c.x0); x < static_cast<int>(c.x1); ++x) image.row(y)[x] = 0;
    }
  }
  return image;
}

LineEvidence alone(const LineReading& reading, double line, double least) {
  LineEvidence e;
  e.has_own = true;
  e.own_line = line;
  e.own_least = least;
  e.length = static_cast<int>(reading.chars.size());
  e.height = kHeight;
  return e;
}

TEST(SecondOpinion, HearsWhatOursTakesALineFor) {
  EXPECT_EQ(kind_of(reading_of(U"-12,345.60", 0.6F).chars), LineKind::Value);
  EXPECT_EQ(kind_of(reading_of(U"≥95%", 0.99F).chars), LineKind::Value);
  EXPECT_EQ(kind_of(reading_of(U"95元", 0.95F).chars), LineKind::Text);
  EXPECT_EQ(kind_of(reading_of(U"工0", 0.5F).chars), LineKind::Unknown);  // 10, perhaps
  EXPECT_EQ(kind_of(reading_of(U"No", 0.99F).chars), LineKind::Unknown);
  EXPECT_EQ(kind_of({}), LineKind::Unknown);
}

TEST(SecondOpinion, IsAskedAboutValuesUnlessOursIsAllButCertain) {
  const LineReading value = reading_of(U"≥95%", 0.99F);
  EXPECT_TRUE(wants_second(value, alone(value, 0.995, 0.999)));
  EXPECT_FALSE(wants_second(value, alone(value, 0.9985, 0.9995)));
}

TEST(SecondOpinion, IsNotAskedAboutALongTextThatOursReadsWithCalibratedConfidence) {
  const LineReading text = reading_of(U"保障机关正常运转提高服务水平", 0.999F);
  EXPECT_FALSE(wants_second(text, alone(text, 0.97, 0.999)));
  EXPECT_TRUE(wants_second(text, alone(text, 0.6, 0.7)));
}

TEST(SecondOpinion, IsAskedAboutNamesWhereALongerTextNeedsNone) {
  const LineReading name = reading_of(U"王伟", 0.999F);
  EXPECT_TRUE(wants_second(name, alone(name, 0.97, 0.999)));
}

TEST(SecondOpinion, IsAskedAboutWhatOursCouldNotRead) {
  EXPECT_TRUE(wants_second({}, alone({}, 0, 0)));
}

TEST(PartsInQuestion, AreDigitsAndDoubtedCharactersWithANeighbourEach) {
  LineReading reading = reading_of(U"计划完成培训课程一百期参加人员满意3次", 0.999F);
  reading.chars[1].probability = 0.6F;
  const std::vector<LinePart> parts = parts_in_question(image_of(reading), reading);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].first, 0U);
  EXPECT_EQ(parts[0].last, 3U);
  EXPECT_EQ(parts[1].first, 16U);
  EXPECT_EQ(parts[1].last, 19U);
}

TEST(PartsInQuestion, AreCutOnPaper) {
  LineReading reading = reading_of(U"计划完成培训课程一百期参加人员满意3次", 0.999F);
  const Image image = image_of(reading);
  // The reader saw the character before the part farther right than its ink is.
  reading.chars[15].x1 += 6;
  const std::vector<LinePart> parts = parts_in_question(image, reading);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(image.row(kHeight / 2)[parts[0].x0], 255);
  EXPECT_NEAR(parts[0].x0, 16 * kPitch, 4);
  EXPECT_EQ(parts[0].x1, image.width);
}

TEST(PartsInQuestion, AShortOrDoubtfulLineIsReadWhole) {
  LineReading value = reading_of(U"不少于12次", 0.999F);
  EXPECT_TRUE(parts_in_question(image_of(value), value).empty());
  LineReading doubtful = reading_of(U"计划完成培训课程一百期参加人员满意3次", 0.3F);
  EXPECT_TRUE(parts_in_question(image_of(doubtful), doubtful).empty());
}

TEST(PartsInQuestion, ALineFullOfDigitsIsReadWhole) {
  const LineReading reading = reading_of(U"2021年1月1日至12月31日", 0.999F);
  EXPECT_TRUE(parts_in_question(image_of(reading), reading).empty());
}

}  // namespace
}  // namespace gewu
