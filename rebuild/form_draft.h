// Laying a form out on a grid: head over rows; internal to draft_form().
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rebuild/table_builder.h"

namespace gewu {

/// Puts the fields of a head (form_draft_head.cc) over the rows of a body (form_draft.cc).
class FormDraft {
 public:
  FormDraft(const SourceText& source, const FormHead& head, const Columns& columns,
            const LabelTree& tree)
      : source_(source), head_(head), columns_(columns), tree_(tree) {}

  DraftTable run();

 private:
  std::vector<Piece> find_spine() const;
  bool has_spine() const;
  // The first grid column of each body column.
  void lay_columns();
  // Where a piece of the head would start on the grid.
  int grid_column(const Piece& piece) const;
  DraftCell draft(const FieldCell& field) const;
  // The label and its value stand in one cell: 年度资金总额：10.
  bool one_cell(const FieldPair& pair) const;
  DraftCell merged(const FieldPair& pair) const;
  // Sets cells side by side from grid column `from` on, near where they stood.
  void set_row(std::vector<DraftCell> cells, int row, int from);
  void add_block(const FieldBlock& block);
  // The first grid column right of a spanning label.
  int value_column(const FieldBlock& block) const;
  void push_blank(int row, int col);
  void add_field_row(const FieldBlock& block, const FieldRow& row, int from);
  // A blank cell below an outer label; joined with it in close().
  DraftCell extend_outer() const;
  void add_goal(const FieldBlock& block, const FieldPair& pair, int from);
  // Mid-term and year's goal side by side: labels over texts.
  void add_goal_halves(const FieldRow& row, int from);
  void push_value(const FieldPair& pair, int from);
  void add_header();
  static bool same_with_notes(const std::u32string& read, const std::u32string& label);
  void add_spine();
  void push_single_blank(int row, int col);
  // Pieces that are not of the label are further readings of it.
  std::u32string spine_text(DraftCell& cell) const;
  std::u32string folded(const std::vector<Piece>& pieces) const;
  void add_levels(const std::vector<LabelSpan>& spans, int index);
  std::u32string label_text(const LabelSpan& span) const;
  // A piece beside the row that was taken for an unreadable label may be the start of its name.
  bool stray_beside(const BodyRow& row) const;
  void note_strays();
  bool covers_stray(const LabelSpan& span) const;
  // Put together over a tab: two cells, or one that was cut.
  static bool over_tab(const std::vector<Piece>& pieces);
  void add_row(const BodyRow& row);
  // Cells that reach to the right border; blanks below an outer label; what was not used.
  void close();
  void stretch_last_column();
  void join_outer();
  const SourceText& source_;
  const FormHead& head_;
  const Columns& columns_;
  const LabelTree& tree_;
  std::vector<Piece> spine_;
  std::vector<int> starts_;
  int header_row_ = 0;
  DraftTable table_;
  std::set<int> strays_;  // lines of pieces that no label was made of
  std::set<int> unread_;  // ... of those that cannot be read
};

}  // namespace gewu
