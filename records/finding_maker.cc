#include "records/finding_maker.h"

namespace gewu {

void FindingMaker::add(Severity severity, std::string code, std::vector<std::pair<int, int>> cells,
                       std::string message, std::string suggestion) {
  Finding finding;
  finding.severity = severity;
  finding.code = std::move(code);
  finding.table = table_.id;
  finding.page = table_.table.pages.empty() ? 0 : table_.table.pages.front();
  if (!cells.empty()) {
    const TextCell* cell = table_.table.cell_at(cells.front().first, cells.front().second);
    if (cell && cell->page > 0) finding.page = cell->page;
  }
  finding.cells = std::move(cells);
  finding.message = std::move(message);
  finding.suggestion = std::move(suggestion);
  findings_.push_back(std::move(finding));
}

}  // namespace gewu
