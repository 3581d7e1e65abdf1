#include <gtest/gtest.h>
#include <sqlite3.h>

#include "export/amount_rows.h"
#include "export/record_sink.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

using Rows = std::vector<std::vector<std::string>>;

DocumentTable budget_table(const std::string& id, const std::string& title, const Rows& rows) {
  DocumentTable entry;
  entry.id = id;
  entry.table.title = title;
  entry.table.unit_note = "单位：万元";
  entry.table.pages = {1};
  entry.table.rows = static_cast<int>(rows.size());
  entry.table.cols = static_cast<int>(rows.front().size());
  for (size_t r = 0; r < rows.size(); ++r) {
    for (size_t c = 0; c < rows[r].size(); ++c) {
      TextCell cell;
      cell.row = static_cast<int>(r);
      cell.col = static_cast<int>(c);
      cell.page = 1;
      cell.text = rows[r][c];
      entry.table.cells.push_back(cell);
    }
  }
  return entry;
}

Document budget_of_2024(char digit = 'a') {
  Document document;
  document.info.sha256 = std::string(64, digit);
  document.info.name = "budget.pdf";
  document.info.kind = "pdf";
  document.info.title = "某市财政局2024年度部门预算";
  document.info.page_count = 1;
  document.tables.push_back(budget_table("t1", "一般公共预算支出预算表",
                                         {{"科目编码", "科目名称", "合计", "基本支出", "项目支出"},
                                          {"201", "一般公共服务支出", "52.30", "31.20", "21.10"},
                                          {"205", "教育支出", "17.45", "12.00", "5.45"},
                                          {"", "合计", "69.75", "43.20", "26.55"}}));
  document.tables.push_back(budget_table(
      "t2", "“三公”经费预算表", {{"合计", "公务接待费", "公务用车运行费"}, {"1.20", "", "1.20"}}));
  type_tables(document);
  return document;
}

TEST(AmountRows, AreThePrintedAmountsAlone) {
  const Document document = budget_of_2024();
  const std::vector<AmountRow> rows = amount_rows(document);
  ASSERT_EQ(rows.size(), 11U) << "nine, and two of three: the blank one is none";
  EXPECT_EQ(rows[1].path(), "基本支出");
  EXPECT_EQ(rows[1].row->code, "201");
  EXPECT_EQ(rows[1].amount->yuan, "312000");
  EXPECT_TRUE(rows[1].cell->proved);
}

class AmountViews : public testing::Test {
 protected:
  void SetUp() override {
    auto sink = make_sqlite_sink({folder.path()});
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->add(budget_of_2024(), "budget"));
    ASSERT_TRUE((*sink)->add(budget_of_2024('b'), "again"));
    ASSERT_TRUE((*sink)->commit());
  }

  // The first column of all rows, joined by blanks.
  std::string query(const std::string& sql) {
    sqlite3* db = nullptr;
    sqlite3_open((folder.path() + "/gewu.db").c_str(), &db);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(db);
    std::string out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      out += (out.empty() ? "" : " ") + std::string(text ? text : "(null)");
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return out;
  }

  TestFolder folder;
};

TEST_F(AmountViews, AddAsNumbers) {
  EXPECT_EQ(
      query("SELECT sum(yuan) FROM v_spending_by_function WHERE document = 'aaaaaaaaaaaaaaaa'"),
      "697500");
}

TEST_F(AmountViews, TellSpendingByFunctionAndYear) {
  EXPECT_EQ(query("SELECT name FROM v_spending_by_function WHERE document = 'aaaaaaaaaaaaaaaa' AND "
                  "year = 2024 AND unit = '某市财政局'"),
            "一般公共服务支出 教育支出");
}

TEST_F(AmountViews, TellThreePublicsByUnit) {
  EXPECT_EQ(query("SELECT yuan FROM v_three_publics WHERE document = 'aaaaaaaaaaaaaaaa'"),
            "12000 12000");
}

TEST_F(AmountViews, TellDocumentsIssuedAgain) {
  EXPECT_EQ(query("SELECT other_document FROM v_issued_again"), "bbbbbbbbbbbbbbbb");
  EXPECT_EQ(query("SELECT document FROM v_findings WHERE code = 'duplicate-document'"),
            "bbbbbbbbbbbbbbbb");
}

}  // namespace
}  // namespace gewu
