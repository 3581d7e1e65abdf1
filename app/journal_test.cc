#include "app/journal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/read_document.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

const std::string kHash(64, 'a');
const std::string kOther(64, 'b');

class JournalTest : public testing::Test {
 protected:
  Journal open(const std::string& key = "key", bool redo = false) const {
    Result<Journal> journal = Journal::open(path, key, redo);
    EXPECT_TRUE(journal);
    return std::move(*journal);
  }

  TestFolder folder;
  std::string path = folder.path() + "/journal";
};

TEST_F(JournalTest, AnswersAreFoundAgainByContentAndPage) {
  {
    Journal journal = open();
    EXPECT_TRUE(journal.empty());
    ASSERT_TRUE(journal.add_page(kHash, 1, "one"));
    ASSERT_TRUE(journal.add_page(kHash, 12, "twelve"));
    ASSERT_TRUE(journal.add_document("a document"));
    EXPECT_FALSE(journal.empty());
  }
  const Journal journal = open();
  EXPECT_EQ(journal.pages_found(), 2U);
  EXPECT_EQ(*journal.page(kHash, 12), "twelve");
  EXPECT_EQ(*journal.page(kHash, 2), std::nullopt);
  EXPECT_EQ(*journal.page(kOther, 1), std::nullopt);
}

TEST_F(JournalTest, AnAnswerIsThereAsSoonAsItWasAdded) {
  Journal journal = open();
  ASSERT_TRUE(journal.add_page(kHash, 1, "one"));
  ASSERT_TRUE(journal.add_page(kHash, 1, "once more"));
  EXPECT_EQ(*journal.page(kHash, 1), "once more");
  EXPECT_EQ(journal.pages_found(), 0U) << "an earlier run left none";
}

TEST_F(JournalTest, ARunThatGoesOnHandsItsDocumentsOverAnew) {
  ASSERT_TRUE(open().add_document("as the run that was cut off knew it"));
  {
    Journal journal = open();
    ASSERT_TRUE(journal.add_document("first"));
    ASSERT_TRUE(journal.add_document("second"));
  }
  const Result<Journal> complete = Journal::open_complete(path);
  ASSERT_TRUE(complete);
  ASSERT_EQ(complete->documents(), 2U);
  EXPECT_EQ(*complete->document(0), "first");
}

TEST_F(JournalTest, AnAnswerIsNotTakenForThatOfANameThatOnlyBeginsAlike) {
  ASSERT_TRUE(open().add_page(kHash, 1, "one"));
  std::string alike = kHash;
  alike.back() = 'b';
  EXPECT_EQ(*open().page(alike, 1), std::nullopt);
}

TEST_F(JournalTest, TheSameBytesReadAsAnotherKindGoByAnotherName) {
  const auto name_of = [](const std::string& file, const std::string& content) {
    ReadDocument document;
    document.input.name = file;
    document.facts.sha256 = content;
    return journal_name(document);
  };
  EXPECT_EQ(name_of("a.txt", kHash), name_of("b.txt", kHash));
  EXPECT_NE(name_of("a.txt", kHash), name_of("a.html", kHash));
  EXPECT_NE(name_of("a.txt", kHash), name_of("a.txt", kOther));
  EXPECT_EQ(name_of("a.txt", ""), "");
}

TEST_F(JournalTest, AnotherKeyOrRedoBeginsAnew) {
  ASSERT_TRUE(open().add_page(kHash, 1, "one"));
  EXPECT_EQ(open("other").pages_found(), 0U);
  ASSERT_TRUE(open("other").add_page(kHash, 1, "one"));
  EXPECT_EQ(open("other", true).pages_found(), 0U);
}

TEST_F(JournalTest, ARecordThatWasCutOffAnywhereIsDroppedAndTheRestStays) {
  {
    Journal journal = open();
    ASSERT_TRUE(journal.add_page(kHash, 1, "one"));
  }
  const auto whole = std::filesystem::file_size(path);
  ASSERT_TRUE(open().add_page(kHash, 2, "two"));
  const std::string bytes = folder.read("journal");
  for (size_t size = whole; size < bytes.size(); ++size) {
    folder.write("journal", bytes.substr(0, size));
    Journal journal = open();
    EXPECT_EQ(journal.pages_found(), 1U) << size;
    ASSERT_TRUE(journal.add_page(kHash, 3, "three"));
    EXPECT_EQ(*open().page(kHash, 3), "three") << size;
  }
}

TEST_F(JournalTest, ARecordWhoseBytesChangedEndsIt) {
  ASSERT_TRUE(open().add_page(kHash, 1, "one"));
  std::string bytes = folder.read("journal");
  bytes.back() ^= 1;
  folder.write("journal", bytes);
  EXPECT_EQ(open().pages_found(), 0U);
}

}  // namespace
}  // namespace gewu
