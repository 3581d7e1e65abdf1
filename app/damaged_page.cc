#include "app/damaged_page.h"

#include <algorithm>

#include "base/printable.h"

namespace gewu {

namespace {

// Even odds: damage may have spared a cell or not.
constexpr double kDamagedConfidence = 0.5;
constexpr std::size_t kMaxComplaint = 300;

}  // namespace

void mark_damaged(PageResult& page, const std::string& damage) {
  page.findings.push_back(
      {Severity::Error,
       "page-damaged",
       page.number,
       "",
       {},
       "the page is damaged, parts of it may be missing: " + printable(damage, kMaxComplaint),
       "get the file again, or compare the page with the original"});
  for (TextTable& table : page.tables) {
    for (TextCell& cell : table.cells) {
      cell.confidence = std::min(cell.confidence, kDamagedConfidence);
      cell.review = true;
    }
  }
  for (Paragraph& paragraph : page.paragraphs) {
    paragraph.confidence = std::min(paragraph.confidence, kDamagedConfidence);
  }
}

}  // namespace gewu
