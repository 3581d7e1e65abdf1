#include "ocr/line/line_vote.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gewu {
namespace {

LineReading said(const std::u32string& text, float probability = 0.9F) {
  LineReading reading;
  for (char32_t code : text) {
    ReadChar c;
    c.code = code;
    c.probability = probability;
    reading.chars.push_back(c);
  }
  reading.probability = text.empty() ? 0 : probability;
  return reading;
}

std::string voted(const std::vector<LineReading>& readings) {
  return vote_on_line(readings).text();
}

TEST(LineVote, EachCharacterIsDecidedAlone) {
  // No reading is right throughout.
  EXPECT_EQ(voted({said(U"社会效盆"), said(U"杜会效益"), said(U"社合效益")}), "社会效益");
}

TEST(LineVote, ASpeckThatFewSawGoes) {
  EXPECT_EQ(voted({said(U"≥95%-", 0.6F), said(U"≥95%"), said(U"≥95%"), said(U"≥95%")}), "≥95%");
}

TEST(LineVote, ACharacterThatFewMissedStays) {
  EXPECT_EQ(voted({said(U"妇幼"), said(U"妇幼"), said(U"幼"), said(U"妇幼")}), "妇幼");
}

TEST(LineVote, WhatTheSurestTextLacksIsPutInWhereMostHaveIt) {
  EXPECT_EQ(voted({said(U"10", 0.99F), said(U"1.0", 0.7F), said(U"1.O", 0.7F), said(U"1.0", 0.6F)}),
            "1.0");
}

TEST(LineVote, SecondChoicesCount) {
  LineReading torn = said(U"日", 0.5F);
  torn.chars[0].runner_up = U'目';
  torn.chars[0].runner_up_probability = 0.45F;
  EXPECT_EQ(voted({torn, said(U"目", 0.6F), said(U"日", 0.5F)}), "目");
}

TEST(LineVote, WhatCannotBeginOrEndALineNeedsMoreVotes) {
  const std::vector<LineReading> before = {said(U"、321", 0.7F), said(U"、321", 0.7F),
                                           said(U"、321", 0.7F), said(U"321"), said(U"321")};
  EXPECT_EQ(voted(before), "321");
  EXPECT_LT(vote_on_line(before).probability, 0.9F);  // something was there
  EXPECT_EQ(voted({said(U"95%-", 0.7F), said(U"95%-", 0.7F), said(U"95%-"), said(U"95%")}), "95%");
  EXPECT_EQ(voted({said(U"(项", 0.7F), said(U"(项", 0.7F), said(U"(项", 0.7F), said(U"项")}),
            "(项");
  EXPECT_EQ(voted({said(U"-", 0.7F), said(U"-", 0.7F), said(U"-", 0.7F), said(U"")}), "-");
}

TEST(LineVote, WordsHaveASay) {
  const Result<std::unique_ptr<WordModel>> words = WordModel::open();
  ASSERT_TRUE(words.ok()) << words.error().message;
  LineReading torn = said(U"工业国区");
  torn.chars[2].probability = 0.6F;
  torn.chars[2].runner_up = U'园';
  torn.chars[2].runner_up_probability = 0.3F;
  EXPECT_EQ(vote_on_line(std::vector{torn, torn}).text(), "工业国区");
  EXPECT_EQ(vote_on_line(std::vector{torn, torn}, words->get()).text(), "工业园区");
}

TEST(LineVote, TheLineIsAsSureAsItsLeastSurePlace) {
  const LineReading line = vote_on_line(std::vector{said(U"12"), said(U"12"), said(U"17")});
  EXPECT_EQ(line.text(), "12");
  EXPECT_NEAR(line.probability, 0.9 * 2.5 / 3.5, 1e-5);  // the first counts half as much again
}

TEST(LineVote, WhatWasVotedAwayIsDoubtToo) {
  const LineReading line =
      vote_on_line(std::vector{said(U"12"), said(U"12"), said(U"12"), said(U"12."), said(U"12")});
  EXPECT_EQ(line.text(), "12");
  EXPECT_LT(line.probability, 0.9F);
}

TEST(LineVote, NothingReadIsNothing) {
  EXPECT_EQ(voted({}), "");
  EXPECT_EQ(voted({{}, {}}), "");
  EXPECT_EQ(vote_on_line(std::vector<LineReading>(2)).probability, 0);
}

}  // namespace
}  // namespace gewu
