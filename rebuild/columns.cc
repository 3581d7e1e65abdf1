#include "rebuild/columns.h"

#include <algorithm>

#include "base/text.h"

namespace gewu {

namespace {

constexpr int kMostTorn = 2;          // lines above or below the core that hold pieces of labels
constexpr int kMostJoined = 4;        // pieces of one line that make one label: 绩 效 指 标
constexpr int kLastColumnFields = 4;  // fields that the last column of tabbed text may be off

bool heads_column(const LabelWordMatch& match) {
  if (match.word == nullptr) return false;
  return column_kind(match.word->kind) != ColumnKind::Other ||
         match.word->kind == LabelKind::Remark;
}

// A header label, with or without a note: 指标值(包含数字及文字描述).
LabelWordMatch match_head(std::u32string_view text) {
  const LabelWordMatch whole = match_label_word(text);
  if (heads_column(whole) && whole.score == 1) return whole;
  const size_t open = text.find(U'(');
  if (open == std::u32string_view::npos || open == 0 || text.back() != U')') return whole;
  const LabelWordMatch bare = match_label_word(text.substr(0, open));
  return heads_column(bare) && bare.score > whole.score ? bare : whole;
}

// One label of a header line, perhaps of several pieces; unread pieces are a column without label.
struct HeaderSearch {
  const SourceText& source;
  std::vector<Piece> pieces;
  std::vector<FormColumn> columns;
  double score = 0;

  std::u32string text_of(size_t from, size_t to) const {
    std::u32string text;
    for (size_t i = from; i < to; ++i) text += fold32(source.view(pieces[i]));
    return text;
  }

  // What a run of pieces is worth as one label: more than its parts if together they are a label.
  double worth(size_t from, size_t to) const {
    const std::u32string text = text_of(from, to);
    if (text.front() == U'(') return -0.5;  // a note, part of the label before it
    const LabelWordMatch match = match_head(text);
    const double joins = -0.2 * static_cast<double>(to - from - 1);
    return heads_column(match) ? 2 * match.score - 1 + joins : -0.5 + 3 * joins;
  }

  void run() {
    const size_t n = pieces.size();
    std::vector<double> best(n + 1, -1e9);
    std::vector<size_t> from(n + 1, 0);
    best[0] = 0;
    for (size_t j = 0; j < n; ++j) {
      for (size_t k = j + 1; k <= std::min(n, j + kMostJoined); ++k) {
        const double total = best[j] + worth(j, k);
        if (total > best[k]) {
          best[k] = total;
          from[k] = j;
        }
      }
    }
    score = best[n];
    for (size_t k = n; k > 0; k = from[k]) columns.push_back(make(from[k], k));
    std::reverse(columns.begin(), columns.end());
  }

  FormColumn make(size_t from, size_t to) const {
    FormColumn column;
    column.header.assign(pieces.begin() + static_cast<std::ptrdiff_t>(from),
                         pieces.begin() + static_cast<std::ptrdiff_t>(to));
    const LabelWordMatch match = match_head(text_of(from, to));
    if (heads_column(match)) {
      column.kind = column_kind(match.word->kind);
      column.label = match.word->text;
    }
    return column;
  }
};

// Pieces of a line; runs such as 一级指标二级指标 are cut where one label ends and the next starts.
std::vector<Piece> header_pieces(const SourceText& source, int line) {
  std::vector<Piece> pieces;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    Piece rest = source.atoms[static_cast<size_t>(a)];
    while (true) {
      const LabelWordMatch match = label_prefix(fold32(source.view(rest)));
      const bool more = heads_column(match) && match.used < rest.end - rest.begin;
      const std::u32string tail =
          more ? fold32(source.view(rest)).substr(match.used) : std::u32string();
      if (!more || !heads_column(label_prefix(tail))) break;
      Piece head = rest;
      head.end = rest.begin + match.used;
      head.x1 = rest.x0 + static_cast<int>(match.used);
      head.wide_x1 = rest.wide_x0 + 2 * static_cast<int>(match.used);
      pieces.push_back(head);
      rest.begin = head.end;
      rest.x0 = head.x1;
      rest.wide_x0 = head.wide_x1;
      rest.gap = Gap::None;
    }
    pieces.push_back(rest);
  }
  return pieces;
}

// The same with notes put to the label before them: 指标值 (包含数字及文 is one piece of a torn
// label.
std::vector<Piece> header_parts(const SourceText& source, int line) {
  std::vector<Piece> parts;
  for (const Piece& piece : header_pieces(source, line)) {
    const char32_t first = source.text[piece.begin];
    const bool note = (first == U'(' || first == 0xFF08) && piece.gap == Gap::One;
    if (!note || parts.empty()) {
      parts.push_back(piece);
      continue;
    }
    parts.back().end = piece.end;
    parts.back().x1 = piece.x1;
    parts.back().wide_x1 = piece.wide_x1;
  }
  return parts;
}

bool overlap(const Piece& a, const Piece& b, Layout layout) {
  return left_of(a, layout) < right_of(b, layout) && left_of(b, layout) < right_of(a, layout);
}

// Merges the pieces of lines [first, last] into columns: pieces above each other are one label.
HeaderSearch search_header(const SourceText& source, int first, int last, int core, Layout layout) {
  HeaderSearch search{source, {}, {}, 0};
  search.pieces = header_parts(source, core);
  search.run();
  if (first == last) return search;
  for (int line = first; line <= last; ++line) {
    if (line == core) continue;
    for (const Piece& piece : header_parts(source, line)) {
      const auto home =
          std::find_if(search.columns.begin(), search.columns.end(), [&](const FormColumn& column) {
            return std::any_of(column.header.begin(), column.header.end(),
                               [&](const Piece& other) { return overlap(piece, other, layout); });
          });
      if (home != search.columns.end()) {
        const auto place =
            std::find_if(home->header.begin(), home->header.end(),
                         [&](const Piece& other) { return other.line > piece.line; });
        home->header.insert(place, piece);
        continue;
      }
      const auto next =
          std::find_if(search.columns.begin(), search.columns.end(), [&](const FormColumn& column) {
            return left_of(column.header.front(), layout) > left_of(piece, layout);
          });
      FormColumn column;
      column.header.push_back(piece);
      search.columns.insert(next, column);
    }
  }
  search.score = 0;
  for (FormColumn& column : search.columns) {
    std::u32string text;
    for (const Piece& piece : column.header) text += fold32(source.view(piece));
    const LabelWordMatch match = match_head(text);
    column.kind = heads_column(match) ? column_kind(match.word->kind) : ColumnKind::Other;
    column.label = heads_column(match) ? match.word->text : std::u32string();
    search.score += heads_column(match) ? 2 * match.score - 1 : -1.5;
  }
  return search;
}

void add_spine(Columns& columns) {
  if (columns.index_of(ColumnKind::Spine) >= 0 || columns.columns.empty()) return;
  FormColumn spine;
  spine.kind = ColumnKind::Spine;
  columns.columns.insert(columns.columns.begin(), spine);
}

// Whether wide characters count as two is not known until the body is seen.
std::vector<Layout> layouts_of(Layout layout) {
  if (layout == Layout::Tabs) return {layout};
  return {Layout::Wide, Layout::Narrow};
}

// 年度指标 heads all rows at their left border; right of 三级指标 it is what is left of 年度指标值.
void settle_spines(Columns& columns) {
  const int level3 = columns.index_of(ColumnKind::Level3);
  for (int c = level3 + 1; level3 >= 0 && c < static_cast<int>(columns.columns.size()); ++c) {
    FormColumn& column = columns.columns[static_cast<size_t>(c)];
    if (column.kind != ColumnKind::Spine) continue;
    column.kind = ColumnKind::Value;
    column.label.clear();
  }
}

// 年度绩 left of 一级指标 is the first line of 年度绩效指标, which goes on below.
void settle_torn_spine(const SourceText& source, Columns& columns) {
  if (columns.columns.size() < 2) return;
  FormColumn& first = columns.columns.front();
  const ColumnKind next = columns.columns[1].kind;
  if (first.kind != ColumnKind::Other ||
      (next != ColumnKind::Level1 && next != ColumnKind::Level2)) {
    return;
  }
  std::u32string text;
  for (const Piece& piece : first.header) text += fold32(source.view(piece));
  constexpr size_t kShortest = 2;
  const auto& words = label_words();
  const bool begins = std::any_of(words.begin(), words.end(), [&](const LabelWord& word) {
    return column_kind(word.kind) == ColumnKind::Spine && text.size() >= kShortest &&
           word.text.compare(0, text.size(), text) == 0;
  });
  if (begins) first.kind = ColumnKind::Spine;
}

// A column whose label could not be read, right of 三级指标: the value, if no other is.
void guess_unread(Columns& columns) {
  const int level3 = columns.index_of(ColumnKind::Level3);
  if (level3 < 0 || columns.index_of(ColumnKind::Value) >= 0) return;
  const auto next = static_cast<size_t>(level3) + 1;
  if (next < columns.columns.size() && columns.columns[next].label.empty()) {
    columns.columns[next].kind = ColumnKind::Value;
  }
}

void set_fields(Columns& columns) {
  auto& list = columns.columns;
  const bool spine_unread = list.front().header.empty();
  for (size_t i = list.size(); i-- > 0;) {
    FormColumn& column = list[i];
    column.x0 = column.header.empty() ? 0 : column.header.front().field;
    column.x1 = i + 1 < list.size() ? std::max(list[i + 1].x0, column.x0 + 1)
                                    : column.x0 + kLastColumnFields;
  }
  if (spine_unread && list.size() > 1) list.front().x1 = std::max(1, list[1].x0);
}

}  // namespace

HeaderEvidence header_evidence(const SourceText& source, int line) {
  HeaderEvidence evidence;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  constexpr int kMostAtoms = 40;
  if (source_line.blank() || source_line.atom_end - source_line.atom_begin > kMostAtoms) {
    return evidence;
  }
  HeaderSearch search{source, header_pieces(source, line), {}, 0};
  search.run();
  for (const FormColumn& column : search.columns) {
    if (column.label.empty() || column.kind == ColumnKind::Spine) continue;
    ++evidence.labels;
    evidence.level = evidence.level || column.kind == ColumnKind::Level1 ||
                     column.kind == ColumnKind::Level2 || column.kind == ColumnKind::Level3;
  }
  return evidence;
}

bool is_header(const SourceText& source, int line) {
  const std::u32string_view text = source.view(source.lines[static_cast<size_t>(line)]);
  constexpr size_t kLongestHeader = 2000;
  const auto has = [&](std::u32string_view part) {
    return text.find(part) != std::u32string_view::npos;
  };
  if (text.size() > kLongestHeader || !(has(U"级") || has(U"指标名") || has(U"指标内")))
    return false;
  return header_evidence(source, line).is_header();
}

Columns read_columns(const SourceText& source, int core, int first, int last) {
  Columns columns;
  columns.layout = source.lines[static_cast<size_t>(core)].tabs > 0 ? Layout::Tabs : Layout::Narrow;
  HeaderSearch best = search_header(source, core, core, core, columns.layout);
  columns.first_line = columns.last_line = core;
  for (int a = core; a >= std::max(first, core - kMostTorn); --a) {
    for (int b = core; b <= std::min(last, core + kMostTorn); ++b) {
      for (Layout layout : layouts_of(columns.layout)) {
        HeaderSearch search = search_header(source, a, b, core, layout);
        if (search.score <= best.score + 0.01) continue;
        best.score = search.score;
        best.columns = std::move(search.columns);
        columns.first_line = a;
        columns.last_line = b;
      }
    }
  }
  columns.columns = std::move(best.columns);
  settle_spines(columns);
  settle_torn_spine(source, columns);
  add_spine(columns);
  guess_unread(columns);
  if (columns.layout == Layout::Tabs) set_fields(columns);
  return columns;
}

}  // namespace gewu
