// What a person sees on a page counts, whatever its file holds besides: one small table drawn by
// hand for every feature of PDF that puts text on a page, takes it off, or turns it.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "export/test_folder.h"
#include "ingest/test_pdf.h"
#include "tests/cli/program.h"

namespace gewu {
namespace {

using nlohmann::json;
using testing_pdf::PdfBuilder;
using Rows = std::vector<std::vector<std::string>>;

constexpr double kLeft = 30;
constexpr double kTop = 250;
constexpr double kColumn = 120;
constexpr double kRow = 40;
constexpr const char* kPage = "/MediaBox [0 0 420 300]";

const Rows kRows = {
    {"ITEM", "UNIT", "AMOUNT"}, {"road", "km", "73.20"}, {"school", "set", "1,865.40"}};

std::string number(double value) { return std::to_string(value) + " "; }

double x_of(int col) { return kLeft + col * kColumn; }
double y_of(int row) { return kTop - (row + 1) * kRow; }

std::string line(double x0, double y0, double x1, double y1) {
  return number(x0) + number(y0) + "m " + number(x1) + number(y1) + "l S\n";
}

std::string ruled(int rows, int cols) {
  std::string content = "1 w\n";
  for (int r = 0; r <= rows; ++r)
    content += line(kLeft, kTop - r * kRow, x_of(cols), kTop - r * kRow);
  for (int c = 0; c <= cols; ++c) content += line(x_of(c), kTop, x_of(c), kTop - rows * kRow);
  return content;
}

// `shown`: an operand of Tj; `before`: operators before it, such as a colour.
std::string text(int row, int col, const std::string& shown, const std::string& before = "",
                 double indent = 10, const std::string& font = "/F1") {
  return "q BT " + font + " 12 Tf " + before + " " + number(x_of(col) + indent) +
         number(y_of(row) + 14) + "Td " + shown + " Tj ET Q\n";
}

// The table; texts of cells that are "" are left out.
std::string table(const Rows& rows = kRows) {
  std::string content = ruled(static_cast<int>(rows.size()), static_cast<int>(rows[0].size()));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c].empty()) continue;
      content += text(static_cast<int>(r), static_cast<int>(c), "(" + rows[r][c] + ")");
    }
  }
  return content;
}

Rows with(int row, int col, const std::string& changed) {
  Rows rows = kRows;
  rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)] = changed;
  return rows;
}

std::string box_in(int row, int col) {
  return number(x_of(col) + 3) + number(y_of(row) + 3) + number(kColumn - 6) + number(kRow - 6);
}

std::string rect_in(int row, int col) {
  return "[" + number(x_of(col) + 3) + number(y_of(row) + 3) + number(x_of(col + 1) - 3) +
         number(y_of(row) + kRow - 3) + "]";
}

class PageFeatures : public testing::Test {
 protected:
  json document_of(const std::string& pdf) {
    const std::string path = folder_.path() + "/page.pdf";
    std::ofstream(path, std::ios::binary) << pdf;
    run_gewu(folder_.path(),
             {"convert", path, "-o", folder_.path() + "/out", "--to", "json", "--quiet"});
    std::ifstream file(folder_.path() + "/out/page.json");
    return json::parse(file);
  }

  static Rows rows_of(const json& table, int* marked = nullptr) {
    const std::vector<std::string> blank(table["cols"].get<std::size_t>());
    Rows rows(table["rows"].get<std::size_t>(), blank);
    for (const json& cell : table["cells"]) {
      rows.at(cell["row"]).at(cell["col"]) = cell["text"];
      if (marked != nullptr && cell["review"].get<bool>()) ++*marked;
    }
    return rows;
  }

  // All cells as they are seen, and none in doubt.
  void expect(const std::string& pdf, const Rows& rows = kRows) {
    const json document = document_of(pdf);
    ASSERT_EQ(document["tables"].size(), 1U);
    int marked = 0;
    EXPECT_EQ(rows_of(document["tables"][0], &marked), rows);
    EXPECT_EQ(marked, 0);
  }

  void expect_content(const std::string& content, const Rows& rows = kRows) {
    expect(testing_pdf::one_page_pdf(content, kPage), rows);
  }

  TestFolder folder_;
};

TEST_F(PageFeatures, APlainTableIsReadAsItIs) { expect_content(table()); }

TEST_F(PageFeatures, LayersThatAreOffShowNothing) {
  PdfBuilder builder;
  const int off = builder.add("<< /Type /OCG /Name (notes) >>");
  const std::string group = std::to_string(off) + " 0 R";
  builder.add_page(table() + "/OC /MC0 BDC\n" + text(1, 2, "(9)", "", 60) + "EMC\n", kPage, "",
                   "/Properties << /MC0 " + group + " >>");
  expect(builder.finish("/OCProperties << /OCGs [" + group + "] /D << /OFF [" + group + "] >> >>"));
}

TEST_F(PageFeatures, TextWithoutPaintIsNotThere) {
  expect_content(table() + text(1, 2, "(9)", "3 Tr", 60) + text(2, 1, "(9)", "3 Tr"));
}

TEST_F(PageFeatures, WhiteTextIsNotThere) {
  expect_content(table(with(1, 1, "")) + text(1, 2, "(9)", "1 g", 60) + text(1, 1, "(km)", "1 g"),
                 with(1, 1, ""));
}

TEST_F(PageFeatures, TextThatIsClippedAwayIsNotThere) {
  expect_content(table() + "q 0 0 10 10 re W n " + text(1, 2, "(9)", "", 60) + "Q\n");
}

TEST_F(PageFeatures, WhatIsPaintedOverIsReplaced) {
  expect_content(table(with(1, 2, "55.00")) + "1 g " + box_in(1, 2) + "re f 0 g\n" +
                 text(1, 2, "(73.20)"));
}

TEST_F(PageFeatures, WhatAPictureCoversIsReplaced) {
  const std::string picture = "q " + number(kColumn - 6) + "0 0 " + number(kRow - 6) +
                              number(x_of(2) + 3) + number(y_of(1) + 3) +
                              "cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n";
  expect_content(table(with(1, 2, "55.00")) + picture + text(1, 2, "(73.20)"));
}

TEST_F(PageFeatures, FieldsOfFormsAreRead) {
  PdfBuilder builder;
  const int look = builder.add_stream(
      "BT /F1 12 Tf 7 11 Td (73.20) Tj ET",
      "/Type /XObject /Subtype /Form /BBox [0 0 114 34] /Resources << /Font << /F1 << /Type /Font "
      "/Subtype /Type1 /BaseFont /Helvetica >> >> >>");
  const std::string kind = "<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /DA (/Helv 12 Tf 0 g) ";
  const int filled = builder.add(kind + "/T (a) /V (73.20) /Rect " + rect_in(1, 2) + " /AP << /N " +
                                 std::to_string(look) + " 0 R >> >>");
  const std::string fields = "[" + std::to_string(filled) + " 0 R]";
  builder.add_page(table(with(1, 2, "")), std::string(kPage) + " /Annots " + fields);
  expect(builder.finish("/AcroForm << /Fields " + fields + " >>"));
}

TEST_F(PageFeatures, NotesOnThePageAreReadUnlessTheyAreHidden) {
  PdfBuilder builder;
  const auto note = [&](int row, int col, const std::string& words, int flags) {
    const int look = builder.add_stream(
        "BT /F1 12 Tf 7 11 Td (" + words + ") Tj ET",
        "/Type /XObject /Subtype /Form /BBox [0 0 114 34] /Resources << /Font << /F1 << /Type "
        "/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>");
    return std::to_string(builder.add("<< /Type /Annot /Subtype /FreeText /Contents (" + words +
                                      ") /F " + std::to_string(flags) +
                                      " /DA (/Helv 12 Tf 0 g) /Rect " + rect_in(row, col) +
                                      " /AP << /N " + std::to_string(look) + " 0 R >> >>")) +
           " 0 R ";
  };
  const std::string notes = note(1, 2, "73.20", 4) + note(1, 1, "km", 2);
  Rows rows = with(1, 2, "");
  rows[1][1] = "";
  builder.add_page(table(rows), std::string(kPage) + " /Annots [" + notes + "]");
  expect(builder.finish(), with(1, 1, ""));
}

TEST_F(PageFeatures, UnitsOfThePageChangeNothing) {
  expect(testing_pdf::one_page_pdf("0.1 0 0 0.1 0 0 cm " + table(),
                                   "/MediaBox [0 0 42 30] /UserUnit 10"));
}

TEST_F(PageFeatures, WhatIsOutsideTheCropBoxIsNotThere) {
  const std::string outside = "BT /F1 12 Tf 300 280 Td (outside) Tj ET\n";
  const json document = document_of(testing_pdf::one_page_pdf(
      table() + outside, std::string(kPage) + " /CropBox [20 60 400 260]"));
  ASSERT_EQ(document["tables"].size(), 1U);
  EXPECT_EQ(rows_of(document["tables"][0]), kRows);
  EXPECT_TRUE(document["paragraphs"].empty());
}

TEST_F(PageFeatures, PagesMayBeTurnedByTheirFile) {
  expect(testing_pdf::one_page_pdf("0 1 -1 0 300 0 cm " + table(),
                                   "/MediaBox [0 0 300 420] /Rotate 90"));
}

TEST_F(PageFeatures, PagesMayBeDrawnSideways) {
  expect(testing_pdf::one_page_pdf("0 1 -1 0 300 0 cm " + table(), "/MediaBox [0 0 300 420]"));
}

TEST_F(PageFeatures, TwoTablesMayStandSideBySide) {
  const json document = document_of(testing_pdf::one_page_pdf(
      table() + "1 0 0 1 420 0 cm\n" + table(with(1, 2, "90.00")), "/MediaBox [0 0 840 300]"));
  ASSERT_EQ(document["tables"].size(), 2U);
  EXPECT_EQ(rows_of(document["tables"][0]), kRows);
  EXPECT_EQ(rows_of(document["tables"][1]), with(1, 2, "90.00"));
}

// 项目 金额 公路 in the codes of each map, by a font that is not in the file.
class CodesOfChinese : public PageFeatures,
                       public testing::WithParamInterface<std::vector<std::string>> {};

TEST_P(CodesOfChinese, AreReadWithoutTheFont) {
  const std::vector<std::string>& codes = GetParam();
  PdfBuilder builder;
  const int descriptor = builder.add(
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] "
      "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
  const int child = builder.add(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << "
      "/Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor " +
      std::to_string(descriptor) + " 0 R >>");
  const int font =
      builder.add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /" + codes[0] +
                  " /DescendantFonts [" + std::to_string(child) + " 0 R] >>");
  const Rows latin = {{"", "", "A"}, {"", "km", "73.20"}, {"school", "set", "1,865.40"}};
  const bool down = codes[0].ends_with("V");
  std::string content = table(latin);
  for (int i = 0; i < 3; ++i) {
    const int row = i == 2 ? 1 : 0;
    const int col = i == 2 ? 0 : i;
    content += "q BT /F2 12 Tf " + number(x_of(col) + 20) + number(y_of(row) + (down ? 34 : 14)) +
               "Td <" + codes[static_cast<std::size_t>(i) + 1] + "> Tj ET Q\n";
  }
  builder.add_page(content, kPage, "/F2 " + std::to_string(font) + " 0 R");
  const json document = document_of(builder.finish());
  ASSERT_EQ(document["tables"].size(), 1U);
  const Rows seen = rows_of(document["tables"][0]);
  EXPECT_EQ(seen[0], (std::vector<std::string>{"项目", "金额", "A"}));
  EXPECT_EQ(seen[1], (std::vector<std::string>{"公路", "km", "73.20"}));
}

INSTANTIATE_TEST_SUITE_P(
    Maps, CodesOfChinese,
    testing::Values(std::vector<std::string>{"GBK-EUC-H", "CFEEC4BF", "BDF0B6EE", "B9ABC2B7"},
                    std::vector<std::string>{"GB-EUC-H", "CFEEC4BF", "BDF0B6EE", "B9ABC2B7"},
                    std::vector<std::string>{"GBKp-EUC-H", "CFEEC4BF", "BDF0B6EE", "B9ABC2B7"},
                    std::vector<std::string>{"GBK2K-H", "CFEEC4BF", "BDF0B6EE", "B9ABC2B7"},
                    std::vector<std::string>{"UniGB-UCS2-H", "987976EE", "91D1989D", "516C8DEF"},
                    std::vector<std::string>{"UniGB-UTF16-H", "987976EE", "91D1989D", "516C8DEF"},
                    std::vector<std::string>{"GBK-EUC-V", "CFEEC4BF", "BDF0B6EE", "B9ABC2B7"},
                    std::vector<std::string>{"UniGB-UCS2-V", "987976EE", "91D1989D", "516C8DEF"}));

}  // namespace
}  // namespace gewu
