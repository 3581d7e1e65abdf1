// What reviewers say of a document: corrections of texts and of grids.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// One answer of a reviewer. It is about a place of a page of one content, not about a cell of some
/// run: another run may find other cells.
struct Correction {
  enum class Action {
    Text,        ///< the cell says `text`
    Accept,      ///< what was read is right
    Unreadable,  ///< nobody can read it
    Span,        ///< the cell covers row_span x col_span
    AddRow,      ///< a row is missing below the cell; `texts` are those of its cells
    RemoveRow,   ///< the row of the cell is none
  };
  std::string document;  ///< SHA-256 of its content
  int page = 0;          ///< 1-based
  PointRect box;         ///< of the cell, page units
  std::string read;      ///< the text that the reviewer saw
  Action action = Action::Text;
  std::string text;
  int row_span = 0;
  int col_span = 0;
  std::vector<std::string> texts;

  /// The same for the same answer about the same place, whoever gave it and when.
  std::string id() const;
};

const char* action_name(Correction::Action action);

/// A table that is to be corrected, with the id that findings call it by.
struct CorrectedTable {
  std::string id;
  TextTable* table = nullptr;
  std::vector<Edit>* edits = nullptr;  ///< what was done to its grid; grows
};

/// What came of it.
struct CorrectionReport {
  std::vector<Finding> findings;  ///< "correction-unused", for each that fits nothing
  /// Table and place of the cells whose text a reviewer has settled.
  std::vector<std::pair<std::string, std::pair<int, int>>> settled;
};

/// Applies them in their order; of several answers to one question about one place the last counts.
/// A cell is found by its page and box, whatever was read this time; where boxes have moved, by its
/// text as well. Settled cells have source Reviewer and are sure; the reading stays in `raw`. A
/// grid that was changed says so in its `edits`, so that doing it again changes nothing.
CorrectionReport apply_corrections(const std::vector<CorrectedTable>& tables,
                                   const std::vector<Correction>& corrections);

}  // namespace gewu
