#include "ocr/reader/word_model.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(WordModel, WordsAreLikelierThanTheirLookAlikes) {
  const Result<std::unique_ptr<WordModel>> opened = WordModel::open();
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  const WordModel& words = **opened;
  EXPECT_GT(words.log_probability(U"工业园区管理"), words.log_probability(U"工业国区管理") + 5);
  EXPECT_GT(words.log_probability(U"该项目资金"), words.log_probability(U"该项目资全") + 5);
}

TEST(WordModel, WhatItDoesNotKnowIsUnlikelyAndNoError) {
  const Result<std::unique_ptr<WordModel>> opened = WordModel::open();
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  const WordModel& words = **opened;
  EXPECT_EQ(words.log_probability(U""), 0);
  EXPECT_LT(words.log_probability(U"龘"), words.log_probability(U"的"));
  EXPECT_LT(words.log_probability(std::u32string(500, U'龘')), 0);
}

TEST(WordModel, AMissingFileIsAnErrorThatNamesThePackage) {
  const Result<std::unique_ptr<WordModel>> opened = WordModel::open("/nowhere/zh.lm");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::MissingDependency);
  EXPECT_EQ(opened.error().file, "/nowhere/zh.lm");
  EXPECT_NE(opened.error().hint.find("libime-data-language-model"), std::string::npos);
}

}  // namespace
}  // namespace gewu
