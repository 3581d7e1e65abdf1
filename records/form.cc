#include "records/form.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/money_unit.h"

namespace gewu {

namespace {

using K = LabelKind;

/// The only cell of a row, if it covers the whole width.
const TextCell* full_width_cell(const GridView& grid, int row) {
  const TextCell* cell = grid.at(row, 0);
  return cell && cell->row == row && cell->col_span == grid.cols() && grid.cols() > 1 ? cell
                                                                                      : nullptr;
}

bool is_unit_note(const std::string& text) {
  const std::string folded = fold_text(text);
  return folded.find("单位") != std::string::npos && folded.find("元") != std::string::npos;
}

}  // namespace

FormContext::FormContext(const TextTable& source, std::string table_id)
    : table(source), id(std::move(table_id)), grid(source) {
  headings = {table.subtitle, table.title};
  unit_note = table.unit_note;
  while (body_row < grid.rows()) {  // spreadsheets keep the title inside the grid
    const TextCell* cell = full_width_cell(grid, body_row);
    if (!cell || match_label(cell->text)) break;
    if (is_unit_note(cell->text) && unit_note.empty()) unit_note = cell->text;
    headings.push_back(cell->text);
    body_row = cell->last_row() + 1;
  }
  heads = find_indicator_heads(grid);
  blocks = read_indicators(grid, heads);
  matrices = find_matrices(grid, field_rows());
}

std::vector<Field> FormContext::fields(std::span<const LabelKind> kinds,
                                       const std::vector<const Matrix*>& own) const {
  std::vector<Field> all = read_fields(grid, rows_outside(field_rows(), matrices), kinds);
  for (const Matrix& matrix : matrices) {
    if (std::find(own.begin(), own.end(), &matrix) != own.end()) continue;
    std::vector<Field> more = matrix_fields(grid, matrix, kinds);
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
  return all;
}

bool FormContext::titled(TitleKind kind) const {
  return std::any_of(headings.begin(), headings.end(),
                     [kind](const std::string& heading) { return title_kind(heading) == kind; });
}

std::vector<RowRange> FormContext::field_rows() const {
  if (heads.empty()) return {{body_row, grid.rows() - 1}};
  std::vector<RowRange> rows{{body_row, heads.front().first_row - 1}};
  int below = heads.back().last_row + 1;
  for (const IndicatorBlock& block : blocks) below = std::max(below, block.last_row + 1);
  rows.push_back({below, grid.rows() - 1});
  return rows;
}

bool FormContext::holds_several_projects() const {
  constexpr std::array<K, 1> kNames{K::ProjectName};
  return std::any_of(heads.begin(), heads.end(), [&](const IndicatorHead& head) {
    const std::vector<HeadColumn> columns = head_columns(grid, head.first_row, head.last_row);
    return std::any_of(columns.begin(), columns.end(), [&](const HeadColumn& column) {
      return static_cast<bool>(label_of(column.leaf(), kNames, false));
    });
  });
}

std::string FormContext::year() const {
  for (const std::string& heading : headings) {
    std::string year = year_in(heading);
    if (!year.empty()) return year;
  }
  return "";
}

std::string FormContext::unit() const {
  const std::vector<std::string> units = money_units_in(unit_note);
  return units.empty() ? "" : units.front();
}

void FormContext::add(Severity severity, std::string code, std::vector<const TextCell*> cells,
                      std::string message, std::string suggestion) {
  Finding finding;
  finding.severity = severity;
  finding.code = std::move(code);
  finding.table = id;
  finding.page = table.pages.empty() ? 0 : table.pages.front();
  std::erase(cells, nullptr);
  if (!cells.empty() && cells.front()->page > 0) finding.page = cells.front()->page;
  for (const TextCell* cell : cells) finding.cells.emplace_back(cell->row, cell->col);
  finding.message = std::move(message);
  finding.suggestion = std::move(suggestion);
  findings.push_back(std::move(finding));
}

std::optional<Record> read_record(FormContext& context) {
  if (context.holds_several_projects()) return std::nullopt;  // see read_several_projects
  if (auto evaluation = read_self_evaluation(context)) return Record(std::move(*evaluation));
  if (auto department = read_department_target(context)) return Record(std::move(*department));
  if (auto project = read_project_target(context)) return Record(std::move(*project));
  if (auto list = read_project_list(context)) return Record(std::move(*list));
  return std::nullopt;
}

std::vector<MoreField> remaining_fields(FormContext& context, std::vector<Field>& fields) {
  std::vector<MoreField> more;
  for (Field& field : fields) {
    if (field.taken || !field.value_cell) continue;
    field.taken = true;
    more.push_back({field.label, field.text});
    if (field.kind == K::None && !field.label.empty()) {
      context.add(Severity::Info, "unknown-label", {field.label_cell},
                  "the label 「" + field.label + "」 is not known; its text is kept under `more`");
    }
  }
  return more;
}

std::string year_of(const FormContext& context, const std::vector<Field>& fields) {
  if (std::string year = context.year(); !year.empty()) return year;
  for (const Field& field : fields) {  // 预算年度（2024年）绩效目标
    if (field.kind != K::AnnualGoal || !field.label_cell) continue;
    if (std::string year = year_in(field.label); !year.empty()) return year;
  }
  return "";
}

namespace {

/// 总分 | 98.9, whatever columns the cell runs over; null where several cells say something.
const TextCell* only_value(const std::vector<const TextCell*>& cells) {
  const TextCell* only = nullptr;
  for (size_t i = 1; i < cells.size(); ++i) {
    if (is_blank_cell(*cells[i])) continue;
    if (only) return nullptr;
    only = cells[i];
  }
  return only && only->col_span > 1 ? only : nullptr;
}

}  // namespace

std::vector<MoreField> total_fields(const FormContext& context) {
  std::vector<MoreField> more;
  if (context.heads.empty()) return more;
  for (const IndicatorBlock& block : context.blocks) {
    for (int row : block.total_rows) {
      const IndicatorHead* head = &context.heads.front();
      for (const IndicatorHead& next : context.heads) {
        if (next.last_row < row) head = &next;
      }
      const auto cells = context.grid.starting_in(row);
      const std::string name = printed_label(cells.front()->text);
      if (const TextCell* only = only_value(cells)) {
        more.push_back({name, only->text, only->row, only->col});
        continue;
      }
      for (const HeadColumn& column : head_columns(context.grid, head->first_row, head->last_row)) {
        const TextCell* cell = context.grid.at(row, column.range.first);
        if (!cell || cell == cells.front() || cell->row != row || is_blank_cell(*cell)) continue;
        if (column.range.first > cell->col) continue;  // told under the first that it covers
        more.push_back({name + "/" + column.label(), cell->text, cell->row, cell->col});
      }
    }
    if (!more.empty()) break;  // halves of one head print a total once
  }
  return more;
}

const ProjectTarget* project_target_of(const Record& record) {
  if (const auto* evaluation = std::get_if<SelfEvaluation>(&record)) return evaluation;
  return std::get_if<ProjectTarget>(&record);
}

const char* form_name(const Record& record) {
  constexpr std::array<const char*, 5> kNames{"project_target", "project_list", "department_target",
                                              "self_evaluation", "budget_table"};
  return kNames.at(record.index());
}

}  // namespace gewu
