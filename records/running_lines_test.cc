#include "records/running_lines.h"

#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

constexpr double kWidth = 600;
constexpr double kHeight = 800;

Paragraph line(const std::string& text, double x, double y) {
  Paragraph paragraph;
  paragraph.text = text;
  paragraph.box = {x - 10, y - 4, x + 10, y + 4};
  return paragraph;
}

PageResult page(int number, const std::vector<Paragraph>& lines) {
  PageResult result;
  result.number = number;
  result.width = kWidth;
  result.height = kHeight;
  result.paragraphs = lines;
  return result;
}

TEST(RunningLines, AreTextsThatRecurAtTheEdgeOfThreePages) {
  const Paragraph head = line("某县财政局", 300, 20);
  const Paragraph body = line("某县教育局", 300, 400);
  std::vector<PageResult> pages;
  for (int number = 1; number <= 3; ++number) pages.push_back(page(number, {head, body}));
  EXPECT_TRUE(RunningLines(pages).hold(pages[0], head));
  EXPECT_FALSE(RunningLines(pages).hold(pages[0], body));
  pages.pop_back();
  EXPECT_FALSE(RunningLines(pages).hold(pages[0], head));
}

TEST(RunningLines, KnowAMisreadPageNumberByItsPlace) {
  const Paragraph misread = line("到2本", 303, 782);
  const std::vector<PageResult> pages = {page(1, {line("-1-", 300, 780)}), page(2, {misread})};
  EXPECT_TRUE(RunningLines(pages).hold(pages[1], misread));
}

TEST(RunningLines, AreNotWhatStandsElsewhereOrSaysMore) {
  const std::vector<PageResult> pages = {page(1, {line("-1-", 300, 780)}), page(2, {})};
  const RunningLines running(pages);
  EXPECT_FALSE(running.hold(pages[1], line("本", 100, 780)));
  EXPECT_FALSE(running.hold(pages[1], line("本", 300, 765)));
  EXPECT_FALSE(running.hold(pages[1], line("经办人：王一二", 300, 780)));
}

}  // namespace
}  // namespace gewu
