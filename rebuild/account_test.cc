#include "rebuild/account.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "rebuild/rebuild.h"

namespace gewu {
namespace {

TEST(Account, CountsEachCharacterOnceAndNoBlanks) {
  const SourceText source = make_source_text(U"甲乙\t丙 丁\n戊");
  Account account(source);
  account.use(source.atoms[0], Fate::Used);
  account.use(source.atoms[1], Fate::Moved);
  account.use(source.atoms[2], Fate::Completed);
  const InputAccount sum = account.sum();
  EXPECT_EQ(sum.used, 2);
  EXPECT_EQ(sum.moved, 1);
  EXPECT_EQ(sum.completed, 1);
  EXPECT_EQ(sum.left_over, 1);
  EXPECT_EQ(sum.total(), 5);
}

TEST(Account, RefusesASecondUse) {
  const SourceText source = make_source_text(U"甲乙");
  Account account(source);
  account.use(0, 1, Fate::Used);
  account.use(1, 2, Fate::Used);
  EXPECT_THROW(account.use(0, 2, Fate::Moved), std::logic_error);
}

TEST(Account, NamesWhatIsLeftOfAnAtom) {
  const SourceText source = make_source_text(U"甲乙丙丁");
  Account account(source);
  account.use(1, 2, Fate::Used);
  const std::vector<Atom> rest = account.left_over(0, 0);
  ASSERT_EQ(rest.size(), 2U);
  EXPECT_EQ(source.view(rest[0]), U"甲");
  EXPECT_EQ(source.view(rest[1]), U"丙丁");
}

InputAccount account_of(const std::string& text) {
  InputAccount account;
  EXPECT_TRUE(rebuild_pages(text, RebuildOptions(), &account).ok());
  return account;
}

TEST(Account, OfAFormTellsUsedFromMovedAndCompleted) {
  const std::string head =
      "项目支出绩效目标表\n\n项目名称\t\t校舍维修\n"
      "一级指标\t二级指标\t三级指标\t指标值\t指标赋分规则\n";
  const InputAccount whole = account_of(head + "产出指标\t数量指标\t维修次数\t≥3\t直接赋分\n");
  EXPECT_EQ(whole.used, whole.total());
  const InputAccount cut = account_of(head + "产出指标\t数量指标\t维修次数\t≥3\t按照完成比例赋\n");
  EXPECT_EQ(cut.completed, 7);  // 按照完成比例赋
  const InputAccount moved = account_of(head + "\t产出指标\t数量指标\t维修次数\t≥3\t直接赋分\n");
  EXPECT_GT(moved.moved, 0);
  EXPECT_EQ(moved.left_over, 0);
}

}  // namespace
}  // namespace gewu
