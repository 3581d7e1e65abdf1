// The labelled fields above the indicator rows: names, money, goals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rebuild/body.h"

namespace gewu {

/// A cell of the head: a label or what stands beside it.
struct FieldCell {
  std::u32string text;         ///< what the cell says; empty: nothing printed
  std::vector<Piece> pieces;   ///< where that stands; empty: blank, or from the form's grammar
  std::vector<Piece> doubles;  ///< further readings of the same cell
  bool repaired = false;       ///< text is not simply the pieces side by side
  bool moved = false;          ///< found by search elsewhere than beside its label
  bool review = false;
  bool present() const { return !text.empty() || !pieces.empty(); }
};

struct FieldPair {
  LabelKind kind = LabelKind::None;
  FieldCell outer;  ///< a label left of the label, over several rows (财政资金 | 上级资金); or none
  bool gone = false;        ///< moved to another row: nothing stands here
  bool same_outer = false;  ///< the outer label of the row above covers this one too
  FieldCell label;
  FieldCell value;
};

/// Pairs printed side by side.
struct FieldRow {
  std::vector<FieldPair> pairs;
};

/// What a label over several rows covers; a row of plain fields is a block without one.
struct FieldBlock {
  enum class Kind { Plain, Money, Goal } kind = Kind::Plain;
  FieldCell group;
  std::vector<FieldRow>
      rows;  ///< of Goal: one row; its value is the text, its label 年度目标 or none
};

struct FormHead {
  std::vector<FieldBlock> blocks;
  std::vector<Piece> unused;
};

/// Labels that follow each other in rows of the document's other forms: the evidence for what a
/// broken label must be.
using LabelNeighbours = std::map<std::u32string, std::u32string>;

/// Reads lines [first, last], whose columns are counted as `layout` says unless there are tabs in
/// them. Adds to `neighbours`.
FormHead read_head(const SourceText& source, Layout layout, int first, int last,
                   LabelNeighbours& neighbours);

/// Reads one label and says how its text should be: 其中:财政拨 -> 其中:财政拨款. `text` unfolded.
struct LabelReading {
  const LabelWord* word = nullptr;
  double score = 0;
  std::u32string text;  ///< completed
};
LabelReading read_label(std::u32string_view text);

/// Puts a text together that was cut at column lines and read strip by strip: strips of the same
/// number of lines are read across. Tab-separated pieces of one line are the strips.
std::vector<Piece> weave(const std::vector<Piece>& pieces);

/// Uses that total = sum of the parts: puts broken amounts of a money block right and flags what
/// cannot be settled.
void settle_money(FieldBlock& block);

}  // namespace gewu
