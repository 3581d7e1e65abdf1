// Against a real server that the test starts itself; skipped where none is installed.
#include <gtest/gtest.h>

#include "export/record_sink.h"
#include "export/sample_document.h"
#include "export/test_server.h"

namespace gewu {
namespace {

class PostgresSinkTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server = new TestServer;
    if (!server->start()) {
      delete server;
      server = nullptr;
    }
  }
  static void TearDownTestSuite() { delete server; }
  void SetUp() override {
    if (!server) GTEST_SKIP() << "postgresql is not installed";
    server->query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  }

  static Status write(const Document& document, const std::string& stem) {
    ExportOptions options;
    options.database = server->url();
    auto sink = make_postgres_sink(options);
    if (!sink) return sink.error();
    if (Status added = (*sink)->add(document, stem); !added) return added;
    return (*sink)->commit();
  }

  static TestServer* server;
};

TestServer* PostgresSinkTest::server = nullptr;

TEST_F(PostgresSinkTest, HoldsEveryThingOnceAndNumbersAreNumbers) {
  const Status written = write(sample_document(), "report");
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(server->query("SELECT count(*) FROM cells"), "7");
  EXPECT_EQ(server->query("SELECT count(*) FROM projects WHERE total_yuan > 1000000"), "1");
  EXPECT_EQ(server->query("SELECT total_yuan_exact FROM projects"), "104650400");
  EXPECT_EQ(server->query("SELECT value FROM indicators WHERE table_id = 't1'"), "=100%");
  EXPECT_EQ(server->query("SELECT goal IS NULL, budget_unit IS NULL FROM projects"), "f|t");
}

TEST_F(PostgresSinkTest, TheViewsAnswer) {
  ASSERT_TRUE(write(sample_document(), "report"));
  EXPECT_EQ(server->query("SELECT text FROM v_review"), "=100%");
  EXPECT_EQ(server->query("SELECT difference_yuan FROM v_list_vs_form"), "-400.00");
  EXPECT_EQ(server->query("SELECT cells_to_review FROM v_documents"), "1");
  EXPECT_EQ(server->query("SELECT severity FROM v_findings"), "error");
  EXPECT_EQ(server->query("SELECT total_yuan FROM v_money_by_department"), "104650400");
}

TEST_F(PostgresSinkTest, ReadAgainADocumentReplacesItsRowsUnlessItFailed) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Document changed = sample_document();
  changed.tables.pop_back();
  ASSERT_TRUE(write(changed, "report"));
  EXPECT_EQ(server->query("SELECT count(*) FROM tables"), "2");
  changed.status = DocumentStatus::Failed;
  changed.tables.clear();
  ASSERT_TRUE(write(changed, "report"));
  EXPECT_EQ(server->query("SELECT count(*) FROM tables"), "2");
}

TEST_F(PostgresSinkTest, ADocumentThatCannotBeStoredLeavesTheOthersAlone) {
  ASSERT_TRUE(write(sample_document(), "report"));
  Document twice = sample_document();
  twice.info.sha256 = std::string(64, 'b');
  twice.tables[1].id = "t1";
  EXPECT_FALSE(write(twice, "twice"));
  EXPECT_EQ(server->query("SELECT count(*) FROM documents"), "1");
}

TEST_F(PostgresSinkTest, AnotherVersionIsRefused) {
  ASSERT_TRUE(write(sample_document(), "report"));
  server->query("UPDATE gewu_schema SET version = 1");
  const Status status = write(sample_document(), "report");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("another version"), std::string::npos);
}

TEST(PostgresTest, AServerThatIsNotThereIsAnOutputError) {
  ExportOptions options;
  options.database = "postgresql:///x?host=/nowhere";
  const auto sink = make_postgres_sink(options);
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().code, ErrorCode::OutputFailed);
}

}  // namespace
}  // namespace gewu
