// Labels of 一级指标 and 二级指标, put together from the pieces of their columns.
#pragma once

#include <string>
#include <vector>

#include "rebuild/body.h"

namespace gewu {

// A label put together from its fragments.
struct Label {
  std::u32string text;                 // as it reads
  std::vector<std::u32string> starts;  // what its first fragments make, shortest first
  const LevelWord* word = nullptr;
  bool garbled = false;  // no name, and no other words either
  bool learned = false;  // a name by where it stands; `word` is null
  std::vector<LabelPiece> parts;
  int first_line = 0;
  int last_line = 0;
};

/// Fragments [from, to) taken for one label.
Label make_label(const SourceText& source, const std::vector<LabelPiece>& pieces, size_t from,
                 size_t to, const SeenNames& seen, int level);

/// Cuts the fragments of a column (from top to bottom) into the labels that read best: 产出 | 指标
/// is one, 数量指标 | 质量指标 are two. `level` 1 or 2.
/// A name put together is less likely if the document prints the start of it alone, and never
/// the whole (`seen`).
std::vector<Label> assemble_labels(const SourceText& source, const std::vector<LabelPiece>& pieces,
                                   const SeenNames& seen, int level);

}  // namespace gewu
