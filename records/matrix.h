// Small tables inside a form: a row of heads, and rows of what stands under them.
#pragma once

#include <span>
#include <vector>

#include "records/fields.h"
#include "records/head_columns.h"

namespace gewu {

/// 年初预算数 | 全年预算数 | 全年执行数 over the sources of money; 任务名称 | 主要内容 | 预算金额;
/// 来源 | 合计 | 2023年 | 2024年.
struct Matrix {
  int first_row = 0;  ///< of the head
  int body_row = 0;   ///< first row below the head
  int last_row = -1;
  const TextCell* spine = nullptr;  ///< the label beside it, which covers all its rows; may be null
  std::vector<HeadColumn> columns;  ///< kinds as of amount_column_kind
  std::vector<int> odd_rows;        ///< rows among them whose cells do not fit the columns
  size_t names = 0;                 ///< so many columns at the left name the rows
  bool two_sided = false;           ///< names | amounts | names | amounts: each pair is a side

  std::vector<int> body_rows() const;              ///< from top to bottom, without the odd ones
  const HeadColumn* column(LabelKind kind) const;  ///< null if it has none
};

/// All such tables in the rows, from top to bottom. `grid` without the rows of indicators.
std::vector<Matrix> find_matrices(const GridView& grid, std::span<const RowRange> rows);

/// The index of the first of the columns that name the rows for the amounts of column `amount`.
size_t first_name_of(const Matrix& matrix, size_t amount);

/// The name of one of its rows: "财政资金/上级资金" where several cells name it. `first`: of the
/// columns that do.
std::string row_name(const GridView& grid, const Matrix& matrix, int row, size_t first = 0);

/// The unit of a column's amounts, from its heads or the label beside the table; empty if none.
std::string unit_of(const Matrix& matrix, const HeadColumn& column);

/// The cell of a column in a row, or null if none begins there.
const TextCell* cell_in(const GridView& grid, const HeadColumn& column, int row);

/// Every amount as a field. Where there is one column of amounts, or one of sums (合计) among them,
/// its fields are labelled by the rows' names and are of their kind among `kinds`; the others are
/// labelled "财政拨款/2023年".
std::vector<Field> matrix_fields(const GridView& grid, const Matrix& matrix,
                                 std::span<const LabelKind> kinds);

/// `rows` without those of the matrices.
std::vector<RowRange> rows_outside(std::span<const RowRange> rows,
                                   std::span<const Matrix> matrices);

}  // namespace gewu
