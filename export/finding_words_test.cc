#include "export/finding_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace gewu {
namespace {

// The codes of the table under "Findings" of docs/output.md.
std::set<std::string> documented_codes() {
  std::ifstream file("docs/output.md");
  std::set<std::string> codes;
  bool within = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) within = line == "## Findings";
    if (!within || !line.starts_with("| `")) continue;
    const std::string cell = line.substr(2, line.find(" |", 2) - 2);
    for (size_t at = cell.find('`'); at != std::string::npos;) {
      const size_t end = cell.find('`', at + 1);
      codes.insert(cell.substr(at + 1, end - at - 1));
      at = cell.find('`', end + 1);
    }
  }
  return codes;
}

TEST(FindingWordsTest, EveryKindThatIsDocumentedHasChineseWords) {
  const std::set<std::string> codes = documented_codes();
  EXPECT_GT(codes.size(), 30U);
  for (const std::string& code : codes) {
    const FindingWords* words = finding_words(code);
    ASSERT_NE(words, nullptr) << code;
    EXPECT_FALSE(words->meaning.empty() || words->advice.empty()) << code;
  }
  for (const FindingWords& words : all_finding_words()) {
    EXPECT_TRUE(codes.contains(std::string(words.code))) << words.code << " is not documented";
  }
}

TEST(FindingWordsTest, AnUnknownKindHasNone) { EXPECT_EQ(finding_words("frobnicated"), nullptr); }

}  // namespace
}  // namespace gewu
