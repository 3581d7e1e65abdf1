#include "export/corrections_file.h"

#include <gtest/gtest.h>

#include "export/test_folder.h"

namespace gewu {
namespace {

const std::string kHash(64, 'a');

std::string line_of(const std::string& more) {
  return R"({"document":")" + kHash + R"(","page":3,"box":[1,2,30,40],"read":"10,465.04")" + more +
         "}";
}

TEST(CorrectionsFileTest, ALineSaysWhereAndWhat) {
  const Result<Correction> one =
      parse_correction(line_of(R"(,"action":"text","text":"10,465.40","who":"x","when":"y")"));
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->page, 3);
  EXPECT_EQ(one->box, (PointRect{1, 2, 30, 40}));
  EXPECT_EQ(one->read, "10,465.04");
  EXPECT_EQ(one->text, "10,465.40");
}

TEST(CorrectionsFileTest, LinesThatAreNoneAreRefused) {
  for (const std::string& bad :
       {std::string("{}"), std::string("[]"), std::string("null"), line_of(R"(,"action":"text")"),
        line_of(R"(,"action":"erase")"), line_of(R"(,"action":"span")"),
        line_of(R"(,"action":"accept","row_span":"2")"),
        std::string(R"({"document":"short","page":1,"box":[0,0,1,1],"action":"accept"})"),
        R"({"document":")" + kHash + R"(","page":1,"box":[5,5,1,1],"action":"accept"})",
        R"({"document":")" + kHash + R"(","page":-1,"box":[0,0,1,1],"action":"accept"})",
        R"({"document":")" + kHash + R"(","page":1,"box":[0,0,1],"action":"accept"})"}) {
    EXPECT_FALSE(parse_correction(bad)) << bad;
  }
}

TEST(CorrectionsFileTest, ABadLineIsToldAndTheOthersCount) {
  const TestFolder folder;
  folder.write("c.jsonl", line_of(R"(,"action":"accept")") + "\nbroken\n\n" +
                              line_of(R"(,"action":"unreadable")") + "\r\n");
  CorrectionBook book;
  ASSERT_TRUE(read_corrections(folder.path() + "/c.jsonl", book));
  EXPECT_EQ(book.of(kHash).size(), 2u);
  ASSERT_EQ(book.problems.size(), 1u);
  EXPECT_NE(book.problems[0].find("line 2"), std::string::npos);
  EXPECT_TRUE(book.of("another").empty());
}

TEST(CorrectionsFileTest, NoFileSaysNothing) {
  CorrectionBook book;
  EXPECT_TRUE(read_corrections("/nowhere/c.jsonl", book));
  EXPECT_TRUE(book.by_document.empty());
}

TEST(CorrectionsFileTest, AddingNeverTouchesWhatStandsThere) {
  const TestFolder folder;
  const std::string path = folder.path() + "/c.jsonl";
  folder.write("c.jsonl", "cut off by a cra");
  ASSERT_TRUE(append_corrections(path, {"one", "two"}));
  EXPECT_EQ(folder.read("c.jsonl"), "cut off by a cra\none\ntwo\n");
}

TEST(CorrectionsFileTest, ImportingTwiceAddsOnce) {
  const TestFolder folder;
  folder.write("from.jsonl", "a\nb\n");
  const std::string from = folder.path() + "/from.jsonl";
  const std::string to = folder.path() + "/to.jsonl";
  EXPECT_EQ(*import_corrections(from, to), 2);
  EXPECT_EQ(*import_corrections(from, to), 0);
  EXPECT_EQ(folder.read("to.jsonl"), "a\nb\n");
}

}  // namespace
}  // namespace gewu
