// 年度主要任务 of a department's form, and its sources of money, both small tables.
#pragma once

#include "records/form.h"

namespace gewu {

bool is_task_table(const Matrix& matrix);
bool is_source_table(const Matrix& matrix);

/// Reads the tasks; the row of their sum fills `funding` if nothing has yet. Columns without a key
/// go into `more`, labelled "task/column".
void read_tasks(FormContext& context, const Matrix& matrix, DepartmentTarget& target);

/// Reads 资金来源 | 资金总额 into `funding`.
void read_sources(FormContext& context, const Matrix& matrix, DepartmentTarget& target);

}  // namespace gewu
