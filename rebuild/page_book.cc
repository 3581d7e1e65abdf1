#include "rebuild/page_book.h"

#include <algorithm>

#include "base/text.h"
#include "rebuild/segment.h"

namespace gewu {

namespace {

constexpr double kLineHeight = 1;

// What is wrong with the cells' places, or "".
std::string place_error(const DraftTable& draft) {
  const std::size_t places =
      static_cast<std::size_t>(draft.rows) * static_cast<std::size_t>(draft.cols);
  std::vector<bool> covered(places, false);
  for (const DraftCell& cell : draft.cells) {
    const bool inside = cell.row >= 0 && cell.col >= 0 && cell.row_span > 0 && cell.col_span > 0 &&
                        cell.row + cell.row_span <= draft.rows &&
                        cell.col + cell.col_span <= draft.cols;
    if (!inside) return "a cell leaves the grid";
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
        const std::size_t at = static_cast<std::size_t>(r) * static_cast<std::size_t>(draft.cols) +
                               static_cast<std::size_t>(c);
        if (covered[at]) {
          return "two cells cover row " + std::to_string(r) + ", column " + std::to_string(c);
        }
        covered[at] = true;
      }
    }
  }
  return "";
}

// The mark before a heading of Markdown: #, ##, ###.
bool is_heading_mark(std::u32string_view text) {
  constexpr size_t kMostMarks = 6;
  return text.size() <= kMostMarks && text.find_first_not_of(U'#') == std::u32string_view::npos;
}

void rename(Finding& finding, const std::vector<size_t>& order) {
  for (size_t i = 0; i < order.size(); ++i) {
    if (finding.table != "#" + std::to_string(order[i])) continue;
    finding.table = "#" + std::to_string(i);
    return;
  }
}

}  // namespace

PageBook::PageBook(const SourceText& source) : source_(source), account_(source) {
  for (int page = 1; page <= source.page_count; ++page) {
    PageResult result;
    result.number = page;
    result.reader = Reader::Blank;
    pages_.push_back(std::move(result));
  }
  measure_pages();
}

PageResult& PageBook::page_of(int line) {
  return pages_[static_cast<size_t>(page_number(line)) - 1];
}

void PageBook::measure_pages() {
  for (size_t i = 0; i < source_.lines.size(); ++i) {
    const SourceLine& line = source_.lines[i];
    PageResult& page = page_of(static_cast<int>(i));
    page.height = std::max(page.height, line.number + kLineHeight);
    if (line.blank()) continue;
    const Atom& last = source_.atoms[static_cast<size_t>(line.atom_end) - 1];
    page.width = std::max(page.width, static_cast<double>(last.wide_x1));
    page.reader = Reader::TextLayer;
    page.why = "text input";
  }
}

std::string PageBook::defect_of(const DraftTable& draft) const {
  std::string error = place_error(draft);
  if (!error.empty()) return error;
  std::vector<Piece> pieces;
  for (const DraftCell& cell : draft.cells) {
    pieces.insert(pieces.end(), cell.pieces.begin(), cell.pieces.end());
    pieces.insert(pieces.end(), cell.doubles.begin(), cell.doubles.end());
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  size_t end = 0;
  for (const Piece& piece : pieces) {
    if (piece.begin < end || account_.used(piece)) return "a text stands in two cells";
    end = piece.end;
  }
  return "";
}

std::string PageBook::add_table(const DraftTable& draft, int first, int last) {
  std::string defect = defect_of(draft);
  if (!defect.empty()) return defect;
  for (const DraftCell& cell : draft.cells) {
    for (const Piece& piece : cell.pieces) account_.use(piece, fate_of(source_, cell));
    for (const Piece& piece : cell.doubles) account_.use(piece, Fate::Moved);
  }
  TextTable table = finish_table(source_, draft);
  for (int page = page_number(first); page <= page_number(last); ++page)
    table.pages.push_back(page);
  if (table.pages.size() > 1) table.joined = "the form goes on over a form feed";
  table.box = box_of(draft, first, last);
  PageResult& page = page_of(first);
  for (Finding finding : draft.findings) {
    finding.page = table.pages.front();
    finding.table = "#" + std::to_string(page.tables.size());
    page.findings.push_back(std::move(finding));
  }
  for (TextCell& cell : table.cells) {
    if (cell.page == 0) cell.page = table.pages.front();
  }
  page.tables.push_back(std::move(table));
  return "";
}

PointRect PageBook::box_of(const DraftTable& draft, int first, int last) const {
  // Captions may share the lines: the table begins and ends where its cells do.
  int from = last;
  int to = first;
  for (const DraftCell& cell : draft.cells) {
    for (const Piece& piece : cell.pieces) {
      from = std::min(from, piece.line);
      to = std::max(to, piece.line);
    }
  }
  if (from > to) std::tie(from, to) = std::pair(first, last);
  PointRect box;
  box.y0 = source_.lines[static_cast<size_t>(from)].number;
  box.y1 = box.y0 + kLineHeight;
  for (int line = from; line <= to; ++line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    if (source_line.page != page_number(first) || source_line.blank()) continue;
    const Atom& end = source_.atoms[static_cast<size_t>(source_line.atom_end) - 1];
    box.x1 = std::max(box.x1, static_cast<double>(end.wide_x1));
    box.y1 = source_line.number + kLineHeight;
  }
  return box;
}

void PageBook::add_line(int line) {
  const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
  std::vector<Piece> pieces(source_.atoms.begin() + source_line.atom_begin,
                            source_.atoms.begin() + source_line.atom_end);
  if (pieces.size() > 1 && is_heading_mark(source_.view(pieces.front()))) {
    account_.use(pieces.front(), Fate::Sign);
    pieces.erase(pieces.begin());
  }
  const size_t begin = pieces.front().begin;
  add_paragraph(pieces, source_.text.substr(begin, pieces.back().end - begin));
}

void PageBook::add_paragraph(const std::vector<Piece>& pieces, const std::u32string& text) {
  if (pieces.empty()) return;
  const int line = pieces.front().line;
  Paragraph paragraph;
  paragraph.page = page_number(line);
  paragraph.text = tidy_text(encode_utf8(text));
  const double y = source_.lines[static_cast<size_t>(line)].number;
  paragraph.box = {static_cast<double>(pieces.front().wide_x0), y,
                   static_cast<double>(pieces.back().wide_x1), y + kLineHeight};
  for (const Piece& piece : pieces) account_.use(piece, Fate::Used);
  page_of(line).paragraphs.push_back(std::move(paragraph));
}

void PageBook::add_finding(int line, Finding finding) {
  finding.page = page_number(line);
  page_of(line).findings.push_back(std::move(finding));
}

std::vector<PageResult> PageBook::take() {
  sort_tables();
  report_left_over();
  return std::move(pages_);
}

// Tables and paragraphs came kind by kind; the output is in reading order.
void PageBook::sort_tables() {
  for (PageResult& page : pages_) {
    std::stable_sort(page.paragraphs.begin(), page.paragraphs.end(),
                     [](const Paragraph& a, const Paragraph& b) { return a.box.y0 < b.box.y0; });
    std::vector<size_t> order(page.tables.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return page.tables[a].box.y0 < page.tables[b].box.y0;
    });
    std::vector<TextTable> sorted;
    sorted.reserve(order.size());
    for (size_t i : order) sorted.push_back(std::move(page.tables[i]));
    page.tables = std::move(sorted);
    for (Finding& finding : page.findings) rename(finding, order);
  }
}

void PageBook::report_left_over() {
  for (int line = 0; line < static_cast<int>(source_.lines.size()); ++line) {
    const std::vector<Atom> rest = account_.left_over(line, line);
    if (rest.empty()) continue;
    Finding finding;
    finding.code = "unused-text";
    finding.severity = is_ruler(source_, line) ? Severity::Info : Severity::Warning;
    finding.message = "line " + std::to_string(line + 1) + ": no place found for";
    for (const Atom& atom : rest) finding.message += " \"" + encode_utf8(source_.view(atom)) + "\"";
    finding.suggestion = "compare the table with the printed page";
    add_finding(line, std::move(finding));
  }
}

}  // namespace gewu
