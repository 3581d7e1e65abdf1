#include "ocr/cell/filled_text.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(FilledText, TakesWhatThePixelsHaveInThePlaceOfAGap) {
  EXPECT_EQ(filled_text("农村饮〓检测", U'〓', "农村饮水检测"), "农村饮水检测");
  EXPECT_EQ(filled_text("〓08,000元〓", U'〓', "408,000元整"), "408,000元整");
}

TEST(FilledText, KeepsTheOthersWherePixelsErr) {
  EXPECT_EQ(filled_text("《地方志工作条例》〓DA/T31", U'〓', "《地方达亚作条例》，DA/T3l"),
            "《地方志工作条例》，DA/T31");
}

TEST(FilledText, LeavesAGapThatThePixelsSayNothingOf) {
  EXPECT_EQ(filled_text("饮〓水", U'〓', "饮水"), "饮〓水");
  EXPECT_EQ(filled_text("饮〓水", U'〓', ""), "饮〓水");
  EXPECT_EQ(filled_text("饮水", U'〓', "火"), "饮水");
}

}  // namespace
}  // namespace gewu
