#include "records/several_projects.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace gewu {

namespace {

using K = LabelKind;

bool heads_names(const HeadColumn& column) {
  constexpr std::array<K, 1> kNames{K::ProjectName};
  return static_cast<bool>(label_of(column.leaf(), kNames, false));
}

/// The columns of a table of several projects: fields at the left, indicators at the right.
struct Layout {
  const IndicatorHead* head = nullptr;
  std::vector<HeadColumn> fields;
  const HeadColumn* names = nullptr;  ///< one of `fields`
  int first_indicator = 0;            ///< grid column
};

std::optional<Layout> layout_of(const FormContext& context) {
  if (context.heads.size() != 1 || context.heads.front().groups.size() != 1) return std::nullopt;
  Layout layout;
  layout.head = &context.heads.front();
  layout.first_indicator = context.grid.cols();
  for (const auto& [kind, range] : layout.head->groups.front().columns) {
    const bool level = kind == K::Level1 || kind == K::Level2 || kind == K::Level3;
    if (level) layout.first_indicator = std::min(layout.first_indicator, range.first);
  }
  for (HeadColumn& column :
       head_columns(context.grid, layout.head->first_row, layout.head->last_row)) {
    if (column.range.last < layout.first_indicator) layout.fields.push_back(std::move(column));
  }
  const auto names = std::find_if(layout.fields.begin(), layout.fields.end(), heads_names);
  if (names == layout.fields.end() || context.grid.cols() - layout.first_indicator < 2) {
    return std::nullopt;
  }
  layout.names = &*names;
  return layout;
}

/// The rows of each project: a name and what stands beside it, down to the next name.
std::vector<RowRange> rows_of_projects(const FormContext& context, const Layout& layout) {
  std::vector<RowRange> rows;
  for (int row = layout.head->last_row + 1; row < context.grid.rows(); ++row) {
    const TextCell* name = cell_in(context.grid, *layout.names, row);
    if (name && !is_blank_cell(*name)) rows.push_back({row, row});
    if (!rows.empty()) rows.back().last = row;
  }
  return rows;
}

/// A project's rows laid out as a form of its own: a row for each field, then the indicators.
class FormLayout {
 public:
  FormLayout(const FormContext& context, const Layout& layout, const RowRange& rows)
      : grid_(context.grid), layout_(layout), rows_(rows) {
    table_.pages = context.table.pages;
    table_.title = context.table.title;
    table_.subtitle = context.table.subtitle;
    table_.unit_note = context.unit_note;
    table_.cols = grid_.cols() - layout.first_indicator;
    for (const HeadColumn& column : layout.fields) add_field(column);
    add_rows(layout.head->first_row, layout.head->last_row);
    add_rows(rows.first, rows.last);
  }

  const TextTable& table() const { return table_; }

  /// Row of the original that became this one.
  int original_row(int row) const {
    const int below = table_.rows - row;
    return rows_.last + 1 - below;
  }

  std::pair<int, int> original(std::pair<int, int> cell) const {
    const auto found = originals_.find(cell);
    return found == originals_.end() ? std::pair(rows_.first, 0) : found->second;
  }

 private:
  void add_field(const HeadColumn& column) {
    const TextCell* value = grid_.at(rows_.first, column.range.first);
    if (!value) return;
    place(column.leaf(), table_.rows, 0, 1, 1);
    place(*value, table_.rows, 1, 1, table_.cols - 1);
    ++table_.rows;
  }

  void add_rows(int first, int last) {
    for (int row = first; row <= last; ++row) {
      for (const TextCell* cell : grid_.starting_in(row)) {
        if (cell->col < layout_.first_indicator) continue;
        const int height = std::min(cell->last_row(), last) - row + 1;
        place(*cell, table_.rows + row - first, cell->col - layout_.first_indicator, height,
              cell->col_span);
      }
    }
    table_.rows += last - first + 1;
  }

  void place(const TextCell& cell, int row, int col, int row_span, int col_span) {
    originals_[{row, col}] = {cell.row, cell.col};
    TextCell copy = cell;
    copy.row = row;
    copy.col = col;
    copy.row_span = row_span;
    copy.col_span = col_span;
    table_.cells.push_back(std::move(copy));
  }

  const GridView& grid_;
  const Layout& layout_;
  RowRange rows_;
  TextTable table_;
  std::map<std::pair<int, int>, std::pair<int, int>> originals_;
};

void place_amounts(Funding& funding, const FormLayout& laid_out) {
  for (std::optional<Money>* money : {&funding.total, &funding.fiscal, &funding.other,
                                      &funding.special_bond, &funding.project_total}) {
    if (!*money || (*money)->row < 0) continue;
    std::tie((*money)->row, (*money)->col) = laid_out.original({(*money)->row, (*money)->col});
  }
}

void take_findings(FormContext& form, const FormLayout& laid_out, FormContext& context) {
  for (Finding& finding : form.findings) {
    for (auto& cell : finding.cells) cell = laid_out.original(cell);
    context.findings.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<ProjectTarget> read_several_projects(FormContext& context) {
  std::vector<ProjectTarget> projects;
  const std::optional<Layout> layout = layout_of(context);
  if (!layout) return projects;
  const std::vector<RowRange> rows = rows_of_projects(context, *layout);
  for (const RowRange& range : rows) {
    const FormLayout laid_out(context, *layout, range);
    FormContext form(laid_out.table(), context.id);
    std::optional<ProjectTarget> project = read_project_target(form);
    if (!project || project->indicators.empty()) return {};
    for (Indicator& indicator : project->indicators) {
      indicator.row = laid_out.original_row(indicator.row);
    }
    place_amounts(project->funding, laid_out);
    take_findings(form, laid_out, context);
    projects.push_back(std::move(*project));
  }
  return projects;
}

}  // namespace gewu
