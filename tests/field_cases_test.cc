// Small pages that were once read wrongly and surely, each of its kind: every cell comes out as a
// person reads it, or is marked.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "export/test_folder.h"
#include "tests/cli/program.h"

namespace gewu {
namespace {

using nlohmann::json;
using Rows = std::vector<std::vector<std::string>>;

class FieldCases : public testing::Test {
 protected:
  json tables_of(const std::string& name) {
    run_gewu(folder_.path(), {"convert", "fixtures/field_cases/" + name, "-o",
                              folder_.path() + "/out", "--to", "json", "--quiet"});
    std::ifstream file(folder_.path() + "/out/" + name.substr(0, name.rfind('.')) + ".json");
    return json::parse(file)["tables"];
  }

  // Of the only table: cells that are right; all others must be marked.
  int right_cells(const std::string& name, const Rows& rows) {
    const json tables = tables_of(name);
    EXPECT_EQ(tables.size(), 1U) << name;
    int right = 0;
    for (const json& cell : tables.empty() ? json::array() : tables[0]["cells"]) {
      const std::string& printed = rows.at(cell["row"]).at(cell["col"]);
      const bool same = fold_text(cell["text"].get<std::string>()) == fold_text(printed);
      right += same ? 1 : 0;
      EXPECT_TRUE(same || cell["review"].get<bool>()) << name << " " << cell;
    }
    return right;
  }

  TestFolder folder_;
};

// 一 二 三 alone in a cell, in a face whose level strokes are half paper at 110 dpi.
TEST_F(FieldCases, NumeralsOfPaleStrokesAreNotBlank) {
  const Rows rows = {{"类别", "组别", "分组", "金额"},
                     {"一", "一", "编一个组", "30.00"},
                     {"二", "二", "编二个组", "32.50"},
                     {"三", "三", "编三个组", "32.00"},
                     {"十", "二", "编二个组", "18.00"}};
  EXPECT_EQ(right_cells("lone-numerals.png", rows), 20);
}

// The label of four rows stands above a page break, the part below it is blank and closed.
TEST_F(FieldCases, ABlankBelowTheLabelThatABreakCutsIsDoubted) {
  const Rows rows = {
      {"序号", "主管部门", "项目名称", "金额"}, {"1", "城管局", "道路亮化维护", "10.00"},
      {"2", "城管局", "路灯电费", "11.50"},     {"3", "城管局", "护栏更换", "13.00"},
      {"4", "水务局", "水质检测", "14.50"},     {"5", "水务局", "管网巡查", "16.00"},
      {"6", "水务局", "水源保护", "17.50"},     {"7", "水务局", "河道清淤", "19.00"},
      {"8", "教育局", "校舍修缮", "20.50"},     {"9", "教育局", "图书购置", "22.00"}};
  EXPECT_GE(right_cells("label-over-break.pdf", rows), 34);
}

// No upright rulings, and fields above the head, by whose places the columns were told: amounts and
// their unit come out as one column, which is said.
TEST_F(FieldCases, ColumnsThatFieldsAboveTheHeadHideAreDoubted) {
  int amounts = 0;
  const json tables = tables_of("level-with-fields.pdf");
  for (const json& cell : tables.at(0)["cells"]) {
    const std::string text = cell["text"];
    if (text.find("万元") == std::string::npos) continue;
    ++amounts;
    EXPECT_TRUE(text == "万元" || cell["review"].get<bool>()) << cell;
  }
  EXPECT_EQ(amounts, 6);
}

}  // namespace
}  // namespace gewu
