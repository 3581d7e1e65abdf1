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

struct DrawnLine {
  int line = 0;
  std::vector<Stroke> strokes;
  bool rule = false;         // holds horizontals
  std::vector<Range> parts;  // per column what stands in it
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
    cut_lines();
  }

  // Share of the bars and joints that stand on an edge which other lines share.
  double evenness() const { return all_ == 0 ? 0 : static_cast<double>(shared_) / all_; }

  // Bars and joints per edge and line: edges that are twice seen have half of them each.
  double density() const {
    return edges_.empty() ? 0 : static_cast<double>(shared_) / static_cast<double>(edges_.size());
  }

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
      }
      x = next;
    }
    lines_.push_back(std::move(drawn));
  }

  void find_edges() {
    std::map<int, int> counts;
    for (const DrawnLine& line : lines_) {
      for (const Stroke& stroke : line.strokes) {
        if (is_vertical(stroke.sign) || is_joint(stroke.sign)) ++counts[stroke.x];
      }
    }
    for (const auto& [x, count] : counts) {
      all_ += count;
      const bool shared = count >= 2 || counts.size() <= 4;
      if (!shared) continue;
      shared_ += count;
      edges_.push_back(x);
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
        filled += pieces_between(source_, lines_[line].parts[c]).empty() ? 0 : 1;
      }
      full += filled * 5 >= columns() * 3 ? 1 : 0;
    }
    return full * 5 >= band.lines.size() * 4;
  }

  // Cuts each line at the edges; strokes are left out.
  void cut_lines() {
    for (DrawnLine& drawn : lines_) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(drawn.line)];
      drawn.parts.assign(columns(), Range{});
      int x = 0;
      size_t c = 0;
      for (size_t i = source_line.begin; i < source_line.end && !edges_.empty(); ++i) {
        while (c < columns() && edges_[c + 1] <= x) ++c;
        if (c == columns()) break;
        if (x >= edges_[c] && !draws(i, source_line)) {
          if (drawn.parts[c].empty()) drawn.parts[c].begin = i;
          drawn.parts[c].end = i + 1;
        }
        x += width_of(source_.text[i]);
      }
    }
  }

  static Range range_of(const DrawnLine& line, size_t first, size_t last) {
    Range range;
    for (size_t c = first; c <= last; ++c) {
      if (line.parts[c].empty()) continue;
      if (range.empty()) range.begin = line.parts[c].begin;
      range.end = line.parts[c].end;
    }
    return range;
  }

  static std::vector<Stroke>::const_iterator stroke_from(const DrawnLine& line, int x) {
    return std::partition_point(line.strokes.begin(), line.strokes.end(),
                                [&](const Stroke& stroke) { return stroke.x < x; });
  }

  static bool wall(const DrawnLine& line, int x) {
    const auto stroke = stroke_from(line, x);
    return stroke != line.strokes.end() && stroke->x == x &&
           (is_vertical(stroke->sign) || is_joint(stroke->sign));
  }

  // The rule runs over most of the way between two edges.
  static bool floor(const DrawnLine& line, int left, int right) {
    int drawn = 0;
    for (auto stroke = stroke_from(line, left + 1);
         stroke != line.strokes.end() && stroke->x < right; ++stroke) {
      if (is_horizontal(stroke->sign)) drawn += stroke->end - stroke->x;
    }
    return drawn * 2 > right - left - 1;
  }

  int place(size_t band, size_t col) const { return static_cast<int>(band * columns() + col); }

  void join_places(RawTable& table) {
    DisjointSets sets(static_cast<size_t>(table.rows) * columns());
    for (size_t b = 0; b < bands_.size(); ++b) {
      for (size_t c = 0; c < columns(); ++c) {
        const bool closed =
            std::any_of(bands_[b].lines.begin(), bands_[b].lines.end(),
                        [&](size_t line) { return wall(lines_[line], edges_[c + 1]); });
        if (c + 1 < columns() && !closed) sets.join(place(b, c), place(b, c + 1));
        if (b + 1 == bands_.size() || bands_[b].rule == kBetweenLines) continue;
        const bool open = bands_[b].rule < lines_.size() &&
                          !floor(lines_[bands_[b].rule], edges_[c], edges_[c + 1]);
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
  int all_ = 0;
  int shared_ = 0;
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
  constexpr std::array<Widths, 3> kWidths = {Widths{2, 1}, Widths{2, 2}, Widths{1, 1}};
  RawTable best;
  double most = 0;
  for (const Widths& widths : kWidths) {
    Drawing drawing(source, first, last, ascii, widths);
    // Bars that do not stand above each other say nothing about spans: they are read line by line.
    constexpr double kEven = 0.9;
    constexpr size_t kMostColumns = 256;
    const bool sound =
        drawing.evenness() >= kEven && drawing.columns() >= 1 && drawing.columns() <= kMostColumns;
    if (!sound || drawing.density() <= most) continue;
    most = drawing.density();
    best = drawing.table();
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
