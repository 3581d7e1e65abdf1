// What reading a page yields: tables of text, and the text around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/geometry.h"

namespace gewu {

/// Where a cell's text comes from (names in the output: text_source_name).
enum class TextSource { TextLayer, Ocr, Repaired, Reviewer, Blank };

const char* text_source_name(TextSource source);

/// A piece of a cell on one page.
struct PagePart {
  int page = 0;  ///< 1-based
  PointRect box;
};

/// A change that a rule made to a text.
struct Edit {
  std::string rule;    ///< its id in the table of rules; "reviewer" for a person
  std::string before;  ///< the piece that was changed, or the whole text
  std::string after;
};

/// A reason to doubt a text.
struct Doubt {
  std::string code;
  double cap = 1.0;  ///< the confidence of the text is at most this
};

/// One cell of a table, at its first row and column.
struct TextCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::string text;  ///< UTF-8; no blanks between Han characters; '\n' only at paragraph ends
  std::string raw;   ///< what was read; meaningful only where has_raw (text differs from it)
  bool has_raw = false;
  int page = 0;  ///< of `box`: the first page on which the cell stands
  PointRect box;
  std::vector<PagePart> more_parts;  ///< the parts on later pages, for a cell cut by a page break
  TextSource source = TextSource::Blank;
  double confidence = 1.0;    ///< probability that the whole text is right, calibrated, 0..1
  bool review = false;        ///< a person should look
  std::vector<Edit> edits;    ///< in the order in which they were made
  std::vector<Doubt> doubts;  ///< why the confidence is no higher
  bool proved = false;        ///< printed arithmetic confirms the number
  /// Em of its line that the text leaves free behind its end: where the next word would have had
  /// room, the text is complete. -1: not known. Only before joining.
  double room = -1;

  int last_row() const { return row + row_span - 1; }
  int last_col() const { return col + col_span - 1; }
};

/// A table. While a page is being read it stands on that page alone; afterwards it may span pages.
/// Cells tile rows x cols exactly, sorted by (row, col).
struct TextTable {
  std::vector<int> pages;  ///< ascending, 1-based
  PointRect box;           ///< on pages.front(), the outer rules
  int rows = 0;
  int cols = 0;
  std::vector<TextCell> cells;
  /// cols + 1 x positions on pages.front() turned upright (see PageTurn); empty: no geometry
  std::vector<double> col_edges;
  /// rows + 1 y positions likewise; only before joining; empty: no geometry
  std::vector<double> row_edges;
  bool open_top = false;  ///< no ruling line closes it at the top: may go on from the page before
  bool open_bottom = false;  ///< likewise at the bottom
  bool aligned =
      false;          ///< no rule shows its rows and columns: they are where white parts the text
  std::string title;  ///< these four are filled by records/, from the paragraphs around
  std::string subtitle;
  std::string unit_note;
  std::string footer;
  std::string joined;  ///< why parts of several pages were joined; empty for one page
  /// Probability that rows, columns and spans are right, 0..1; absent where nobody judged it.
  std::optional<double> grid_confidence;

  const TextCell* cell_at(int row, int col) const;  ///< the cell that covers it, or null
};

/// Changes the text of a cell as `rule` wants it: the reading is kept in `raw`, the change in
/// `edits`. Nothing happens where the text stays the same.
void edit_text(TextCell& cell, std::string_view rule, std::string after);

/// Text outside tables, in reading order: a title, a unit note, a line of prose.
struct Paragraph {
  int page = 0;
  PointRect box;
  std::string text;
  double confidence = 1.0;
  TextSource source = TextSource::TextLayer;
  double font_size = 0;  ///< em height in page units, 0 if unknown
};

enum class Reader { TextLayer, Ocr, Mixed, Blank };

const char* reader_name(Reader reader);

/// All that a worker hands back for one page: no pixels.
struct PageResult {
  int number = 0;    ///< 1-based
  double width = 0;  ///< page units as displayed, see PagePoint
  double height = 0;
  int turned = 0;   ///< 0, 90, 180 or 270: degrees clockwise the content had to be turned
  double skew = 0;  ///< degrees taken out, counter-clockwise positive
  Reader reader = Reader::Blank;
  std::string why;  ///< why the text layer was used or rejected
  std::vector<Paragraph> paragraphs;
  std::vector<TextTable> tables;  ///< in reading order
  std::vector<Finding> findings;
};

/// Checks that cells tile rows x cols: no hole, no overlap, sorted. Returns what is wrong, or "".
std::string tiling_error(const TextTable& table);

}  // namespace gewu
