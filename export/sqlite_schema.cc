#include "export/sqlite_schema.h"

namespace gewu {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

const char* type_of(ColumnType type, SqlDialect dialect) {
  const bool sqlite = dialect == SqlDialect::Sqlite;
  switch (type) {
    case ColumnType::Integer:
      return sqlite ? "INTEGER" : "BIGINT";
    case ColumnType::Real:
      return sqlite ? "REAL" : "DOUBLE PRECISION";
    case ColumnType::Flag:
      return sqlite ? "INTEGER" : "BOOLEAN";
    case ColumnType::Decimal:
      return "NUMERIC";
    default:
      return "TEXT";
  }
}

std::string column_sql(const Column& column, SqlDialect dialect) {
  std::string sql = "  " + column.name + " " + type_of(column.type, dialect);
  if (column.required) sql += " NOT NULL";
  sql += ",\n";
  if (column.type == ColumnType::Decimal) sql += "  " + column.name + "_exact TEXT,\n";
  return sql;
}

std::string table_sql(const Relation& relation, SqlDialect dialect) {
  std::string sql = "CREATE TABLE " + relation.name + " (\n";
  for (const size_t index : database_columns(relation)) {
    sql += column_sql(relation.columns[index], dialect);
  }
  sql += "  PRIMARY KEY (" + joined(relation.key) + ")";
  for (const ForeignKey& parent : relation.parents) {
    sql += ",\n  FOREIGN KEY (" + joined(parent.columns) + ") REFERENCES " + parent.parent + " (" +
           joined(parent.columns) + ") ON DELETE CASCADE";
  }
  return sql + (dialect == SqlDialect::Sqlite ? "\n) WITHOUT ROWID;\n" : "\n);\n");
}

constexpr const char* kIndexes = R"sql(
CREATE INDEX documents_by_content ON documents (sha256);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX cells_to_review ON cells (document, table_id) WHERE review;
)sql";

// What people ask. @LIST(x, ',') joins texts: each dialect has a name of its own for it.
constexpr const char* kViews = R"sql(
-- How each document came out.
CREATE VIEW v_documents AS
  SELECT d.document, d.name, d.path, d.status, d.page_count,
         (SELECT count(*) FROM tables t WHERE t.document = d.document) AS tables,
         (SELECT count(*) FROM tables t WHERE t.document = d.document AND form IS NOT NULL)
           AS forms,
         (SELECT count(*) FROM cells c WHERE c.document = d.document AND c.review)
           AS cells_to_review,
         (SELECT count(*) FROM findings f WHERE f.document = d.document AND severity = 'error')
           AS errors,
         (SELECT count(*) FROM findings f WHERE f.document = d.document AND severity = 'warning')
           AS warnings
  FROM documents d;

-- Cells that a person should look at, the most doubtful first.
CREATE VIEW v_review AS
  SELECT d.name, c.page, t.title, c.table_id, c.row, c.col, c.text, c.raw, c.confidence,
         (SELECT @LIST(b.code, ', ') FROM cell_doubts b WHERE b.document = c.document
            AND b.table_id = c.table_id AND b.row = c.row AND b.col = c.col) AS doubts,
         c.source, d.path, c.document, c.x0, c.y0, c.x1, c.y1
  FROM cells c JOIN tables t ON t.document = c.document AND t.table_id = c.table_id
  JOIN documents d ON d.document = c.document
  WHERE c.review ORDER BY c.confidence;

-- Project forms with the document that they come from.
CREATE VIEW v_projects AS
  SELECT d.name, d.path, p.year, p.project_name, p.budget_unit, p.department, p.implementing_unit,
         p.total_yuan, p.fiscal_yuan, p.other_yuan, p.special_bond_yuan, p.goal, p.page,
         p.confidence, p.review, p.document, p.table_id, p.project
  FROM projects p JOIN documents d ON d.document = p.document;

-- Money of project forms by department and year.
CREATE VIEW v_money_by_department AS
  SELECT p.year, coalesce(p.department, p.budget_unit) AS department, count(*) AS projects,
         sum(p.total_yuan) AS total_yuan, sum(p.fiscal_yuan) AS fiscal_yuan,
         sum(p.other_yuan) AS other_yuan
  FROM projects p GROUP BY p.year, coalesce(p.department, p.budget_unit);

-- Indicator rows with the project or department that they belong to.
CREATE VIEW v_indicators AS
  SELECT i.document, i.table_id, i.project, t.form, coalesce(p.year, d.year) AS year,
         coalesce(p.project_name, d.department) AS owner,
         coalesce(p.budget_unit, d.department) AS budget_unit,
         i.half, i.level1, i.level2, i.level3, i.value, i.comparator, i.number, i.upper, i.unit,
         i.weight_number AS weight, i.page, i.confidence, i.review
  FROM indicators i JOIN tables t ON t.document = i.document AND t.table_id = i.table_id
  LEFT JOIN projects p ON p.document = i.document AND p.table_id = i.table_id
   AND p.project = i.project
  LEFT JOIN departments d ON d.document = i.document AND d.table_id = i.table_id;

-- Listed projects beside the amounts on their own forms.
CREATE VIEW v_list_vs_form AS
  SELECT l.document, l.table_id AS list_table, l.no, l.project_name, l.amount, l.amount_yuan,
         p.table_id AS form_table, p.total, p.total_yuan,
         round(l.amount_yuan - p.total_yuan, 2) AS difference_yuan
  FROM list_rows l LEFT JOIN projects p
    ON p.document = l.document AND l.project_name <> ''
   AND (p.project_name = l.project_name OR p.project_name LIKE l.project_name || '%'
        OR (p.project_name <> '' AND l.project_name LIKE p.project_name || '%')
        OR (p.total_yuan = l.amount_yuan AND p.project_name LIKE '%' || l.project_name || '%'));

-- Spending of the general budget by function: the first amount of each coded row.
CREATE VIEW v_spending_by_function AS
  SELECT a.year, a.unit, d.region, a.execution, a.code, a.name, a.level, a.yuan, a.proved,
         a.review, a.page, a.path, a.document, a.table_id
  FROM amounts a JOIN documents d ON d.document = a.document
  WHERE a.kind = 'general-expenditure' AND a.role = 'amount' AND a.code LIKE '2%'
    AND a.col = (SELECT min(b.col) FROM amounts b WHERE b.document = a.document
                   AND b.table_id = a.table_id AND b.row = a.row AND b.role = 'amount');

-- 三公经费 by unit and year.
CREATE VIEW v_three_publics AS
  SELECT a.year, a.unit, d.region, a.execution, a.name, a.path, a.yuan, a.proved, a.review,
         a.page, a.document, a.table_id
  FROM amounts a JOIN documents d ON d.document = a.document
  WHERE a.kind = 'three-publics' AND a.role = 'amount';

-- Amounts that a person should look at: those first where most money is likely to be wrong.
CREATE VIEW v_amounts_to_check AS
  SELECT d.name AS file_name, a.page, a.kind, a.name, a.path, a.text, a.yuan, a.confidence,
         round(CAST((1 - a.confidence) * abs(coalesce(a.yuan, 0)) AS NUMERIC), 2) AS yuan_at_risk,
         a.document, a.table_id, a.row, a.col
  FROM amounts a JOIN documents d ON d.document = a.document
  WHERE a.review ORDER BY (1 - a.confidence) * abs(coalesce(a.yuan, 0)) DESC;

-- Documents that tell of the same unit and year, both of a budget or both of a final account:
-- documents issued again.
CREATE VIEW v_issued_again AS
  SELECT a.unit, a.year, a.name, a.document, b.name AS other_name, b.document AS other_document
  FROM documents a JOIN documents b ON a.document < b.document
   AND b.unit = a.unit AND b.year = a.year
   AND (SELECT max(CASE WHEN x.execution THEN 1 ELSE 0 END) FROM amounts x
        WHERE x.document = a.document) =
       (SELECT max(CASE WHEN x.execution THEN 1 ELSE 0 END) FROM amounts x
        WHERE x.document = b.document);

-- Findings with the document and table that they are about, the gravest first; also what only the
-- documents together tell.
CREATE VIEW v_findings AS
  SELECT name, page, title, severity, code, message, suggestion, cells, path, document, table_id
  FROM (
    SELECT d.name, f.page, t.title, f.severity, f.code, f.message, f.suggestion, f.cells, d.path,
           f.document, f.table_id
    FROM findings f JOIN documents d ON d.document = f.document
    LEFT JOIN tables t ON t.document = f.document AND t.table_id = f.table_id
    UNION ALL
    SELECT d.name, NULL, NULL, 'info', 'duplicate-document',
           'tells of the same unit and year as ' || a.name,
           'the one may replace the other: keep that in force', NULL, d.path, d.document, NULL
    FROM v_issued_again a JOIN documents d ON d.document = a.other_document) AS f
  ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END;

-- What rules and reviewers changed.
CREATE VIEW v_changed AS
  SELECT d.name, c.page, c.table_id, c.row, c.col, c.raw, c.text, c.source, c.confidence,
         d.path, c.document
  FROM cells c JOIN documents d ON d.document = c.document WHERE c.raw IS NOT NULL;
)sql";

}  // namespace

std::string schema_sql(SqlDialect dialect) {
  std::string sql;
  for (const Relation& relation : relations()) {
    if (relation.in_database()) sql += table_sql(relation, dialect);
  }
  sql += kIndexes;
  std::string views = kViews;
  const std::string mark = "@LIST";
  for (size_t at = views.find(mark); at != std::string::npos; at = views.find(mark)) {
    views.replace(at, mark.size(), dialect == SqlDialect::Sqlite ? "group_concat" : "string_agg");
  }
  return sql + views;
}

}  // namespace gewu
