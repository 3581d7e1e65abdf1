#include "records/tasks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/amounts.h"
#include "records/units.h"

namespace gewu {

namespace {

using K = LabelKind;

/// Without the unit in its brackets: 财政资金（万元） is the source 财政资金.
std::string without_unit(const std::string& label) {
  if (bracketed_unit(label).empty()) return label;
  const size_t narrow = label.rfind('(');
  const size_t open = narrow == std::string::npos ? label.rfind("（") : narrow;
  return open == std::string::npos ? label : label.substr(0, open);
}

std::string source_name(const GridView& grid, const Matrix& matrix, int row, size_t first) {
  std::string name;
  const int from = matrix.columns[first].range.first;
  const int last = matrix.columns[first + matrix.names - 1].range.last;
  for (const TextCell* cell : grid.across(row, from, last)) {
    if (is_blank_cell(*cell)) continue;
    name += (name.empty() ? "" : "/") + without_unit(printed_label(cell->text));
  }
  return name;
}

/// 金额合计, 合计: the row of the sum.
bool is_sum_row(const GridView& grid, const Matrix& matrix, int row) {
  constexpr std::array<K, 1> kSum{K::Sum};
  const TextCell* name = grid.at(row, matrix.columns.front().range.first);
  return name && name->row == row && label_of(*name, kSum, false);
}

/// Deals the columns of tasks out to the keys.
class TaskReader {
 public:
  TaskReader(FormContext& context, const Matrix& matrix)
      : context_(context), matrix_(matrix), unit_(unit_of_amounts(context, matrix)) {
    for (const HeadColumn& column : matrix.columns) assign(column);
  }

  const std::string& unit() const { return unit_; }

  DepartmentTask read(int row) const {
    DepartmentTask task;
    task.row = row;
    task.name = text(name_, row);
    task.content = text(content_, row);
    task.total = amount(total_, row);
    task.fiscal = amount(fiscal_, row);
    task.other = amount(other_, row);
    return task;
  }

  void add_more(int row, const DepartmentTask& task, std::vector<MoreField>& more) const {
    for (const HeadColumn* column : rest_) {
      const TextCell* cell = context_.grid.at(row, column->range.first);
      if (!cell || is_blank_cell(*cell)) continue;
      const std::string name = task.name.value_or("");
      more.push_back({(name.empty() ? "" : name + "/") + column->label(), cell->text});
    }
  }

  /// The sum of every column of amounts, by the name of the column.
  std::vector<FundingSourceRow> sums(int row) const {
    std::vector<FundingSourceRow> sums;
    for (const HeadColumn* column : {total_, fiscal_, other_}) {
      const TextCell* cell = column ? cell_in(context_.grid, *column, row) : nullptr;
      if (!cell) continue;
      const std::string source = without_unit(printed_label(column->leaf().text));
      sums.push_back({source, read_amount(context_, cell, unit_)});
    }
    return sums;
  }

 private:
  void assign(const HeadColumn& column) {
    const HeadColumn** slot = nullptr;
    const bool told = column.kind != K::None;
    if (column.kind == K::TaskName || (!told && !name_)) slot = &name_;
    if (column.kind == K::TaskContent || (!told && name_)) slot = &content_;
    if (column.kind == K::FundsFiscal) slot = &fiscal_;
    if (column.kind == K::FundsOther) slot = &other_;
    const bool total = column.kind == K::FundingAmount || column.kind == K::FundsTotal ||
                       column.kind == K::Sum || column.kind == K::Subtotal;
    if (total) slot = &total_;
    if (slot && !*slot) {
      *slot = &column;
    } else {
      rest_.push_back(&column);
    }
  }

  std::optional<std::string> text(const HeadColumn* column, int row) const {
    if (!column) return std::nullopt;
    const TextCell* cell = context_.grid.at(row, column->range.first);
    return cell ? cell->text : "";
  }

  std::optional<Money> amount(const HeadColumn* column, int row) const {
    if (!column) return std::nullopt;
    return read_amount(context_, context_.grid.at(row, column->range.first), unit_);
  }

  FormContext& context_;
  const Matrix& matrix_;
  std::string unit_;
  const HeadColumn* name_ = nullptr;
  const HeadColumn* content_ = nullptr;
  const HeadColumn* total_ = nullptr;
  const HeadColumn* fiscal_ = nullptr;
  const HeadColumn* other_ = nullptr;
  std::vector<const HeadColumn*> rest_;
};

}  // namespace

bool is_task_table(const Matrix& matrix) {
  if (matrix.column(K::TaskName) || matrix.column(K::TaskContent)) return true;
  const std::string beside = matrix.spine ? fold_text(matrix.spine->text) : "";
  return beside.find("任务") != std::string::npos || beside.find("重点工作") != std::string::npos;
}

bool is_source_table(const Matrix& matrix) {
  const bool sources = matrix.names > 0 && matrix.columns.size() == matrix.names + 1;
  return (sources || matrix.two_sided) && !is_task_table(matrix);
}

void read_tasks(FormContext& context, const Matrix& matrix, DepartmentTarget& target) {
  const TaskReader reader(context, matrix);
  for (int row : matrix.body_rows()) {
    if (!is_sum_row(context.grid, matrix, row)) {
      target.tasks.push_back(reader.read(row));
      reader.add_more(row, target.tasks.back(), target.more);
      continue;
    }
    for (FundingSourceRow& sum : reader.sums(row)) target.funding.push_back(std::move(sum));
  }
  if (!target.funding_unit && !reader.unit().empty()) target.funding_unit = reader.unit();
}

void read_sources(FormContext& context, const Matrix& matrix, DepartmentTarget& target) {
  const std::string unit = unit_of_amounts(context, matrix);
  if (!unit.empty()) target.funding_unit = unit;
  for (int row : matrix.body_rows()) {
    for (size_t i = matrix.names; i < matrix.columns.size(); i += matrix.names + 1) {
      const TextCell* cell = cell_in(context.grid, matrix.columns[i], row);
      if (!cell) continue;
      FundingSourceRow source{source_name(context.grid, matrix, row, first_name_of(matrix, i)),
                              read_amount(context, cell, unit)};
      if (!source.source.empty() || !source.amount.text.empty()) {
        target.funding.push_back(std::move(source));
      }
    }
  }
}

}  // namespace gewu
