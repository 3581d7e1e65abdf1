#include "records/join_verdict.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/stray_letters.h"

namespace gewu {

namespace {

constexpr double kGoodFit = 0.8;    // share of common column edges that leaves no doubt
constexpr double kNearFoot = 0.25;  // share of the page's height that may stay white below a part
constexpr double kNearHead = 0.25;  // or above the next one
constexpr double kAtFoot = 0.2;     // the same where the columns alone tell that a table goes on
constexpr double kAtHead = 0.16;

bool has_text(const std::vector<const Paragraph*>& paragraphs, const PointRect& table) {
  return std::any_of(paragraphs.begin(), paragraphs.end(),
                     [&](const Paragraph* paragraph) { return !is_stray(*paragraph, table); });
}

/// Spreadsheets print the title again on every page; that alone makes no new table.
bool title_is_repeated(const TextTable& above, const Candidate& below) {
  return !below.table.title.empty() && fold_text(above.title) == fold_text(below.table.title) &&
         below.outline.is_form();
}

/// What speaks against joining whatever the columns say; empty if nothing does.
std::string veto(const TextTable& above, const Outline& outline, const Candidate& last,
                 const Candidate& below) {
  if (begins_anew(outline, below.outline)) return "it begins a form of its own";
  if (below.around.continued_mark) return "";
  if (!above.footer.empty()) return "a footer closes the table above";
  if (has_text(last.around.below, last.table.box)) return "text stands below the table above";
  if (!has_text(below.around.above, below.table.box) || title_is_repeated(above, below)) return "";
  return below.table.title.empty() ? "text stands above it" : "it has a title of its own";
}

/// Does the upper part reach down to the foot of its page, and the lower begin at the head of its?
bool near_the_break(const Candidate& last, const Candidate& below, double foot, double head) {
  return last.table.box.y1 > (1 - foot) * last.page_height &&
         below.table.box.y0 < head * below.page_height;
}

std::string describe(const ColumnFit& fit, const Candidate& below, bool repeated, bool open) {
  std::string reason = fit.edges.empty()         ? "as many columns"
                       : fit.matched >= kGoodFit ? "the columns agree"
                                                 : "only some of the columns agree";
  reason += below.around.continued_mark ? ", marked as continued" : ", nothing stands between";
  if (repeated) reason += ", the head is repeated";
  if (open) reason += ", no rule closes the parts at the page break";
  if (below.outline.level_rows || below.outline.levels) reason += ", it goes on with indicators";
  return reason;
}

/// Tables that are none of the forms: here only print can tell.
bool plain_tables_go_on(const ColumnFit& fit, bool print) {
  return fit.matched >= 1 && fit.first_map.size() == fit.second_map.size() && print;
}

/// A form's beginning without goal and indicators above, indicators without a beginning below: the
/// text between is a row whose rules were not found.
bool lost_row_between(const Outline& outline, const Candidate& below) {
  constexpr std::array<LabelKind, 3> kGoals{LabelKind::Goal, LabelKind::AnnualGoal,
                                            LabelKind::MidtermGoal};
  const bool goal = std::any_of(kGoals.begin(), kGoals.end(),
                                [&](LabelKind kind) { return outline.fields.count(kind) > 0; });
  return !outline.fields.empty() && !outline.levels && !goal && below.outline.levels &&
         below.outline.fields.empty() && below.table.title.empty();
}

/// Where no rule shows columns, those of two pages are the same if the middle of each lies in the
/// other.
bool in_one_another(const TextTable& above, const TextTable& below) {
  const auto covers = [](const std::vector<double>& edges, const std::vector<double>& others) {
    for (size_t i = 0; i + 1 < edges.size(); ++i) {
      const double middle = (others[i] + others[i + 1]) / 2;
      if (middle < edges[i] || middle > edges[i + 1]) return false;
    }
    return true;
  };
  const std::vector<double>& a = above.col_edges;
  const std::vector<double>& b = below.col_edges;
  return a.size() == b.size() && covers(a, b) && covers(b, a);
}

}  // namespace

ColumnFit fit_parts(const TextTable& above, const TextTable& below, const Outline& outline) {
  ColumnFit fit = fit_columns(above, below);
  if (above.cols != below.cols || (fit.possible && fit.matched >= 1)) return fit;
  if (above.aligned && below.aligned && in_one_another(above, below)) {
    return fit_columns_by_count(above, below);
  }
  if (!fit.possible || outline.is_form() || repeated_head(above, below, outline).empty())
    return fit;
  return fit_columns_by_count(above, below);
}

bool marks_this_table(const TextTable& above, const Surroundings& around) {
  constexpr size_t kLettersPerError = 5;
  const std::u32string title = decode_utf8(fold_text(above.title));
  const std::u32string marked = decode_utf8(around.continued_title);
  if (title.empty() || marked.empty()) return true;
  return static_cast<size_t>(edit_distance(title, marked)) * kLettersPerError <= title.size();
}

JoinVerdict judge(const TextTable& above, const Outline& outline, const Candidate& last,
                  const Candidate& below, const ColumnFit& fit, bool repeated) {
  JoinVerdict verdict;
  const std::string against = veto(above, outline, last, below);
  const bool open = above.open_bottom && below.table.open_top;
  const bool orphan = below.outline.level_rows && below.outline.fields.empty();
  const bool form = outline.is_form() && (outline.levels || !outline.fields.empty());
  if (!against.empty() && fit.possible && lost_row_between(outline, below)) {
    return {true, true,
            "it goes on with the indicators that the form above lacks, though " + against};
  }
  if (!against.empty()) {
    verdict.doubtful = orphan && form && fit.possible;
    verdict.reason = against;
    return verdict;
  }
  if (!fit.possible) {
    verdict.doubtful = (orphan && form) || below.around.continued_mark;
    verdict.reason = "its columns do not fit";
    return verdict;
  }
  // A form without indicators yet goes on, wherever the page ends; so does a numbered list.
  const bool due = (form && !outline.levels) ||
                   (outline.list_head && below.outline.first_number == outline.last_number + 1);
  const bool near = due || orphan || near_the_break(last, below, kNearFoot, kNearHead);
  const bool lists = outline.list_head;
  const bool plain = !form && !lists;
  const bool print = repeated || open || below.around.continued_mark ||
                     near_the_break(last, below, kAtFoot, kAtHead);
  const bool fits =
      plain ? plain_tables_go_on(fit, print) : (fit.matched >= kGoodFit || orphan || open);
  verdict.join = fits && (near || repeated || open || below.around.continued_mark);
  verdict.reason = describe(fit, below, repeated, open);
  verdict.doubtful = verdict.join && (fit.matched < kGoodFit || (!near && !repeated && !open));
  return verdict;
}

}  // namespace gewu
