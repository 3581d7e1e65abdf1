// The lines of a form's head as labels and stretches of value.
#pragma once

#include <string>
#include <vector>

#include "rebuild/head.h"

namespace gewu {

bool is_money(LabelKind kind);  ///< the label of an amount
bool is_goal(LabelKind kind);
bool is_head_label(LabelKind kind);  ///< may stand in the head of a form

/// A run of pieces of one line: a label, or a stretch of value.
struct HeadItem {
  const LabelWord* word = nullptr;  // null: value
  std::u32string text;              // of a label, completed
  bool repaired = false;
  std::vector<Piece> pieces;
};

/// A label torn over lines: 总 / 体 / 目 / 标.
struct TornLabel {
  LabelReading reading;
  std::vector<Piece> pieces;
  int line = 0;  // beside which it stands
};

/// The letters of pieces, one after the other.
std::u32string joined(const SourceText& source, const std::vector<Piece>& pieces);

/// Labels in lines [first, last] whose pieces stand above each other.
std::vector<TornLabel> find_torn_labels(const SourceText& source, Layout layout, int first,
                                        int last);

/// Cuts a line into labels and values: the cut that reads best. Pieces of torn labels are left out.
/// Inside a goal (`in_goal`) only a label at the start of the line ends it.
std::vector<HeadItem> read_head_items(const SourceText& source, int line, bool in_goal,
                                      const std::vector<TornLabel>& torn);

}  // namespace gewu
