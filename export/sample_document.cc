#include "export/sample_document.h"

namespace gewu {

namespace {

TextCell cell(int row, int col, std::string text, double confidence = 1.0) {
  TextCell out;
  out.row = row;
  out.col = col;
  out.text = std::move(text);
  out.page = 1;
  out.box = {10.0 + 100 * col, 20.0 + 15 * row, 110.0 + 100 * col, 35.0 + 15 * row};
  out.source = out.text.empty() ? TextSource::Blank : TextSource::Ocr;
  out.confidence = confidence;
  out.review = confidence < 0.9;
  return out;
}

TextTable table(int rows, int cols, std::vector<TextCell> cells) {
  TextTable out;
  out.pages = {1};
  out.box = {10, 20, 10.0 + 100 * cols, 20.0 + 15 * rows};
  out.rows = rows;
  out.cols = cols;
  out.cells = std::move(cells);
  return out;
}

Indicator indicator(std::string level3, TargetValue value, int row) {
  Indicator out;
  out.level1 = "产出指标";
  out.level2 = "数量指标";
  out.level3 = std::move(level3);
  out.value = std::move(value);
  out.row = row;
  return out;
}

DocumentTable project_form() {
  TextCell name = cell(0, 1, "疫情防控, \"甲\"", 0.98765);
  name.has_raw = true;
  name.raw = "疫情防挖, \"甲\"";
  name.source = TextSource::Repaired;
  DocumentTable out;
  out.id = "t1";
  out.table =
      table(2, 2, {cell(0, 0, "项目名称"), name, cell(1, 0, "次数"), cell(1, 1, "=100%", 0.5)});
  out.table.title = "绩效目标表";
  ProjectTarget record;
  record.year = "2021";
  record.project_name = name.text;
  record.goal = "";
  record.funding.unit = "万元";
  record.funding.total = Money{"10,465.04", "104650400"};
  record.indicators = {indicator("次数", {"=100%", "=", "100", std::nullopt, "%"}, 1)};
  record.more = {{"项目属性", "新增"}};
  out.record = record;
  return out;
}

DocumentTable project_list() {
  DocumentTable out;
  out.id = "t2";
  out.table = table(1, 2, {cell(0, 0, "疫情防控, \"甲\""), cell(0, 1, "10465")});
  ProjectList record;
  record.unit = "万元";
  ProjectListRow row;
  row.no = "1";
  row.project_name = "疫情防控, \"甲\"";
  row.amount = Money{"10465", "104650000"};
  record.rows = {row};
  out.record = record;
  return out;
}

DocumentTable department_form() {
  DocumentTable out;
  out.id = "t3";
  out.table = table(1, 1, {cell(0, 0, "某局")});
  DepartmentTarget record;
  record.department = "某局";
  record.funding = {{"财政资金/上级资金", Money{"7,771.79", "77717900"}}};
  record.indicators = {indicator("保障", {"≥13个", ">=", "13", std::nullopt, "个"}, 0)};
  out.record = record;
  return out;
}

}  // namespace

Document sample_document() {
  Document out;
  out.info = {"report.pdf", std::string(64, 'a'), 12345, "pdf", "绩效目标", 1};
  out.info.path = "../in/report.pdf";
  out.status = DocumentStatus::Partial;
  out.pages = {{1, 595.276, 841.89, 0, -0.831, Reader::Ocr, "no text layer"}};
  out.paragraphs = {{1, {10, 5, 200, 15}, "单位：万元", 0.99999, TextSource::Ocr, 10}};
  out.tables = {project_form(), project_list(), department_form()};
  out.findings = {{Severity::Error, "funding-sum", 1, "t1", {{1, 1}}, "10 is not 9 + 0", ""},
                  {Severity::Warning, "page-join-doubtful", 0, "", {}, "line\nbreak", "look"}};
  return out;
}

}  // namespace gewu
