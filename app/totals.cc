#include "app/totals.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/language.h"
#include "base/text.h"
#include "export/tidy.h"

namespace gewu {

namespace {

/// "error" or "errors".
const char* noun(int count, const char* one, const char* many, const char* chinese) {
  return either(count == 1 ? one : many, chinese);
}

std::string with_parts(int whole, std::initializer_list<std::pair<int, const char*>> parts) {
  std::string inside;
  for (const auto& [count, label] : parts) {
    if (count == 0) continue;
    inside += (inside.empty() ? "" : ", ") + std::to_string(count) + " " + label;
  }
  return std::to_string(whole) + (inside.empty() ? "" : " (" + inside + ")");
}

std::string time_text(const Totals& totals) {
  std::array<char, 80> room{};
  const double rate = totals.seconds > 0 ? totals.pages / totals.seconds : 0;
  std::snprintf(room.data(), room.size(), either("%.1f s, %.2f pages/s", "%.1f 秒，每秒 %.2f 页"),
                totals.seconds, rate);
  return room.data();
}

}  // namespace

std::string summary_line(const char* label, const std::string& value) {
  constexpr int kValueColumn = 19;
  int column = 2;
  for (const char32_t c : decode_utf8(label)) column += c < 0x80 ? 1 : 2;
  return "  " + std::string(label) + std::string(std::max(1, kValueColumn - column), ' ') + value +
         "\n";
}

void Totals::count(const Document& document) {
  ++documents;
  if (document.status == DocumentStatus::Partial) ++partial;
  if (document.status == DocumentStatus::Failed) ++failed;
  pages += static_cast<int>(document.pages.size());
  tables += static_cast<int>(document.tables.size());
  for (const DocumentTable& entry : document.tables) {
    cells += static_cast<int>(entry.table.cells.size());
    if (!entry.record) continue;
    project_forms += project_target_of(*entry.record) != nullptr;
    project_lists += form_of<ProjectList>(entry) != nullptr;
    department_forms += std::holds_alternative<DepartmentTarget>(*entry.record);
  }
  indicators += static_cast<int>(indicator_rows(document).size());
  cells_to_review += gewu::cells_to_review(document);
  for (const Finding& finding : document.findings) {
    errors += finding.severity == Severity::Error;
    warnings += finding.severity == Severity::Warning;
    remarks += finding.severity == Severity::Info;
  }
}

ExitCode exit_code_of(const Totals& totals) {
  if (totals.failed == totals.documents) return ExitCode::NoneRead;
  if (totals.failed > 0) return ExitCode::SomeFailed;
  if (totals.partial > 0 || totals.cells_to_review > 0) return ExitCode::NeedsReview;
  return ExitCode::Good;
}

std::string summary_text(const Totals& totals) {
  const int forms = totals.project_forms + totals.project_lists + totals.department_forms;
  std::string out;
  out += summary_line(either("documents", "文件"),
                      with_parts(totals.documents, {{totals.partial, either("partial", "部分")},
                                                    {totals.failed, either("failed", "失败")}}));
  out += summary_line(either("pages", "页"), std::to_string(totals.pages));
  out += summary_line(
      either("tables", "表"),
      with_parts(totals.tables, {{totals.cells, noun(totals.cells, "cell", "cells", "单元格")}}));
  out += summary_line(
      either("forms", "绩效表"),
      with_parts(forms, {{totals.project_forms, either("of projects", "项目")},
                         {totals.department_forms, either("of departments", "部门")},
                         {totals.project_lists, noun(totals.project_lists, "list of projects",
                                                     "lists of projects", "项目清单")}}));
  out += summary_line(either("indicators", "绩效指标"), std::to_string(totals.indicators));
  out += summary_line(either("cells to review", "需复核"), std::to_string(totals.cells_to_review));
  out += summary_line(
      either("findings", "发现"),
      with_parts(totals.errors + totals.warnings + totals.remarks,
                 {{totals.errors, noun(totals.errors, "error", "errors", "错误")},
                  {totals.warnings, noun(totals.warnings, "warning", "warnings", "警告")},
                  {totals.remarks, noun(totals.remarks, "remark", "remarks", "提示")}}));
  return out + summary_line(either("time", "用时"), time_text(totals));
}

}  // namespace gewu
