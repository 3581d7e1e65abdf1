#include "export/data_dictionary.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "export/relation.h"

namespace gewu {
namespace {

TEST(DataDictionaryTest, TheCommittedOneIsOfThisProgram) {
  std::ifstream file("docs/data.md");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  EXPECT_TRUE(bytes.str() == data_dictionary())
      << "docs/data.md is out of date: build/gewu_data_dictionary > docs/data.md";
}

TEST(DataDictionaryTest, EveryColumnHasANameAndAMeaningInBothLanguages) {
  for (const Relation& relation : relations()) {
    EXPECT_FALSE(relation.about.empty() || relation.about_zh.empty()) << relation.name;
    for (const Column& column : relation.columns) {
      EXPECT_FALSE(column.name_zh.empty() || column.about.empty() || column.about_zh.empty())
          << relation.name << "." << column.name;
    }
  }
}

}  // namespace
}  // namespace gewu
