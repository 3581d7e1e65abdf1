#include "bench/rule_report.h"

#include <array>
#include <cstdio>

#include "base/text.h"
#include "bench/match.h"
#include "bench/score.h"
#include "ocr/rules/measured_doubts.h"
#include "ocr/rules/rule_table.h"

namespace gewu::bench {
namespace {

std::string exact(const std::string& text) {
  std::string out;
  for (char c : tidy_text(text)) {
    if (c != '\n') out += c;
  }
  return out;
}

bool holds(const std::string& whole, const std::string& part) {
  return !part.empty() && whole.find(part) != std::string::npos;
}

// Whether the truth has `after` where it lacks `before`: +1, -1 the other way round, 0 neither.
int gain_of(const std::string& truth, const ReadEdit& edit) {
  std::string before = fold_text(edit.before);
  std::string after = fold_text(edit.after);
  std::string whole = fold_text(truth);
  if (before == after) {  // widths alone
    before = exact(edit.before);
    after = exact(edit.after);
    whole = exact(truth);
  }
  // What goes altogether was no text if the truth lacks it.
  const bool after_right = after.empty() ? !holds(whole, before) : holds(whole, after);
  // Of two texts of which one holds the other, the longer is more.
  const bool before_right = holds(whole, before) && !(after_right && holds(after, before));
  return (after_right ? 1 : 0) - (before_right ? 1 : 0);
}

void count_cell(const ReadCell& truth, const ReadCell& read, RuleTally* tally) {
  for (const ReadEdit& edit : read.edits) {
    RuleCounts& counts = (*tally)[edit.rule];
    const int gain = gain_of(truth.text, edit);
    ++counts.fired;
    counts.mended += gain > 0 ? 1 : 0;
    counts.broken += gain < 0 ? 1 : 0;
  }
  const bool right = texts_agree(truth.text, read.text, Tolerance::Folded);
  for (const std::string& doubt : read.doubts) {
    RuleCounts& counts = (*tally)[doubt];
    ++counts.fired;
    ++(right ? counts.doubts_wrong : counts.doubts_right);
  }
}

std::string row_of(std::string_view id, const RuleCounts& counts) {
  std::array<char, 160> row{};
  std::snprintf(row.data(), row.size(), "%-24.*s %7d %7d %7d %7d %7d\n",
                static_cast<int>(id.size()), id.data(), counts.fired, counts.mended, counts.broken,
                counts.doubts_right, counts.doubts_wrong);
  return row.data();
}

const char* stage_title(RuleStage stage) {
  switch (stage) {
    case RuleStage::SecondReading:
    case RuleStage::SecondAlone:
      return "What Tesseract read of a line";
    case RuleStage::Settling:
      return "A line that both readers have read";
    case RuleStage::Reading:
    case RuleStage::LastEdits:
    case RuleStage::Widths:
      return "The reading of a line";
    case RuleStage::LineDoubts:
      return "What speaks against the reading of a line";
    case RuleStage::CellLines:
      return "The lines of a cell";
    case RuleStage::CellText:
      return "The text of a cell";
    case RuleStage::Layer:
    case RuleStage::Wording:
    case RuleStage::Place:
      return "The text of a cell beside what else is known";
    case RuleStage::Outside:
      return "Lines outside tables";
  }
  return "";
}

std::string cap_of(const Rule& rule) {
  std::array<char, 64> cap{};
  if (rule.floor > 0) {
    std::snprintf(cap.data(), cap.size(), "≥ %.3f", rule.floor);
  } else if (rule.cap < 1) {
    const MeasuredDoubt* measured = measured_doubt(rule.id);
    if (measured == nullptr) {
      std::snprintf(cap.data(), cap.size(), "≤ %.3f", rule.cap);
    } else {
      std::snprintf(cap.data(), cap.size(), "≤ %.3f (%d of %d right)", rule.cap, measured->right,
                    measured->raised);
    }
  }
  return cap.data();
}

// A bar would end a column of the table.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

constexpr const char* kIntroduction =
    R"(# How a cell is read, rule by rule

This page is made from the table in `ocr/rules/rule_table.cc` by `gewu-bench-rules --markdown`; a
test holds it to the table. It is about cells read from pixels. A cell whose text layer tells the
truth meets none of these rules.

Lines of text are cut out of a cell, our own reader reads each, and Tesseract those on which values
turn or of which ours is not sure. Then these rules run, stage by stage, in the order of this page.
Whatever changes a text leaves an entry in the cell's `edits`, with the line or text before and
after; `raw` keeps what was read before any of them. Whatever doubts a text leaves an entry in
`doubts`, and the cell's confidence is at most the `cap` given there ("≤" below). A rule marked
"≥" mends for certain: the cell is worth at least that, and older doubts are settled. Cells whose
confidence is below `--review-below` are marked for review. The words (22 of 26 right) behind a cap:
of 26 lines that a rule doubted or changed, 22 were right as they stood, and the cap is that share;
other caps are set by judgement.

`gewu convert --without-rule ID` reads without a rule, `gewu show` lists what the rules did to a
page, and `scripts/bench rules` counts what each is worth.

"Peppered" pages are those with specks all over, as faxes and worn copies have them. "Han" is a
Chinese character.
)";

}  // namespace

void count_rules(const ReadDocument& truth, const ReadDocument& output, RuleTally* tally) {
  for (const auto& [t, o] : match_tables(truth.tables, output.tables)) {
    if (t == kNone || o == kNone) continue;
    const ReadTable& expected = truth.tables[static_cast<std::size_t>(t)];
    const ReadTable& read = output.tables[static_cast<std::size_t>(o)];
    for (const auto& [i, j] : match_cells(expected, read)) {
      if (i == kNone || j == kNone) continue;
      count_cell(expected.cells[static_cast<std::size_t>(i)],
                 read.cells[static_cast<std::size_t>(j)], tally);
    }
  }
}

std::string report_rules(const RuleTally& tally) {
  std::string report = "rule                       fired  mended  broken  doubts   wrong\n";
  RuleTally others = tally;
  for (const Rule& rule : rule_table()) {
    const auto found = tally.find(std::string(rule.id));
    report += row_of(rule.id, found == tally.end() ? RuleCounts{} : found->second);
    others.erase(std::string(rule.id));
  }
  for (const auto& [id, counts] : others) report += row_of(id, counts);
  return report;
}

std::string rules_as_markdown() {
  std::string page = kIntroduction;
  std::string title;
  for (const Rule& rule : rule_table()) {
    if (title != stage_title(rule.stage)) {
      title = stage_title(rule.stage);
      page += "\n## " + title + "\n\n| rule | when | what | worth |\n|---|---|---|---|\n";
    }
    page += "| `" + std::string(rule.id) + "` | " + escaped(rule.when) + " | " +
            (is_edit(rule) ? "" : "doubted: ") + escaped(rule.what) + " | " + cap_of(rule) + " |\n";
  }
  return page;
}

}  // namespace gewu::bench
