#include "records/join.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "records/captions.h"
#include "records/columns.h"
#include "records/footer.h"
#include "records/join_verdict.h"
#include "records/outline.h"
#include "records/running_lines.h"
#include "records/seam.h"
#include "records/split.h"
#include "records/stray_letters.h"

namespace gewu {

namespace {

/// The columns that each column of a part became.
std::vector<int> first_columns(const std::vector<int>& map) {
  return std::vector<int>(map.begin(), map.end() - 1);
}

class Joiner {
 public:
  explicit Joiner(const std::vector<PageResult>& pages)
      : pages_(pages), running_(pages), spine_covers_head_(spine_covers_head(pages)) {}

  JoinResult join() {
    const PageResult* previous = nullptr;
    for (const PageResult& page : pages_) {
      bool adjacent = previous && previous->number + 1 == page.number && !previous->tables.empty();
      for (size_t i = 0; i < page.tables.size(); ++i) {
        for (Candidate& candidate : look_at(page, i)) {
          if (!(adjacent && try_join(candidate, page, i))) begin(candidate, page, i);
          adjacent = false;
          last_ = std::move(candidate);
        }
      }
      if (page.tables.empty()) attach_late_footer(page);
      previous = &page;
    }
    return std::move(result_);
  }

 private:
  /// One candidate for every form in the table's grid.
  std::vector<Candidate> look_at(const PageResult& page, size_t index) const {
    const TextTable& table = page.tables[index];
    std::vector<int> borders = form_starts(table);
    borders.insert(borders.begin(), 0);
    borders.push_back(table.rows);
    std::vector<Candidate> candidates;
    for (size_t i = 0; i + 1 < borders.size(); ++i) {
      Candidate candidate;
      candidate.table = cut_rows(table, borders[i], borders[i + 1]);
      candidate.first_row = borders[i];
      set_pages(page.number, table, candidate.table);
      candidate.around = look_around(page, index, running_);
      if (i > 0) candidate.around.above.clear();
      if (i + 2 < borders.size()) candidate.around.below.clear();
      caption_table(candidate.table, candidate.around);
      candidate.outline = outline_of(candidate.table);
      candidate.page_height = page.height;
      candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  // Text may hold a form over several pages; what is read from pages is of one.
  static void set_pages(int page, const TextTable& whole, TextTable& part) {
    int last = page;
    for (TextCell& cell : part.cells) {
      if (whole.pages.size() < 2 || cell.page < page) cell.page = page;
      last = std::max(last, cell.page);
    }
    part.pages.clear();
    for (int number = page; number <= last; ++number) part.pages.push_back(number);
  }

  static JoinedPart part_of(const Candidate& candidate, int page, size_t index,
                            const std::vector<int>& row_of) {
    JoinedPart part{page, static_cast<int>(index), {}, {}};
    part.row_of.assign(static_cast<size_t>(candidate.first_row), -1);
    part.row_of.insert(part.row_of.end(), row_of.begin(), row_of.end());
    return part;
  }

  void begin(const Candidate& candidate, const PageResult& page, size_t index) {
    take_footer_above(candidate, page);
    std::vector<int> rows(static_cast<size_t>(candidate.table.rows));
    std::iota(rows.begin(), rows.end(), 0);
    JoinedPart part = part_of(candidate, page.number, index, rows);
    part.first_col_of.resize(static_cast<size_t>(candidate.table.cols));
    std::iota(part.first_col_of.begin(), part.first_col_of.end(), 0);
    result_.tables.push_back({candidate.table, {part}});
    outline_ = candidate.outline;
  }

  bool try_join(const Candidate& below, const PageResult& page, size_t index) {
    JoinedTable& above = result_.tables.back();
    const ColumnFit fit = fit_parts(above.table, below.table, outline_);
    TextTable lower = below.table;
    TextTable upper = above.table;
    std::vector<int> repeated;
    Candidate rest = below;  // what it says besides the repeated head
    if (!marks_this_table(above.table, below.around)) rest.around.continued_mark = false;
    if (fit.possible) {
      const auto cols = static_cast<int>(std::max(fit.first_map.back(), fit.second_map.back()));
      remap_columns(upper, fit.first_map, cols);
      remap_columns(lower, fit.second_map, cols);
      if (!fit.edges.empty()) upper.col_edges = fit.edges;
      repeated = repeated_head(upper, lower, outline_);
      drop_rows(rest.table, static_cast<int>(repeated.size()));
      rest.outline = outline_of(rest.table);
    }
    const JoinVerdict verdict = judge(above.table, outline_, last_, rest, fit, !repeated.empty());
    const size_t number = result_.tables.size() - (verdict.join ? 1 : 0);
    if (verdict.doubtful) doubt(number, page.number, verdict);
    if (!verdict.join) return false;
    take_in_strays(last_.around.below, true, last_.table.box, &upper);
    take_in_strays(below.around.above, false, below.table.box, &lower);
    const Outline common = with_columns(outline_, fit.first_map);
    const Outline lower_outline = with_columns(rest.outline, fit.second_map);
    Sewn sewn = sew(std::move(upper), std::move(lower), repeated, common, spine_covers_head_);
    if (sewn.torn_in_doubt) doubt_torn_row(number, page.number, sewn);
    if (!sewn.in_doubt.empty()) doubt_cells(number, page.number, sewn);
    remap_parts(above, fit);
    above.parts.push_back(part_of(below, page.number, index, sewn.row_of));
    above.parts.back().first_col_of = first_columns(fit.second_map);
    above.table = std::move(sewn.table);
    above.table.footer = below.table.footer;
    if (above.table.unit_note.empty()) above.table.unit_note = below.table.unit_note;
    note_reason(above.table, page.number, verdict.reason);
    outline_ = joined_outline(common, lower_outline, sewn.first_row);
    return true;
  }

  static void remap_parts(JoinedTable& joined, const ColumnFit& fit) {
    for (JoinedPart& part : joined.parts) {
      for (int& col : part.first_col_of) col = fit.first_map[static_cast<size_t>(col)];
    }
  }

  static void note_reason(TextTable& table, int page, const std::string& reason) {
    if (!table.joined.empty()) table.joined += "; ";
    table.joined += "page " + std::to_string(page) + ": " + reason;
  }

  void doubt(size_t table, int page, const JoinVerdict& verdict) {
    add_doubt(Severity::Warning, table, page, {},
              verdict.join
                  ? "joined with the table on the page before, though in doubt: " + verdict.reason
                  : "looks like the rest of the table on the page before, but was not joined: " +
                        verdict.reason);
  }

  void doubt_torn_row(size_t table, int page, const Sewn& sewn) {
    add_doubt(Severity::Info, table, page, {{sewn.torn_row, 0}},
              "a row was taken to go on over the page break, because its text does, though a rule "
              "stands between");
  }

  void doubt_cells(size_t table, int page, const Sewn& sewn) {
    add_doubt(Severity::Info, table, page, sewn.in_doubt,
              "these cells meet others at the page break: whether they go on there is unsure");
  }

  void add_doubt(Severity severity, size_t table, int page,
                 const std::vector<std::pair<int, int>>& cells, const std::string& message) {
    Finding finding;
    finding.severity = severity;
    finding.code = "page-join-doubtful";
    finding.page = page;
    finding.table = "#" + std::to_string(table);
    finding.cells = cells;
    finding.message = message;
    finding.suggestion = "compare both pages";
    result_.findings.push_back(std::move(finding));
  }

  /// 经办人 that had no room on the page of its table.
  void take_footer_above(const Candidate& candidate, const PageResult& page) {
    if (result_.tables.empty()) return;
    TextTable& before = result_.tables.back().table;
    if (!before.footer.empty() || before.pages.back() + 1 != page.number) return;
    for (const Paragraph* paragraph : candidate.around.above) {
      if (!is_footer_line(paragraph->text)) break;
      if (!before.footer.empty()) before.footer += "\n";
      before.footer += paragraph->text;
    }
  }

  void attach_late_footer(const PageResult& page) {
    if (result_.tables.empty()) return;
    TextTable& before = result_.tables.back().table;
    if (!before.footer.empty() || before.pages.back() + 1 != page.number) return;
    for (const Paragraph& paragraph : page.paragraphs) {
      if (is_page_number(paragraph.text)) continue;
      if (!is_footer_line(paragraph.text)) break;
      before.footer = paragraph.text;
    }
  }

  const std::vector<PageResult>& pages_;
  const RunningLines running_;
  const bool spine_covers_head_;
  JoinResult result_;
  Candidate last_;
  Outline outline_;  ///< of result_.tables.back()
};

}  // namespace

JoinResult join_tables(const std::vector<PageResult>& pages) { return Joiner(pages).join(); }

}  // namespace gewu
