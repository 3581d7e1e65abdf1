// Titles, subtitles, unit notes and footers of tables, from the paragraphs around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// What stands directly above and below a table on its page, page numbers and running heads left
/// out.
struct Surroundings {
  std::vector<const Paragraph*> above;  ///< in reading order, down to the table
  std::vector<const Paragraph*> below;  ///< up to the next table's own caption
  bool continued_mark = false;          ///< 续表, （续） above the table
  std::string continued_title;          ///< what the mark stands behind, without it; may be empty
};

/// "- 3 -", "第 3 页 共 9 页", "3/9".
bool is_page_number(std::string_view text);

/// A title that names a form, a year below it, 单位：万元, or a line that stands below forms: even
/// at the edge of many pages these belong to a table.
bool is_caption_line(std::string_view text);

class RunningLines;

/// `table` is an index into page.tables.
Surroundings look_around(const PageResult& page, size_t table, const RunningLines& running);

/// Fills title, subtitle, unit_note and footer of the table.
void caption_table(TextTable& table, const Surroundings& around);

/// The title of the whole document: the first line of its first page that names it and is not
/// merely the printed name of a form. May be empty.
std::string document_title(const std::vector<PageResult>& pages);

}  // namespace gewu
