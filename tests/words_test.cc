// What the program says about documents, it says in Chinese as well: nothing of its own stays in
// English where a person reads it.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "export/chinese.h"
#include "export/doubt_words.h"
#include "export/finding_words.h"
#include "export/test_folder.h"
#include "ocr/rules/rule_table.h"
#include "tests/cli/program.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::IsEmpty;

class Words : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TestFolder;
    run_gewu(folder_->path(), {"convert", "fixtures/field_cases", "fixtures/mangled",
                               "fixtures/producers", "fixtures/hostile/encrypted.pdf", "-o",
                               folder_->path() + "/out", "--to", "json", "--quiet"});
  }
  static void TearDownTestSuite() { delete folder_; }

  template <class Take>
  static void for_each_document(const Take& take) {
    for (const auto& entry : fs::recursive_directory_iterator(folder_->path() + "/out")) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream file(entry.path());
      const json document = json::parse(file, nullptr, false);
      if (document.is_object() && document.contains("findings")) take(document);
    }
  }

  static inline TestFolder* folder_ = nullptr;
};

TEST_F(Words, OfEveryFindingAreThereInChinese) {
  std::set<std::string> english;
  std::set<std::string> nameless;
  size_t findings = 0;
  for_each_document([&](const json& document) {
    for (const json& finding : document["findings"]) {
      ++findings;
      const std::string message = finding["message"];
      if (said_in_chinese(message) == message) english.insert(message);
      const std::string next = finding["suggestion"].is_null() ? "" : finding["suggestion"];
      if (!next.empty() && said_in_chinese(next) == next) english.insert(next);
      if (!finding_words(finding["code"].get<std::string>())) nameless.insert(finding["code"]);
    }
  });
  EXPECT_GT(findings, 100u);
  EXPECT_THAT(english, IsEmpty());
  EXPECT_THAT(nameless, IsEmpty());
}

TEST_F(Words, OfEveryDoubtAreThere) {
  std::set<std::string> nameless;
  for_each_document([&](const json& document) {
    for (const json& table : document["tables"]) {
      for (const json& cell : table["cells"]) {
        for (const json& doubt : cell.value("doubts", json::array())) {
          if (!doubt_words(doubt["code"].get<std::string>())) nameless.insert(doubt["code"]);
        }
      }
    }
  });
  for (const Rule& rule : rule_table()) {
    const bool doubts = !is_edit(rule) || rule.cap < 1;
    if (doubts && !doubt_words(rule.id)) nameless.insert(std::string(rule.id));
  }
  EXPECT_THAT(nameless, IsEmpty());
}

}  // namespace
}  // namespace gewu
