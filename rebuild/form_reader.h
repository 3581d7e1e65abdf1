// Target forms of mangled text, in two passes: what a whole document says helps with each form.
#pragma once

#include <vector>

#include "rebuild/body.h"
#include "rebuild/head.h"
#include "rebuild/segment.h"
#include "rebuild/table_builder.h"
#include "rebuild/wordings.h"

namespace gewu {

/// The rows of a form after the first pass.
struct FormBody {
  Columns columns;
  BodyRows rows;
};

class FormReader {
 public:
  explicit FormReader(const SourceText& source);

  /// How the document counts columns where blanks align them.
  Layout usual() const { return usual_; }

  /// Before both, over all forms: names of levels that no vocabulary lists, by where they stand.
  void learn_names(const Block& block);

  /// First pass, over all forms: rows, the names of levels and the wordings that the document uses.
  FormBody read_body(const Block& block);

  /// Second pass: the form on a grid.
  DraftTable draft(const Block& block, FormBody body);

  /// The same for a form whose head makes no sense: its lines as they stand, for review, and the
  /// rows below them.
  DraftTable draft_below_lines(const Block& block, FormBody body);

 private:
  std::vector<int> lines_of(const Block& block, const Columns& columns) const;
  std::vector<PlacedLine> place_lines(const std::vector<int>& lines, Columns& columns);
  std::u32string folded(const LabelPiece& label) const;
  bool goes_on(const std::vector<LabelPiece>& labels, size_t index) const;
  void note_name(const LabelPiece& label);
  std::u32string field_text(int line, int field) const;
  std::u32string column_text(int line, const FormColumn& column, Layout layout) const;
  bool wrapped(int line, const FormColumn& column, Layout layout) const;
  bool in_place(int line, const Columns& columns);

  const SourceText& source_;
  Layout usual_;
  FitCache cache_;
  SeenNames seen_;
  WordingCounts wordings_;
  LabelNeighbours neighbours_;
  SearchBudget budget_;
};

}  // namespace gewu
