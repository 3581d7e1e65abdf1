// Runs the table of rules.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ocr/rules/rule_table.h"

namespace gewu {

/// Runs a stage's rules on the reading of a line. What they change is noted in its `edits`, what
/// they doubt in its `doubts`; `raw` keeps the first text.
void apply_to_line(RuleStage stage, const LineFacts& facts, LineReading* reading);

/// Stage Widths, on all lines of a page.
void apply_to_page(std::span<LineReading* const> lines, const RuleIds& without);

/// Stage CellLines: which of a cell's lines stay, by index. Those that go are noted in `draft`.
std::vector<std::size_t> lines_that_stay(const CellFacts& facts,
                                         const std::vector<std::string>& lines, CellDraft* draft);

/// Runs a stage's rules on the text of a cell: its confidence is brought below the cap of each
/// doubt.
void apply_to_cell(RuleStage stage, const CellFacts& facts, CellDraft* draft);

/// Stage Outside: whether the line is no text.
bool drops_outside(const OutsideLine& line, const RuleIds& without);

/// The least cap among the doubts; 1: none.
double least_cap(const std::vector<Doubt>& doubts);

/// Names that are no rule of the table.
RuleIds unknown_rules(const RuleIds& ids);

}  // namespace gewu
