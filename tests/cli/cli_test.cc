// The program from outside: one test per exit code and per kind of bad input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing_pdf::one_page_pdf;
using testing_pdf::PdfBuilder;

// Committed: 3 GiB of blanks under three layers of Flate, and a file with the password "kaiyuan".
constexpr const char* kBomb = "fixtures/hostile/flate-bomb.pdf";
constexpr const char* kEncrypted = "fixtures/hostile/encrypted.pdf";

// The number of a process whose parent is `parent`, or "".
std::string child_of(pid_t parent) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "status");
    for (std::string line; std::getline(file, line);) {
      if (line == "PPid:\t" + std::to_string(parent)) return entry.path().filename().string();
    }
  }
  return "";
}

TEST_F(CliTest, AGoodDocumentGivesZeroAndEveryFile) {
  const Outcome outcome = run(convert({in + "/good.pdf"}));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("documents        1"));
  EXPECT_THAT(output("good.json"), HasSubstr("\"format\": \"gewu/1\""));
  for (const char* name : {"projects.csv", "indicators.csv", "project_lists.csv", "cells.csv",
                           "findings.csv", "departments.csv", "gewu.db"}) {
    EXPECT_FALSE(output(name).empty()) << name;
  }
}

TEST_F(CliTest, QuietSaysNothing) {
  std::vector<std::string> arguments = convert({in + "/good.pdf"});
  arguments.emplace_back("--quiet");
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(CliTest, OnlyTheWantedFormatsAreWritten) {
  std::vector<std::string> arguments = convert({in + "/good.pdf"});
  arguments.emplace_back("--to=json");
  EXPECT_EQ(run(arguments).exit_code, 0);
  EXPECT_EQ(folder.names("out"), std::vector<std::string>{"good.json"});
}

TEST_F(CliTest, HelpAndVersionGiveZero) {
  EXPECT_THAT(run({"--help"}).out, HasSubstr("gewu convert"));
  EXPECT_THAT(run({"convert", "--help"}).out, HasSubstr("--cpu-seconds"));
  EXPECT_THAT(run({"--version"}).out, HasSubstr("gewu "));
}

TEST_F(CliTest, WrongUsageGivesTwo) {
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"frobnicate"},
                                             {"convert"},
                                             {"convert", "x.pdf"},
                                             {"convert", "x", "-o", "y", "-Z"},
                                             {"show", "x"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("gewu"));
  }
}

TEST_F(CliTest, APartialDocumentGivesThree) {
  PdfBuilder builder;
  builder.add_page(kHello, "/MediaBox [0 0 200 100]");
  builder.add_page(kHello, "/MediaBox [0 0 200000 200000]");
  const Outcome outcome = run(convert({put("half.pdf", builder.finish())}));
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("half.pdf: page 2:"));
  EXPECT_THAT(output("half.json"), HasSubstr("\"status\": \"partial\""));
  EXPECT_THAT(output("half.json"), HasSubstr("\"code\": \"limit-hit\", \"page\": 2"));
}

TEST_F(CliTest, SomeFailedDocumentsGiveFour) {
  const Outcome outcome = run(convert({in + "/good.pdf", put("bad.pdf", "%PDF-1.4 no more")}));
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_THAT(output("good.json"), HasSubstr("\"status\": \"ok\""));
  EXPECT_THAT(output("bad.json"), HasSubstr("\"status\": \"failed\""));
}

TEST_F(CliTest, AFileThatIsNoDocumentGivesFive) {
  expect_refused(put("noise.pdf", "\x01\x02 this is no PDF \xff\xfe"), 5, "noise.pdf");
}

TEST_F(CliTest, ATruncatedFileGivesFive) {
  const std::string whole = one_page_pdf(kHello);
  expect_refused(put("cut.pdf", whole.substr(0, whole.size() / 4)), 5, "cut.pdf");
}

TEST_F(CliTest, AnEncryptedFileNeedsItsPassword) {
  expect_refused(kEncrypted, 5, "--password");
  std::vector<std::string> arguments = convert({kEncrypted});
  arguments.emplace_back("--password=kaiyuan");
  EXPECT_EQ(run(arguments).exit_code, 0);
}

TEST_F(CliTest, AFileWithoutPagesGivesFive) {
  expect_refused(put("zero.pdf", PdfBuilder().finish()), 5, "zero.pdf");
}

TEST_F(CliTest, APageOf200000PointsGivesFive) {
  expect_refused(put("vast.pdf", one_page_pdf(kHello, "/MediaBox [0 0 200000 200000]")), 5,
                 "vast.pdf: page 1");
}

TEST_F(CliTest, AnImageOf40000PixelsGivesFive) {
  const std::string png =
      "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x9C\x40\0\0\x9C\x40\x08\0\0\0\0"s
      "\x00\x00\x00\x00\0\0\0\0IDAT\0\0\0\0"s;
  expect_refused(put("vast.png", png), 5, "vast.png");
}

TEST_F(CliTest, AFlateBombIsStoppedByTheCpuLimit) {
  std::vector<std::string> arguments = convert({in + "/good.pdf", kBomb});
  arguments.emplace_back("--cpu-seconds=1");
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("flate-bomb.pdf: page 1"));
  EXPECT_THAT(output("flate-bomb.json"), HasSubstr("limit-hit"));
}

TEST_F(CliTest, ALoopOfLinksIsUnreadable) {
  std::filesystem::create_symlink(in + "/loop.pdf", in + "/loop.pdf");
  expect_refused(in + "/loop.pdf", 5, "loop.pdf");
}

TEST_F(CliTest, APipeIsNotWaitedFor) {
  ASSERT_EQ(mkfifo((in + "/pipe.pdf").c_str(), 0600), 0);
  expect_refused(in + "/pipe.pdf", 5, "not a regular file");
}

TEST_F(CliTest, AMissingFileGivesFiveAndWritesNothingOfIt) {
  expect_refused(in + "/nowhere.pdf", 5, "no such file");
  EXPECT_THAT(output("nowhere.json"), IsEmpty());
}

TEST_F(CliTest, ABadFileNeverReplacesWhatAnEarlierRunReadFromIt) {
  const std::string path = put("same.pdf", one_page_pdf(kHello));
  ASSERT_EQ(run(convert({path})).exit_code, 0);
  const std::string earlier = output("same.json");
  put("same.pdf", "broken");
  EXPECT_EQ(run(convert({path})).exit_code, 5);
  EXPECT_EQ(output("same.json"), earlier);
}

TEST_F(CliTest, AMissingModelGivesSix) {
  const Outcome outcome = run({"convert", in + "/good.pdf", "-o", out, "--reader", "ocr",
                               "--tessdata", "/nowhere", "--model", "/nowhere"});
  EXPECT_EQ(outcome.exit_code, 6) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(out + "/gewu.db"));
}

TEST_F(CliTest, AFullDiskGivesSevenAndLeavesEarlierOutputAlone) {
  ASSERT_EQ(run(convert({in + "/good.pdf"})).exit_code, 0);
  const auto before = snapshot();
  put("good.pdf", one_page_pdf("BT /F1 20 Tf 10 50 Td (CD) Tj ET"));
  const Outcome outcome = run(convert({in + "/good.pdf"}), "", 200);
  EXPECT_EQ(outcome.exit_code, 7) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("cannot be written"));
  EXPECT_EQ(snapshot(), before);
}

TEST_F(CliTest, AFullDiskAtTheDatabaseGivesSevenToo) {
  const Outcome outcome = run(convert({in + "/good.pdf"}), "", 20'000);
  EXPECT_EQ(outcome.exit_code, 7) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(out + "/gewu.db"));
}

TEST_F(CliTest, AnOutputFolderThatIsAFileGivesSeven) {
  folder.write("out", "mine");
  EXPECT_EQ(run(convert({in + "/good.pdf"})).exit_code, 7);
  EXPECT_EQ(folder.read("out"), "mine");
}

TEST_F(CliTest, ADatabaseOfSomebodyElseGivesSeven) {
  std::filesystem::create_directory(out);
  folder.write("out/gewu.db", "somebody's notes");
  const Outcome outcome = run(convert({in + "/good.pdf"}));
  EXPECT_EQ(outcome.exit_code, 7);
  EXPECT_THAT(outcome.err, HasSubstr("gewu.db"));
  EXPECT_EQ(output("gewu.db"), "somebody's notes");
}

TEST_F(CliTest, CtrlCGives130AndLeavesEarlierOutputAlone) {
  ASSERT_EQ(run(convert({in + "/good.pdf"})).exit_code, 0);
  const auto before = snapshot();
  Program program(folder.path() + "/log", convert({kBomb, in + "/good.pdf"}));
  const auto writing = [this] { return folder.names("out").size() > 9; };
  while (program.running() && !writing()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  program.interrupt();
  const Outcome outcome = program.wait();
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_EQ(snapshot(), before);
}

TEST_F(CliTest, NoWorkerOutlivesAnInterruptedRun) {
  Program program(folder.path() + "/log", convert({kBomb}));
  std::string worker;
  while (program.running() && worker.empty()) {
    worker = child_of(program.pid());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ASSERT_FALSE(worker.empty());
  program.interrupt();
  EXPECT_EQ(program.wait().exit_code, 130);
  EXPECT_FALSE(std::filesystem::exists("/proc/" + worker));
}

TEST_F(CliTest, TheSameBytesComeOutWhateverTheNumberOfWorkers) {
  for (const char* name : {"a.pdf", "b.pdf"}) {
    PdfBuilder builder;
    for (int page = 0; page < 6; ++page) {
      builder.add_page("BT /F1 20 Tf 10 50 Td (Page " + std::to_string(page) + ") Tj ET",
                       "/MediaBox [0 0 200 100]");
    }
    put(name, builder.finish(name == "a.pdf"s ? "/Lang (a)" : ""));
  }
  std::vector<std::string> arguments = convert({in});
  arguments.emplace_back("--jobs=1");
  ASSERT_EQ(run(arguments).exit_code, 0);
  const auto alone = snapshot();
  std::filesystem::remove_all(out);
  arguments.back() = "--jobs=4";
  ASSERT_EQ(run(arguments).exit_code, 0);
  EXPECT_EQ(snapshot(), alone);
}

TEST_F(CliTest, ASecondRunWritesTheSameFilesAgain) {
  ASSERT_EQ(run(convert({in})).exit_code, 0);
  auto first = snapshot();
  ASSERT_EQ(run(convert({in})).exit_code, 0);
  auto second = snapshot();
  // The database holds the same rows in other pages of its file.
  const auto is_database = [](const auto& file) { return file.first == "gewu.db"; };
  std::erase_if(first, is_database);
  std::erase_if(second, is_database);
  EXPECT_EQ(first, second);
}

TEST_F(CliTest, TextComesFromStandardInput) {
  const Outcome outcome =
      run({"convert", "-", "-o", out, "--to", "json"}, "项目名称\t疫情防控\n年度资金总额\t10\n");
  EXPECT_THAT(outcome.exit_code, testing::AnyOf(0, 3)) << outcome.err;
  EXPECT_THAT(output("stdin.json"), HasSubstr("\"kind\": \"text\""));
  EXPECT_THAT(output("stdin.json"), HasSubstr("疫情防控"));
}

TEST_F(CliTest, AFormOfTextThatGoesOnOverAFormFeedIsOneTable) {
  const std::string form =
      "项目支出绩效目标表\n项目名称  农村公路养护\n一级指标    二级指标    三级指标      指标值\n"
      "产出指标    数量指标    养护公路里程  ≥300公里\n"
      "            质量指标    验收合格率    ≥95%\n\f"
      "效益指标    社会效益    居民出行条件  明显改善\n满意度      满意度      群众满意度    "
      "≥90%\n";
  const Outcome outcome = run({"convert", put("form.txt", form), "-o", out, "--to", "json"});
  EXPECT_THAT(outcome.exit_code, testing::AnyOf(0, 3)) << outcome.err;
  EXPECT_THAT(output("form.json"), HasSubstr("the form goes on over a form feed"));
  EXPECT_THAT(output("form.json"), HasSubstr("\"page\": 2")) << "cells keep their pages";
}

TEST_F(CliTest, ShowDrawsAPng) {
  const std::string png = folder.path() + "/page.png";
  const Outcome outcome = run({"show", in + "/good.pdf", "--reader", "text-layer", "-o", png});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(folder.read("page.png").substr(0, 4), "\x89PNG");
}

TEST_F(CliTest, ShowDrawsEveryPageIntoAFolder) {
  const std::string pictures = folder.path() + "/pictures";
  const Outcome outcome =
      run({"show", in + "/good.pdf", "--reader", "text-layer", "--all", "-o", pictures});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("1 pictures"));
  EXPECT_EQ(folder.read("pictures/page-0001.png").substr(0, 4), "\x89PNG");
}

TEST_F(CliTest, ShowOfWhatNeedsNoReviewDrawsNothing) {
  const std::string png = folder.path() + "/page.png";
  const Outcome outcome =
      run({"show", in + "/good.pdf", "--reader", "text-layer", "--review-only", "-o", png});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("no cell to review"));
  EXPECT_FALSE(std::filesystem::exists(png));
}

TEST_F(CliTest, ShowDrawsOneCellByItsBox) {
  const std::string png = folder.path() + "/cell.png";
  std::vector<std::string> arguments = {"show", in + "/good.pdf", "--reader",   "text-layer", "-o",
                                        png,    "--cell",         "10,20,60,40"};
  EXPECT_EQ(run(arguments).exit_code, 0);
  EXPECT_EQ(folder.read("cell.png").substr(0, 4), "\x89PNG");
  arguments.back() = "9000,20,9060,40";
  const Outcome beyond = run(arguments);
  EXPECT_EQ(beyond.exit_code, 2);
  EXPECT_THAT(beyond.err, HasSubstr("nothing at the box"));
  arguments.back() = "10,20,60";
  EXPECT_EQ(run(arguments).exit_code, 2);
}

TEST_F(CliTest, ShowTellsWhatRulesDid) {
  const Outcome outcome = run({"show", "fixtures/corpus/atush-2024-fax-song.pdf", "--page", "1",
                               "-o", folder.path() + "/page.png"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("doubted: "));
}

TEST_F(CliTest, ShowOfAPageThatIsNotThereIsWrongUsage) {
  const Outcome outcome =
      run({"show", in + "/good.pdf", "--page", "2", "-o", folder.path() + "/page.png"});
  EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("no page 2, only 1"));
}

TEST_F(CliTest, DoctorFindsEverythingHere) {
  const Outcome outcome = run({"doctor"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  for (const char* part : {"poppler", "tesseract", "opencv", "line model", "poppler-data"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
}

TEST_F(CliTest, DoctorSaysWhatToInstall) {
  const Outcome outcome = run({"doctor", "--tessdata", "/nowhere"});
  EXPECT_EQ(outcome.exit_code, 6);
  EXPECT_THAT(outcome.out, HasSubstr("apt-get install tesseract-ocr-chi-sim"));
}

}  // namespace
}  // namespace gewu
