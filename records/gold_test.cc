// The true tables of all families through build_document: every field, joined from any cut.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "records/gold.h"

namespace gewu {
namespace {

using gold::Json;

Document build(const std::vector<PageResult>& pages) {
  DocumentInfo info;
  info.name = "gold.pdf";
  info.page_count = static_cast<int>(pages.size());
  return build_document(info, pages, {});
}

std::map<std::string, int> codes(const Document& document) {
  std::map<std::string, int> count;
  for (const Finding& finding : document.findings) ++count[finding.code];
  return count;
}

class GoldFamily : public testing::TestWithParam<std::string> {
 protected:
  const Json family = gold::load(GetParam());
};

TEST_P(GoldFamily, GivesEveryFieldOfEveryRecord) {
  const Document document = build(gold::pages_of(family));
  ASSERT_EQ(document.tables.size(), family["tables"].size());
  EXPECT_EQ(document.status, DocumentStatus::Ok);
  EXPECT_EQ(document.info.title, family["title"].get<std::string>());
  for (size_t i = 0; i < document.tables.size(); ++i) {
    const Json& truth = family["tables"][i];
    const DocumentTable& table = document.tables[i];
    EXPECT_EQ(tiling_error(table.table), "");
    EXPECT_EQ(table.table.title, truth["title"].get<std::string>());
    EXPECT_EQ(table.table.subtitle, truth["subtitle"].get<std::string>());
    EXPECT_EQ(table.table.unit_note, truth["unit_note"].get<std::string>());
    EXPECT_EQ(table.table.footer, truth["footer"].get<std::string>());
    for (const std::string& difference : gold::differences(table.record, truth)) {
      ADD_FAILURE() << truth["id"] << difference;
    }
  }
}

struct JoinTrial {
  int tried = 0;
  int failed = 0;
};

/// The empty cell beside 一级指标 that some forms print. With no rule below it, nothing on the
/// pages tells it from a spine whose letters all stand on the second page.
bool below_empty_spine(const TextTable& table, int row) {
  const TextCell* head = table.cell_at(row - 1, 1);
  const TextCell* spine = table.cell_at(row - 1, 0);
  return head->text == "一级指标" && spine->text.empty() && spine->row_span == 1;
}

/// The first cell that differs, in words; "" if the grids are the same.
std::string grid_difference(const TextTable& table, const TextTable& whole) {
  if (std::string error = tiling_error(table); !error.empty()) return error;
  if (table.cells.size() != whole.cells.size()) return "another grid";
  for (size_t i = 0; i < table.cells.size(); ++i) {
    const TextCell& a = table.cells[i];
    const TextCell& b = whole.cells[i];
    const bool same = a.row == b.row && a.col == b.col && a.row_span == b.row_span &&
                      a.col_span == b.col_span && a.text == b.text;
    if (!same) {
      return "cell (" + std::to_string(b.row) + ", " + std::to_string(b.col) + ") 「" + a.text +
             "」 for 「" + b.text + "」";
    }
  }
  return "";
}

/// What is wrong after the table was cut and joined again; "" if nothing is.
std::string try_cut(const Json& truth, const TextTable& whole, const gold::Cut& how) {
  const std::vector<TextTable> parts = gold::cut(whole, how);
  PageResult first = gold::page_of(1, parts[0], &truth, false);
  first.height = 1.1 * parts[0].box.y1;  // the part reaches down to the foot of its page
  const Document document = build({first, gold::page_of(2, parts[1], nullptr, false)});
  if (document.tables.size() != 1) return "not joined";
  std::string grid = grid_difference(document.tables[0].table, whole);
  if (!grid.empty()) return grid;
  Json expected = truth;  // the footer, which names the handler, was left out
  if (expected["kind"] == "project_target") expected["record"]["handler"] = nullptr;
  const std::vector<std::string> found = gold::differences(document.tables[0].record, expected);
  return found.empty() ? "" : found.front();
}

bool is_tried(const TextTable& whole, const gold::Cut& how) {
  if (how.repeat_head && !gold::below_head(whole, how.row)) return false;
  return !(how.open_seam && below_empty_spine(whole, how.row));
}

/// Cuts every table of the family at every row and compares grid and record of what is joined.
JoinTrial try_cuts(const Json& family, gold::Cut how) {
  JoinTrial trial;
  for (const Json& truth : family["tables"]) {
    const TextTable whole = gold::table_of(truth);
    for (how.row = 1; how.row < whole.rows; ++how.row) {
      if (!is_tried(whole, how)) continue;
      ++trial.tried;
      const std::string wrong = try_cut(truth, whole, how);
      if (wrong.empty()) continue;
      ++trial.failed;
      std::cout << truth["id"] << " cut at " << how.row << ": " << wrong << "\n";
    }
  }
  return trial;
}

TEST_P(GoldFamily, IsJoinedWhereverThePageBreaks) {
  const JoinTrial trial = try_cuts(family, {});
  EXPECT_EQ(trial.failed, 0) << "of " << trial.tried;
}

TEST_P(GoldFamily, IsJoinedWhereNoRuleClosesTheBreak) {
  gold::Cut how;
  how.open_seam = true;
  const JoinTrial trial = try_cuts(family, how);
  EXPECT_EQ(trial.failed, 0) << "of " << trial.tried;
}

TEST_P(GoldFamily, IsJoinedThroughTornLabels) {
  gold::Cut how;
  how.torn_labels = true;
  const JoinTrial trial = try_cuts(family, how);
  EXPECT_EQ(trial.failed, 0) << "of " << trial.tried;
}

TEST_P(GoldFamily, IsJoinedWhereTheHeadIsRepeated) {
  gold::Cut how;
  how.repeat_head = true;
  const JoinTrial trial = try_cuts(family, how);
  EXPECT_EQ(trial.failed, 0) << "of " << trial.tried;
}

TEST_P(GoldFamily, IsJoinedWhereTheSecondPartShowsFewerColumns) {
  gold::Cut how;
  how.drop_columns = true;
  const JoinTrial trial = try_cuts(family, how);
  EXPECT_EQ(trial.failed, 0) << "of " << trial.tried;
}

INSTANTIATE_TEST_SUITE_P(Families, GoldFamily, testing::ValuesIn(gold::families()),
                         [](const auto& family) {
                           std::string name = family.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

/// "code table" of every finding, forms that a list names but the document lacks left out.
std::vector<std::string> findings_of(const std::string& family) {
  std::vector<std::string> found;
  for (const Finding& finding : build(gold::pages_of(gold::load(family))).findings) {
    const bool inferred = finding.code == "unit-inferred";  // most of their targets' units
    if (!inferred && finding.message.find("has no form") == std::string::npos) {
      found.push_back(finding.code + " " + finding.table);
    }
  }
  return found;
}

using testing::ElementsAre;

TEST(GoldFindings, AreThoseThatTheDocumentsDeserve) {
  EXPECT_THAT(findings_of("akto-2021"),
              ElementsAre("indicator-without-value t6", "indicator-without-value t15",
                          "indicator-without-value t17"));
  EXPECT_THAT(findings_of("atush-2024"), ElementsAre("indicator-without-value t1",
                                                     "unknown-label t6", "comparator-doubtful t6"));
  EXPECT_THAT(findings_of("bohu-2021"), ElementsAre("indicator-without-value t2"));
  // 造林成活率(亩) has the value 0.70%.
  EXPECT_THAT(findings_of("kizilsu-2020"), ElementsAre("unit-conflict t9"));
  EXPECT_THAT(findings_of("korla-shanghu-2023"), ElementsAre());
}

/// Both lists name thirty projects; twenty of each have their form in the file.
TEST(GoldFindings, NameTheListedProjectsWithoutAForm) {
  for (const char* family : {"akto-2021", "kizilsu-2020"}) {
    const Document document = build(gold::pages_of(gold::load(family)));
    EXPECT_EQ(codes(document)["list-target-mismatch"], 10) << family;
  }
}

}  // namespace
}  // namespace gewu
