// The state of reading the fields above the indicator rows line by line; internal to read_head().
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rebuild/head.h"
#include "rebuild/head_items.h"
#include "rebuild/head_wraps.h"

namespace gewu {

/// Takes a form's head line by line: labels open fields, stretches of value go to the labels that
/// wait for one. In head.cc the lines and values, in head_fields.cc the labels, in head_goal.cc the
/// goals.
class HeadParser {
 public:
  HeadParser(const SourceText& source, Layout layout, LabelNeighbours& neighbours)
      : source_(source), layout_(layout), neighbours_(neighbours) {}

  FormHead run(int first, int last);

 private:
  // A label that waits for its value.
  struct Slot {
    size_t block;
    size_t row;
    size_t pair;
  };

  FieldPair& at(const Slot& slot);
  void read_line(int line);
  // 财政资金 on a line of its own between the rows of 上级资金 and 本级资金, which it spans.
  bool spans_rows_below(int line, const std::vector<HeadItem>& items) const;
  // The label beside which the text stands had nothing on its own line: both lines of its value
  // are above and below.
  void give_to_pending(const std::vector<Piece>& held);
  // 资金来源 | 资金总额 side by side, without a value between them, head two columns.
  void read_source_heads(std::vector<HeadItem>& items) const;
  // Puts the torn labels that stand beside this line in their places.
  void add_torn(int line, std::vector<HeadItem>& items) const;
  // Puts lines of values that stand above and below their labels beside these, and takes them from
  // where they stand.
  void add_wrapped(int line, std::vector<HeadItem>& items) const;
  // A stretch that is the tail of the label that stands here in the document's other forms.
  void mend_broken_labels(std::vector<HeadItem>& items);
  // 名称 at the start of a form's first line can only be the rest of one of the labels.
  void mend_first(HeadItem& item, const std::u32string& text);
  void take_label(HeadItem& item, const std::u32string& text);
  FieldCell label_cell(const HeadItem& item) const;
  FieldBlock& open_block(FieldBlock::Kind kind);
  FieldBlock* current(FieldBlock::Kind kind);
  void place_label(const HeadItem& item, std::vector<Slot>& takers);
  // The block that amounts belong to: the last one, or one whose label came before another label.
  size_t money_block();
  // The same label printed again: a reader's double of it.
  bool repeat_of(const HeadItem& item);
  void add_pair(const HeadItem& item, std::vector<Slot>& takers, size_t index);
  bool takes_nested(const HeadItem& item, const std::vector<Slot>& takers);
  void place_group(const HeadItem& item);
  void place_goal(const HeadItem& item);
  // Gives the stretch of value to the labels before it, or to one that still waits.
  void settle(const std::vector<Slot>& takers, const std::vector<Piece>& value);
  // Text on the line above that stands over this value: its first line.
  bool takes_held(const FieldPair& pair, const std::vector<Piece>& value) const;
  // A label that was printed on the line of its value, and read on the line above.
  Slot move_to_row(const Slot& from);
  // Lines without labels in aligned text: each stretch goes to the label left of it in the row
  // above, as its value or the rest of it.
  bool stand_below(const std::vector<Piece>& value);
  void drop_pending(const Slot& slot);
  // Of the last row's labels the nearest one to the left.
  Slot label_left_of(const Piece& piece) const;
  static bool goes_on(const std::vector<Piece>& value, const std::vector<Piece>& more);
  bool wants_number(LabelKind kind) const { return is_money(kind); }

  size_t best_pending(const std::vector<Piece>& group, const std::vector<Slot>& takers);
  // One stretch per label: at tabs if there are as many, numbers one by one.
  std::vector<std::vector<Piece>> split_values(const std::vector<Piece>& value,
                                               const std::vector<Slot>& takers);
  // A goal's label stood on an earlier line, its text is still to come.
  bool goal_waits() const;
  const FieldBlock* goal_block() const;
  void add_goal_text(const std::vector<Piece>& value);
  // The texts of a mid-term and a year's goal stand side by side.
  void add_goal_halves(const std::vector<Piece>& value, std::vector<FieldPair>& halves) const;
  // A strip that was read a second time as a cell of its own: its letters stand in another piece of
  // the line, but for one at most.
  std::vector<Piece> without_doubles(const std::vector<Piece>& value);
  static bool holds(std::u32string_view text, std::u32string_view part);
  // Text that no label asks for: a money row whose label cannot be read, a further line of the
  // value before, or nothing we know.
  void add_stray(const std::vector<Piece>& value);
  // Text beside amounts: the unit of the spanning label, or a second reading of it.
  void add_to_group(const std::vector<Piece>& value, FieldCell& group);
  // Text above the label in whose cell it stands (labels are centred over the lines of a goal), or
  // the rest of the value before it.
  void release_held(const HeadItem* label);
  // The value before ends in a full line, so that this may be the rest of it.
  bool continues_last(const std::vector<Piece>& held);
  // Of the values in the last row the one that stands over this text.
  Slot above(const std::vector<Piece>& held);
  void append_to_last(const std::vector<Piece>& held);
  void add_unread_row(const std::vector<Piece>& value, size_t digits);
  void finish();
  // 财政资金 covers the rows below it that have no outer label of their own, and those above it if
  // it stands in the middle of them.
  void share_outer_labels();
  static bool is_source_name(LabelKind kind);
  const SourceText& source_;
  Layout layout_;
  LabelNeighbours& neighbours_;
  FormHead head_;
  std::set<LabelKind> kinds_;
  std::vector<TornLabel> torn_;
  std::vector<WrappedValue> wraps_;
  std::vector<HeadItem> carried_;    ///< labels that go with the next line
  std::vector<Piece> held_;          ///< text without a label, until the next label says whose
  std::vector<Piece> before_value_;  ///< text above the label beside it
  std::vector<Piece> before_goal_;   ///< text above the goal's label
  std::vector<Slot> pending_;
  Slot last_{0, 0, 0};
  bool has_last_ = false;
  bool in_goal_ = false;
  bool budget_ = false;
  bool fresh_row_ = true;
  size_t money_ = 0;  ///< the money block that this line adds to
  bool fresh_line_money_ = true;
};

}  // namespace gewu
