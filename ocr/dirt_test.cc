#include "ocr/dirt.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(Dirt, IsALineOfMarks) {
  EXPECT_TRUE(is_dirt(":"));
  EXPECT_TRUE(is_dirt("、…"));
  EXPECT_FALSE(is_dirt("一"));
  EXPECT_FALSE(is_dirt("-5"));
}

TEST(Dirt, StraysAtTheEndsGo) {
  std::string text = "、共321~";
  EXPECT_TRUE(drop_strays(&text));
  EXPECT_EQ(text, "共321");
  EXPECT_FALSE(drop_strays(&text));
}

}  // namespace
}  // namespace gewu
