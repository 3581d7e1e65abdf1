#include "app/totals.h"

#include <array>
#include <cstdio>

#include "export/tidy.h"

namespace gewu {

namespace {

std::string line(const char* label, const std::string& value) {
  constexpr size_t kValueColumn = 19;
  std::string out = std::string("  ") + label;
  out.resize(kValueColumn, ' ');
  return out + value + "\n";
}

/// "error" or "errors".
const char* noun(int count, const char* one, const char* many) { return count == 1 ? one : many; }

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
  std::snprintf(room.data(), room.size(), "%.1f s, %.2f pages/s", totals.seconds, rate);
  return room.data();
}

}  // namespace

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
  out += line("documents", with_parts(totals.documents,
                                      {{totals.partial, "partial"}, {totals.failed, "failed"}}));
  out += line("pages", std::to_string(totals.pages));
  out += line("tables",
              with_parts(totals.tables, {{totals.cells, noun(totals.cells, "cell", "cells")}}));
  out += line(
      "forms",
      with_parts(forms, {{totals.project_forms, "of projects"},
                         {totals.department_forms, "of departments"},
                         {totals.project_lists,
                          noun(totals.project_lists, "list of projects", "lists of projects")}}));
  out += line("indicators", std::to_string(totals.indicators));
  out += line("cells to review", std::to_string(totals.cells_to_review));
  out +=
      line("findings", with_parts(totals.errors + totals.warnings + totals.remarks,
                                  {{totals.errors, noun(totals.errors, "error", "errors")},
                                   {totals.warnings, noun(totals.warnings, "warning", "warnings")},
                                   {totals.remarks, noun(totals.remarks, "remark", "remarks")}}));
  return out + line("time", time_text(totals));
}

}  // namespace gewu
