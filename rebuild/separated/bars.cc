// Rows of cells between bars: Markdown, and what programs print on terminals.
#include <algorithm>

#include "rebuild/segment.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

bool is_bar(char32_t c) { return c == U'|' || c == U'｜' || c == U'│' || c == U'┃' || c == U'║'; }

Range trimmed(const SourceText& source, Range range) {
  while (!range.empty() && is_void(source.text[range.begin])) ++range.begin;
  while (!range.empty() && is_void(source.text[range.end - 1])) --range.end;
  return range;
}

std::vector<size_t> bars_of(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  std::vector<size_t> bars;
  for (size_t i = source_line.begin; i < source_line.end; ++i) {
    const bool escaped = i > source_line.begin && source.text[i - 1] == U'\\';
    if (is_bar(source.text[i]) && !escaped) bars.push_back(i);
  }
  return bars;
}

// | --- | :--: |, ----+----
bool is_bar_ruler(const SourceText& source, int line) {
  const std::u32string_view text = source.view(source.lines[static_cast<size_t>(line)]);
  int dashes = 0;
  for (char32_t c : text) {
    dashes += c == U'-' || c == U'=' || c == U'─' ? 1 : 0;
    static constexpr std::u32string_view kRuler = U"-=─|:+｜│┼├┤";
    if (!is_void(c) && kRuler.find(c) == std::u32string_view::npos) return false;
  }
  return dashes >= 2;
}

// A line of the table: a bar at its start, or at least two between its cells.
bool is_row(const SourceText& source, int line) {
  const std::vector<size_t> bars = bars_of(source, line);
  if (bars.size() >= 2) return true;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  return bars.size() == 1 && !source_line.blank() &&
         source.atoms[static_cast<size_t>(source_line.atom_begin)].begin == bars.front();
}

class BarTable {
 public:
  explicit BarTable(const SourceText& source) : source_(source) {}

  RawTable make(int first, int last) {
    table_.first_line = first;
    table_.last_line = last;
    for (int line = first; line <= last; ++line) {
      if (is_bar_ruler(source_, line)) {
        const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
        table_.signs.push_back({source_line.begin, source_line.end});
      } else if (!source_.lines[static_cast<size_t>(line)].blank()) {
        add_row(line);
      }
    }
    return std::move(table_);
  }

 private:
  void add_row(int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    Range rest = trimmed(source_, {source_line.begin, source_line.end});
    for (size_t bar : bars_of(source_, line)) table_.signs.push_back({bar, bar + 1});
    if (is_bar(source_.text[rest.begin])) ++rest.begin;
    const bool closed = !rest.empty() && is_bar(source_.text[rest.end - 1]) &&
                        (rest.end - rest.begin < 2 || source_.text[rest.end - 2] != U'\\');
    if (closed) --rest.end;
    int col = 0;
    size_t begin = rest.begin;
    for (size_t i = rest.begin; i <= rest.end; ++i) {
      const bool bar = i < rest.end && is_bar(source_.text[i]) &&
                       (i == rest.begin || source_.text[i - 1] != U'\\');
      if (i < rest.end && !bar) continue;
      add_cell(col++, {begin, i});
      begin = i + 1;
    }
    table_.cols = std::max(table_.cols, col);
    ++table_.rows;
  }

  // <br> stands for a line end, \| for a bar.
  void add_cell(int col, Range range) {
    std::vector<Range> lines;
    Range line{range.begin, range.begin};
    for (size_t i = range.begin; i < range.end;) {
      const size_t length = break_length(i, range.end);
      if (length == 0) {
        line.end = ++i;
        continue;
      }
      lines.push_back(line);
      table_.signs.push_back({i, i + length});
      i += length;
      line = {i, i};
    }
    lines.push_back(line);
    RawCell cell;
    cell.row = table_.rows;
    cell.col = col;
    cell.content = raw_text(source_, lines);
    unescape(cell.content);
    if (!cell.content.pieces.empty()) table_.cells.push_back(std::move(cell));
  }

  size_t break_length(size_t at, size_t end) const {
    for (std::u32string_view tag : {U"<br>", U"<br/>", U"<br />", U"<BR>"}) {
      if (at + tag.size() <= end && source_.text.compare(at, tag.size(), tag) == 0) {
        return tag.size();
      }
    }
    return 0;
  }

  static void unescape(RawText& content) {
    static constexpr std::u32string_view kEscaped = U"|*_\\`#";
    std::u32string text;
    for (size_t i = 0; i < content.text.size(); ++i) {
      const bool escape = content.text[i] == U'\\' && i + 1 < content.text.size() &&
                          kEscaped.find(content.text[i + 1]) != std::u32string_view::npos;
      if (escape) ++i;
      content.rewritten = content.rewritten || escape;
      text += content.text[i];
    }
    content.text = std::move(text);
    static constexpr std::u32string_view kBold = U"**";
    const bool bold =
        content.text.size() > 2 * kBold.size() &&
        content.text.compare(0, kBold.size(), kBold) == 0 &&
        content.text.compare(content.text.size() - kBold.size(), kBold.size(), kBold) == 0;
    if (!bold) return;
    content.text = content.text.substr(kBold.size(), content.text.size() - 2 * kBold.size());
    content.rewritten = true;
  }

  const SourceText& source_;
  RawTable table_;
};

}  // namespace

std::vector<RawTable> find_bars(const SourceText& source, int first, int last) {
  std::vector<RawTable> tables;
  for (int line = first; line <= last; ++line) {
    int end = line;  // past the last row
    size_t rows = 0;
    while (end <= last && rows < kMostRows &&
           (is_row(source, end) || (end > line && is_bar_ruler(source, end)))) {
      rows += is_bar_ruler(source, end) ? 0 : 1;
      ++end;
    }
    constexpr size_t kFewestRows = 2;
    if (rows >= kFewestRows) tables.push_back(BarTable(source).make(line, end - 1));
    if (end > line) line = end - 1;
  }
  return tables;
}

}  // namespace gewu::separated
