#include "base/phrases.h"

#include <gmock/gmock.h>

#include <array>

namespace gewu {
namespace {

using testing::Optional;

constexpr std::array kPhrases{Phrase{"the total {} is not the sum of its parts, {} = {}",
                                     "合计 {1} 不等于各项之和 {2} = {3}"},
                              Phrase{"{} of {} may be 「{}」", "{2} 的 {1} 可能是「{3}」"},
                              Phrase{"not joined: {}", "没有相连：{1~}"},
                              Phrase{"the columns agree", "各栏一致"},
                              Phrase{"text stands above it", "上方有文字"},
                              Phrase{"has no page {}, only {}", "没有第{1}页，只有{2}页"}};

TEST(Phrases, KeepTheValuesOfAMessage) {
  EXPECT_THAT(in_chinese("the total 10 is not the sum of its parts, 4 + 5 = 9", kPhrases),
              Optional(std::string("合计 10 不等于各项之和 4 + 5 = 9")));
  EXPECT_THAT(in_chinese("has no page 7, only 3", kPhrases),
              Optional(std::string("没有第7页，只有3页")));
}

TEST(Phrases, PutValuesInTheOrderOfTheOtherLanguage) {
  EXPECT_EQ(told_in_chinese("「1,200」 of t3 may be 「1,260」", kPhrases),
            "t3 的 「1,200」 可能是「1,260」");
}

TEST(Phrases, FitWholeMessagesOnly) {
  EXPECT_EQ(in_chinese("the columns agree, mostly", kPhrases), std::nullopt);
  EXPECT_EQ(in_chinese("so the columns agree", kPhrases), std::nullopt);
  EXPECT_EQ(in_chinese("", kPhrases), std::nullopt);
  EXPECT_EQ(told_in_chinese("nobody translated this", kPhrases), "nobody translated this");
}

TEST(Phrases, TellListsPartByPart) {
  EXPECT_EQ(told_in_chinese("not joined: the columns agree, text stands above it", kPhrases),
            "没有相连：各栏一致，上方有文字");
  EXPECT_EQ(told_in_chinese("not joined: the columns agree; something new", kPhrases),
            "没有相连：各栏一致；something new");
}

TEST(Phrases, TakeValuesThatLookLikeFixedParts) {
  EXPECT_EQ(told_in_chinese("「 of 」 of t1 may be 「x」」", kPhrases),
            "」 of t1 的 「 可能是「x」」");
}

}  // namespace
}  // namespace gewu
