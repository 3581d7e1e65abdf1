// Tables drawn with lines of characters: ┌─┬─┐ or +---+.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/disjoint_sets.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

constexpr char32_t kFirstBox = 0x2500;
constexpr char32_t kLastBox = 0x257F;

bool is_box(char32_t c) { return c >= kFirstBox && c <= kLastBox; }

bool is_horizontal(char32_t c) {
  static constexpr std::u32string_view kHorizontal = U"─━═┄┅┈┉╌╍-=";
  return kHorizontal.find(c) != std::u32string_view::npos;
}

bool is_vertical(char32_t c) {
  static constexpr std::u32string_view kVertical = U"│┃║┆┇┊┋╎╏|";
  return kVertical.find(c) != std::u32string_view::npos;
}

bool is_joint(char32_t c) {
  return c == U'+' || (is_box(c) && !is_horizontal(c) && !is_vertical(c));
}

// How wide characters are: where bars stand above each other, the right widths were counted.
struct Widths {
  int han = 2;
  int box = 1;
};

/// A character that draws, and the columns it takes.
struct Stroke {
  size_t at = 0;  // in the text
  int x = 0;
  int end = 0;
  char32_t sign = 0;
};

/// What stands between two neighbouring bars of a line.
struct Segment {
  int first = 0;  // columns [first, past)
  int past = 0;
  Range text;  // strokes left out at its ends
  bool ruled = false;
};

struct DrawnLine {
  int line = 0;
  std::vector<Stroke> strokes;
  bool rule = false;  // holds horizontals
  bool pure = true;   // holds nothing else than strokes
  std::vector<Segment> segments;
};

/// The lines of one drawn table as strokes in columns.
class Drawing {
 public:
  Drawing(const SourceText& source, int first, int last, bool ascii, Widths widths)
      : source_(source), ascii_(ascii), widths_(widths) {
    for (int line = first; line <= last; ++line) {
      if (!source.lines[static_cast<size_t>(line)].blank()) add_line(line);
    }
    find_edges();
    constexpr std::size_t kMostColumns = 64;
    if (edges_.size() < 2 || columns() > kMostColumns) return;
    for (DrawnLine& line : lines_) cut(line);
  }

  // Drawn on columns that its lines share, and not too many of them.
  bool sound() const {
    constexpr double kFarthest = 1.5;  // columns that bars may be off on average
    return edges_.size() >= 2 && bars_ > 0 && distance() <= kFarthest;
  }

  // How far the bars stand from the edges that the rules show.
  double distance() const { return off_ / std::max(1, bars_); }

  RawTable table() {
    RawTable table;
    table.first_line = lines_.front().line;
    table.last_line = lines_.back().line;
    table.cols = static_cast<int>(edges_.size()) - 1;
    table.spans_known = true;
    for (const DrawnLine& line : lines_) {
      for (const Stroke& stroke : line.strokes) table.signs.push_back({stroke.at, stroke.at + 1});
    }
    cut_bands();
    table.rows = static_cast<int>(bands_.size());
    join_places(table);
    return torn_ ? RawTable() : table;
  }

  size_t columns() const { return edges_.empty() ? 0 : edges_.size() - 1; }

 private:
  int width_of(char32_t c) const {
    if (is_box(c)) return widths_.box;
    return display_width(c) == 2 ? widths_.han : 1;
  }

  bool draws(size_t at, const SourceLine& line) const {
    const char32_t c = source_.text[at];
    if (!ascii_) return is_box(c);
    if (c == U'|' || c == U'+') return true;
    if (c != U'-' && c != U'=') return false;
    // A dash of a rule touches another one or a joint.
    const auto touches = [&](size_t other) {
      const char32_t d = source_.text[other];
      return d == c || d == U'+';
    };
    return (at > line.begin && touches(at - 1)) && (at + 1 < line.end && touches(at + 1));
  }

  void add_line(int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    DrawnLine drawn;
    drawn.line = line;
    int x = 0;
    for (size_t i = source_line.begin; i < source_line.end; ++i) {
      const char32_t c = source_.text[i];
      const int next = x + width_of(c);
      if (draws(i, source_line)) {
        drawn.strokes.push_back({i, x, next, c});
        drawn.rule = drawn.rule || is_horizontal(c);
      } else if (!is_void(c)) {
        drawn.pure = false;
      }
      x = next;
    }
    lines_.push_back(std::move(drawn));
  }

  // The rules without text tell where columns end; without such rules, the bars of all lines.
  void find_edges() {
    const auto whole = [](const DrawnLine& line) { return line.pure && line.rule; };
    const bool rules = std::count_if(lines_.begin(), lines_.end(), whole) >= 2;
    std::map<int, int> counts;
    for (const DrawnLine& line : lines_) {
      if (rules && !whole(line)) continue;
      for (const Stroke& stroke : line.strokes) {
        if (is_vertical(stroke.sign) || is_joint(stroke.sign)) ++counts[stroke.x];
      }
    }
    for (const auto& [x, count] : counts) {
      if (count >= 2 || rules) edges_.push_back(x);
    }
  }

  // A band of lines between rules is a row; a band whose every line is filled is a row per line.
  struct Band {
    std::vector<size_t> lines;  // indices into lines_, those that hold text
    size_t rule = 0;            // the line that closes it, or lines_.size()
  };

  void cut_bands() {
    Band band;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].rule) {
        band.lines.push_back(i);
        continue;
      }
      band.rule = i;
      close_band(band);
    }
    band.rule = lines_.size();
    close_band(band);
  }

  void close_band(Band& band) {
    if (!band.lines.empty()) {
      if (one_row_a_line(band)) {
        for (size_t line : band.lines) bands_.push_back({{line}, lines_.size()});
        bands_.back().rule = band.rule;
        for (size_t b = bands_.size() - band.lines.size(); b + 1 < bands_.size(); ++b) {
          bands_[b].rule = kBetweenLines;
        }
      } else {
        bands_.push_back(band);
      }
    }
    band = Band();
  }

  bool one_row_a_line(const Band& band) const {
    if (band.lines.size() < 2) return false;
    size_t full = 0;
    for (size_t line : band.lines) {
      size_t filled = 0;
      for (size_t c = 0; c + 1 < edges_.size(); ++c) {
        filled += pieces_between(source_, range_of(lines_[line], c, c)).empty() ? 0 : 1;
      }
      full += filled * 5 >= columns() * 3 ? 1 : 0;
    }
    return full * 5 >= band.lines.size() * 4;
  }

  // Gives each bar of a line its edge: in order, so that they are least off together. Signs whose
  // width depends on the font shift what follows them on the line.
  std::vector<size_t> edges_of(const std::vector<Stroke>& bars) {
    const size_t n = bars.size();
    const size_t m = edges_.size();
    constexpr double kNever = 1e9;
    std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, kNever));
    std::fill(best[0].begin(), best[0].end(), 0);
    for (size_t b = 1; b <= n; ++b) {
      for (size_t e = 1; e <= m; ++e) {
        const double off = std::abs(bars[b - 1].x - edges_[e - 1]);
        best[b][e] = std::min(best[b][e - 1], best[b - 1][e - 1] + off);
      }
    }
    off_ += std::min(best[n][m], kNever);
    bars_ += static_cast<int>(n);
    std::vector<size_t> edges(n, 0);
    for (size_t b = n, e = m; b > 0 && e > 0;) {
      if (best[b][e] == best[b][e - 1]) {
        --e;
      } else {
        edges[--b] = --e;
      }
    }
    return edges;
  }

  void cut(DrawnLine& drawn) {
    std::vector<Stroke> bars;
    for (const Stroke& stroke : drawn.strokes) {
      if (is_vertical(stroke.sign) || is_joint(stroke.sign)) bars.push_back(stroke);
    }
    if (bars.size() > edges_.size()) {
      off_ += 1e9;  // more bars than edges: these are not the edges
      return;
    }
    const std::vector<size_t> edges = edges_of(bars);
    for (size_t b = 0; b + 1 < bars.size(); ++b) {
      Segment segment;
      segment.first = static_cast<int>(edges[b]);
      segment.past = static_cast<int>(edges[b + 1]);
      const size_t begin = bars[b].at + 1;
      const size_t end = bars[b + 1].at;
      size_t drawn_signs = 0;
      for (size_t i = begin; i < end; ++i) {
        const bool stroke = draws(i, source_.lines[static_cast<size_t>(drawn.line)]);
        drawn_signs += stroke ? 1 : 0;
        if (stroke) continue;
        if (segment.text.empty()) segment.text.begin = i;
        segment.text.end = i + 1;
      }
      segment.ruled = drawn_signs * 2 > end - begin;
      drawn.segments.push_back(segment);
    }
  }

  static Range range_of(const DrawnLine& line, size_t first, size_t last) {
    Range range;
    for (const Segment& segment : line.segments) {
      const bool inside = segment.first >= static_cast<int>(first) &&
                          segment.first <= static_cast<int>(last) && !segment.text.empty();
      if (!inside) continue;
      if (range.empty()) range.begin = segment.text.begin;
      range.end = segment.text.end;
    }
    return range;
  }

  // A bar or a joint stands on the edge.
  static bool wall(const DrawnLine& line, size_t edge) {
    return std::any_of(line.segments.begin(), line.segments.end(), [&](const Segment& segment) {
      return segment.first == static_cast<int>(edge) || segment.past == static_cast<int>(edge);
    });
  }

  static bool floor(const DrawnLine& line, size_t column) {
    return std::any_of(line.segments.begin(), line.segments.end(), [&](const Segment& segment) {
      const int c = static_cast<int>(column);
      return segment.ruled && segment.first <= c && c < segment.past;
    });
  }

  int place(size_t band, size_t col) const { return static_cast<int>(band * columns() + col); }

  void join_places(RawTable& table) {
    DisjointSets sets(static_cast<size_t>(table.rows) * columns());
    for (size_t b = 0; b < bands_.size(); ++b) {
      for (size_t c = 0; c < columns(); ++c) {
        const bool closed = std::any_of(bands_[b].lines.begin(), bands_[b].lines.end(),
                                        [&](size_t line) { return wall(lines_[line], c + 1); });
        if (c + 1 < columns() && !closed) sets.join(place(b, c), place(b, c + 1));
        if (b + 1 == bands_.size() || bands_[b].rule == kBetweenLines) continue;
        const bool open = bands_[b].rule < lines_.size() && !floor(lines_[bands_[b].rule], c);
        if (open) sets.join(place(b, c), place(b + 1, c));
      }
    }
    collect(sets, table);
  }

  struct Place {
    size_t top, left, bottom, right;
    size_t count = 0;
  };

  void collect(DisjointSets& sets, RawTable& table) {
    std::map<int, Place> places;
    for (size_t b = 0; b < bands_.size(); ++b) {
      for (size_t c = 0; c < columns(); ++c) {
        Place& joined =
            places.try_emplace(sets.root(place(b, c)), Place{b, c, b, c, 0}).first->second;
        joined.left = std::min(joined.left, c);
        joined.bottom = std::max(joined.bottom, b);
        joined.right = std::max(joined.right, c);
        ++joined.count;
      }
    }
    for (const auto& [root, joined] : places) add_joined(joined, table);
    std::sort(table.cells.begin(), table.cells.end(), [](const RawCell& a, const RawCell& b) {
      return std::pair(a.row, a.col) < std::pair(b.row, b.col);
    });
  }

  // Places that do not make a rectangle were joined by a gap in a rule: each stays by itself.
  void add_joined(const Place& joined, RawTable& table) {
    const size_t area = (joined.bottom - joined.top + 1) * (joined.right - joined.left + 1);
    if (joined.count == area) {
      add_cell(joined, table);
      return;
    }
    torn_ = true;
  }

  void add_cell(const Place& box, RawTable& table) {
    RawCell cell;
    cell.row = static_cast<int>(box.top);
    cell.col = static_cast<int>(box.left);
    cell.row_span = static_cast<int>(box.bottom - box.top) + 1;
    cell.col_span = static_cast<int>(box.right - box.left) + 1;
    std::vector<Range> ranges;
    for (size_t b = box.top; b <= box.bottom; ++b) {
      std::vector<size_t> lines = bands_[b].lines;
      if (b < box.bottom && bands_[b].rule < lines_.size()) lines.push_back(bands_[b].rule);
      for (size_t line : lines) {
        ranges.push_back(range_of(lines_[line], box.left, box.right));
      }
    }
    cell.content = raw_text(source_, ranges);
    table.cells.push_back(std::move(cell));
  }

  static constexpr size_t kBetweenLines = static_cast<size_t>(-1);

  const SourceText& source_;
  bool ascii_;
  Widths widths_;
  std::vector<DrawnLine> lines_;
  std::vector<int> edges_;
  int bars_ = 0;
  double off_ = 0;
  std::vector<Band> bands_;
  bool torn_ = false;
};

bool boxed(const SourceText& source, int line) {
  const std::u32string_view text = source.view(source.lines[static_cast<size_t>(line)]);
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return is_box(c) && !is_horizontal(c); });
}

// +-----+----+
bool ascii_rule(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  if (source_line.blank()) return false;
  const Atom& atom = source.atoms[static_cast<size_t>(source_line.atom_begin)];
  const std::u32string_view text = source.view(atom);
  return text.size() >= 5 && text.front() == U'+' && text.back() == U'+' &&
         std::all_of(text.begin(), text.end(),
                     [](char32_t c) { return c == U'+' || c == U'-' || c == U'='; });
}

bool ascii_part(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  if (source_line.blank()) return false;
  const char32_t first =
      source.text[source.atoms[static_cast<size_t>(source_line.atom_begin)].begin];
  return first == U'|' || first == U'+';
}

RawTable draw(const SourceText& source, int first, int last, bool ascii) {
  constexpr double kBetter = 0.01;
  constexpr std::array<Widths, 3> kWidths = {Widths{2, 1}, Widths{2, 2}, Widths{1, 1}};
  RawTable best;
  double least = 1e9;
  for (const Widths& widths : kWidths) {
    Drawing drawing(source, first, last, ascii, widths);
    // Bars that stand on no common edges say nothing about spans: they are read line by line.
    if (!drawing.sound() || drawing.distance() + kBetter >= least) continue;
    RawTable table = drawing.table();
    if (table.rows == 0) continue;
    least = drawing.distance();
    best = std::move(table);
  }
  return best;
}

}  // namespace

std::vector<RawTable> find_boxes(const SourceText& source, int first, int last) {
  std::vector<RawTable> tables;
  for (int line = first; line <= last; ++line) {
    const bool ascii = ascii_rule(source, line);
    if (!ascii && !boxed(source, line)) continue;
    int end = line + 1;
    while (end <= last && (ascii ? ascii_part(source, end) : boxed(source, end))) ++end;
    constexpr int kFewestLines = 3;
    if (end - line >= kFewestLines) {
      RawTable table = draw(source, line, end - 1, ascii);
      if (table.rows > 0) tables.push_back(std::move(table));
    }
    line = end - 1;
  }
  return tables;
}

}  // namespace gewu::separated
