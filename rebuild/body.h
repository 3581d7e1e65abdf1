// The indicator part of a form: from lines of atoms to rows of cells.
//
// Three searches, each over all readings of the whole: which column each piece of a line belongs to
// (assign_line, a dynamic programme over pieces x columns), which lines make a row (form_rows, over
// cuts between lines), and which rows each label of 一级指标 and 二级指标 covers (span_labels,
// over labels x rows). What a piece may be is judged by column_fit of lexicon.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "rebuild/lexicon.h"
#include "rebuild/search_budget.h"
#include "rebuild/source_text.h"

namespace gewu {

/// A piece of the input: an atom or a part of one.
using Piece = Atom;

/// A printed column, as the header row tells.
struct FormColumn {
  ColumnKind kind = ColumnKind::Other;
  std::vector<Piece> header;  ///< the pieces of its header cell, in reading order
  std::u32string label;       ///< the wording in full; empty if the header is unknown or missing
  int x0 = 0;                 ///< in the units of Layout
  int x1 = 0;
};

/// Which coordinate of an atom tells its column.
enum class Layout {
  Tabs,    ///< the number of the field
  Narrow,  ///< the column of characters, Han counted as one
  Wide,    ///< likewise, Han counted as two
};

struct Columns {
  Layout layout = Layout::Tabs;
  std::vector<FormColumn> columns;
  int first_line = 0;  ///< lines of the header row: [first_line, last_line]
  int last_line = 0;
  int index_of(ColumnKind kind) const;  ///< -1: no such column
};

int left_of(const Piece& piece, Layout layout);
int right_of(const Piece& piece, Layout layout);

/// Remembers column_fit for the texts of a document, most of which recur.
class FitCache {
 public:
  double fit(ColumnKind kind, const std::u32string& folded);

  /// The document prints this as a name of the level, though no vocabulary lists it.
  void learn(int level, const std::u32string& folded);

 private:
  double fit_anew(ColumnKind kind, const std::u32string& folded) const;
  std::unordered_map<std::u32string, std::vector<float>> fits_;
  std::set<std::u32string> learned1_;
  std::set<std::u32string> learned2_;
};

/// Pieces that were put into one column, and how sure that is.
struct Placed {
  int column = 0;
  std::vector<Piece> pieces;
  double margin = 0;   ///< score lost if the first piece stood in another column
  bool moved = false;  ///< it does not stand where the header says its column is
};

/// A line of the body with its pieces placed.
struct PlacedLine {
  int line = 0;
  std::vector<Placed> cells;  ///< ascending by column; only label columns may have several
  int shift = 0;              ///< fields by which the line as a whole stands off
};

/// Text of pieces put together: what a cell prints. Blanks between pieces of one line are kept
/// where they may mean something (tidy_text drops the others).
std::u32string join_pieces(const SourceText& source, const std::vector<Piece>& pieces);

bool is_label_column(ColumnKind kind);  ///< spine, 一级指标, 二级指标: cells that span rows

/// What one column has in one row.
struct RowCell {
  std::vector<Piece> pieces;  ///< empty: nothing printed
  double margin = 1e3;        ///< see Placed
  bool moved = false;
  std::u32string text;    ///< completed; empty: as join_pieces puts it
  bool doubtful = false;  ///< the completion may be another
};

/// One printed row without its labels. A row without pieces is a category for which no target is
/// set; it stands where its label stands.
struct BodyRow {
  int first_line = 0;
  int last_line = 0;
  std::vector<RowCell> cells;  ///< one per column; label columns stay empty
  bool only_label = false;     ///< may be no row at all but a label in the middle of its span
  double margin = 1e3;         ///< score lost if the cuts around it were set elsewhere
  int height = 1;              ///< lines of print, as far as blanks inside cells tell
};

/// A piece of text in a label column.
struct LabelPiece {
  ColumnKind kind = ColumnKind::Level1;
  int line = 0;
  std::vector<Piece> pieces;
  int column = 0;  ///< into Columns
};

struct BodyRows {
  std::vector<BodyRow> rows;
  std::vector<LabelPiece> labels;  ///< from top to bottom
};

BodyRows form_rows(const SourceText& source, const Columns& columns,
                   const std::vector<PlacedLine>& lines, FitCache& cache);

/// A label of 一级指标 or 二级指标 and the rows that it covers.
struct LabelSpan {
  int first_row = 0;
  int last_row = 0;
  std::u32string text;
  std::vector<Piece> pieces;  ///< empty: not in the input, from the grammar of the form
  std::vector<Piece> noise;   ///< unreadable doubles of it
  bool inferred = false;      ///< the text is not what the pieces say
  bool unknown = false;       ///< the pieces say no name of the vocabulary
  bool completed = false;     ///< the text is what the pieces say but for a letter or two
  bool moved = false;         ///< it did not stand beside its first row
  double margin = 1e3;        ///< score lost if one of its ends were a row further up or down
  std::u32string rival;       ///< the label that the row in doubt would get then
  double probability = 1;     ///< of the span, among all that were weighed
};

struct LabelTree {
  std::vector<LabelSpan> level1;  ///< cover all rows, in order; likewise level2
  std::vector<LabelSpan> level2;
  /// Those of a further column of 二级指标 (a year's half beside a mid-term one), by its index.
  std::map<int, std::vector<LabelSpan>> further_level2;
  std::vector<LabelPiece> unused;  ///< what no label was made of
  bool middle = false;             ///< labels stand in the middle of their spans
  std::vector<BodyRow> rows;       ///< those of BodyRows that proved to be rows
};

/// The names seen whole as 一级指标 and 二级指标 in the document, and how often: for filling in
/// missing ones and for telling a name from a part of a longer one.
struct SeenNames {
  std::map<std::u32string, int> level1;
  std::map<std::u32string, int> level2;
  std::set<std::u32string> learned1;  ///< names that no vocabulary lists, by where they stand
  std::set<std::u32string> learned2;
  bool learned(int level, const std::u32string& name) const {
    return (level == 1 ? learned1 : learned2).count(name) > 0;
  }
  const std::map<std::u32string, int>& of(int level) const { return level == 1 ? level1 : level2; }
  int count(int level, const std::u32string& name) const {
    const auto found = of(level).find(name);
    return found == of(level).end() ? 0 : found->second;
  }
};

LabelTree span_labels(const SourceText& source, const Columns& columns, const BodyRows& rows,
                      const SeenNames& seen, SearchBudget& budget);

PlacedLine assign_line(const SourceText& source, const Columns& columns, int line, FitCache& cache);

}  // namespace gewu
