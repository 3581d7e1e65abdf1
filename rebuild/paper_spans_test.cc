// Rows that level labels cover, by where they stand on paper.
#include "rebuild/paper_spans.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "rebuild/columns.h"
#include "rebuild/paper_rows.h"

namespace gewu::spans {
namespace {

struct Form {
  explicit Form(const std::string& rows)
      : source(make_source_text(
            decode_utf8("一级指标    二级指标    三级指标      指标值\n" + rows))) {
    const int last = static_cast<int>(source.lines.size()) - 1;
    columns = read_columns(source, 0, 0, last);
    std::vector<int> lines;
    for (int line = 1; line <= last; ++line) {
      if (!source.lines[static_cast<size_t>(line)].blank()) lines.push_back(line);
    }
    fit_columns(source, lines, Layout::Wide, columns);
    FitCache cache;
    std::vector<PlacedLine> placed;
    for (int line : lines) placed.push_back(assign_line(source, columns, line, cache));
    body = form_rows(source, columns, placed, cache);
  }

  std::optional<PaperSpans> spans() const {
    std::vector<LabelPiece> level1;
    std::vector<LabelPiece> level2;
    for (const LabelPiece& piece : body.labels) {
      if (piece.kind == ColumnKind::Level1) level1.push_back(piece);
      if (piece.kind == ColumnKind::Level2) level2.push_back(piece);
    }
    SearchBudget budget;
    return find_paper_spans(source, columns, body, level1, level2, SeenNames(), budget);
  }

  SourceText source;
  Columns columns;
  BodyRows body;
};

// "数量指标 0-2" for each label: its rows, the last one not counted.
std::string shown(const std::optional<PaperSpans>& spans) {
  if (!spans) return "nothing";
  std::string text;
  for (const auto* level : {&spans->level1, &spans->level2}) {
    for (const PaperSpan& span : *level) {
      text += encode_utf8(span.label.text) + " " + std::to_string(span.begin) + "-" +
              std::to_string(span.end) + "\n";
    }
  }
  return text;
}

TEST(PaperSpans, LabelBetweenTwoRowsCoversBoth) {
  const Form form(
      "                        新建管网总量    ≥12公里\n"
      "            数量指标\n"
      "                        维修校舍总量    ≥3所\n"
      "产出指标\n"
      "                        验收合格率      ≥95%\n"
      "            质量指标\n"
      "                        任务完成率      ≥98%\n");
  EXPECT_EQ(shown(form.spans()), "产出指标 0-7\n数量指标 0-3\n质量指标 4-7\n");
}

TEST(PaperSpans, LabelBesideARowCoversAsManyAboveAsBelow) {
  const Form form(
      "                        新建管网总量    ≥12公里\n"
      "产出指标    数量指标    维修校舍总量    ≥3所\n"
      "                        巡查路段总量    ≥30公里\n"
      "效益指标    社会效益    居民出行条件    明显改善\n");
  EXPECT_EQ(shown(form.spans()), "产出指标 0-3\n效益指标 3-4\n数量指标 0-3\n社会效益 3-4\n");
}

TEST(PaperSpans, LabelWithoutAnIndicatorIsARowOfItsOwn) {
  const Form form(
      "            数量指标    新建管网总量    ≥12公里\n"
      "产出指标    质量指标\n"
      "            时效指标    完工及时率      ≥95%\n");
  const auto spans = form.spans();
  ASSERT_TRUE(spans);
  EXPECT_TRUE(spans->category[1]);
  EXPECT_EQ(spans->level2.size(), 3U);
}

TEST(PaperSpans, ALabelThatMayCoverOneRowOrTwoIsDoubted) {
  // The second row is as near to the label above it as to the one below.
  const Form form(
      "            数量指标    新建管网总量    ≥12公里\n"
      "产出指标                居民投诉办结    ≥5件\n"
      "            质量指标    基层治理能力    ≥6分\n"
      "满意度      满意度      群众满意度      ≥90%\n");
  const auto spans = form.spans();
  ASSERT_TRUE(spans);
  EXPECT_LT(spans->level2[0].probability, 0.9);
  EXPECT_LT(spans->level2[1].probability, 0.9);
  EXPECT_GT(spans->level1[0].probability, 0.9);
}

TEST(PaperSpans, ColumnsWithoutLabelsGiveNothing) {
  const Form form("                        新建管网总量    ≥12公里\n");
  EXPECT_FALSE(form.spans());
}

TEST(PaperRows, LabelsOnLinesOfTheirOwnTakeNoRoom) {
  const Form form(
      "                        新建管网总量    ≥12公里\n"
      "产出指标    数量指标\n"
      "                        维修校舍总量    ≥3所\n");
  const PaperRows paper(form.source, form.body);
  ASSERT_EQ(paper.size(), 3);
  EXPECT_TRUE(paper.bare(1));
  EXPECT_EQ(paper.top(1), paper.top(2));
  EXPECT_EQ(paper.height_of(2), paper.top(1));
}

}  // namespace
}  // namespace gewu::spans
