#include "app/options.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/flags.h"
#include "app/inputs.h"
#include "app/totals.h"
#include "export/test_folder.h"
#include "ocr/page/page_text.h"

namespace gewu {
namespace {

Options good(const std::vector<std::string>& arguments) {
  Result<Options> options = parse_options(arguments);
  EXPECT_TRUE(options) << options.error().message;
  return options ? *options : Options();
}

std::string complaint(const std::vector<std::string>& arguments) {
  const Result<Options> options = parse_options(arguments);
  EXPECT_FALSE(options);
  if (options) return "";
  EXPECT_EQ(options.error().code, ErrorCode::Usage);
  return options.error().message + " | " + options.error().hint;
}

TEST(OptionsTest, ShowWritesOnlyWhatIsNamedAPng) {
  EXPECT_NE(complaint({"show", "a.pdf", "-o", "page.jpg"}).find("writes a PNG"), std::string::npos);
  EXPECT_EQ(good({"show", "a.pdf", "-o", "PAGE.PNG"}).output, "PAGE.PNG");
  EXPECT_EQ(good({"show", "a.pdf", "-o", "/dev/stdout"}).output, "/dev/stdout");
}

TEST(OptionsTest, ConvertTakesWhatTheManualSays) {
  const Options options = good({"convert",
                                "a.pdf",
                                "b",
                                "-o",
                                "out",
                                "--pages=1-3,7",
                                "--dpi",
                                "200",
                                "--reader",
                                "ocr",
                                "--ocr",
                                "tesseract",
                                "--jobs",
                                "3",
                                "--to",
                                "json,sqlite",
                                "--password",
                                "x",
                                "--tessdata",
                                "/t",
                                "--lang",
                                "chi_tra",
                                "--model",
                                "/m",
                                "--max-pages",
                                "9",
                                "--max-pixels",
                                "10M",
                                "--cpu-seconds",
                                "5",
                                "--max-bytes",
                                "2G",
                                "--max-memory",
                                "512M",
                                "-q",
                                "--excel-safe"});
  EXPECT_EQ(options.command, Command::Convert);
  EXPECT_EQ(options.inputs, (std::vector<std::string>{"a.pdf", "b"}));
  EXPECT_EQ(options.output, "out");
  EXPECT_EQ(options.pages.of(10), (std::vector<int>{1, 2, 3, 7}));
  EXPECT_EQ(options.read.dpi, 200);
  EXPECT_EQ(options.read.reader, ReaderChoice::Ocr);
  EXPECT_TRUE(options.read.readers.use_tesseract && !options.read.readers.use_own);
  EXPECT_EQ(options.jobs, 3);
  EXPECT_TRUE(options.json && options.sqlite && !options.csv);
  EXPECT_EQ(options.read.password, "x");
  EXPECT_EQ(options.read.readers.tessdata, "/t");
  EXPECT_EQ(options.read.readers.language, "chi_tra");
  EXPECT_TRUE(options.read.readers_named);
  EXPECT_EQ(options.read.limits.max_pages, 9);
  EXPECT_EQ(options.read.limits.max_pixels, 10LL << 20);
  EXPECT_EQ(options.read.limits.cpu_seconds_per_page, 5);
  EXPECT_EQ(options.read.limits.max_bytes, 2LL << 30);
  EXPECT_EQ(options.read.limits.max_worker_bytes, 512LL << 20);
  EXPECT_TRUE(options.quiet && options.excel_safe);
}

TEST(OptionsTest, DefaultsWriteEverythingWithEveryProcessor) {
  const Options options = good({"convert", "-", "-oout"});
  EXPECT_TRUE(options.json && options.csv && options.sqlite);
  EXPECT_EQ(options.jobs, usable_processors());
  EXPECT_TRUE(options.pages.all());
  EXPECT_EQ(options.inputs, std::vector<std::string>{"-"});
  EXPECT_EQ(options.output, "out");
}

TEST(OptionsTest, AfterTwoDashesEverythingIsAnInput) {
  EXPECT_EQ(good({"convert", "-o", "out", "--", "--odd.pdf"}).inputs,
            std::vector<std::string>{"--odd.pdf"});
}

TEST(OptionsTest, ComplaintsNameTheOptionAndTheWayOut) {
  EXPECT_NE(complaint({"convert", "a", "-o", "x", "--job", "2"}).find("--jobs"), std::string::npos);
  EXPECT_NE(complaint({"convert", "a"}).find("-o is missing"), std::string::npos);
  EXPECT_NE(complaint({"convert", "-o", "x"}).find("gewu convert"), std::string::npos);
  EXPECT_NE(complaint({"convert", "a", "-o", "x", "--dpi", "9"}).find("--dpi"), std::string::npos);
  EXPECT_NE(complaint({"convert", "a", "-o", "x", "--dpi"}).find("needs a value"),
            std::string::npos);
  EXPECT_NE(complaint({"convert", "a", "-o", "x", "--quiet=1"}).find("takes no value"),
            std::string::npos);
  EXPECT_NE(complaint({"convert", "a", "-o", "x", "--to", "xml"}).find("json,csv,sqlite"),
            std::string::npos);
  EXPECT_NE(complaint({"convrt"}).find("convrt"), std::string::npos);
  complaint({});
  complaint({"show", "a", "b", "-o", "x"});
  complaint({"show", "a", "-o", "x", "--jobs", "2"});
  complaint({"doctor", "a"});
  complaint({"convert", "-", "-", "-o", "x"});
  complaint({"convert", "a", "-o", "x", "--max-memory", "1M"});
}

TEST(OptionsTest, HelpKnowsEveryOption) {
  const std::string help = help_text(Command::Convert);
  for (const Flag& flag : all_flags()) {
    if (flag.commands & kForConvert) {
      EXPECT_NE(help.find("--" + std::string(flag.name)), std::string::npos) << flag.name;
    }
  }
  EXPECT_EQ(good({"convert", "--help"}).command, Command::Help);
  EXPECT_EQ(good({"convert", "--help"}).help_about, Command::Convert);
}

TEST(ManualTest, KnowsEveryOptionAndExitCode) {
  std::ifstream file("docs/manual.md");  // tests run in the root of the source
  std::ostringstream manual;
  manual << file.rdbuf();
  for (const Flag& flag : all_flags()) {
    EXPECT_NE(manual.str().find("--" + std::string(flag.name)), std::string::npos) << flag.name;
  }
  for (const ExitCode code : {ExitCode::Good, ExitCode::Usage, ExitCode::NeedsReview,
                              ExitCode::SomeFailed, ExitCode::NoneRead, ExitCode::MissingDependency,
                              ExitCode::OutputFailed, ExitCode::Internal, ExitCode::Interrupted}) {
    const std::string row = "\n| " + std::to_string(static_cast<int>(code)) + " | ";
    EXPECT_NE(manual.str().find(row), std::string::npos) << row;
  }
}

TEST(PageRangesTest, ReadsListsAndRefusesNonsense) {
  const auto pages = [](const char* text) {
    Result<PageRanges> ranges = PageRanges::parse(text);
    return ranges ? ranges->of(6) : std::vector<int>{-1};
  };
  EXPECT_EQ(pages("2"), (std::vector<int>{2}));
  EXPECT_EQ(pages("5-"), (std::vector<int>{5, 6}));
  EXPECT_EQ(pages("-2,4"), (std::vector<int>{1, 2, 4}));
  EXPECT_EQ(pages("4,1-2,2"), (std::vector<int>{1, 2, 4}));
  EXPECT_EQ(pages("9"), std::vector<int>());
  for (const char* bad : {"", "0", "3-1", "a", "1,,2", "-", "1-2-3", "99999999999"}) {
    EXPECT_EQ(pages(bad), std::vector<int>{-1}) << bad;
  }
}

TEST(InputsTest, FoldersAreSortedAndNamesLoseTheirEndings) {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path() + "/d/sub");
  for (const char* name :
       {"d/b.pdf", "d/a.PNG", "d/sub/a.tif", "d/.hidden.pdf", "d/x.docx", "a.pdf"}) {
    folder.write(name, "x");
  }
  const std::vector<Input> inputs =
      find_inputs({folder.path() + "/a.pdf", folder.path() + "/d"}, "");
  std::vector<std::string> stems;
  stems.reserve(inputs.size());
  for (const Input& input : inputs) stems.push_back(input.stem);
  EXPECT_EQ(stems, (std::vector<std::string>{"a", "a", "b", "a"}));
}

TEST(InputsTest, PlacesHoldWhateverFolderTheProgramIsStartedIn) {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path() + "/甲县");
  folder.write("甲县/附件1.pdf", "x");
  EXPECT_EQ(place_seen_from(folder.path() + "/out", folder.path() + "/甲县/附件1.pdf"),
            "../甲县/附件1.pdf");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path() + "/甲县");
  EXPECT_EQ(place_seen_from("../out", "附件1.pdf"), "../甲县/附件1.pdf");
  std::filesystem::current_path(before);
}

TEST(InputsTest, OfficeFilesSayWhatToDo) {
  const TestFolder folder;
  for (const char* name : {"a.docx", "a.XLSX", "a.ofd", "a.doc"}) {
    folder.write(name, "PK");
    const std::vector<Input> inputs = find_inputs({folder.path() + "/" + name}, "");
    ASSERT_TRUE(inputs.at(0).problem) << name;
    EXPECT_NE(inputs[0].problem->hint.find("PDF"), std::string::npos) << name;
  }
  folder.write("really.docx", "%PDF-1.4");
  EXPECT_FALSE(find_inputs({folder.path() + "/really.docx"}, "").at(0).problem);
}

TEST(InputsTest, WhatCannotBeOpenedComesWithAProblem) {
  const TestFolder folder;
  std::filesystem::create_symlink(folder.path() + "/loop", folder.path() + "/loop");
  const std::vector<Input> inputs =
      find_inputs({"/nowhere/x.pdf", folder.path() + "/loop", "/dev/null"}, "");
  ASSERT_EQ(inputs.size(), 3u);
  ASSERT_TRUE(inputs[0].problem && inputs[1].problem && inputs[2].problem);
  EXPECT_EQ(inputs[0].problem->code, ErrorCode::NotFound);
  EXPECT_EQ(inputs[1].problem->code, ErrorCode::Unreadable);
  EXPECT_EQ(inputs[2].problem->code, ErrorCode::Unreadable);
}

TEST(InputsTest, LongNamesAreCutBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 80; ++i) name += "表";
  const TestFolder folder;
  folder.write(name + ".pdf", "x");
  const std::vector<Input> inputs = find_inputs({folder.path() + "/" + name + ".pdf"}, "");
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_EQ(inputs[0].stem, name.substr(0, 66 * 3));
  EXPECT_EQ(inputs[0].name, name + ".pdf");
}

TEST(InputsTest, NamesAreValidUtf8) {
  const TestFolder folder;
  folder.write("a\xff.pdf", "x");
  const std::vector<Input> inputs = find_inputs({folder.path() + "/a\xff.pdf"}, "");
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_EQ(inputs[0].name, "a\xEF\xBF\xBD.pdf");
}

TEST(TotalsTest, ExitCodesFollowWhatWasFound) {
  Totals totals;
  totals.documents = 2;
  EXPECT_EQ(exit_code_of(totals), ExitCode::Good);
  totals.cells_to_review = 1;
  EXPECT_EQ(exit_code_of(totals), ExitCode::NeedsReview);
  totals.failed = 1;
  EXPECT_EQ(exit_code_of(totals), ExitCode::SomeFailed);
  totals.failed = 2;
  EXPECT_EQ(exit_code_of(totals), ExitCode::NoneRead);
}

TEST(TotalsTest, TheSummaryCountsInWords) {
  Totals totals;
  totals.documents = 1;
  totals.errors = 1;
  totals.warnings = 2;
  const std::string text = summary_text(totals);
  EXPECT_NE(text.find("3 (1 error, 2 warnings)\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace gewu
