#include "ocr/page/aligned_table.h"

namespace gewu {

Finding aligned_table_finding(int page, std::size_t index) {
  Finding finding;
  finding.severity = Severity::Info;
  finding.code = "table-by-alignment";
  finding.page = page;
  finding.table = "#" + std::to_string(index);
  finding.message = "no rules show this table: its rows and columns are where white parts the text";
  finding.suggestion = "compare its rows and columns with the page";
  return finding;
}

}  // namespace gewu
