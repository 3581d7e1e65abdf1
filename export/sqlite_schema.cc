#include "export/sqlite_schema.h"

namespace gewu {

// Keys are what a person would name a thing by (document, table, row, column), so that rows of a
// run can be merged into an older database without renumbering. `document` is the stem of the
// output files. Printed amounts and exact yuan are decimal text, never binary floating point.
// NULL: the form does not print it; '': printed and empty.
const char* const kSchemaSql = R"sql(
CREATE TABLE documents (
  document TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT, bytes INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT, page_count INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'failed')),
  year TEXT, unit TEXT, region TEXT
) WITHOUT ROWID;
CREATE INDEX documents_by_content ON documents (sha256);

CREATE TABLE pages (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, page INTEGER NOT NULL,
  width REAL NOT NULL, height REAL NOT NULL, turned INTEGER NOT NULL, skew REAL NOT NULL,
  reader TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (document, page)
) WITHOUT ROWID;

CREATE TABLE paragraphs (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
  page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  text TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE tables (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, table_id TEXT NOT NULL,
  position INTEGER NOT NULL, first_page INTEGER NOT NULL, last_page INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL, confidence REAL NOT NULL, review INTEGER NOT NULL,
  title TEXT, subtitle TEXT, unit_note TEXT, footer TEXT,
  rows INTEGER NOT NULL, cols INTEGER NOT NULL, form TEXT, joined TEXT,
  PRIMARY KEY (document, table_id)
) WITHOUT ROWID;

CREATE TABLE cells (
  document TEXT NOT NULL, table_id TEXT NOT NULL, row INTEGER NOT NULL, col INTEGER NOT NULL,
  row_span INTEGER NOT NULL, col_span INTEGER NOT NULL, text TEXT NOT NULL, raw TEXT,
  source TEXT NOT NULL, page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL, review INTEGER NOT NULL,
  PRIMARY KEY (document, table_id, row, col),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX cells_to_review ON cells (document, table_id) WHERE review = 1;

CREATE TABLE cell_parts (
  document TEXT NOT NULL, table_id TEXT NOT NULL, row INTEGER NOT NULL, col INTEGER NOT NULL,
  page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  PRIMARY KEY (document, table_id, row, col, page),
  FOREIGN KEY (document, table_id, row, col) REFERENCES cells ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE projects (
  document TEXT NOT NULL, table_id TEXT NOT NULL,
  year TEXT, project_name TEXT, budget_unit TEXT, department TEXT, implementing_unit TEXT,
  project_leader TEXT, handler TEXT, funding_unit TEXT, total TEXT, total_yuan TEXT,
  fiscal TEXT, fiscal_yuan TEXT, other TEXT, other_yuan TEXT,
  special_bond TEXT, special_bond_yuan TEXT, project_total TEXT, project_total_yuan TEXT,
  goal TEXT, more TEXT NOT NULL,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE midterms (
  document TEXT NOT NULL, table_id TEXT NOT NULL, funding_unit TEXT,
  total TEXT, total_yuan TEXT, fiscal TEXT, fiscal_yuan TEXT, other TEXT, other_yuan TEXT,
  special_bond TEXT, special_bond_yuan TEXT, project_total TEXT, project_total_yuan TEXT,
  goal TEXT,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document, table_id) REFERENCES projects ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE departments (
  document TEXT NOT NULL, table_id TEXT NOT NULL,
  year TEXT, department TEXT, contact TEXT, phone TEXT, goal TEXT, funding_unit TEXT,
  more TEXT NOT NULL,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE department_funding (
  document TEXT NOT NULL, table_id TEXT NOT NULL, position INTEGER NOT NULL,
  source TEXT NOT NULL, amount TEXT NOT NULL, amount_yuan TEXT,
  PRIMARY KEY (document, table_id, position),
  FOREIGN KEY (document, table_id) REFERENCES departments ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE project_lists (
  document TEXT NOT NULL, table_id TEXT NOT NULL,
  year TEXT, unit TEXT, total TEXT, total_yuan TEXT, more TEXT NOT NULL,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE list_rows (
  document TEXT NOT NULL, table_id TEXT NOT NULL, position INTEGER NOT NULL,
  row INTEGER NOT NULL, no TEXT, department TEXT, implementing_unit TEXT, project_name TEXT,
  amount TEXT, amount_yuan TEXT,
  page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL, review INTEGER NOT NULL,
  PRIMARY KEY (document, table_id, position),
  FOREIGN KEY (document, table_id) REFERENCES project_lists ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE indicators (
  document TEXT NOT NULL, table_id TEXT NOT NULL,
  half TEXT NOT NULL CHECK (half IN ('year', 'midterm')), position INTEGER NOT NULL,
  row INTEGER NOT NULL, level1 TEXT NOT NULL, level2 TEXT NOT NULL, level3 TEXT NOT NULL,
  value TEXT NOT NULL, comparator TEXT, number TEXT, upper TEXT, unit TEXT,
  basis TEXT, last_year TEXT, weight TEXT, scoring_rule TEXT, evidence TEXT,
  page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL, review INTEGER NOT NULL,
  PRIMARY KEY (document, table_id, half, position),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE findings (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  code TEXT NOT NULL, page INTEGER, table_id TEXT, cells TEXT NOT NULL,
  message TEXT NOT NULL, suggestion TEXT,
  PRIMARY KEY (document, position),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

-- Printed amounts, counts and rates of budget and final-account tables. `yuan` compares and adds as
-- a number; its exact decimal text is in the JSON.
CREATE TABLE amounts (
  document TEXT NOT NULL, table_id TEXT NOT NULL, row INTEGER NOT NULL, col INTEGER NOT NULL,
  kind TEXT NOT NULL, year INTEGER, unit TEXT, execution INTEGER NOT NULL, side INTEGER NOT NULL,
  code TEXT, name TEXT NOT NULL, level INTEGER NOT NULL, row_kind TEXT NOT NULL,
  path TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, yuan NUMERIC,
  proved INTEGER NOT NULL, page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL, review INTEGER NOT NULL,
  PRIMARY KEY (document, table_id, row, col),
  FOREIGN KEY (document, table_id) REFERENCES tables ON DELETE CASCADE
) WITHOUT ROWID;

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
         round((1 - a.confidence) * abs(coalesce(a.yuan, 0)), 2) AS yuan_at_risk, a.document,
         a.table_id, a.row, a.col
  FROM amounts a JOIN documents d ON d.document = a.document
  WHERE a.review = 1 ORDER BY (1 - a.confidence) * abs(coalesce(a.yuan, 0)) DESC;

-- Documents that hold the same content, or tell of the same unit and year, both of a budget or both
-- of a final account: duplicates, and documents issued again.
CREATE VIEW v_issued_again AS
  SELECT a.unit, a.year, a.name, a.document, b.name AS other_name, b.document AS other_document,
         a.sha256 = b.sha256 AS same_content
  FROM documents a JOIN documents b ON a.document < b.document
   AND (a.sha256 = b.sha256 OR
        (b.unit = a.unit AND b.year = a.year AND
         (SELECT max(x.execution) FROM amounts x WHERE x.document = a.document) =
         (SELECT max(x.execution) FROM amounts x WHERE x.document = b.document)));

-- Cells that a person should look at, the most doubtful first.
CREATE VIEW v_review AS
  SELECT c.document, c.table_id, t.title, c.page, c.row, c.col, c.text, c.raw, c.source,
         c.confidence, c.x0, c.y0, c.x1, c.y1
  FROM cells c JOIN tables t USING (document, table_id)
  WHERE c.review = 1 ORDER BY c.confidence;

-- Indicator rows with the project or department that they belong to.
CREATE VIEW v_indicators AS
  SELECT i.document, i.table_id, t.form, coalesce(p.year, d.year) AS year,
         coalesce(p.project_name, d.department) AS owner,
         coalesce(p.budget_unit, d.department) AS budget_unit,
         i.half, i.level1, i.level2, i.level3, i.value, i.comparator, i.number, i.upper, i.unit,
         i.weight, i.page, i.confidence, i.review
  FROM indicators i JOIN tables t USING (document, table_id)
  LEFT JOIN projects p USING (document, table_id)
  LEFT JOIN departments d USING (document, table_id);

-- Listed projects beside the amounts on their own forms. The sums are for looking at, so they may
-- be binary; the exact ones are the text columns.
CREATE VIEW v_list_vs_form AS
  SELECT l.document, l.table_id AS list_table, l.no, l.project_name, l.amount, l.amount_yuan,
         p.table_id AS form_table, p.total, p.total_yuan,
         round(CAST(l.amount_yuan AS REAL) - CAST(p.total_yuan AS REAL), 2) AS difference_yuan
  FROM list_rows l LEFT JOIN projects p
    ON p.document = l.document AND l.project_name <> ''
   AND (p.project_name = l.project_name OR p.project_name LIKE l.project_name || '%'
        OR (p.project_name <> '' AND l.project_name LIKE p.project_name || '%')
        OR (p.total_yuan = l.amount_yuan AND p.project_name LIKE '%' || l.project_name || '%'));

-- How each document came out.
CREATE VIEW v_documents AS
  SELECT d.document, d.name, d.status, d.page_count,
         (SELECT count(*) FROM tables t WHERE t.document = d.document) AS tables,
         (SELECT count(*) FROM tables t WHERE t.document = d.document AND form IS NOT NULL)
           AS forms,
         (SELECT count(*) FROM cells c WHERE c.document = d.document AND c.review = 1)
           AS cells_to_review,
         (SELECT count(*) FROM findings f WHERE f.document = d.document AND severity = 'error')
           AS errors,
         (SELECT count(*) FROM findings f WHERE f.document = d.document AND severity = 'warning')
           AS warnings
  FROM documents d;
)sql";

}  // namespace gewu
