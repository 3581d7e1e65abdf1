#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "export/csv_table.h"
#include "export/csv_writer.h"
#include "export/record_sink.h"
#include "export/sample_document.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

TEST(CsvRowTest, QuotesWhatRfc4180AsksFor) {
  CsvRow row(false);
  row.text("plain").text("a,b").text("say \"x\"").text("two\nlines").text(" blank");
  EXPECT_EQ(row.line(), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" blank\"\r\n");
}

TEST(CsvRowTest, AbsentAndEmptyDiffer) {
  CsvRow row(false);
  row.value({}, {}).value({}, Value("")).absent();
  EXPECT_EQ(row.line(), ",\"\",\r\n");
}

TEST(CsvRowTest, FormulasGoUnchangedUnlessGuarded) {
  CsvRow open(false);
  open.text("=100%").text("-3");
  EXPECT_EQ(open.line(), "=100%,-3\r\n");
  CsvRow safe(true);
  safe.text("=100%").text("@a").text("＝1+1").text("-3,000.5").text("-cmd").text("≥95%");
  EXPECT_EQ(safe.line(), "'=100%,'@a,'＝1+1,\"-3,000.5\",'-cmd,≥95%\r\n");
}

TEST(CsvRowTest, ASignAloneIsNoFormula) {
  CsvRow safe(true);
  safe.text("=").text("-").text("＝").text("+").text("--").text("==");
  EXPECT_EQ(safe.line(), "=,-,＝,+,'--,'==\r\n");
}

TEST(CsvRecordTest, AQuotedLineFeedEndsNoRecord) {
  std::istringstream file("a,\"b\nc \"\"d\"\"\"\r\n\"\",,e\r\n");
  std::string record;
  ASSERT_TRUE(read_csv_record(file, record));
  EXPECT_EQ(csv_fields(record), (std::vector<std::string>{"a", "b\nc \"d\""}));
  ASSERT_TRUE(read_csv_record(file, record));
  EXPECT_EQ(csv_fields(record), (std::vector<std::string>{"", "", "e"}));
  EXPECT_FALSE(read_csv_record(file, record));
}

TEST(GridCsvTest, TextStandsAtTheFirstCellOfItsSpan) {
  TextTable table;
  table.rows = 2;
  table.cols = 2;
  TextCell wide;
  wide.col_span = 2;
  wide.text = "宽";
  TextCell left;
  left.row = 1;
  left.text = "1";
  TextCell right = left;
  right.col = 1;
  right.text = "";
  table.cells = {wide, left, right};
  EXPECT_EQ(grid_csv(table, false), "\xEF\xBB\xBF宽,\r\n1,\r\n");
}

// Splits a CSV file of the sample into lines (no quoted line feeds but in findings).
std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (size_t start = 0; start < bytes.size();) {
    const size_t end = bytes.find("\r\n", start);
    lines.push_back(bytes.substr(start, end - start));
    start = end + 2;
  }
  return lines;
}

class CsvSinkTest : public testing::Test {
 protected:
  void write(const Document& document, const std::string& stem, const ExportOptions& options) {
    auto sink = make_csv_sink(options);
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->add(document, stem));
    ASSERT_TRUE((*sink)->commit());
  }
  void write(const Document& document, const std::string& stem) {
    write(document, stem, {folder.path()});
  }
  void write_sample(bool excel_safe = false) {
    write(sample_document(), "report", {folder.path(), excel_safe});
  }
  std::vector<std::string> lines(const std::string& name) { return lines_of(folder.read(name)); }
  TestFolder folder;
};

TEST_F(CsvSinkTest, WritesOneTidyRowPerThing) {
  write_sample();
  EXPECT_EQ(lines_of(folder.read("projects.csv")).size(), 2u);
  EXPECT_EQ(lines_of(folder.read("project_lists.csv")).size(), 2u);
  EXPECT_EQ(lines_of(folder.read("departments.csv")).size(), 2u);
  EXPECT_EQ(lines_of(folder.read("indicators.csv")).size(), 3u);
  EXPECT_EQ(lines_of(folder.read("cells.csv")).size(), 8u);
  EXPECT_EQ(lines_of(folder.read("findings.csv")).size(), 3u);
}

TEST_F(CsvSinkTest, EveryRowHasAsManyFieldsAsTheHead) {
  write_sample();
  for (const char* name : {"projects.csv", "project_lists.csv", "departments.csv", "indicators.csv",
                           "cells.csv", "findings.csv"}) {
    std::vector<size_t> counts;
    for (const std::string& line : lines_of(folder.read(name))) {
      bool quoted = false;
      size_t fields = 1;
      for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) ++fields;
      }
      counts.push_back(fields);
    }
    EXPECT_EQ(std::count(counts.begin(), counts.end(), counts[0]), static_cast<long>(counts.size()))
        << name;
  }
}

TEST_F(CsvSinkTest, AnIndicatorRowSaysWhereItStandsAndHowSureItIs) {
  write_sample();
  EXPECT_EQ(lines("indicators.csv")[0].substr(3),
            "owner,level1,level2,level3,value,comparator,number,upper,unit,basis,last_year,weight,"
            "weight_number,scoring_rule,evidence,actual,actual_number,score,score_number,deviation,"
            "more,confidence,review,page,x0,y0,x1,y1,document,file,table_id,form,half,position,"
            "row,project");
  EXPECT_EQ(lines("indicators.csv")[1],
            "\"疫情防控, \"\"甲\"\"\",产出指标,数量指标,次数,=100%,=,100,,%,,,,,,,,,,,,[],0.5,"
            "true,1,10,35,210,50,aaaaaaaaaaaaaaaa,report,t1,project_target,year,0,1,0");
}

/// A table that holds the targets of two projects.
Document two_projects() {
  Document document = sample_document();
  DocumentTable& table = document.tables.front();
  ProjectTarget first = *form_of<ProjectTarget>(table);
  ProjectTarget second = first;
  second.project_name = "乙";
  table.record.reset();
  table.projects = {std::move(first), std::move(second)};
  return document;
}

TEST_F(CsvSinkTest, ProjectsOfOneTableStandInRowsOfTheirOwn) {
  write(two_projects(), "report");
  const std::vector<std::string> projects = lines("projects.csv");
  ASSERT_EQ(projects.size(), 3U);
  EXPECT_NE(projects[2].find("乙"), std::string::npos);
  const std::vector<std::string> indicators = lines("indicators.csv");
  ASSERT_EQ(indicators.size(), 4U);  // two of the projects, one of the department
  EXPECT_TRUE(indicators[1].ends_with("project_target,year,0,1,0"));
  EXPECT_TRUE(indicators[2].starts_with("乙,"));
  EXPECT_TRUE(indicators[2].ends_with("project_target,year,1,1,1"));
}

TEST_F(CsvSinkTest, HeadsCanBeChinese) {
  write(sample_document(), "report", {folder.path(), false, CsvHeaders::Chinese});
  EXPECT_TRUE(
      lines("indicators.csv")[0].substr(3).starts_with("项目或部门,一级指标,二级指标,三级指标,"));
  EXPECT_EQ(lines("indicators.csv").size(), 3u);
}

TEST_F(CsvSinkTest, ADataPackageNamesEveryColumnOfEveryFile) {
  for (const CsvHeaders headers : {CsvHeaders::English, CsvHeaders::Chinese}) {
    write(sample_document(), "report", {folder.path(), false, headers});
    const nlohmann::json package = nlohmann::json::parse(folder.read("datapackage.json"));
    for (const nlohmann::json& resource : package["resources"]) {
      std::string head;
      for (const nlohmann::json& field : resource["schema"]["fields"]) {
        head += (head.empty() ? "" : ",") + field["name"].get<std::string>();
      }
      EXPECT_EQ(lines(resource["path"])[0].substr(3), head);
    }
  }
}

TEST_F(CsvSinkTest, ASecondRunKeepsTheDocumentsOfTheFirst) {
  write_sample();
  Document other = sample_document();
  other.info.sha256 = std::string(64, 'b');
  write(other, "other");
  EXPECT_EQ(lines("projects.csv").size(), 3u);
  EXPECT_EQ(lines("cells.csv").size(), 15u);
  EXPECT_EQ(lines("documents.csv").size(), 3u);
}

TEST_F(CsvSinkTest, ADocumentReadAgainReplacesItsRowsInPlace) {
  write_sample();
  Document other = sample_document();
  other.info.sha256 = std::string(64, 'b');
  write(other, "other");
  const std::string both = folder.read("cells.csv");
  write_sample();
  EXPECT_EQ(folder.read("cells.csv"), both);
}

TEST_F(CsvSinkTest, ChangingTheLanguageOfTheHeadsLosesNoRow) {
  write_sample();
  Document other = sample_document();
  other.info.sha256 = std::string(64, 'b');
  write(other, "other", {folder.path(), false, CsvHeaders::Chinese});
  EXPECT_EQ(lines("projects.csv").size(), 3u);
}

Document failed_document(char digit, const std::string& path) {
  Document failed;
  failed.info = {"report.pdf", digit ? std::string(64, digit) : "", 1, "pdf", "", 0};
  failed.info.path = path;
  failed.status = DocumentStatus::Failed;
  failed.findings = {{Severity::Error, "document-failed", 0, "", {}, "no such file", "look"}};
  return failed;
}

TEST_F(CsvSinkTest, AFailedRunEmptiesNothingAndItsFailureStandsInTheFindings) {
  write_sample();
  write(failed_document(0, "../in/typo.pdf"), "typo");
  EXPECT_EQ(lines("projects.csv").size(), 2u);
  EXPECT_EQ(lines("cells.csv").size(), 8u);
  EXPECT_NE(folder.read("findings.csv").find("no such file"), std::string::npos);
}

TEST_F(CsvSinkTest, AFailedRunLeavesFilesOfAnotherVersionAlone) {
  folder.write("projects.csv", "document,of,an,earlier,version\r\n");
  write(failed_document(0, "../in/typo.pdf"), "typo");
  EXPECT_EQ(folder.read("projects.csv"), "document,of,an,earlier,version\r\n");
}

TEST_F(CsvSinkTest, AFailureMakesWayForWhatIsReadFromTheSamePlace) {
  write(failed_document(0, "../in/report.pdf"), "report");
  write_sample();
  EXPECT_EQ(lines("documents.csv").size(), 2u);
  EXPECT_EQ(folder.read("findings.csv").find("no such file"), std::string::npos);
}

TEST_F(CsvSinkTest, ExcelSafeGuardsEveryFile) {
  write_sample(true);
  EXPECT_NE(folder.read("cells.csv").find("'=100%,"), std::string::npos);
  EXPECT_NE(folder.read("tables/report-t1.csv").find("次数,'=100%"), std::string::npos);
}

TEST_F(CsvSinkTest, StartsWithAByteOrderMark) {
  write_sample();
  EXPECT_EQ(folder.read("projects.csv").substr(0, 12),
            "\xEF\xBB\xBF"
            "year,proj");
}

TEST_F(CsvSinkTest, WithoutCommitEarlierFilesStayAndNothingIsLeft) {
  folder.write("projects.csv", "old");
  {
    auto sink = make_csv_sink({folder.path()});
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->add(sample_document(), "report"));
  }
  EXPECT_EQ(folder.read("projects.csv"), "old");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"projects.csv", "tables"}));
}

TEST_F(CsvSinkTest, GridsOfAnEarlierRunThatAreNoMoreGoAway) {
  write_sample();
  folder.write("tables/report-t4.csv", "old");
  folder.write("tables/report-t5.csv", "old");
  folder.write("tables/report-2-t4.csv", "another document's");
  write_sample();
  EXPECT_EQ(folder.names("tables"), (std::vector<std::string>{"report-2-t4.csv", "report-t1.csv",
                                                              "report-t2.csv", "report-t3.csv"}));
}

TEST(JsonSinkTest, AFailedDocumentNeverReplacesAnEarlierOne) {
  const TestFolder folder;
  auto sink = make_json_sink({folder.path()});
  ASSERT_TRUE(sink);
  Document document = sample_document();
  ASSERT_TRUE((*sink)->add(document, "report"));
  const std::string good = folder.read("report.json");
  document.status = DocumentStatus::Failed;
  ASSERT_TRUE((*sink)->add(document, "report"));
  ASSERT_TRUE((*sink)->add(document, "new"));
  EXPECT_EQ(folder.read("report.json"), good);
  EXPECT_NE(folder.read("new.json").find("\"failed\""), std::string::npos);
}

TEST(SinkTest, AFileInTheWayOfTheFolderIsAnOutputError) {
  const TestFolder folder;
  folder.write("file", "x");
  for (const auto make : {make_json_sink, make_csv_sink, make_sqlite_sink}) {
    const auto sink = make({folder.path() + "/file"});
    ASSERT_FALSE(sink);
    EXPECT_EQ(sink.error().code, ErrorCode::OutputFailed);
  }
}

}  // namespace
}  // namespace gewu
