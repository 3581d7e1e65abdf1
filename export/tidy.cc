#include "export/tidy.h"

#include <algorithm>

namespace gewu {

namespace {

void count_trust(Evidence& evidence, const TextCell& cell) {
  evidence.confidence = std::min(evidence.confidence, cell.confidence);
  evidence.review = evidence.review || cell.review;
}

void count_place(Evidence& evidence, const TextCell& cell) {
  if (evidence.page == 0) evidence.page = cell.page;
  if (evidence.page == cell.page) evidence.box = unite(evidence.box, cell.box);
}

void append_half(std::vector<IndicatorRow>& rows, const DocumentTable& table, const char* half,
                 const std::vector<Indicator>& indicators) {
  int position = 0;
  for (const Indicator& indicator : indicators) {
    rows.push_back({&table, half, position++, &indicator});
  }
}

/// Of a table of several projects: numbered through, so that a half's positions stay unique.
void append_projects(std::vector<IndicatorRow>& rows, const DocumentTable& table) {
  int positions[2] = {0, 0};
  for (size_t i = 0; i < table.projects.size(); ++i) {
    const ProjectTarget& project = table.projects[i];
    const auto append = [&](const char* half, int& position, const std::vector<Indicator>& all) {
      for (const Indicator& indicator : all) {
        rows.push_back({&table, half, position++, &indicator, static_cast<int>(i), &project});
      }
    };
    append("year", positions[0], project.indicators);
    if (project.midterm) append("midterm", positions[1], project.midterm->indicators);
  }
}

}  // namespace

const char* status_name(DocumentStatus status) {
  switch (status) {
    case DocumentStatus::Ok:
      return "ok";
    case DocumentStatus::Partial:
      return "partial";
    case DocumentStatus::Failed:
      return "failed";
  }
  return "failed";
}

Evidence evidence_of_table(const TextTable& table) {
  Evidence evidence;
  evidence.page = table.pages.empty() ? 0 : table.pages.front();
  for (const TextCell& cell : table.cells) {
    count_trust(evidence, cell);
    count_place(evidence, cell);
  }
  return evidence;
}

Evidence evidence_of_row(const TextTable& table, int row) {
  Evidence evidence;
  Evidence spanning;
  for (const TextCell& cell : table.cells) {
    if (row < cell.row || row > cell.last_row()) continue;
    count_trust(evidence, cell);
    count_place(cell.row_span == 1 ? evidence : spanning, cell);
  }
  if (evidence.page == 0) {
    evidence.page = spanning.page;
    evidence.box = spanning.box;
  }
  return evidence;
}

Evidence evidence_of_project(const TextTable& table, const ProjectTarget& project) {
  if (project.indicators.empty()) return evidence_of_table(table);
  Evidence evidence = evidence_of_row(table, project.indicators.front().row);
  for (const Indicator& indicator : project.indicators) {
    const Evidence row = evidence_of_row(table, indicator.row);
    evidence.confidence = std::min(evidence.confidence, row.confidence);
    evidence.review = evidence.review || row.review;
    if (row.page == evidence.page) evidence.box = unite(evidence.box, row.box);
  }
  return evidence;
}

int cells_to_review(const Document& document) {
  int count = 0;
  for (const DocumentTable& entry : document.tables) {
    count += static_cast<int>(std::count_if(entry.table.cells.begin(), entry.table.cells.end(),
                                            [](const TextCell& cell) { return cell.review; }));
  }
  return count;
}

std::vector<IndicatorRow> indicator_rows(const Document& document) {
  std::vector<IndicatorRow> rows;
  for (const DocumentTable& entry : document.tables) {
    append_projects(rows, entry);
    if (!entry.record) continue;
    if (const ProjectTarget* project = project_target_of(*entry.record)) {
      append_half(rows, entry, "year", project->indicators);
      if (project->midterm) append_half(rows, entry, "midterm", project->midterm->indicators);
    } else if (const auto* department = std::get_if<DepartmentTarget>(&*entry.record)) {
      append_half(rows, entry, "year", department->indicators);
      if (department->midterm) append_half(rows, entry, "midterm", department->midterm->indicators);
    }
  }
  return rows;
}

}  // namespace gewu
