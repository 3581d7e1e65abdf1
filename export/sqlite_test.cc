#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "export/record_sink.h"
#include "export/sample_document.h"
#include "export/sqlite_database.h"
#include "export/sqlite_schema.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

class SqliteSinkTest : public testing::Test {
 protected:
  Status write(const Document& document, const std::string& stem) {
    auto sink = make_sqlite_sink({folder.path()});
    if (!sink) return sink.error();
    if (Status added = (*sink)->add(document, stem); !added) return added;
    return (*sink)->commit();
  }

  // The first column of the first row, as text; "(null)" for NULL.
  std::string query(const std::string& sql) {
    sqlite3* db = nullptr;
    sqlite3_open((folder.path() + "/gewu.db").c_str(), &db);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(db);
    std::string out = "(no row)";
    if (sqlite3_step(statement) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      out = text ? text : "(null)";
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return out;
  }

  TestFolder folder;
};

TEST_F(SqliteSinkTest, HoldsEveryThingOnce) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "1");
  EXPECT_EQ(query("SELECT count(*) FROM tables"), "3");
  EXPECT_EQ(query("SELECT count(*) FROM cells"), "7");
  EXPECT_EQ(query("SELECT total_yuan FROM projects"), "104650400");
  EXPECT_EQ(query("SELECT amount FROM department_funding"), "7,771.79");
  EXPECT_EQ(query("SELECT count(*) FROM indicators"), "2");
  EXPECT_EQ(query("SELECT count(*) FROM list_rows"), "1");
  EXPECT_EQ(query("SELECT count(*) FROM findings"), "2");
  EXPECT_EQ(query("PRAGMA foreign_key_check"), "(no row)");
  EXPECT_EQ(query("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"gewu.db"});
}

TEST_F(SqliteSinkTest, TextGoesInUnchangedAndNullIsNotEmpty) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT value FROM indicators WHERE table_id = 't1'"), "=100%");
  EXPECT_EQ(query("SELECT goal FROM projects"), "");
  EXPECT_EQ(query("SELECT budget_unit FROM projects"), "(null)");
}

TEST_F(SqliteSinkTest, ASecondRunReplacesTheRowsOfADocument) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Document changed = sample_document();
  changed.tables.pop_back();
  ASSERT_TRUE(write(changed, "report"));
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "1");
  EXPECT_EQ(query("SELECT count(*) FROM tables"), "2");
  EXPECT_EQ(query("SELECT count(*) FROM cells"), "6");
}

TEST_F(SqliteSinkTest, TheSameContentUnderAnotherNameReplacesToo) {
  ASSERT_TRUE(write(sample_document(), "report"));
  ASSERT_TRUE(write(sample_document(), "renamed"));
  EXPECT_EQ(query("SELECT group_concat(file) FROM documents"), "renamed");
}

TEST_F(SqliteSinkTest, DocumentsOfOneNameNeverReplaceEachOther) {
  Document first = sample_document();
  first.info.path = "../甲县/附件1.pdf";
  Document second = sample_document();
  second.info.sha256 = std::string(64, 'b');
  second.info.path = "../乙县/附件1.pdf";
  ASSERT_TRUE(write(first, "附件1"));
  ASSERT_TRUE(write(second, "附件1-2"));
  EXPECT_EQ(query("SELECT count(*) FROM projects"), "2");
  EXPECT_EQ(query("SELECT path FROM documents WHERE file = '附件1'"), "../甲县/附件1.pdf");
}

TEST_F(SqliteSinkTest, TheSameContentTwiceInOneRunIsOneDocument) {
  auto sink = make_sqlite_sink({folder.path()});
  ASSERT_TRUE(sink);
  ASSERT_TRUE((*sink)->add(sample_document(), "report"));
  ASSERT_TRUE((*sink)->add(sample_document(), "copy"));
  ASSERT_TRUE((*sink)->commit());
  EXPECT_EQ(query("SELECT sum(total_yuan) FROM projects"), "104650400");
}

// Amounts that sort and compare wrongly as text.
Document document_of_amounts(const std::vector<std::string>& yuan) {
  Document document = sample_document();
  const DocumentTable form = document.tables[0];
  document.tables.clear();
  for (const std::string& amount : yuan) {
    DocumentTable table = form;
    table.id = "t" + std::to_string(document.tables.size() + 1);
    std::get<ProjectTarget>(*table.record).funding.total = Money{amount, amount};
    document.tables.push_back(table);
  }
  document.findings.clear();
  return document;
}

TEST_F(SqliteSinkTest, AmountsCompareSortAndAddUpAsNumbers) {
  ASSERT_TRUE(write(document_of_amounts({"950000", "93510000", "1000000.5", "7000"}), "report"));
  EXPECT_EQ(query("SELECT count(*) FROM projects WHERE total_yuan > 1000000"), "2");
  EXPECT_EQ(query("SELECT max(total_yuan) FROM projects"), "93510000");
  EXPECT_EQ(query("SELECT total_yuan FROM projects ORDER BY total_yuan LIMIT 1"), "7000");
  EXPECT_EQ(query("SELECT sum(total_yuan) FROM projects"), "95467000.5");
}

TEST_F(SqliteSinkTest, TheExactTextStandsBesideTheNumber) {
  ASSERT_TRUE(write(document_of_amounts({"123456789012345678.12", "1.50"}), "report"));
  EXPECT_EQ(query("SELECT total_yuan_exact FROM projects WHERE table_id = 't1'"),
            "123456789012345678.12");
  EXPECT_EQ(query("SELECT total_yuan_exact FROM projects WHERE table_id = 't2'"), "1.50");
}

TEST_F(SqliteSinkTest, EveryColumnThatIsNumericHoldsNumbers) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT typeof(total_yuan) FROM projects"), "integer");
  EXPECT_EQ(query("SELECT typeof(year) FROM projects"), "integer");
  EXPECT_EQ(query("SELECT typeof(number) FROM indicators"), "integer");
  EXPECT_EQ(query("SELECT typeof(confidence) FROM cells WHERE review"), "real");
}

TEST_F(SqliteSinkTest, ForeignKeysNameTheirColumns) {
  ASSERT_TRUE(write(sample_document(), "report"));
  for (const Relation& relation : relations()) {
    if (!relation.in_database()) continue;
    EXPECT_EQ(query("SELECT count(*) FROM pragma_foreign_key_list('" + relation.name +
                    "') WHERE \"to\" IS NULL"),
              "0")
        << relation.name;
  }
}

TEST_F(SqliteSinkTest, EditsAndDoubtsHaveRowsOfTheirOwn) {
  Document document = sample_document();
  TextCell& cell = document.tables[0].table.cells[3];
  edit_text(cell, "percent", "=100");
  cell.doubts = {{"slim-digit", 0.5}, {"under-seal", 0.6}};
  cell.proved = true;
  document.tables[0].table.grid_confidence = 0.75;
  ASSERT_TRUE(write(document, "report"));
  EXPECT_EQ(query("SELECT rule FROM cell_edits"), "percent");
  EXPECT_EQ(query("SELECT doubts FROM v_review"), "slim-digit, under-seal");
  EXPECT_EQ(query("SELECT raw FROM v_changed WHERE col = 1 AND row = 1"), "=100%");
  EXPECT_EQ(query("SELECT proved FROM cells WHERE row = 1 AND col = 1 AND table_id = 't1'"), "1");
  EXPECT_EQ(query("SELECT grid_confidence FROM tables WHERE table_id = 't1'"), "0.75");
}

TEST_F(SqliteSinkTest, AMissingInputStandsInTheFindingsUntilItIsRead) {
  Document missing;
  missing.info = {"report.pdf", "", 0, "", "", 0};
  missing.info.path = "../in/report.pdf";
  missing.status = DocumentStatus::Failed;
  missing.findings = {{Severity::Error, "document-failed", 0, "", {}, "no such file", ""}};
  ASSERT_TRUE(write(missing, "report"));
  EXPECT_EQ(query("SELECT message FROM v_findings"), "no such file");
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT count(*) FROM v_findings WHERE message = 'no such file'"), "0");
}

TEST_F(SqliteSinkTest, ADatabaseOfAnEarlierVersionIsRefusedByName) {
  ASSERT_TRUE(write(sample_document(), "report"));
  query("PRAGMA user_version = 1");
  const Status status = write(sample_document(), "report");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("an earlier version of gewu (schema 1"), std::string::npos);
  EXPECT_NE(status.error().hint.find("convert the documents again"), std::string::npos);
}

TEST_F(SqliteSinkTest, OtherDocumentsStay) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Document other = sample_document();
  other.info.sha256 = std::string(64, 'b');
  ASSERT_TRUE(write(other, "other"));
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "2");
  EXPECT_EQ(query("SELECT count(*) FROM cells"), "14");
}

TEST_F(SqliteSinkTest, AFailedDocumentNeverReplacesAnEarlierOne) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Document failed;
  failed.info = {"report.pdf", std::string(64, 'a'), 1, "pdf", "", 0};
  failed.status = DocumentStatus::Failed;
  ASSERT_TRUE(write(failed, "report"));
  EXPECT_EQ(query("SELECT status FROM documents"), "partial");
  EXPECT_EQ(query("SELECT count(*) FROM tables"), "3");
}

TEST_F(SqliteSinkTest, WithoutCommitNothingIsLeft) {
  {
    auto sink = make_sqlite_sink({folder.path()});
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->add(sample_document(), "report"));
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(SqliteSinkTest, AForeignFileIsRefusedAndKept) {
  folder.write("gewu.db", "this is somebody's text");
  const Status status = write(sample_document(), "report");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::OutputFailed);
  EXPECT_EQ(folder.read("gewu.db"), "this is somebody's text");
}

TEST_F(SqliteSinkTest, AForeignDatabaseIsRefused) {
  Result<Database> foreign = Database::open(folder.path() + "/gewu.db", Database::Mode::Create);
  ASSERT_TRUE(foreign);
  ASSERT_TRUE(foreign->run("CREATE TABLE mine (x)"));
  const Status status = write(sample_document(), "report");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("not a database of gewu"), std::string::npos);
}

TEST_F(SqliteSinkTest, ALockedDatabaseIsAnErrorThatSaysSo) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Result<Database> other = Database::open(folder.path() + "/gewu.db", Database::Mode::Existing);
  ASSERT_TRUE(other);
  ASSERT_TRUE(other->run("BEGIN IMMEDIATE"));
  const Status status = write(sample_document(), "report");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().hint.find("another program"), std::string::npos);
}

TEST_F(SqliteSinkTest, TheViewsAnswer) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT text FROM v_review"), "=100%");
  EXPECT_EQ(query("SELECT owner FROM v_indicators WHERE form = 'department_target'"), "某局");
  EXPECT_EQ(query("SELECT difference_yuan FROM v_list_vs_form"), "-400.0");
  EXPECT_EQ(query("SELECT cells_to_review FROM v_documents"), "1");
}

TEST_F(SqliteSinkTest, EveryTableOfTheSchemaIsKnownToTheMerge) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_master WHERE type = 'table'"),
            std::to_string(std::count_if(relations().begin(), relations().end(),
                                         [](const Relation& r) { return r.in_database(); })));
}

}  // namespace
}  // namespace gewu
