#include "export/chinese.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace gewu {
namespace {

TEST(Chinese, TellsOfSumsWithTheirNumbers) {
  EXPECT_EQ(said_in_chinese("the total 570 is not the sum of its parts, 300 + 200 = 500"),
            "合计 570 不等于各项之和：300 + 200 = 500");
  EXPECT_EQ(said_in_chinese("the value 「3口」 has more digits than an amount"),
            "指标值「3口」位数多于一个金额应有的");
}

TEST(Chinese, TellsAlternativesOneByOne) {
  EXPECT_EQ(
      said_in_chinese("「12」 in row 3, column 4 may be 「72」; or 「5」 in row 1, column 4 of "
                      "t2 may be 「6」"),
      "「12」（行号 3、列号 4，从 0 起）可能是「72」；或者t2 "
      "中的「5」（行号 1、列号 4，从 0 起）可能是「6」");
}

TEST(Chinese, TellsWhyPartsOfATableWereJoined) {
  EXPECT_EQ(said_in_chinese("joined with the table on the page before, though in doubt: as many "
                            "columns, nothing stands between"),
            "与上一页的表相连，但不能确定：栏数相同，中间没有其他内容");
}

TEST(Chinese, TellsOfErrorsAndWhatToDo) {
  EXPECT_EQ(said_in_chinese("the document has 9000 pages, more than the 5000 allowed"),
            "文件有 9000 页，超过允许的 5000 页");
  EXPECT_EQ(said_in_chinese("did you mean --quiet?"), "是不是 --quiet？");
}

TEST(Chinese, LeavesWhatOthersSay) { EXPECT_EQ(said_in_chinese("EIO: strange"), "EIO: strange"); }

// A phrase that an earlier one always takes is dead.
TEST(Chinese, HasNoPhraseTwice) {
  for (const auto phrases : {finding_phrases(), error_phrases()}) {
    std::set<std::string_view> seen;
    for (const Phrase& phrase : phrases) {
      EXPECT_TRUE(seen.insert(phrase.english).second) << phrase.english;
      const auto told = in_chinese(phrase.english, phrases);
      ASSERT_TRUE(told.has_value());
      // What is told of the pattern itself is its own Chinese, with {} for the values.
      std::string own(phrase.chinese);
      for (size_t at = own.find('{'); at != own.npos; at = own.find('{', at + 1)) {
        own.replace(at, own.find('}', at) - at + 1, "{}");
      }
      EXPECT_EQ(*told, own) << phrase.english;
    }
  }
}

}  // namespace
}  // namespace gewu
