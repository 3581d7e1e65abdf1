// One small table as different programs print it, and with codes of its fonts mapped wrongly: every
// cell comes out as a person reads it, or is marked.
#include <gtest/gtest.h>

#include <filesystem>
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

// Radicals, compatibility and presentation forms, private use, U+FFFD, controls: code points of
// which no page shows that it means them.
bool is_printed(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c == U'\n' || c == U'\t') return true;
  return !(c < 0x20 || within(0x7F, 0x9F) || c == 0xAD || within(0x200B, 0x200F) ||
           within(0x202A, 0x202E) || within(0x2E80, 0x2FDF) || within(0xE000, 0xFAFF) ||
           within(0xFE00, 0xFE6F) || c == 0xFEFF || within(0xFFF0, 0xFFFF) ||
           within(0x2F800, 0x2FA1F) || c >= 0xE0000);
}

// What of the document's texts is not printed, but for what a cell says was read ("raw").
std::u32string unprinted(const json& node) {
  std::u32string found;
  if (node.is_string()) {
    for (char32_t c : decode_utf8(node.get<std::string>())) {
      if (!is_printed(c)) found.push_back(c);
    }
  }
  if (!node.is_structured()) return found;
  for (const auto& [key, value] : node.items()) {
    if (key != "raw" && key != "before") found += unprinted(value);
  }
  return found;
}

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

TEST_F(Producers, NoTextHoldsWhatNobodyPrints) {
  run_gewu(folder_.path(),
           {"convert", "fixtures/producers", "fixtures/corpus/akto-2021-digital-song.pdf",
            "fixtures/corpus/bohu-2021-digital-song.pdf", "-o", folder_.path() + "/out", "--to",
            "json", "--quiet"});
  int documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() + "/out")) {
    if (entry.path().extension() != ".json") continue;
    ++documents;
    std::ifstream file(entry.path());
    EXPECT_EQ(encode_utf8(unprinted(json::parse(file))), "") << entry.path();
  }
  EXPECT_GE(documents, 16);
}

TEST_F(Producers, WithWrongMapsAreMendedOrMarked) {
  for (const auto& [stem, rows] : {std::pair<std::string, Rows>{"swapped-digits", kWhole},
                                   {"lost-han", kWhole},
                                   {"odd-codes", kWhole},
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
