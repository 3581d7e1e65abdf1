#include <gtest/gtest.h>

#include "export/record_sink.h"
#include "export/sample_document.h"
#include "export/test_folder.h"
#include "export/xlsx_book.h"

namespace gewu {
namespace {

TEST(SheetNumberTest, AmountsAreNumbersCodesAndWordsAreNot) {
  const auto amount = sheet_number("1,234.50");
  ASSERT_TRUE(amount);
  EXPECT_EQ(amount->value, 1234.5);
  EXPECT_EQ(amount->decimals, 2);
  EXPECT_TRUE(amount->thousands);
  EXPECT_EQ(sheet_number("-3")->value, -3);
  EXPECT_EQ(sheet_number("0.5")->value, 0.5);
  EXPECT_EQ(sheet_number("0")->value, 0);
  for (const char* text : {"", "0123", "≥95%", "95%", "1234567890123456", "12.296.35", "１２"}) {
    EXPECT_FALSE(sheet_number(text)) << text;
  }
}

TEST(SheetNameTest, NamesAreShortUniqueAndWithoutForbiddenSigns) {
  EXPECT_EQ(sheet_name("t1 a/b:c[d]", {}), "t1 abcd");
  EXPECT_EQ(sheet_name("", {}), "表");
  EXPECT_EQ(sheet_name("x", {"x"}), "x-2");
  std::string longest;
  for (int i = 0; i < 40; ++i) longest += "表";
  EXPECT_EQ(sheet_name(longest, {}).size(), 31u * 3);
  EXPECT_EQ(sheet_name(longest, {sheet_name(longest, {})}).size(), 29u * 3 + 2);
}

std::string write(const Document& document, const TestFolder& folder, const std::string& stem) {
  auto sink = make_xlsx_sink({folder.path()});
  EXPECT_TRUE(sink);
  EXPECT_TRUE((*sink)->add(document, stem));
  EXPECT_TRUE((*sink)->commit());
  return folder.read(stem + ".xlsx");
}

TEST(XlsxSinkTest, TheSameDocumentGivesTheSameBytes) {
  const TestFolder folder;
  const std::string first = write(sample_document(), folder, "a");
  EXPECT_EQ(first.substr(0, 2), "PK");
  EXPECT_EQ(first, write(sample_document(), folder, "a"));
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"a.xlsx"}));
}

TEST(XlsxSinkTest, AFailedDocumentReplacesNothing) {
  const TestFolder folder;
  const std::string good = write(sample_document(), folder, "a");
  Document failed;
  failed.status = DocumentStatus::Failed;
  EXPECT_EQ(write(failed, folder, "a"), good);
}

TEST(XlsxSinkTest, AFolderThatIsNotThereIsAnOutputError) {
  Result<XlsxBook> book = XlsxBook::create("/nowhere/a.xlsx");
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code, ErrorCode::OutputFailed);
}

}  // namespace
}  // namespace gewu
