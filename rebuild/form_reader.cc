#include "rebuild/form_reader.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rebuild/column_edges.h"
#include "rebuild/columns.h"
#include "rebuild/lexicon.h"
#include "rebuild/plain/plain_table.h"

namespace gewu {

FormReader::FormReader(const SourceText& source) : source_(source), usual_(usual_layout(source)) {}

namespace {

// Letters only, as a name of 一级指标 has.
bool could_name_level(const std::u32string& text) {
  constexpr size_t kLongestName = 12;
  return text.size() >= 2 && text.size() <= kLongestName && text != U"指标" &&
         std::all_of(text.begin(), text.end(), is_han);
}

// 项目 and 完成 may be the halves of 项目完成.
bool part_of_name(const std::u32string& text, int level) {
  const auto& words = level_words(level);
  return std::any_of(words.begin(), words.end(), [&](const LevelWord& word) {
    return word.text.size() > text.size() && word.text.find(text) != std::u32string::npos;
  });
}

}  // namespace

std::u32string FormReader::field_text(int line, int field) const {
  const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
  std::u32string text;
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Atom& atom = source_.atoms[static_cast<size_t>(a)];
    if (atom.field == field) text += fold32(source_.view(atom));
  }
  return text;
}

std::u32string FormReader::column_text(int line, const FormColumn& column, Layout layout) const {
  const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
  std::u32string text;
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Atom& atom = source_.atoms[static_cast<size_t>(a)];
    if (left_of(atom, layout) < column.x0 || right_of(atom, layout) > column.x1) continue;
    text += fold32(source_.view(atom));
  }
  return text;
}

// The text may be a part of a name that goes on above or below: 可持续发展 / 能力.
bool FormReader::wrapped(int line, const FormColumn& column, Layout layout) const {
  constexpr size_t kShortest = 4;  // letters of a name that is hardly a rest
  const size_t here = column_text(line, column, layout).size();
  for (int other : {line - 1, line + 1}) {
    if (other < 0 || other >= static_cast<int>(source_.lines.size())) continue;
    const size_t there = column_text(other, column, layout).size();
    if (there > 0 && (here < kShortest || there < kShortest)) return true;
  }
  return false;
}

// The line's indicator and its value stand in their own columns, so that its labels do too.
bool FormReader::in_place(int line, const Columns& columns) {
  const int level3 = columns.index_of(ColumnKind::Level3);
  const int value = columns.index_of(ColumnKind::Value);
  if (level3 < 0 || value < 0) return false;
  const auto fits = [&](int column, ColumnKind kind) {
    const std::u32string text = field_text(line, columns.columns[static_cast<size_t>(column)].x0);
    return !text.empty() && cache_.fit(kind, text) > 0;
  };
  return fits(level3, ColumnKind::Level3) && fits(value, ColumnKind::Value);
}

void FormReader::learn_names(const Block& block) {
  Columns columns = read_columns(source_, block.header, block.first, block.last);
  std::vector<int> lines = lines_of(block, columns);
  const bool tabs = columns.layout == Layout::Tabs;
  // On a later page the columns of aligned text may stand elsewhere.
  const int page = source_.lines[static_cast<size_t>(columns.last_line)].page;
  while (!tabs && !lines.empty() && source_.lines[static_cast<size_t>(lines.back())].page != page) {
    lines.pop_back();
  }
  if (!tabs && !lines.empty()) fit_columns(source_, lines, usual_, columns);
  for (size_t c = 0; c < columns.columns.size(); ++c) {
    const ColumnKind kind = columns.columns[c].kind;
    if (kind != ColumnKind::Level1 && kind != ColumnKind::Level2) continue;
    const int level = kind == ColumnKind::Level1 ? 1 : 2;
    std::set<std::u32string> strange;
    std::set<std::u32string> near;  // 业务管理 is like 财务管理, and may be a name of its own
    int known = 0;
    for (int line : lines) {
      const std::u32string text = tabs ? field_text(line, columns.columns[c].x0)
                                       : column_text(line, columns.columns[c], columns.layout);
      if (!could_name_level(text) || (tabs && !in_place(line, columns))) continue;
      if (!tabs && wrapped(line, columns.columns[c], columns.layout)) continue;
      const LevelWordMatch match = match_level_word(text, level);
      known += match.word != nullptr ? 1 : 0;
      if (match.word == nullptr && !part_of_name(text, level)) strange.insert(text);
      if (match.word != nullptr && match.score < 1) near.insert(text);
    }
    // One or two among many known names are misread ones.
    if (strange.size() < 2 || strange.size() * 2 < static_cast<size_t>(known)) continue;
    strange.merge(near);
    for (const std::u32string& name : strange) {
      cache_.learn(level, name);
      (level == 1 ? seen_.learned1 : seen_.learned2).insert(name);
    }
  }
}

FormBody FormReader::read_body(const Block& block) {
  FormBody body;
  body.columns = read_columns(source_, block.header, block.first, block.last);
  const std::vector<PlacedLine> placed = place_lines(lines_of(block, body.columns), body.columns);
  body.rows = form_rows(source_, body.columns, placed, cache_);
  for (size_t i = 0; i < body.rows.labels.size(); ++i) {
    if (!goes_on(body.rows.labels, i)) note_name(body.rows.labels[i]);
  }
  wordings_.add(source_, body.columns, body.rows.rows);
  return body;
}

std::vector<int> FormReader::lines_of(const Block& block, const Columns& columns) const {
  std::vector<int> lines;
  for (int line = columns.last_line + 1; line <= block.last; ++line) {
    const bool text = !source_.lines[static_cast<size_t>(line)].blank();
    const bool skip = !text || is_ruler(source_, line) || is_page_number(source_, line) ||
                      is_header(source_, line);
    if (!skip) lines.push_back(line);
  }
  return lines;
}

DraftTable FormReader::draft(const Block& block, FormBody body) {
  const FormHead head = read_head(source_, body.columns.layout, block.first,
                                  body.columns.first_line - 1, neighbours_);
  complete_wordings(source_, body.columns, wordings_, body.rows.rows);
  const LabelTree tree = span_labels(source_, body.columns, body.rows, seen_, budget_);
  return draft_form(source_, head, body.columns, tree);
}

DraftTable FormReader::draft_below_lines(const Block& block, FormBody body) {
  complete_wordings(source_, body.columns, wordings_, body.rows.rows);
  const LabelTree tree = span_labels(source_, body.columns, body.rows, seen_, budget_);
  return stacked(draft_lines(source_, block.first, body.columns.first_line - 1),
                 draft_form(source_, FormHead(), body.columns, tree));
}

// Each page is set anew: the columns of the first come from the header row, those of later ones
// from what stands in them.
std::vector<PlacedLine> FormReader::place_lines(const std::vector<int>& lines, Columns& columns) {
  const auto page_at = [&](int line) { return source_.lines[static_cast<size_t>(line)].page; };
  std::vector<PlacedLine> placed;
  // All rows may stand on later pages; then the header row alone tells where columns are.
  if (!lines.empty() && page_at(lines.front()) != page_at(columns.last_line)) {
    fit_columns(source_, {columns.last_line}, usual_, columns);
  }
  for (size_t from = 0; from < lines.size();) {
    size_t to = from;
    while (to < lines.size() && page_at(lines[to]) == page_at(lines[from])) ++to;
    const std::vector<int> page(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                lines.begin() + static_cast<std::ptrdiff_t>(to));
    const bool first = page_at(page.front()) == page_at(columns.last_line);
    if (first) {
      fit_columns(source_, page, usual_, columns);
      fit_by_edges(source_, page, columns);
    }
    const Columns here = first ? columns : columns_on_page(source_, page, columns, cache_);
    for (int line : page) placed.push_back(assign_line(source_, here, line, cache_));
    from = to;
  }
  return placed;
}

std::u32string FormReader::folded(const LabelPiece& label) const {
  std::u32string text;
  for (const Piece& piece : label.pieces) text += fold32(source_.view(piece));
  return text;
}

// 服务对象满意度 / 指标: the name may be the start of a longer one.
bool FormReader::goes_on(const std::vector<LabelPiece>& labels, size_t index) const {
  constexpr int kNear = 3;  // lines
  for (size_t i = index + 1; i < labels.size(); ++i) {
    if (labels[i].kind != labels[index].kind) continue;
    return labels[i].line <= labels[index].line + kNear && folded(labels[i]) == U"指标";
  }
  return false;
}

// Collects the level names that the document uses.
void FormReader::note_name(const LabelPiece& label) {
  const std::u32string text = folded(label);
  if (label.kind == ColumnKind::Spine) return;
  const int level = label.kind == ColumnKind::Level1 ? 1 : 2;
  const LevelWordMatch match = match_level_word(text, level);
  if (match.word == nullptr || match.score < 1) return;
  ++(level == 1 ? seen_.level1 : seen_.level2)[text];
}

}  // namespace gewu
