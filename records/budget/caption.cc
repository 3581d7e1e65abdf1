#include "records/budget/caption.h"

#include "base/text.h"
#include "records/budget/kind.h"
#include "records/budget/title_facts.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

constexpr size_t kLongestTitle = 60;  // characters
constexpr int kMostLines = 8;         // of a caption

/// Where a table ends: page and y.
std::pair<int, double> end_of(const TextTable& table) {
  std::pair<int, double> end{table.pages.empty() ? 0 : table.pages.back(), 0};
  for (const TextCell& cell : table.cells) {
    if (cell.page == end.first) end.second = std::max(end.second, cell.box.y1);
    for (const PagePart& part : cell.more_parts) {
      if (part.page == end.first) end.second = std::max(end.second, part.box.y1);
    }
  }
  return end;
}

bool is_table_title(const std::string& text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  if (folded.size() < 3 || folded.size() > kLongestTitle) return false;
  if (folded.find(U'。') != folded.npos || folded.find(U"…") != folded.npos) return false;
  const bool table = folded.find(U'表') != folded.npos || folded.find(U"预算") != folded.npos;
  return table && kind_of_title(text).has_value();
}

bool is_unit_note(const std::string& text) {
  return fold_text(text).find("单位") != std::string::npos && !money_unit_in(text).empty();
}

}  // namespace

BudgetCaption find_budget_caption(const std::vector<Paragraph>& paragraphs, const TextTable* before,
                                  const TextTable& table) {
  BudgetCaption caption;
  if (table.pages.empty()) return caption;
  const int page = table.pages.front();
  std::pair<int, double> from{page - 1, 0};
  if (before) from = std::max(from, end_of(*before));
  const std::pair<int, double> to{page, table.box.y0};
  int lines = 0;
  for (auto it = paragraphs.rbegin(); it != paragraphs.rend() && lines < kMostLines; ++it) {
    const std::pair<int, double> at{it->page, it->box.centre().y};
    if (at <= from || at >= to) continue;
    ++lines;
    if (caption.unit_name.empty()) caption.unit_name = labelled_unit(it->text);
    if (caption.applicant.empty()) caption.applicant = applicant_unit(it->text);
    if (caption.unit_note.empty() && is_unit_note(it->text)) caption.unit_note = it->text;
    if (is_table_title(it->text)) {
      caption.title = it->text;
      break;
    }
  }
  return caption;
}

}  // namespace gewu
