// Where the columns stand in text that is aligned by blanks.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "rebuild/columns.h"

namespace gewu {

namespace {

constexpr double kShared = -1;      // two strips of ink for one column
constexpr double kOwnName = -1.2;   // a text that may be a name of the form's own
constexpr double kSharedLine = -2;  // ... for each line on which both have text

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

/// A place where the border of two columns may run.
struct Border {
  int x = 0;
  double cost = 0;  ///< ink that it cuts, less a little for room on both sides
};

// The emptiest stretches of [from, to], a border in the middle of each.
std::vector<Border> border_places(const std::vector<int>& profile, int from, int to) {
  std::vector<Border> places;
  const auto ink_at = [&](int x) {
    return x < static_cast<int>(profile.size()) ? profile[static_cast<size_t>(x)] : 0;
  };
  for (int x = from; x <= to;) {
    int end = x;
    while (end <= to && ink_at(end) == ink_at(x)) ++end;
    constexpr double kRoom = 0.02;  // for each free column of characters
    constexpr int kMostRoom = 20;
    places.push_back({x + (end - x) / 2, ink_at(x) - kRoom * std::min(end - x, kMostRoom)});
    x = end;
  }
  constexpr size_t kMostPlaces = 6;
  std::stable_sort(places.begin(), places.end(),
                   [](const Border& a, const Border& b) { return a.cost < b.cost; });
  if (places.size() > kMostPlaces) places.resize(kMostPlaces);
  return places;
}

/// Texts of a line that wide gaps set apart.
using Extents = std::vector<std::pair<int, int>>;

std::vector<Extents> extents_of(const SourceText& source, const std::vector<int>& body,
                                Layout layout) {
  std::vector<Extents> lines;
  for (int line : body) {
    lines.emplace_back();
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source.atoms[static_cast<size_t>(a)];
      if (lines.back().empty() || atom.gap == Gap::Wide) {
        lines.back().emplace_back(left_of(atom, layout), right_of(atom, layout));
      }
      lines.back().back().second = right_of(atom, layout);
    }
  }
  return lines;
}

// Texts that stand apart and yet share the column from `left` to `right`.
double shared_texts(const std::vector<Extents>& lines, int left, int right) {
  int shared = 0;
  for (const Extents& line : lines) {
    int inside = 0;
    for (const auto& [x0, x1] : line) inside += x0 >= left && x1 <= right ? 1 : 0;
    shared += std::max(0, inside - 1);
  }
  return shared;
}

int header_centre(const FormColumn& column, Layout layout) {
  int left = std::numeric_limits<int>::max();
  int right = 0;
  for (const Piece& piece : column.header) {
    left = std::min(left, left_of(piece, layout));
    right = std::max(right, right_of(piece, layout));
  }
  return (left + right) / 2;
}

// The borders between columns that together cut the least ink and leave the fewest texts that stand
// apart in one column: best_[i][p] is the best of the first i columns, the last of which ends at
// place p.
class BorderSearch {
 public:
  BorderSearch(const SourceText& source, const std::vector<int>& body, const Columns& columns)
      : lines_(extents_of(source, body, columns.layout)) {
    const std::vector<int> profile = ink_profile(source, body, columns.layout);
    const auto& list = columns.columns;
    for (size_t i = 0; i + 1 < list.size(); ++i) {
      const int from = list[i].header.empty() ? 0 : header_centre(list[i], columns.layout) + 1;
      const int to = std::max(from, header_centre(list[i + 1], columns.layout) - 1);
      places_.push_back(border_places(profile, from, to));
    }
    places_.push_back({{std::numeric_limits<int>::max() / 2, 0}});
  }

  // The right borders of the columns; `cost` becomes what they cost.
  std::vector<int> run(double& cost) {
    std::vector<std::vector<double>> best(places_.size());
    std::vector<std::vector<size_t>> from(places_.size());
    for (size_t i = 0; i < places_.size(); ++i) {
      for (const Border& place : places_[i]) {
        double least = std::numeric_limits<double>::max();
        size_t before = 0;
        for (size_t p = 0; p < (i == 0 ? 1 : places_[i - 1].size()); ++p) {
          const int left = i == 0 ? 0 : places_[i - 1][p].x;
          const double total = (i == 0 ? 0 : best[i - 1][p]) + shared_texts(lines_, left, place.x);
          if (total >= least) continue;
          least = total;
          before = p;
        }
        best[i].push_back(least + place.cost);
        from[i].push_back(before);
      }
    }
    cost = best.back().front();
    std::vector<int> borders(places_.size());
    size_t at = 0;
    for (size_t i = places_.size(); i-- > 0;) {
      borders[i] = places_[i][at].x;
      at = from[i][at];
    }
    return borders;
  }

 private:
  std::vector<Extents> lines_;
  std::vector<std::vector<Border>> places_;  ///< per column: where it may end
};

// Sets the borders for one way of counting; returns what they cost.
double place_borders(const SourceText& source, const std::vector<int>& body, Columns& columns) {
  double cost = 0;
  const std::vector<int> borders = BorderSearch(source, body, columns).run(cost);
  int left = 0;
  for (size_t i = 0; i < borders.size(); ++i) {
    columns.columns[i].x0 = left;
    columns.columns[i].x1 = borders[i];
    left = borders[i];
  }
  return cost;
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

// Where it stands may say that it is a name, though no vocabulary lists it.
bool may_be_own_name(ColumnKind kind, const std::u32string& text) {
  constexpr size_t kLongestName = 8;
  return (kind == ColumnKind::Level1 || kind == ColumnKind::Level2) && text.size() <= kLongestName;
}

// What it costs that no strip is the column's, on a page of so many lines.
double empty_cost(ColumnKind kind, size_t lines) {
  const auto count = static_cast<double>(lines);
  switch (kind) {
    case ColumnKind::Level3:
    case ColumnKind::Value:
      return -2 * count;
    case ColumnKind::Level2:
      return -1 - 0.3 * count;
    case ColumnKind::Level1:
      return -1 - 0.1 * count;
    case ColumnKind::Spine:
    case ColumnKind::Other:
      return 0;
    default:
      return -count;
  }
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
        const ColumnKind kind = columns.columns[c].kind;
        const double fit = cache.fit(kind, text);
        strip.fits[c] += may_be_own_name(kind, text) ? std::max(kOwnName, fit) : fit;
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
std::vector<int> match_strips(const std::vector<Strip>& strips, const Columns& placed,
                              size_t lines) {
  const size_t n = strips.size();
  const size_t columns = placed.columns.size();
  std::vector<double> empty(1, 0);  // sums of what columns without a strip cost
  for (const FormColumn& column : placed.columns) {
    empty.push_back(empty.back() + empty_cost(column.kind, lines));
  }
  std::vector<std::vector<double>> best(n + 1, std::vector<double>(columns, -1e9));
  std::vector<std::vector<size_t>> from(n + 1, std::vector<size_t>(columns, 0));
  for (size_t c = 0; c < columns; ++c) best[0][c] = c == 0 ? 0 : -1e9;
  for (size_t s = 0; s < n; ++s) {
    for (size_t c = 0; c < columns; ++c) {
      for (size_t p = 0; p <= c; ++p) {
        const double shared = p == c && s > 0 ? share_cost(strips[s - 1], strips[s]) : 0;
        const double skipped = p < c ? empty[c] - empty[s == 0 ? p : p + 1] : 0;
        const double last = s + 1 == n ? empty[columns] - empty[c + 1] : 0;
        const double score = best[s][p] + strips[s].fits[c] + shared + skipped + last;
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
      for (const FormColumn& column : columns.columns) {
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
  const std::vector<int> match = match_strips(strips, placed, lines.size());
  int x = 0;
  for (size_t c = 0; c < placed.columns.size(); ++c) {
    FormColumn& column = placed.columns[c];
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
  const double wide = place_borders(source, body, columns);
  columns.layout = Layout::Narrow;
  const double narrow = place_borders(source, body, columns);
  constexpr double kSame = 0.4;  // too little to tell
  const bool alike = std::abs(wide - narrow) < kSame;
  if (alike ? usual != Layout::Wide : wide > narrow) return;
  columns.layout = Layout::Wide;
  place_borders(source, body, columns);
}

}  // namespace gewu
