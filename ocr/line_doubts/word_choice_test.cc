#include "ocr/line_doubts/word_choice.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace gewu {
namespace {

class WordChoice : public testing::Test {
 protected:
  void SetUp() override {
    Result<std::unique_ptr<WordModel>> opened = WordModel::open();
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    words_ = std::move(*opened);
  }

  // The line that wins where `place` may also be `other`, with this belief against 1.
  std::u32string weighed(const std::u32string& line, std::size_t place, char32_t other,
                         double belief) const {
    LineChoices choices;
    for (char32_t code : line) choices.push_back({{code, 1}});
    choices[place].push_back({other, belief});
    weigh_by_words(*words_, &choices);
    EXPECT_NEAR(choices[place][0].belief + choices[place][1].belief, 1 + belief, 1e-9);
    std::u32string won = line;
    if (choices[place][1].belief > choices[place][0].belief) won[place] = other;
    return won;
  }

  // Whether `other`, seen with this probability, makes the line doubtful.
  bool doubted(const std::u32string& line, std::size_t place, char32_t other, float seen) const {
    LineReading reading;
    for (char32_t code : line) reading.chars.emplace_back().code = code;
    reading.chars[place].runner_up = other;
    reading.chars[place].runner_up_probability = seen;
    return words_doubt(*words_, reading);
  }

  std::unique_ptr<WordModel> words_;
};

TEST_F(WordChoice, AWordWinsOverAClearerLookAlike) {
  EXPECT_EQ(weighed(U"工业国区管理", 2, U'园', 0.2), U"工业园区管理");
  EXPECT_EQ(weighed(U"主要用于,丰窗和活跃", 6, U'富', 0.2), U"主要用于,丰富和活跃");
}

TEST_F(WordChoice, AClearPictureStandsAgainstAllWords) {
  EXPECT_EQ(weighed(U"工业国区管理", 2, U'园', 0.0005), U"工业国区管理");
}

TEST_F(WordChoice, DigitsSignsAndLoneCharactersAreNoneOfItsBusiness) {
  EXPECT_EQ(weighed(U"共5人", 1, U'五', 0.9), U"共5人");
  EXPECT_EQ(weighed(U"完成1项", 2, U'7', 0.99), U"完成1项");
  EXPECT_EQ(weighed(U"(盏)", 1, U'盖', 0.9), U"(盏)");
}

TEST_F(WordChoice, TwoDoubtfulNeighboursFindEachOther) {
  LineChoices line = {{{U'租', 1}}, {{U'贫', 0.5}, {U'赁', 0.45}}, {{U'贵', 0.5}, {U'费', 0.45}}};
  weigh_by_words(*words_, &line);
  EXPECT_GT(line[1][1].belief, line[1][0].belief);
  EXPECT_GT(line[2][1].belief, line[2][0].belief);
}

TEST_F(WordChoice, ASecondChoiceThatMakesAWordDeservesASecondLook) {
  EXPECT_TRUE(doubted(U"工业国区管理", 2, U'园', 0.01F));
  EXPECT_FALSE(doubted(U"工业园区管理", 2, U'国', 0.01F));
  EXPECT_FALSE(doubted(U"工业国区管理", 2, U'园', 1e-6F));  // hardly seen at all
}

}  // namespace
}  // namespace gewu
