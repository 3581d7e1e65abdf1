// What comes from outside (names, links, passwords, full disks) is not trusted.
#include <cstdlib>

#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing_pdf::one_page_pdf;

constexpr const char* kEncrypted = "fixtures/hostile/encrypted.pdf";

TEST_F(CliTest, ControlCharactersInNamesNeverReachTheTerminal) {
  const std::string path = put("\x1b[2Jbad\r\n.pdf", "no PDF at all \x01\x02");
  put("\x1b]0;good\x07.pdf", one_page_pdf(kHello));
  const Outcome outcome = run(convert({in}));
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  for (const char* harm : {"\x1b", "\x07", "\r"}) {
    EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr(harm)));
  }
  for (const auto& [name, bytes] : snapshot()) EXPECT_THAT(name, Not(HasSubstr("\x1b")));
  EXPECT_THAT(run({"show", path, "-o", folder.path() + "/x.png"}).err, Not(HasSubstr("\x1b")));
}

TEST_F(CliTest, LinksOutOfAnInputFolderAreNotFollowed) {
  folder.write("secret.txt", "项目名称\t机密\n年度资金总额\t10\n");
  fs::create_symlink(folder.path() + "/secret.txt", in + "/link.txt");
  fs::create_symlink("good.pdf", in + "/again.pdf");
  const Outcome outcome = run(convert({in}));
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("link.txt: is a link that leads out of the folder"));
  EXPECT_THAT(output("again.json"), HasSubstr("\"status\": \"ok\""));
  for (const auto& [name, bytes] : snapshot()) EXPECT_THAT(bytes, Not(HasSubstr("机密"))) << name;
}

TEST_F(CliTest, ALinkInPlaceOfTheDatabaseIsNotWrittenThrough) {
  fs::create_directory(out);
  fs::create_symlink(folder.path() + "/elsewhere.db", out + "/gewu.db");
  const Outcome outcome = run(convert({in}));
  EXPECT_EQ(outcome.exit_code, 7);
  EXPECT_THAT(outcome.err, HasSubstr("symbolic link"));
  EXPECT_FALSE(fs::exists(folder.path() + "/elsewhere.db"));
}

TEST_F(CliTest, TwoRunsIntoOneFolderComeOneAfterTheOther) {
  fs::create_directory(folder.path() + "/log2");
  put("other.pdf", one_page_pdf("BT /F1 20 Tf 10 50 Td (CD) Tj ET"));
  Program first(folder.path() + "/log", convert({in + "/good.pdf"}));
  Program second(folder.path() + "/log2", convert({in + "/other.pdf"}));
  EXPECT_EQ(first.wait().exit_code, 0);
  EXPECT_EQ(second.wait().exit_code, 0);
  const std::string database = output("gewu.db");
  EXPECT_THAT(database, HasSubstr("good.pdf"));
  EXPECT_THAT(database, HasSubstr("other.pdf"));
}

TEST_F(CliTest, WhatARunThatDiedLeftHalfWrittenIsCleared) {
  fs::create_directories(out + "/tables");
  folder.write("out/a.json.partial-abcdef", "half");
  folder.write("out/gewu.db.partial-0KicBb-journal", "SQLite's own");
  folder.write("out/tables/a-t1.csv.partial-Zz09aA", "half");
  folder.write("out/my.partial-list-of-notes", "mine");
  EXPECT_EQ(run(convert({in + "/good.pdf"})).exit_code, 0);
  EXPECT_FALSE(fs::exists(out + "/a.json.partial-abcdef"));
  EXPECT_FALSE(fs::exists(out + "/gewu.db.partial-0KicBb-journal"));
  EXPECT_FALSE(fs::exists(out + "/tables/a-t1.csv.partial-Zz09aA"));
  EXPECT_EQ(output("my.partial-list-of-notes"), "mine");
}

TEST_F(CliTest, ThePasswordCanComeFromAFileOrTheEnvironment) {
  folder.write("password", "kaiyuan\n");
  std::vector<std::string> arguments = convert({kEncrypted});
  arguments.push_back("--password-file=" + folder.path() + "/password");
  EXPECT_EQ(run(arguments).exit_code, 0);
  setenv("GEWU_PASSWORD", "kaiyuan", 1);
  EXPECT_EQ(run(convert({kEncrypted})).exit_code, 0);
  unsetenv("GEWU_PASSWORD");
  arguments.back() = "--password-file=/nowhere";
  EXPECT_EQ(run(arguments).exit_code, 2);
}

TEST_F(CliTest, ASummaryThatCannotBeWrittenGivesSeven) {
  const std::string command = program_path() + " convert " + in +
                              "/good.pdf --reader text-layer -o " + out + " >/dev/full 2>/dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 7);
}

TEST_F(CliTest, PagesAndPicturesOfNoSizeAreReadAsBlankWithAWarning) {
  put("speck.pdf", one_page_pdf("", "/MediaBox [0 0 0.5 0.5]"));
  put("ribbon.pdf", one_page_pdf("", "/MediaBox [0 0 14400 1]"));
  put("pixels.pgm", std::string("P5\n3 2\n255\n") + "abcdef");
  fs::remove(in + "/good.pdf");
  const Outcome outcome = run({"convert", in, "-o", out, "--to", "json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* name : {"speck.json", "ribbon.json"}) {
    EXPECT_THAT(output(name), HasSubstr("\"code\": \"page-too-small\"")) << name;
  }
}

TEST_F(CliTest, DoctorShowsThatAWorkerCanDoNothingButRead) {
  const std::string said = run({"doctor"}).out;
  EXPECT_THAT(said, HasSubstr("open a socket: refused"));
  EXPECT_THAT(said, HasSubstr("open another file: refused"));
  EXPECT_THAT(said, Not(HasSubstr("possible")));
}

TEST_F(CliTest, TheProgramIsBoundAtItsStartAndCanBeLoadedAnywhere) {
  const std::string told = folder.path() + "/elf";
  const std::string program = std::string(std::getenv("GEWU_BUILD_DIR")) + "/gewu";
  ASSERT_EQ(std::system(("readelf -Wdl " + program + " > " + told).c_str()), 0);
  for (const char* mark : {"GNU_RELRO", "NOW", "PIE"}) {
    EXPECT_THAT(folder.read("elf"), HasSubstr(mark));
  }
}

TEST_F(CliTest, WhatNeedsTooMuchMemorySaysSo) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer needs more memory than any limit";
#endif
  const std::string image = "P5\n16000 16000\n255\n" + std::string(size_t{16000} * 16000, '\x7f');
  const std::string path = put("large.pgm", image);
  const Outcome outcome = run(
      {"convert", path, "-o", out, "--to", "json", "--max-memory", "400M", "--max-pixels", "300M"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_THAT(outcome.err, HasSubstr("memory"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("damaged")));
}

}  // namespace
}  // namespace gewu
