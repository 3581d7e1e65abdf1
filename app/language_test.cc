#include "app/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "app/flags.h"
#include "app/progress.h"
#include "app/totals.h"

namespace gewu {
namespace {

using testing::HasSubstr;
using testing::Not;

class ChineseTest : public testing::Test {
 protected:
  void SetUp() override { speak_chinese(true); }
  void TearDown() override { speak_chinese(false); }
};

TEST_F(ChineseTest, EveryOptionIsExplained) {
  for (const Flag& flag : all_flags()) {
    EXPECT_FALSE(chinese_flag_help(flag.name).empty()) << flag.name;
  }
}

TEST_F(ChineseTest, EveryCommandIsExplainedWithItsOptions) {
  EXPECT_THAT(help_text(Command::Help), HasSubstr("退出码"));
  for (const Command command : {Command::Convert, Command::Apply, Command::Review, Command::Merge,
                                Command::Show, Command::Doctor}) {
    const std::string text = help_text(command);
    EXPECT_THAT(text, HasSubstr("选项"));
    EXPECT_THAT(text, Not(HasSubstr("default:")));
  }
}

TEST_F(ChineseTest, SummaryAndErrorsAreChinese) {
  Totals totals;
  totals.documents = 2;
  totals.failed = 1;
  EXPECT_THAT(summary_text(totals), HasSubstr("2 (1 失败)"));
  EXPECT_EQ(error_text({ErrorCode::Encrypted, "needs a password", "", "a.pdf", 3}),
            "a.pdf: 第3页: 需要密码: needs a password");
}

TEST(LanguageTest, EnglishIsSpokenUnlessSomebodyAsks) {
  EXPECT_THAT(help_text(Command::Help), HasSubstr("Exit codes"));
  const char* before = std::getenv("LC_ALL");
  const std::string kept = before ? before : "";
  setenv("LC_ALL", "zh_CN.UTF-8", 1);
  EXPECT_TRUE(environment_asks_for_chinese());
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_FALSE(environment_asks_for_chinese());
  EXPECT_TRUE(asked_for_chinese({"show", "--language", "zh", "--help"}));
  EXPECT_TRUE(asked_for_chinese({"show", "--language=zh"}));
  EXPECT_FALSE(asked_for_chinese({"show", "--language"}));
  before ? setenv("LC_ALL", kept.c_str(), 1) : unsetenv("LC_ALL");
}

}  // namespace
}  // namespace gewu
