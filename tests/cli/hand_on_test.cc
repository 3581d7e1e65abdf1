// What is handed on: outputs of several runs in one folder, reviewers' answers, review pages.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "export/csv_writer.h"
#include "export/sqlite_database.h"
#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

using nlohmann::json;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

// Committed; born digital, so that it is read in no time.
constexpr const char* kForm = "fixtures/corpus/akto-2021-digital-song.pdf";

class HandOnTest : public CliTest {
 protected:
  std::string query(const std::string& sql) const {
    const auto database = Database::open(out + "/gewu.db", Database::Mode::Existing);
    if (!database) return database.error().message;
    const auto rows = database->rows(sql);
    return rows.empty() ? "(no row)" : rows[0][0];
  }

  // Records of a CSV file, its head counted.
  size_t lines(const std::string& name) const {
    std::istringstream file(output(name));
    size_t count = 0;
    for (std::string record; read_csv_record(file, record);) ++count;
    return count;
  }

  std::string copy_form(const std::string& name, const std::string& more = "") {
    std::ifstream file(kForm, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::filesystem::create_directories(std::filesystem::path(in + "/" + name).parent_path());
    return put(name, bytes.str() + more);
  }

  json document(const std::string& stem) const { return json::parse(output(stem + ".json")); }

  // The cell of the first form that holds its total: 年度资金总额：22.
  static const json& total_cell(const json& document) {
    for (const json& table : document.at("tables")) {
      if (table.at("form") != "project_target") continue;
      for (const json& cell : table.at("cells")) {
        if (cell.at("text").get<std::string>().find("总额") != std::string::npos) return cell;
      }
    }
    throw std::runtime_error("no total");
  }

  static std::string answer(const json& document, const json& cell, const std::string& text) {
    return json{{"document", document.at("document").at("sha256")},
                {"page", cell.at("page")},
                {"box", cell.at("box")},
                {"read", cell.at("text")},
                {"action", "text"},
                {"text", text},
                {"who", "an auditor"},
                {"when", "2024-01-01"}}
               .dump() +
           "\n";
  }
};

TEST_F(HandOnTest, TwoCountiesWithFilesOfOneNameInOneRun) {
  copy_form("甲县/附件1.pdf");
  copy_form("乙县/附件1.pdf", "\n% another");
  EXPECT_THAT(run(convert({in + "/甲县", in + "/乙县"})).exit_code, AnyOf(0, 3));
  EXPECT_NE(document("附件1")["document"]["sha256"], document("附件1-2")["document"]["sha256"]);
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "2");
  EXPECT_EQ(query("SELECT path FROM documents WHERE file = '附件1'"), "../in/甲县/附件1.pdf");
}

TEST_F(HandOnTest, TwoCountiesWithFilesOfOneNameInTwoRuns) {
  const std::string first = copy_form("甲县/附件1.pdf");
  const std::string second = copy_form("乙县/附件1.pdf", "\n% another");
  EXPECT_THAT(run(convert({first})).exit_code, AnyOf(0, 3));
  const std::string earlier = output("附件1.json");
  EXPECT_THAT(run(convert({second})).exit_code, AnyOf(0, 3));
  EXPECT_EQ(output("附件1.json"), earlier);
  EXPECT_NE(document("附件1-2")["document"]["sha256"], document("附件1")["document"]["sha256"]);
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "2");
  EXPECT_EQ(lines("documents.csv"), 3u);
  // Either of them again changes nothing.
  const auto before = snapshot();
  EXPECT_THAT(run(convert({first})).exit_code, AnyOf(0, 3));
  const auto after = snapshot();
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i].first == "gewu.db") continue;
    EXPECT_EQ(before[i], after[i]) << before[i].first;
  }
}

TEST_F(HandOnTest, AMistypedNameEmptiesNothingAndStandsInTheFindings) {
  EXPECT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
  const size_t projects = lines("projects.csv");
  EXPECT_EQ(run(convert({in + "/b.pdf"})).exit_code, 5);
  EXPECT_EQ(lines("projects.csv"), projects);
  EXPECT_THAT(output("findings.csv"), HasSubstr("there is no such file"));
  EXPECT_EQ(query("SELECT count(*) FROM findings WHERE message = 'there is no such file'"), "1");
  EXPECT_EQ(query("SELECT count(*) FROM projects"), std::to_string(projects - 1));
}

TEST_F(HandOnTest, CsvFilesAndDatabaseOfAFolderTellTheSame) {
  EXPECT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
  std::vector<std::string> arguments = convert({copy_form("b.pdf", "\n% another")});
  arguments.emplace_back("--to=csv");
  EXPECT_THAT(run(arguments).exit_code, AnyOf(0, 3));
  EXPECT_EQ(query("SELECT count(*) FROM cells"), std::to_string(lines("cells.csv") - 1));
  EXPECT_EQ(query("SELECT count(*) FROM documents"), "2");
}

TEST_F(HandOnTest, ACorrectionReachesRecordsSumsAndEveryOutputAndLasts) {
  const std::string form = copy_form("a.pdf");
  std::vector<std::string> all = convert({form});
  all.emplace_back("--to=json,csv,sqlite,xlsx");
  EXPECT_THAT(run(all).exit_code, AnyOf(0, 3));
  const json before = document("a");
  const json cell = total_cell(before);
  const std::string given = answer(before, cell, "年度资金总额：987654.32");
  folder.write("out/corrections.jsonl", given);
  const std::string workbook = output("a.xlsx");

  EXPECT_THAT(run({"apply", out}).exit_code, AnyOf(0, 3));
  const json after = document("a");
  EXPECT_EQ(total_cell(after)["source"], "reviewer");
  EXPECT_EQ(total_cell(after)["raw"], cell["text"]);
  EXPECT_THAT(output("a.json"), HasSubstr("\"funding-sum\""));
  EXPECT_THAT(output("a.json"), Not(HasSubstr("an auditor")));
  EXPECT_THAT(output("projects.csv"), HasSubstr("987654.32"));
  EXPECT_EQ(query("SELECT total FROM projects WHERE total = '987654.32'"), "987654.32");
  EXPECT_EQ(query("SELECT count(*) FROM cells WHERE source = 'reviewer'"), "1");
  EXPECT_EQ(query("SELECT path FROM documents"), "../in/a.pdf");
  EXPECT_NE(output("a.xlsx"), workbook);

  const auto applied = snapshot();
  EXPECT_THAT(run({"apply", out}).exit_code, AnyOf(0, 3));
  EXPECT_THAT(run(all).exit_code, AnyOf(0, 3));
  for (const auto& [name, bytes] : snapshot()) {
    if (name == "gewu.db") continue;
    const auto same = std::find_if(applied.begin(), applied.end(),
                                   [&](const auto& file) { return file.first == name; });
    ASSERT_NE(same, applied.end()) << name;
    EXPECT_EQ(same->second, bytes) << name;
  }
  EXPECT_EQ(output("corrections.jsonl"), given);
}

TEST_F(HandOnTest, AnAnswerThatFitsNothingIsReportedAndKept) {
  EXPECT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
  const json before = document("a");
  json nowhere = total_cell(before);
  nowhere["page"] = 99;
  const std::string given = answer(before, nowhere, "1");
  folder.write("answers.jsonl", given);
  const Outcome outcome = run({"apply", out, "--corrections", folder.path() + "/answers.jsonl"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("1 fit nothing any more"));
  EXPECT_THAT(output("findings.csv"), HasSubstr("correction-unused"));
  EXPECT_EQ(output("corrections.jsonl"), given);
}

TEST_F(HandOnTest, ApplyWithoutAnswersSaysHowToMakeThem) {
  EXPECT_THAT(run(convert({in + "/good.pdf"})).exit_code, AnyOf(0, 3));
  const Outcome outcome = run({"apply", out});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_THAT(outcome.err, HasSubstr("gewu review"));
}

// The statements that the manual shows after "sqlite3 out/gewu.db".
std::vector<std::string> queries_of_the_manual() {
  std::ifstream file("docs/manual.md");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string text = bytes.str();
  std::vector<std::string> queries;
  const std::string start = "sqlite3 out/gewu.db ";
  for (size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const size_t from = at + start.size();
    const size_t to = text.find(text[from], from + 1);
    queries.push_back(text.substr(from + 1, to - from - 1));
  }
  return queries;
}

TEST_F(HandOnTest, TheQueriesOfTheManualAnswer) {
  ASSERT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
  const std::vector<std::string> queries = queries_of_the_manual();
  EXPECT_GE(queries.size(), 6U);
  auto database = Database::open(out + "/gewu.db", Database::Mode::Existing);
  ASSERT_TRUE(database);
  for (const std::string& sql : queries) {
    // Rows of a statement that SQLite refuses would be none, as of one that finds nothing.
    EXPECT_TRUE(database->run("CREATE TEMP TABLE answer AS " + sql)) << sql;
    EXPECT_TRUE(database->run("DROP TABLE answer"));
  }
}

TEST_F(HandOnTest, AmountsCompareAndSortAsNumbers) {
  ASSERT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
  std::vector<double> totals;
  const json read = document("a");
  for (const json& table : read.at("tables")) {
    if (table.at("form") != "project_target") continue;
    const json& total = table.at("record").at("funding").at("total");
    if (!total.is_null() && !total.at("yuan").is_null()) {
      totals.push_back(std::stod(total.at("yuan").get<std::string>()));
    }
  }
  ASSERT_GT(totals.size(), 5U);
  std::sort(totals.rbegin(), totals.rend());
  const auto over = std::count_if(totals.begin(), totals.end(), [](double x) { return x > 1e6; });
  EXPECT_EQ(query("SELECT count(*) FROM projects WHERE total_yuan > 1000000"),
            std::to_string(over));
  EXPECT_EQ(std::stod(query("SELECT total_yuan FROM projects ORDER BY total_yuan DESC")),
            totals[0]);
  EXPECT_EQ(
      query("SELECT count(*) FROM projects a JOIN projects b WHERE a.total_yuan = b.total_yuan"
            " AND a.total_yuan <> CAST(b.total_yuan_exact AS NUMERIC)"),
      "0");
}

TEST_F(HandOnTest, HelpAboutNoCommandIsWrongUsage) {
  EXPECT_EQ(run({"help", "frob"}).exit_code, 2);
  EXPECT_EQ(run({"help", "review"}).exit_code, 0);
}

TEST_F(HandOnTest, OfficeFilesSayWhatToDo) {
  const Outcome outcome = run(convert({put("list.xlsx", "PK")}));
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_THAT(outcome.err, HasSubstr("workbook"));
  EXPECT_THAT(outcome.err, HasSubstr("PDF"));
}

// A review page with two cells in question, and what a headless browser makes of it when `script`
// has been run in it; "" where there is no browser.
class ReviewPageTest : public HandOnTest {
 protected:
  void SetUp() override {
    if (std::system("command -v chromium > /dev/null 2>&1") != 0) {
      GTEST_SKIP() << "chromium is not installed";
    }
    ASSERT_THAT(run(convert({copy_form("a.pdf")})).exit_code, AnyOf(0, 3));
    mark_two_cells();
    const Outcome outcome = run({"review", out});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  // As a scan would leave them.
  void mark_two_cells() {
    std::string text = output("a.json");
    for (int i = 0; i < 2; ++i) {
      const size_t at = text.find("\"review\": false");
      text.replace(at, 15, "\"review\": true");
    }
    folder.write("out/a.json", text);
  }

  // Twelve texts, twelve acceptances and six that nobody could read, in every output.
  void expect_thirty_answers() {
    EXPECT_EQ(query("SELECT count(*) FROM cells WHERE source = 'reviewer'"), "30");
    EXPECT_EQ(query("SELECT count(*) FROM cells WHERE text LIKE '改正%'"), "12");
    const std::string text = output("atush-2024-low150-sans.json");
    const std::string csv = output("cells.csv");
    const std::string sheets = workbook_texts("atush-2024-low150-sans.xlsx");
    for (int i = 0; i < 30; ++i) {
      if (i % 5 >= 2) continue;
      const std::string given = "改正" + std::to_string(i);
      EXPECT_THAT(text, HasSubstr('"' + given + '"'));
      EXPECT_THAT(csv, HasSubstr('\n' + given + ','));
      EXPECT_THAT(sheets, HasSubstr('>' + given + '<'));
    }
  }

  std::string workbook_texts(const std::string& name) const {
    const std::string command = "unzip -p " + out + "/" + name + " xl/sharedStrings.xml > " +
                                folder.path() + "/strings.xml";
    EXPECT_EQ(std::system(command.c_str()), 0);
    return folder.read("strings.xml");
  }

  std::string drive(const std::string& script, const std::string& stem = "a") {
    std::string page = output("review/" + stem + ".html");
    page.replace(page.rfind("</body>"), 7,
                 "<pre id=report></pre><script>setTimeout(async () => {" + script +
                     "}, 1500)</script></body>");
    folder.write("driven.html", page);
    const std::string profile = folder.path() + "/browser";
    const std::string command =
        "rm -rf " + profile +
        "; timeout 50 chromium --headless --no-sandbox --disable-gpu --user-data-dir=" + profile +
        " --virtual-time-budget=5000 --dump-dom file://" + folder.path() + "/driven.html > " +
        folder.path() + "/dom.html 2> /dev/null";
    // The browser itself hangs now and then; that is no fault of the page.
    constexpr int kTries = 3;
    int ended = -1;
    for (int i = 0; i < kTries && ended != 0; ++i) ended = std::system(command.c_str());
    EXPECT_EQ(ended, 0);
    const std::string dom = folder.read("dom.html");
    const size_t start = dom.find("<pre id=\"report\">") + 17;
    return dom.substr(start, dom.find("</pre>", start) - start);
  }
};

constexpr const char* kPress =
    "const press = (key, target) => (target || document.body).dispatchEvent("
    "new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));";

TEST_F(ReviewPageTest, IsAnsweredByKeyboardAndItsFileIsAppliedToEverything) {
  const std::string report =
      drive(std::string(kPress) +
            "press('e'); document.getElementById('text').value = '改正了';"
            "press('Enter', document.getElementById('text')); press('Enter');"
            "document.getElementById('report').textContent = download();");
  folder.write("answers.jsonl", report);
  ASSERT_EQ(std::count(report.begin(), report.end(), '\n'), 2) << report;
  EXPECT_THAT(report, HasSubstr("改正了"));
  const Outcome outcome = run({"apply", out, "--corrections", folder.path() + "/answers.jsonl"});
  EXPECT_THAT(outcome.out, HasSubstr("2 (0 fit nothing any more)")) << outcome.err;
  EXPECT_EQ(query("SELECT count(*) FROM cells WHERE source = 'reviewer'"), "2");
  EXPECT_THAT(output("cells.csv"), HasSubstr("改正了"));
}

TEST_F(ReviewPageTest, ShowsThePageWithTheCellFramed) {
  const std::string report = drive(
      "const frame = document.getElementById('frame').getBoundingClientRect();"
      "document.getElementById('report').textContent = [document.getElementById('picture').width,"
      "Math.round(frame.width), document.getElementById('queue').children.length].join(' ');");
  std::istringstream numbers(report);
  int picture = 0;
  int frame = 0;
  int queue = 0;
  numbers >> picture >> frame >> queue;
  EXPECT_GT(picture, 500);
  EXPECT_GT(frame, 10);
  EXPECT_GE(queue, 2);
}

// Thirty cells of a scan, answered as a clerk would: twelve corrected, twelve accepted, six given
// up. The report ends in the seconds that the page itself took.
TEST_F(ReviewPageTest, ThirtyAnswersOfAScanLastThroughAReadingByAnotherReader) {
  const std::string scan = "fixtures/corpus/atush-2024-low150-sans.pdf";
  const auto convert_by = [&](const std::string& reader) {
    return run({"convert", scan, "-o", out, "--to", "json,csv,sqlite,xlsx", "--review-below", "1",
                "--ocr", reader});
  };
  ASSERT_THAT(convert_by("own").exit_code, AnyOf(0, 3));
  ASSERT_EQ(run({"review", out}).exit_code, 0);
  const std::string answers =
      drive(std::string(kPress) + R"(const text = document.getElementById('text');
        const start = performance.now();
        for (let i = 0; i < 30; ++i) {
          if (i % 5 < 2) {
            press('e'); text.value = '改正' + i; press('Enter', text);
          } else {
            press(i % 5 < 4 ? 'Enter' : 'u');
          }
        }
        document.getElementById('report').textContent = download();)",
            "atush-2024-low150-sans");
  ASSERT_EQ(std::count(answers.begin(), answers.end(), '\n'), 30) << answers;
  folder.write("answers.jsonl", answers);
  ASSERT_THAT(run({"apply", out, "--corrections", folder.path() + "/answers.jsonl"}).out,
              HasSubstr("30 (0 fit nothing any more)"));
  expect_thirty_answers();
  ASSERT_THAT(convert_by("tesseract").exit_code, AnyOf(0, 3));
  expect_thirty_answers();
}

}  // namespace
}  // namespace gewu
