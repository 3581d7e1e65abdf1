#include "base/printable.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(Printable, PlainTextStaysAsItIs) { EXPECT_EQ(printable("附件1 (二).pdf"), "附件1 (二).pdf"); }

TEST(Printable, EscapeSequencesLoseTheirEscape) {
  EXPECT_EQ(printable("a\x1b[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(printable("a\xC2\x9B"
                      "2Jb"),
            "a\uFFFD2Jb");  // the one-character form of ESC [
}

TEST(Printable, StaysOnOneLine) { EXPECT_EQ(printable("a\r\nb\tc"), "a\uFFFD\uFFFDb\uFFFDc"); }

TEST(Printable, DirectionIsNotTurned) { EXPECT_EQ(printable("a\u202Efdp.exe"), "a\uFFFDfdp.exe"); }

TEST(Printable, IllFormedBytesAreReplaced) {
  EXPECT_EQ(printable("\xff"
                      "a"),
            "\uFFFDa");
}

TEST(Printable, LongTextsAreCut) {
  EXPECT_EQ(printable("abcdef", 3), "abc...");
  EXPECT_EQ(printable("abc", 3), "abc");
}

}  // namespace
}  // namespace gewu
