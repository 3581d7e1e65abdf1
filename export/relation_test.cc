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

/// One table with the record, as the document of the rows.
Document document_of(Record record) {
  Document document = sample_document();
  document.tables.resize(1);
  document.tables[0].record = std::move(record);
  return document;
}

/// What a relation says of the document in one column, row by row.
std::vector<std::string> column_of(const Document& document, const std::string& name,
                                   const std::string& column) {
  const Relation& from = relation(name);
  const auto found = std::find_if(from.columns.begin(), from.columns.end(),
                                  [&](const Column& one) { return one.name == column; });
  const auto index = static_cast<size_t>(found - from.columns.begin());
  const RowSource source{&document, document_key(document.info), "report"};
  std::vector<std::string> texts;
  from.each_row(source, [&](const std::vector<Value>& row) {
    const auto* text = std::get_if<std::string>(&row.at(index));
    texts.push_back(text ? *text : "NULL");
  });
  return texts;
}

using Texts = std::vector<std::string>;

TEST(RelationTest, ASelfEvaluationHasItsMoneyAndItsResults) {
  SelfEvaluation evaluation;
  evaluation.project_name = "饮水检测";
  evaluation.total_score = "97.7（优）";
  ExecutionRow money;
  money.source = "年度资金总额";
  money.adjusted = parse_money("73.20", "万元");
  money.rate = "95.77%";
  evaluation.execution = {money};
  Indicator indicator;
  indicator.actual = parse_target_value("93%");
  indicator.score = "28.1";
  indicator.deviation = "雨季";
  evaluation.indicators = {indicator};
  const Document document = document_of(evaluation);
  EXPECT_EQ(column_of(document, "self_evaluations", "total_score"), Texts{"97.7（优）"});
  EXPECT_EQ(column_of(document, "self_evaluations", "total_score_number"), Texts{"97.7"});
  EXPECT_EQ(column_of(document, "budget_execution", "adjusted_yuan"), Texts{"732000"});
  EXPECT_EQ(column_of(document, "budget_execution", "initial"), Texts{"NULL"});
  EXPECT_EQ(column_of(document, "indicators", "actual_number"), Texts{"93"});
  EXPECT_EQ(column_of(document, "indicators", "score_number"), Texts{"28.1"});
  EXPECT_EQ(column_of(document, "indicators", "deviation"), Texts{"雨季"});
}

TEST(RelationTest, TasksAndSubtotalsHaveRows) {
  DepartmentTarget department;
  DepartmentTask task;
  task.name = "防灾";
  task.fiscal = parse_money("20", "万元");
  department.tasks = {task, task};
  EXPECT_EQ(column_of(document_of(department), "department_tasks", "fiscal_yuan"),
            (Texts{"200000", "200000"}));
  ProjectList list;
  list.subtotals = {{"水利局", parse_money("30", "万元"), 1}};
  EXPECT_EQ(column_of(document_of(list), "list_subtotals", "department"), Texts{"水利局"});
}

TEST(RelationTest, AListOfABudgetHasRowsInBoth) {
  Document document = document_of(BudgetTable{});
  ProjectList list;
  list.rows.resize(1);
  list.rows[0].project_name = "云";
  document.tables[0].also = list;
  EXPECT_EQ(column_of(document, "list_rows", "project_name"), Texts{"云"});
  EXPECT_EQ(column_of(document, "tables", "form"), Texts{"budget_table"});
  EXPECT_EQ(column_of(document, "tables", "also"), Texts{"project_list"});
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
