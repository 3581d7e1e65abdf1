#include "records/corrections.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/hash.h"
#include "records/grid_edit.h"

namespace gewu {

namespace {

using Action = Correction::Action;

// Boxes of one cell in two runs overlap by far more than this, those of neighbours by far less.
constexpr double kSamePlace = 0.5;
// A grid found anew may halve or double a cell; then the text must agree as well.
constexpr double kNearPlace = 0.2;
constexpr size_t kIdDigits = 16;

const char* const kReviewer = "reviewer";

bool is_about_text(Action action) {
  return action == Action::Text || action == Action::Accept || action == Action::Unreadable;
}

double overlap(const PointRect& a, const PointRect& b) {
  const PointRect common = intersect(a, b);
  if (common.empty()) return 0;
  return common.area() / (a.area() + b.area() - common.area());
}

double overlap(const TextCell& cell, const Correction& correction) {
  double best = cell.page == correction.page ? overlap(cell.box, correction.box) : 0;
  for (const PagePart& part : cell.more_parts) {
    if (part.page == correction.page) best = std::max(best, overlap(part.box, correction.box));
  }
  return best;
}

bool was_read(const TextCell& cell, const std::string& text) {
  return cell.text == text || (cell.has_raw && cell.raw == text);
}

struct Place {
  const CorrectedTable* table = nullptr;
  TextCell* cell = nullptr;
};

class Finder {
 public:
  Finder(const std::vector<CorrectedTable>& tables, const Correction& correction)
      : tables_(tables), correction_(correction) {}

  Place find() const {
    Place best;
    double most = 0;
    for (const CorrectedTable& table : tables_) {
      for (TextCell& cell : table.table->cells) {
        const double shared = overlap(cell, correction_);
        const bool fits =
            shared >= kSamePlace || (shared >= kNearPlace && was_read(cell, correction_.read));
        if (!fits || shared <= most) continue;
        most = shared;
        best = {&table, &cell};
      }
    }
    return best.cell ? best : by_text();
  }

 private:
  // Only a text that stands once on the page can tell where it has gone.
  Place by_text() const {
    Place only;
    if (correction_.read.empty()) return only;
    for (const CorrectedTable& table : tables_) {
      for (TextCell& cell : table.table->cells) {
        if (cell.page != correction_.page || !was_read(cell, correction_.read)) continue;
        if (only.cell) return {};
        only = {&table, &cell};
      }
    }
    return only;
  }

  const std::vector<CorrectedTable>& tables_;
  const Correction& correction_;
};

void settle(TextCell& cell) {
  cell.source = TextSource::Reviewer;
  cell.confidence = 1;
  cell.review = false;
  cell.doubts.clear();
}

void settle_text(TextCell& cell, const Correction& correction) {
  if (correction.action == Action::Text) edit_text(cell, kReviewer, correction.text);
  settle(cell);
  if (correction.action == Action::Unreadable) {
    cell.confidence = 0;
    cell.doubts = {{"unreadable", 0}};
  }
}

// Why it cannot be done, or "".
std::string change_grid(TextTable& table, const TextCell& cell, const Correction& correction) {
  switch (correction.action) {
    case Action::Span:
      return set_span(table, cell.row, cell.col, correction.row_span, correction.col_span);
    case Action::AddRow:
      return insert_row(table, cell.last_row(), correction.texts);
    default:
      return remove_row(table, cell.row);
  }
}

bool was_done(const std::vector<CorrectedTable>& tables, const std::string& id) {
  return std::any_of(tables.begin(), tables.end(), [&](const CorrectedTable& entry) {
    const std::vector<Edit>& edits = *entry.edits;
    return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      return edit.rule == kReviewer && edit.before == id;
    });
  });
}

Finding unused(const Correction& correction, const std::string& why) {
  return {Severity::Warning,
          "correction-unused",
          correction.page,
          "",
          {},
          "a reviewer's answer (" + std::string(action_name(correction.action)) +
              ") about the cell that read \"" + correction.read + "\" " + why,
          "look at the page again; the answer is kept in corrections.jsonl"};
}

// Whether a later answer settles the same question.
bool is_superseded(const Correction& correction, const Correction& later) {
  return is_about_text(correction.action) && is_about_text(later.action) &&
         correction.page == later.page && overlap(correction.box, later.box) > kSamePlace;
}

}  // namespace

std::string Correction::id() const {
  std::string key = std::to_string(page) + '\0' + read + '\0' + action_name(action) + '\0' + text;
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
    key += '\0' + std::to_string(std::lround(edge));
  }
  key += '\0' + std::to_string(row_span) + '\0' + std::to_string(col_span);
  for (const std::string& one : texts) key += '\0' + one;
  return sha256(key).substr(0, kIdDigits);
}

const char* action_name(Correction::Action action) {
  switch (action) {
    case Action::Text:
      return "text";
    case Action::Accept:
      return "accept";
    case Action::Unreadable:
      return "unreadable";
    case Action::Span:
      return "span";
    case Action::AddRow:
      return "add-row";
    case Action::RemoveRow:
      return "remove-row";
  }
  return "text";
}

CorrectionReport apply_corrections(const std::vector<CorrectedTable>& tables,
                                   const std::vector<Correction>& corrections) {
  CorrectionReport report;
  for (size_t i = 0; i < corrections.size(); ++i) {
    const Correction& correction = corrections[i];
    const bool superseded =
        std::any_of(corrections.begin() + static_cast<ptrdiff_t>(i) + 1, corrections.end(),
                    [&](const Correction& later) { return is_superseded(correction, later); });
    if (superseded || was_done(tables, correction.id())) continue;
    const Place place = Finder(tables, correction).find();
    if (!place.cell) {
      report.findings.push_back(unused(correction, "fits no cell any more"));
    } else if (is_about_text(correction.action)) {
      settle_text(*place.cell, correction);
      report.settled.push_back({place.table->id, {place.cell->row, place.cell->col}});
    } else {
      const TextCell cell = *place.cell;
      const std::string why = change_grid(*place.table->table, cell, correction);
      if (why.empty()) {
        place.table->edits->push_back({kReviewer, correction.id(), action_name(correction.action)});
      } else {
        report.findings.push_back(unused(correction, "cannot be followed: " + why));
      }
    }
  }
  return report;
}

}  // namespace gewu
