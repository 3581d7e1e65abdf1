#include "export/relation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "export/sample_document.h"

namespace gewu {
namespace {

bool has(const Relation& relation, const std::string& column) {
  return std::any_of(relation.columns.begin(), relation.columns.end(),
                     [&](const Column& one) { return one.name == column; });
}

TEST(RelationTest, EveryColumnIsDescribedInBothLanguages) {
  for (const Relation& one : relations()) {
    EXPECT_FALSE(one.name_zh.empty() || one.about.empty() || one.about_zh.empty()) << one.name;
    std::set<std::string> names;
    for (const Column& column : one.columns) {
      EXPECT_FALSE(column.name_zh.empty() || column.about.empty() || column.about_zh.empty())
          << one.name << "." << column.name;
      EXPECT_TRUE(names.insert(column.name).second) << one.name << "." << column.name;
    }
  }
}

TEST(RelationTest, ChineseHeadsAreUniqueToo) {
  for (const Relation& one : relations()) {
    std::set<std::string> heads;
    for (const size_t index : file_columns(one)) {
      EXPECT_TRUE(heads.insert(one.columns[index].name_zh).second)
          << one.name << "." << one.columns[index].name;
    }
  }
}

TEST(RelationTest, KeysAndParentsNameColumnsThatExist) {
  std::set<std::string> before;
  for (const Relation& one : relations()) {
    for (const std::string& column : one.key) EXPECT_TRUE(has(one, column)) << one.name;
    for (const ForeignKey& parent : one.parents) {
      EXPECT_TRUE(before.count(parent.parent)) << one.name;
      EXPECT_EQ(parent.columns, relation(parent.parent).key) << one.name;
      for (const std::string& column : parent.columns) EXPECT_TRUE(has(one, column)) << one.name;
    }
    before.insert(one.name);
  }
}

TEST(RelationTest, RowsFitTheirColumns) {
  const Document document = sample_document();
  const RowSource source{&document, document_key(document.info), "report"};
  for (const Relation& one : relations()) {
    one.each_row(source, [&](const std::vector<Value>& row) {
      ASSERT_EQ(row.size(), one.columns.size()) << one.name;
      for (size_t i = 0; i < row.size(); ++i) {
        if (!one.columns[i].required) continue;
        EXPECT_NE(row[i].index(), 0u) << one.name << "." << one.columns[i].name;
      }
    });
  }
}

TEST(RelationTest, ADocumentIsNamedByItsContentOrElseByItsPlace) {
  DocumentInfo info;
  info.name = "a.pdf";
  EXPECT_EQ(document_key(info), "none:a.pdf");
  info.path = "../in/a.pdf";
  EXPECT_EQ(document_key(info), "none:../in/a.pdf");
  info.sha256 = std::string(16, '1') + std::string(48, '2');
  EXPECT_EQ(document_key(info), std::string(16, '1'));
}

}  // namespace
}  // namespace gewu
