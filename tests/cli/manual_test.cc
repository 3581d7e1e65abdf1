// The programs that the manual shows, run as they stand there: their answers are those of the
// database. Each is skipped where its library is not installed.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "export/sqlite_database.h"
#include "export/test_server.h"
#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

// The block of Python that begins by importing `library`.
std::string program_of_the_manual(const std::string& library) {
  std::ifstream file("docs/manual.md");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string text = bytes.str();
  const size_t at = text.find("```python\nimport " + library);
  if (at == std::string::npos) return "";
  const size_t from = text.find('\n', at) + 1;
  return text.substr(from, text.find("```", from) - from);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

class ManualTest : public CliTest {
 protected:
  bool has(const std::string& library) const {
    return std::system(("python3 -c 'import " + library + "' 2> /dev/null").c_str()) == 0;
  }

  void read_forms(const std::vector<std::string>& more = {}) {
    std::vector<std::string> command = {
        "convert", "fixtures/mangled/akto-2021.txt", "fixtures/mangled/bohu-2021.txt", "-o", out,
        "--quiet"};
    command.insert(command.end(), more.begin(), more.end());
    EXPECT_LE(run(command).exit_code, 3);
  }

  double answer_of(const std::string& program) const {
    folder.write("shown.py", replaced(program, "out/", out + "/"));
    const std::string command = "cd " + folder.path() + " && python3 shown.py > answer 2> error";
    EXPECT_EQ(std::system(command.c_str()), 0) << folder.read("error");
    return std::atof(folder.read("answer").c_str());
  }

  double answer_of_the_database() const {
    const auto database = Database::open(out + "/gewu.db", Database::Mode::Existing);
    if (!database) return NAN;
    const auto rows =
        database->rows("SELECT sum(total_yuan) FROM projects WHERE total_yuan > 1000000");
    return std::atof(rows.at(0).at(0).c_str());
  }
};

TEST_F(ManualTest, PandasAnswersAsTheDatabaseDoes) {
  if (!has("pandas")) GTEST_SKIP() << "python3-pandas is not installed";
  read_forms();
  EXPECT_GT(answer_of_the_database(), 1e6);
  EXPECT_DOUBLE_EQ(answer_of(program_of_the_manual("pandas")), answer_of_the_database());
}

TEST_F(ManualTest, DuckDbAnswersAsTheDatabaseDoes) {
  if (!has("duckdb")) GTEST_SKIP() << "duckdb is not installed";
  read_forms();
  EXPECT_DOUBLE_EQ(answer_of(program_of_the_manual("duckdb")), answer_of_the_database());
}

TEST_F(ManualTest, PsycopgAnswersAsTheDatabaseDoes) {
  if (!has("psycopg")) GTEST_SKIP() << "python3-psycopg is not installed";
  TestServer server;
  if (!server.start()) GTEST_SKIP() << "postgresql is not installed";
  read_forms();
  read_forms({"--to", "postgresql", "--database", server.url(), "--redo"});
  const std::string program = program_of_the_manual("psycopg");
  EXPECT_DOUBLE_EQ(answer_of(replaced(program, "postgresql://USER@HOST/NAME", server.url())),
                   answer_of_the_database());
}

}  // namespace
}  // namespace gewu
