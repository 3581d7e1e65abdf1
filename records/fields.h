// Labelled fields of a form: label and value cells, wherever the form puts them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "records/grid_view.h"

namespace gewu {

struct Field {
  LabelKind kind = LabelKind::None;  ///< None: a cell that looks like a label that we do not know
  LabelMatch match;
  std::string label;  ///< as printed, without its colon
  std::string text;   ///< the value; "" if printed and empty
  const TextCell* label_cell = nullptr;
  const TextCell* value_cell = nullptr;  ///< null: no cell holds a value (a label over others)
  std::vector<const TextCell*> under;    ///< headings beside or over the label, outermost first
  bool taken = false;                    ///< a record key holds it; the others go into `more`
};

struct RowRange {
  int first = 0;
  int last = -1;
};

/// Reads the fields in the given rows. A label's value stands in the same cell after a colon, in
/// the cell right of it, or (goals above all) in the cell below. `kinds`: the labels that this form
/// can print there; a label of no such kind is told by its place (see field_row.h).
std::vector<Field> read_fields(const GridView& grid, std::span<const RowRange> rows,
                               std::span<const LabelKind> kinds);

/// The first field of a kind that is not taken yet, or null.
Field* find_field(std::vector<Field>& fields, LabelKind kind);

/// Takes the first field of a kind, one with a value before one without, and gives its text; empty
/// if the form prints none.
std::optional<std::string> take_text(std::vector<Field>& fields, LabelKind kind);

}  // namespace gewu
