// Completing the fixed wording of a form's columns: 按照完成比例赋 -> 按照完成比例赋分.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rebuild/body.h"

namespace gewu {

/// How often each text stands in each of the columns with fixed wordings, over the document.
class WordingCounts {
 public:
  void add(const SourceText& source, const Columns& columns, const std::vector<BodyRow>& rows);
  int count(ColumnKind kind, const std::u32string& folded) const;
  /// Texts of the column that are wordings of the vocabulary, or stand more than once and are not
  /// the cut form of one.
  std::vector<std::u32string> known(ColumnKind kind) const;

 private:
  std::map<std::pair<ColumnKind, std::u32string>, int> counts_;
};

/// Sets RowCell::text where a cut or misread wording can only be one of the known ones, with
/// `doubtful` where it is merely likely. Never touches names, targets and numbers.
void complete_wordings(const SourceText& source, const Columns& columns,
                       const WordingCounts& counts, std::vector<BodyRow>& rows);

}  // namespace gewu
