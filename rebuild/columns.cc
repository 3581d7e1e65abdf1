#include "rebuild/columns.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/text.h"

namespace gewu {

namespace {

constexpr int kMostTorn = 2;          // lines above or below the core that hold pieces of labels
constexpr int kMostJoined = 3;        // pieces of one line that make one label
constexpr int kLastColumnFields = 4;  // fields that the last column of tabbed text may be off

constexpr double kShared = -1;        // two strips of ink for one column
constexpr double kSharedLine = -2;    // ... for each line on which both have text

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

// One label of a header line, perhaps of several pieces; unread pieces are a Column without label.
struct HeaderSearch {
  const SourceText& source;
  std::vector<Piece> pieces;
  std::vector<Column> columns;
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

  Column make(size_t from, size_t to) const {
    Column column;
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
          std::find_if(search.columns.begin(), search.columns.end(), [&](const Column& column) {
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
          std::find_if(search.columns.begin(), search.columns.end(), [&](const Column& column) {
            return left_of(column.header.front(), layout) > left_of(piece, layout);
          });
      Column column;
      column.header.push_back(piece);
      search.columns.insert(next, column);
    }
  }
  search.score = 0;
  for (Column& column : search.columns) {
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
  Column spine;
  spine.kind = ColumnKind::Spine;
  columns.columns.insert(columns.columns.begin(), spine);
}

// Whether wide characters count as two is not known until the body is seen.
std::vector<Layout> layouts_of(Layout layout) {
  if (layout == Layout::Tabs) return {layout};
  return {Layout::Wide, Layout::Narrow};
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
    Column& column = list[i];
    column.x0 = column.header.empty() ? 0 : column.header.front().field;
    column.x1 = i + 1 < list.size() ? std::max(list[i + 1].x0, column.x0 + 1)
                                    : column.x0 + kLastColumnFields;
  }
  if (spine_unread && list.size() > 1) list.front().x1 = std::max(1, list[1].x0);
}

// Per column of characters, how many lines of the body (and the header) have ink there.
std::vector<int> ink_profile(const SourceText& source, const std::vector<int>& body,
                             Layout layout) {
  std::vector<int> profile;
  for (int line : body) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      const int right = right_of(atom, layout);
      constexpr int kWidestLine = 4096;
      if (right > kWidestLine) continue;
      if (static_cast<int>(profile.size()) < right) profile.resize(static_cast<size_t>(right), 0);
      for (int x = left_of(atom, layout); x < right; ++x) ++profile[static_cast<size_t>(x)];
    }
  }
  return profile;
}

// The middle of the emptiest stretch in [from, to]; `cut` becomes the ink that a border there cuts.
int emptiest(const std::vector<int>& profile, int from, int to, int& cut) {
  int best = from;
  int best_run = 0;
  cut = std::numeric_limits<int>::max();
  for (int x = from; x <= to;) {
    const int ink = x < static_cast<int>(profile.size()) ? profile[static_cast<size_t>(x)] : 0;
    int end = x;
    while (end <= to && (end < static_cast<int>(profile.size()) ? profile[static_cast<size_t>(end)]
                                                                : 0) == ink) {
      ++end;
    }
    if (ink < cut || (ink == cut && end - x > best_run)) {
      cut = ink;
      best = x + (end - x) / 2;
      best_run = end - x;
    }
    x = end;
  }
  return best;
}

int header_centre(const Column& column, Layout layout) {
  int left = std::numeric_limits<int>::max();
  int right = 0;
  for (const Piece& piece : column.header) {
    left = std::min(left, left_of(piece, layout));
    right = std::max(right, right_of(piece, layout));
  }
  return (left + right) / 2;
}

// Sets the borders for one way of counting; returns the ink that they cut.
int place_borders(const SourceText& source, const std::vector<int>& body, Columns& columns) {
  const std::vector<int> profile = ink_profile(source, body, columns.layout);
  auto& list = columns.columns;
  int total = 0;
  list.front().x0 = 0;
  for (size_t i = 0; i + 1 < list.size(); ++i) {
    const int from = list[i].header.empty() ? 0 : header_centre(list[i], columns.layout) + 1;
    const int to = std::max(from, header_centre(list[i + 1], columns.layout) - 1);
    int cut = 0;
    const int border = emptiest(profile, from, to, cut);
    total += cut;
    list[i].x1 = border;
    list[i + 1].x0 = border;
  }
  list.back().x1 = std::numeric_limits<int>::max() / 2;
  return total;
}

struct Strip {
  int x0 = 0;
  int x1 = 0;
  std::vector<double> fits;  // sum of the fits of its pieces, per column
  std::vector<int> lines;    // on which it has a piece, ascending
};

// Whether an atom goes on from column x - 1 to x.
std::vector<bool> crossings(const SourceText& source, const std::vector<int>& lines, Layout layout,
                            size_t width) {
  std::vector<bool> crossed(width, false);
  for (int line : lines) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      const int past = std::min(right_of(atom, layout), static_cast<int>(width));
      for (int x = left_of(atom, layout) + 1; x < past; ++x) crossed[static_cast<size_t>(x)] = true;
    }
  }
  return crossed;
}

std::vector<Strip> find_strips(const SourceText& source, const std::vector<int>& lines,
                               Layout layout) {
  std::vector<Strip> strips;
  const std::vector<int> profile = ink_profile(source, lines, layout);
  const std::vector<bool> crossed = crossings(source, lines, layout, profile.size());
  for (size_t x = 0; x < profile.size(); ++x) {
    if (profile[x] == 0) continue;
    if (x == 0 || profile[x - 1] == 0 || !crossed[x]) {
      strips.emplace_back();
      strips.back().x0 = static_cast<int>(x);
    }
    strips.back().x1 = static_cast<int>(x) + 1;
  }
  return strips;
}

void weigh_strip(const SourceText& source, const std::vector<int>& lines, const Columns& columns,
                 FitCache& cache, Strip& strip) {
  strip.fits.assign(columns.columns.size(), 0);
  for (int line : lines) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      if (left_of(atom, columns.layout) < strip.x0 || left_of(atom, columns.layout) >= strip.x1) {
        continue;
      }
      if (strip.lines.empty() || strip.lines.back() != line) strip.lines.push_back(line);
      const std::u32string text = fold32(source.view(atom));
      for (size_t c = 0; c < strip.fits.size(); ++c) {
        strip.fits[c] += cache.fit(columns.columns[c].kind, text);
      }
    }
  }
}

// What it costs to take two strips for parts of one column: for each line on which both have text.
double share_cost(const Strip& a, const Strip& b) {
  std::vector<int> both;
  std::set_intersection(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                        std::back_inserter(both));
  return kShared + kSharedLine * static_cast<double>(both.size());
}

// Best way to give the strips to columns in order; several strips may be one column's.
std::vector<int> match_strips(const std::vector<Strip>& strips, size_t columns) {
  const size_t n = strips.size();
  std::vector<std::vector<double>> best(n + 1, std::vector<double>(columns, -1e9));
  std::vector<std::vector<size_t>> from(n + 1, std::vector<size_t>(columns, 0));
  for (size_t c = 0; c < columns; ++c) best[0][c] = c == 0 ? 0 : -1e9;
  for (size_t s = 0; s < n; ++s) {
    for (size_t c = 0; c < columns; ++c) {
      for (size_t p = 0; p <= c; ++p) {
        const double shared = p == c && s > 0 ? share_cost(strips[s - 1], strips[s]) : 0;
        const double score = best[s][p] + strips[s].fits[c] + shared;
        if (score <= best[s + 1][c]) continue;
        best[s + 1][c] = score;
        from[s + 1][c] = p;
      }
    }
  }
  std::vector<int> match(n, 0);
  size_t c = 0;
  for (size_t k = 1; k < columns; ++k) {
    if (best[n][k] > best[n][c]) c = k;
  }
  for (size_t s = n; s > 0; --s) {
    match[s - 1] = static_cast<int>(c);
    c = from[s][c];
  }
  return match;
}

// How well the atoms of the lines suit the columns in which they stand; a cut atom suits none.
double reading_worth(const SourceText& source, const std::vector<int>& lines,
                     const Columns& columns, FitCache& cache) {
  constexpr double kCut = -4;
  double worth = 0;
  for (int line : lines) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      double fit = kCut;
      for (const Column& column : columns.columns) {
        const bool inside = left_of(atom, columns.layout) >= column.x0 &&
                            right_of(atom, columns.layout) <= column.x1;
        if (inside) fit = cache.fit(column.kind, fold32(source.view(atom)));
      }
      worth += fit;
    }
  }
  return worth;
}

// Sets the extents from strips of ink; false if these cannot be columns.
bool columns_from_strips(const SourceText& source, const std::vector<int>& lines, Columns& placed,
                         FitCache& cache) {
  std::vector<Strip> strips = find_strips(source, lines, placed.layout);
  constexpr size_t kMostStrips = 24;
  if (strips.empty() || strips.size() > kMostStrips) return false;
  for (Strip& strip : strips) weigh_strip(source, lines, placed, cache, strip);
  const std::vector<int> match = match_strips(strips, placed.columns.size());
  int x = 0;
  for (size_t c = 0; c < placed.columns.size(); ++c) {
    Column& column = placed.columns[c];
    column.x0 = x;
    column.x1 = x;
    for (size_t s = 0; s < strips.size(); ++s) {
      if (match[s] != static_cast<int>(c)) continue;
      column.x1 = s + 1 < strips.size() ? (strips[s].x1 + strips[s + 1].x0 + 1) / 2
                                        : std::numeric_limits<int>::max() / 2;
    }
    x = column.x1;
  }
  return true;
}

}  // namespace

Columns columns_on_page(const SourceText& source, const std::vector<int>& lines,
                        const Columns& columns, FitCache& cache) {
  if (columns.layout == Layout::Tabs || lines.empty()) return columns;
  Columns best = columns;
  double worth = reading_worth(source, lines, columns, cache);
  for (Layout layout : {Layout::Narrow, Layout::Wide}) {
    Columns placed = columns;
    placed.layout = layout;
    if (!columns_from_strips(source, lines, placed, cache)) continue;
    const double here = reading_worth(source, lines, placed, cache);
    if (here <= worth) continue;
    worth = here;
    best = std::move(placed);
  }
  return best;
}

HeaderEvidence header_evidence(const SourceText& source, int line) {
  HeaderEvidence evidence;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  constexpr int kMostAtoms = 40;
  if (source_line.blank() || source_line.atom_end - source_line.atom_begin > kMostAtoms) {
    return evidence;
  }
  HeaderSearch search{source, header_pieces(source, line), {}, 0};
  search.run();
  for (const Column& column : search.columns) {
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
  add_spine(columns);
  guess_unread(columns);
  if (columns.layout == Layout::Tabs) set_fields(columns);
  return columns;
}

Layout usual_layout(const SourceText& source) {
  constexpr size_t kMostAtoms = 20000;  // enough to tell
  const size_t count = std::min(source.atoms.size(), kMostAtoms);
  int wide = 0;
  int narrow = 0;
  for (size_t i = 0; i < count; ++i) {
    const Atom& atom = source.atoms[i];
    const SourceLine& line = source.lines[static_cast<size_t>(atom.line)];
    if (atom.line == 0 || line.tabs > 0 || atom.gap != Gap::Wide) continue;
    const SourceLine& above = source.lines[static_cast<size_t>(atom.line) - 1];
    for (int a = above.atom_begin; a < above.atom_end; ++a) {
      const Atom& other = source.atoms[static_cast<size_t>(a)];
      if (other.gap != Gap::Wide) continue;
      const int sum = std::abs(atom.wide_x0 + atom.wide_x1 - other.wide_x0 - other.wide_x1);
      wide += atom.wide_x0 == other.wide_x0 || sum <= 1 ? 1 : 0;
      narrow +=
          atom.x0 == other.x0 || std::abs(atom.x0 + atom.x1 - other.x0 - other.x1) <= 1 ? 1 : 0;
    }
  }
  return wide > narrow ? Layout::Wide : Layout::Narrow;
}

void fit_columns(const SourceText& source, const std::vector<int>& body, Layout usual,
                 Columns& columns) {
  if (columns.layout == Layout::Tabs || columns.columns.size() < 2) return;
  columns.layout = Layout::Wide;
  const int wide = place_borders(source, body, columns);
  columns.layout = Layout::Narrow;
  const int narrow = place_borders(source, body, columns);
  if (wide > narrow || (wide == narrow && usual != Layout::Wide)) return;
  columns.layout = Layout::Wide;
  place_borders(source, body, columns);
}

}  // namespace gewu
