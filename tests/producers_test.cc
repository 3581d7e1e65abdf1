// One small table as different programs print it, and with codes of its fonts mapped wrongly: every
// cell comes out as a person reads it, or is marked.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
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

const Rows kWhole = {{"序号", "项目名称", "单位", "金额（万元）"},
                     {"1", "农村饮水检测", "水务局", "73.20"},
                     {"2", "长途车门诊户数", "民政局", "1,865.40"},
                     {"3", "风力资金～胶管", "门面公司", "90.00"}};
const Rows kShort = {kWhole[0], kWhole[2]};

class Producers : public testing::Test {
 protected:
  // The cells of the only table.
  json cells_of(const std::string& stem) {
    run_gewu(folder_.path(), {"convert", "fixtures/producers/" + stem + ".pdf", "-o",
                              folder_.path() + "/out", "--to", "json", "--quiet"});
    std::ifstream file(folder_.path() + "/out/" + stem + ".json");
    const json document = json::parse(file);
    EXPECT_EQ(document["tables"].size(), 1U) << stem;
    return document["tables"].empty() ? json::array() : document["tables"][0]["cells"];
  }

  TestFolder folder_;
};

TEST_F(Producers, AreReadAsPrinted) {
  for (const auto& [stem, rows] : {std::pair<std::string, Rows>{"chromium-zenhei", kWhole},
                                   {"chromium-type3", kShort},
                                   {"ghostscript", kWhole}}) {
    int marked = 0;
    for (const json& cell : cells_of(stem)) {
      EXPECT_EQ(cell["text"], rows.at(cell["row"]).at(cell["col"])) << stem;
      marked += cell["review"].get<bool>() ? 1 : 0;
    }
    EXPECT_EQ(marked, 0) << stem;
  }
}

TEST_F(Producers, OfOfficesAndTypesettersAreReadAsPrinted) {
  for (const char* stem : {"libreoffice-writer", "libreoffice-calc", "xelatex", "wkhtmltopdf",
                           "weasyprint-double", "reportlab-cid"}) {
    int marked = 0;
    for (const json& cell : cells_of(stem)) {
      EXPECT_EQ(cell["text"], kWhole.at(cell["row"]).at(cell["col"])) << stem;
      marked += cell["review"].get<bool>() ? 1 : 0;
    }
    EXPECT_EQ(marked, 0) << stem;
  }
}

// Amounts too wide for their column stand over the ruling and over the text of the next one.
TEST_F(Producers, AmountsThatRunOverTheRulingAreWhole) {
  const Rows rows = {{"序号", "项目名称", "单位", "金额", "备注"},
                     {"1", "农村饮水检测", "水务局", "73.20", "甲"},
                     {"2", "长途车门诊户数", "民政局", "1,865.40", "乙类"},
                     {"3", "风力资金～胶管", "门面公司", "90.00", "丙"}};
  for (const json& cell : cells_of("chromium-overrun")) {
    EXPECT_EQ(cell["text"], rows.at(cell["row"]).at(cell["col"]));
  }
}

// LibreOffice closes both halves of a row that it breaks with rulings.
TEST_F(Producers, RowsBrokenByLibreOfficeAreOne) {
  int torn = 0;
  for (const json& cell : cells_of("libreoffice-torn")) {
    if (cell["col"] == 0 && cell["row"] > 0) {
      EXPECT_EQ(cell["text"], std::to_string(cell["row"].get<int>()));
    }
    torn += cell["col"] == 2 && cell.contains("parts") ? 1 : 0;
  }
  EXPECT_EQ(torn, 3);
}

TEST_F(Producers, WithWrongMapsAreMendedOrMarked) {
  for (const auto& [stem, rows] : {std::pair<std::string, Rows>{"swapped-digits", kWhole},
                                   {"lost-han", kWhole},
                                   {"swapped-han", kShort}}) {
    int right = 0;
    for (const json& cell : cells_of(stem)) {
      const std::string printed = rows.at(cell["row"]).at(cell["col"]);
      const bool same = fold_text(cell["text"].get<std::string>()) == fold_text(printed);
      right += same ? 1 : 0;
      EXPECT_TRUE(same || cell["review"].get<bool>()) << stem << " " << cell;
    }
    EXPECT_GE(right, static_cast<int>(4 * rows.size()) - 1) << stem;
  }
}

}  // namespace
}  // namespace gewu
