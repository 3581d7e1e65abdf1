// Runs that are cut off, go on, run side by side, or are parts of one.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <thread>

#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;
using testing_pdf::PdfBuilder;
using Snapshot = std::vector<std::pair<std::string, std::string>>;

class ResumeTest : public CliTest {
 protected:
  ResumeTest() {
    fs::remove(in + "/good.pdf");
    for (int i = 0; i < kDocuments; ++i) {
      PdfBuilder builder;
      for (int page = 0; page < 3; ++page) {
        const std::string text = "(Page " + std::to_string(10 * i + page) + ") Tj";
        builder.add_page(kGrid + "BT /F1 14 Tf 20 60 Td "s + text + " 100 0 Td " + text + " ET",
                         "/MediaBox [0 0 220 100]");
      }
      put("d" + std::to_string(10 + i) + ".pdf", builder.finish());
    }
  }

  std::vector<std::string> command(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = convert({in});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  // What one run over everything writes.
  Snapshot expected() {
    EXPECT_EQ(run(command()).exit_code, 0);
    Snapshot files = snapshot();
    fs::remove_all(out);
    return files;
  }

  // Starts a run and kills it once it has written some documents.
  void cut_off(int signal) {
    std::vector<std::string> arguments = command({"--jobs=1"});
    Program program(folder.path() + "/log", arguments);
    while (program.running() && !fs::exists(out + "/d14.json")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    kill(program.pid(), signal);
    program.wait();
  }

  long long documents_in_database() const {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open_v2((out + "/gewu.db").c_str(), &handle, SQLITE_OPEN_READONLY, nullptr),
              SQLITE_OK);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closer(handle, sqlite3_close);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, "SELECT count(*) FROM documents", -1, &statement, nullptr);
    const long long count =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return count;
  }

  static constexpr int kDocuments = 12;
  // Two rows of two cells.
  static constexpr const char* kGrid = "10 10 200 80 re 10 50 m 210 50 l 110 10 m 110 90 l S ";
};

TEST_F(ResumeTest, AfterAKillTheSameCommandGoesOnAndWritesTheSameBytes) {
  const Snapshot whole = expected();
  cut_off(SIGKILL);
  folder.write("out/d99.json.partial-abcdef", "half");
  const Outcome outcome = run(command());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("going on after"));
  EXPECT_EQ(snapshot(), whole);
}

TEST_F(ResumeTest, AfterAnInterruptTooAndMeanwhileTheDatabaseHoldsWhatWasRead) {
  const Snapshot whole = expected();
  cut_off(SIGINT);
  EXPECT_GE(documents_in_database(), 4);
  const Outcome outcome = run(command());
  EXPECT_THAT(outcome.err, HasSubstr("going on after"));
  EXPECT_EQ(snapshot(), whole);
}

TEST_F(ResumeTest, NothingIsTakenFromARunWithOtherOptionsOrWhenAskedToRedo) {
  cut_off(SIGKILL);
  EXPECT_THAT(run(command({"--dpi=100"})).err, Not(HasSubstr("going on after")));
  fs::remove_all(out);
  cut_off(SIGKILL);
  EXPECT_THAT(run(command({"--redo"})).err, Not(HasSubstr("going on after")));
}

TEST_F(ResumeTest, ADocumentThatChangedMeanwhileIsReadAnew) {
  cut_off(SIGKILL);
  put("d10.pdf", testing_pdf::one_page_pdf("BT /F1 20 Tf 10 50 Td (Another) Tj ET"));
  EXPECT_EQ(run(command()).exit_code, 0);
  EXPECT_THAT(output("d10.json") + output("d10-2.json"), HasSubstr("Another"));
}

TEST_F(ResumeTest, ShardsMergeIntoTheBytesOfOneRun) {
  const std::string mark = "--review-below=1";
  EXPECT_EQ(run(command({mark})).exit_code, 3);
  const Snapshot whole = snapshot();
  fs::remove_all(out);
  std::vector<std::string> arguments = {"merge"};
  for (int shard = 1; shard <= 3; ++shard) {
    const std::string part = folder.path() + "/part" + std::to_string(shard);
    std::vector<std::string> one = {
        "convert",  in,           "-o",      part,
        "--reader", "text-layer", "--shard", std::to_string(shard) + "/3",
        mark};
    EXPECT_EQ(run(one).exit_code, 3);
    arguments.push_back(part);
  }
  arguments.insert(arguments.end(), {"-o", out});
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_EQ(snapshot(), whole);
}

TEST_F(ResumeTest, AShardThatWasCutOffAndWentOnMergesAsOneThatWasNot) {
  const Snapshot whole = expected();
  Program program(folder.path() + "/log", command({"--jobs=1", "--shard=1/1"}));
  while (program.running() && !fs::exists(out + "/d14.json")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  kill(program.pid(), SIGKILL);
  program.wait();
  const std::string part = folder.path() + "/part";
  EXPECT_THAT(run(command({"--shard=1/1"})).err, HasSubstr("going on after"));
  fs::rename(out, part);
  const Outcome outcome = run({"merge", part, "-o", out});
  EXPECT_THAT(outcome.out, HasSubstr("12"));
  EXPECT_EQ(snapshot(), whole);
}

TEST_F(ResumeTest, WhatIsNoShardCannotBeMerged) {
  ASSERT_EQ(run(command()).exit_code, 0);
  const Outcome outcome = run({"merge", out, "-o", folder.path() + "/all"});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("--shard"));
}

TEST_F(ResumeTest, InputsCanBeListedInAFile) {
  const Snapshot whole = expected();
  std::string lines;
  std::string zeros;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string name = in + "/d" + std::to_string(10 + i) + ".pdf";
    lines += name + "\r\n";
    zeros += name + '\0';
  }
  folder.write("list", lines);
  std::vector<std::string> arguments = convert({});
  arguments.push_back("--files-from=" + folder.path() + "/list");
  EXPECT_EQ(run(arguments).exit_code, 0);
  EXPECT_EQ(snapshot(), whole);
  fs::remove_all(out);
  arguments.back() = "--files-from=-";
  EXPECT_EQ(run(arguments, zeros).exit_code, 0);
  EXPECT_EQ(snapshot(), whole);
}

TEST_F(ResumeTest, TwoRunsIntoOneFolderLoseNothing) {
  fs::create_directory(folder.path() + "/log2");
  const std::string last = in + "/d21.pdf";
  fs::rename(last, folder.path() + "/d21.pdf");
  Program first(folder.path() + "/log", command());
  Program second(folder.path() + "/log2", convert({folder.path() + "/d21.pdf"}));
  EXPECT_EQ(first.wait().exit_code, 0);
  EXPECT_EQ(second.wait().exit_code, 0);
  EXPECT_EQ(documents_in_database(), kDocuments);
}

TEST_F(ResumeTest, AReaderInTheMidstOfATransactionIsNoHindrance) {
  ASSERT_EQ(run(convert({in + "/d10.pdf"})).exit_code, 0);
  sqlite3* reader = nullptr;
  sqlite3_open((out + "/gewu.db").c_str(), &reader);
  sqlite3_exec(reader, "BEGIN; SELECT * FROM documents", nullptr, nullptr, nullptr);
  const Outcome outcome = run(command());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  sqlite3_close(reader);
  EXPECT_EQ(documents_in_database(), kDocuments);
}

// Keeps everybody else out of the database until it is destroyed.
class Occupant {
 public:
  explicit Occupant(const std::string& path) {
    sqlite3_open(path.c_str(), &handle_);
    EXPECT_EQ(sqlite3_exec(handle_, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  }
  Occupant(const Occupant&) = delete;
  Occupant& operator=(const Occupant&) = delete;
  ~Occupant() { sqlite3_close(handle_); }

 private:
  sqlite3* handle_ = nullptr;
};

TEST_F(ResumeTest, AProgramThatHoldsTheDatabaseIsWaitedFor) {
  ASSERT_EQ(run(convert({in + "/d10.pdf"})).exit_code, 0);
  auto occupant = std::make_unique<Occupant>(out + "/gewu.db");
  Program program(folder.path() + "/log", command());
  while (program.running() && folder.read("log/stderr").find("waiting") == std::string::npos) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_TRUE(program.running());
  occupant.reset();
  EXPECT_EQ(program.wait().exit_code, 0);
  EXPECT_EQ(documents_in_database(), kDocuments);
}

TEST_F(ResumeTest, WhoWaitsNoLongerForTheDatabaseLosesNothing) {
  ASSERT_EQ(run(convert({in + "/d10.pdf"})).exit_code, 0);
  auto occupant = std::make_unique<Occupant>(out + "/gewu.db");
  Program program(folder.path() + "/log", command());
  while (program.running() && folder.read("log/stderr").find("waiting") == std::string::npos) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  program.interrupt();
  EXPECT_EQ(program.wait().exit_code, 130);
  occupant.reset();
  EXPECT_EQ(documents_in_database(), 1);
  const Outcome outcome = run(command());
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("going on after 36 pages"));
  EXPECT_EQ(documents_in_database(), kDocuments);
}

TEST_F(ResumeTest, KilledAgainAndAgainItStillComesToTheSameBytes) {
  const Snapshot whole = expected();
  const std::map<std::string, std::string> right(whole.begin(), whole.end());
  std::mt19937 dice(22);
  std::uniform_int_distribution<int> moment(20, 700);
  const char* const more = std::getenv("GEWU_KILLS");
  const int kills = more ? std::atoi(more) : 20;
  for (int i = 0; i < kills; ++i) {
    Program program(folder.path() + "/log", command({"--jobs=1"}));
    std::this_thread::sleep_for(std::chrono::milliseconds(moment(dice)));
    kill(program.pid(), SIGKILL);
    program.wait();
    const bool has_database = fs::exists(out + "/gewu.db");
    EXPECT_TRUE(!has_database || documents_in_database() >= 1);
    if (!fs::exists(out)) continue;
    for (const auto& [name, bytes] : snapshot()) {
      EXPECT_TRUE(!name.ends_with(".json") || bytes == right.at(name)) << name;
    }
  }
  EXPECT_EQ(run(command()).exit_code, 0);
  const Snapshot last = snapshot();
  EXPECT_EQ(last.size(), whole.size());
  for (const auto& [name, bytes] : last) EXPECT_TRUE(bytes == right.at(name)) << name;
}

TEST_F(ResumeTest, ProgressForMachinesIsOneEventALine) {
  const Outcome outcome = run(command({"--progress=jsonl"}));
  EXPECT_EQ(outcome.exit_code, 0);
  size_t lines = 0;
  std::istringstream text(outcome.err);
  for (std::string line; std::getline(text, line); ++lines) {
    EXPECT_TRUE(line.starts_with("{\"event\": ") && line.ends_with("}")) << line;
  }
  EXPECT_GE(lines, 3U * kDocuments);
  EXPECT_THAT(outcome.err, HasSubstr("\"event\": \"end\", \"documents\": 12"));
}

}  // namespace
}  // namespace gewu
