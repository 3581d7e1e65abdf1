// HTML tables, as a file or pasted into text.
#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/text.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

constexpr int kMostSpan = 1000;
constexpr int kMostColumns = 4000;

struct Tag {
  Range range;          // < to > inclusive
  std::u32string name;  // lower case, without /
  bool closes = false;
};

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

bool is_letter(char32_t c) { return lower(c) >= U'a' && lower(c) <= U'z'; }

// The tag at `at`; an empty range if there is none. Never looks further than `limit`.
Tag tag_at(const std::u32string& text, size_t at, size_t limit) {
  constexpr size_t kLongestTag = 2000;
  Tag tag;
  size_t i = at + 1;
  limit = std::min(limit, at + kLongestTag);
  if (i < limit && text[i] == U'!') tag.name = U"!";
  if (i < limit && text[i] == U'/') {
    tag.closes = true;
    ++i;
  }
  while (i < limit && (is_letter(text[i]) || (!tag.name.empty() && is_digit(text[i])))) {
    tag.name += lower(text[i++]);
  }
  if (tag.name.empty()) return tag;
  char32_t quote = 0;
  for (; i < limit; ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == U'"' || text[i] == U'\'') {
      quote = text[i];
    } else if (text[i] == U'>') {
      tag.range = {at, i + 1};
      return tag;
    } else if (text[i] == U'<') {
      break;
    }
  }
  return tag;
}

// rowspan="3"
int span_of(const std::u32string& text, const Tag& tag, std::u32string_view name) {
  std::string letters;
  for (size_t i = tag.range.begin; i < tag.range.end; ++i) {
    letters += text[i] < 0x80 ? static_cast<char>(lower(text[i])) : '?';
  }
  size_t at = letters.find(std::string(name.begin(), name.end()));
  if (at == std::string::npos) return 1;
  at = letters.find_first_of("0123456789", at + name.size());
  int span = 1;
  if (at != std::string::npos) {
    std::from_chars(letters.data() + at, letters.data() + letters.size(), span);
  }
  return std::clamp(span, 1, kMostSpan);
}

// Replaces &lt; and so on.
bool decode_entities(std::u32string& text) {
  static const std::map<std::u32string_view, char32_t> kNamed = {
      {U"lt", U'<'},    {U"gt", U'>'},     {U"amp", U'&'},    {U"quot", U'"'},   {U"apos", U'\''},
      {U"nbsp", U' '},  {U"ge", U'≥'},     {U"le", U'≤'},     {U"times", U'×'},  {U"plusmn", U'±'},
      {U"ldquo", U'“'}, {U"rdquo", U'”'},  {U"middot", U'·'}, {U"mdash", U'—'},  {U"ensp", U' '},
      {U"emsp", U' '},  {U"permil", U'‰'}, {U"yen", U'¥'},    {U"hellip", U'…'}, {U"deg", U'°'}};
  std::u32string decoded;
  bool changed = false;
  for (size_t i = 0; i < text.size(); ++i) {
    constexpr size_t kLongestEntity = 10;
    size_t end = i + 1;
    const size_t limit = std::min(text.size(), i + kLongestEntity);
    while (text[i] == U'&' && end < limit && text[end] != U';') ++end;
    if (text[i] != U'&' || end >= limit) {
      decoded += text[i];
      continue;
    }
    const std::u32string_view name = std::u32string_view(text).substr(i + 1, end - i - 1);
    char32_t c = 0;
    if (const auto named = kNamed.find(name); named != kNamed.end()) c = named->second;
    if (name.size() > 1 && name.front() == U'#') {
      const bool hex = lower(name[1]) == U'x';
      const std::string digits(name.begin() + (hex ? 2 : 1), name.end());
      unsigned value = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
      if (value >= 0x20 && value < 0x110000) c = value;
    }
    if (c == 0) {
      decoded += text[i];
      continue;
    }
    decoded += c;
    changed = true;
    i = end;
  }
  if (changed) text = decode_utf8(tidy_text(encode_utf8(decoded)));
  return changed;
}

bool breaks_line(const std::u32string& name) {
  return name == U"br" || name == U"p" || name == U"div" || name == U"li" || name == U"tr" ||
         name == U"td" || (name.size() == 2 && name[0] == U'h' && is_digit(name[1]));
}

/// Reads one document from `begin` on: tables, and the text around them.
class HtmlReader {
 public:
  HtmlReader(const SourceText& source, Range range) : source_(source), range_(range) {}

  std::vector<RawTable> read() {
    const std::u32string& text = source_.text;
    line_ = {range_.begin, range_.begin};
    for (size_t i = range_.begin; i < range_.end;) {
      const Tag tag = text[i] == U'<' ? tag_at(text, i, range_.end) : Tag();
      if (tag.range.empty()) {
        line_.end = ++i;
        continue;
      }
      end_line();
      table_.signs.push_back(tag.range);
      i = skipped(tag);
      line_ = {i, i};
      take(tag);
    }
    end_line();
    close_cell();
    close_outside();
    close_table();
    return std::move(tables_);
  }

 private:
  // Behind the tag, or behind the end of what no one sees.
  size_t skipped(const Tag& tag) {
    size_t end = tag.range.end;
    if (tag.closes || (tag.name != U"script" && tag.name != U"style")) return end;
    while (end < range_.end && source_.text[end] != U'<') ++end;
    table_.signs.push_back({tag.range.end, end});
    return end;
  }

  void take(const Tag& tag) {
    if (tag.name == U"table") {
      depth_ += tag.closes ? -1 : 1;
      if (depth_ < 0) depth_ = 0;
      if (depth_ == (tag.closes ? 0 : 1)) close_cell_or_text();
      if (depth_ == 1 && !tag.closes && after_) close_table();
      if (tag.closes && depth_ == 0) after_ = true;
    } else if (depth_ == 1 && tag.name == U"tr") {
      close_cell();
      if (!tag.closes) ++row_;
    } else if (depth_ == 1 && (tag.name == U"td" || tag.name == U"th")) {
      close_cell();
      if (!tag.closes) open_cell(tag);
    } else if (depth_ == 0 && breaks_line(tag.name) && tag.name != U"br") {
      close_outside();
    }
    fresh_line_ = fresh_line_ || breaks_line(tag.name);
  }

  // What was read so far is a table; another one begins.
  void close_table() {
    settle_spans();
    tables_.push_back(std::exchange(table_, RawTable()));
    after_ = false;
    row_ = -1;
  }

  void close_cell_or_text() {
    close_cell();
    close_outside();
  }

  void open_cell(const Tag& tag) {
    if (row_ < 0) row_ = 0;
    RawCell cell;
    cell.row = row_;
    cell.row_span = span_of(source_.text, tag, U"rowspan");
    cell.col_span = span_of(source_.text, tag, U"colspan");
    table_.cells.push_back(cell);
    in_cell_ = true;
  }

  // Text between two tags: the rest of a line, or a new one behind <br>.
  void end_line() {
    if (line_.empty()) return;
    if (fresh_line_ || stretches_.empty()) {
      stretches_.emplace_back();
      fresh_line_ = false;
    }
    stretches_.back().push_back(line_);
  }

  RawText text_of_stretches() {
    RawText whole;
    for (const std::vector<Range>& stretch : stretches_) {
      RawText line;
      for (const Range& range : stretch) {
        const RawText part = raw_text(source_, lines_of(range));
        line.text += part.text;
        line.pieces.insert(line.pieces.end(), part.pieces.begin(), part.pieces.end());
      }
      if (line.pieces.empty()) continue;
      if (!whole.text.empty() && parts_paragraphs(whole.text, line.text)) whole.text += U'\n';
      whole.text += line.text;
      whole.pieces.insert(whole.pieces.end(), line.pieces.begin(), line.pieces.end());
    }
    stretches_.clear();
    fresh_line_ = false;
    whole.rewritten = decode_entities(whole.text);
    return whole;
  }

  std::vector<Range> lines_of(Range range) const {
    std::vector<Range> lines{{range.begin, range.begin}};
    for (size_t i = range.begin; i < range.end; ++i) {
      if (source_.text[i] == U'\n') lines.push_back({i + 1, i + 1});
      lines.back().end = i + 1;
    }
    return lines;
  }

  void close_cell() {
    if (!in_cell_) return;
    in_cell_ = false;
    table_.cells.back().content = text_of_stretches();
  }

  void close_outside() {
    if (in_cell_) return;
    RawText text = text_of_stretches();
    if (text.pieces.empty()) return;
    (after_ ? table_.after : table_.before).push_back(std::move(text));
  }

  // Where each cell stands: right of those before it and of those that reach down from above.
  void settle_spans() {
    std::vector<int> taken;  // per column the row below what stands there
    std::vector<RawCell> cells;
    table_.rows = row_ + 1;
    int next = 0;
    int row = -1;
    for (RawCell& cell : table_.cells) {
      if (cell.row != row) next = 0;
      row = cell.row;
      cell.row_span = std::min(cell.row_span, table_.rows - cell.row);
      const auto blocked = [&](int col) {
        return col < static_cast<int>(taken.size()) && taken[static_cast<size_t>(col)] > row;
      };
      while (blocked(next)) ++next;
      if (next >= kMostColumns) {
        cell.content = RawText();  // reported as text without a place
        cell.col_span = 0;
        continue;
      }
      cell.col = next;
      int span = 1;
      while (span < cell.col_span && !blocked(next + span)) ++span;
      cell.col_span = span;
      next += span;
      if (taken.size() < static_cast<size_t>(next)) taken.resize(static_cast<size_t>(next), 0);
      for (int c = cell.col; c < next; ++c) taken[static_cast<size_t>(c)] = row + cell.row_span;
    }
    table_.cols = static_cast<int>(taken.size());
    std::erase_if(table_.cells, [](const RawCell& cell) { return cell.col_span == 0; });
  }

  const SourceText& source_;
  Range range_;
  std::vector<RawTable> tables_;
  RawTable table_;
  Range line_;
  std::vector<std::vector<Range>> stretches_;
  int depth_ = 0;
  int row_ = -1;
  bool in_cell_ = false;
  bool after_ = false;
  bool fresh_line_ = false;
};

bool table_tag(const std::u32string& text, size_t at, bool closes) {
  const std::u32string_view name = closes ? U"</table" : U"<table";
  if (at + name.size() >= text.size()) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    if (lower(text[at + i]) != name[i]) return false;
  }
  return !is_letter(text[at + name.size()]);
}

// A line that begins with a tag, or is blank.
bool tagged(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  if (source_line.blank()) return true;
  const size_t at = source.atoms[static_cast<size_t>(source_line.atom_begin)].begin;
  return source.text[at] == U'<' && !tag_at(source.text, at, source_line.end).range.empty();
}

/// Lines that tables stand on, and those around them that begin with tags.
struct Lines {
  int first = 0;
  int last = 0;
};

std::vector<Lines> table_lines(const SourceText& source, int first, int last) {
  std::vector<Lines> found;
  int begin = -1;
  int depth = 0;
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    for (size_t i = source_line.begin; i < source_line.end; ++i) {
      if (source.text[i] != U'<') continue;
      if (table_tag(source.text, i, false)) {
        ++depth;
        if (begin < 0) begin = line;
      } else if (depth > 0 && table_tag(source.text, i, true)) {
        --depth;
      }
    }
    if (begin < 0 || (depth > 0 && line < last)) continue;
    found.push_back({begin, line});
    begin = -1;
  }
  for (size_t i = 0; i < found.size(); ++i) {
    const int above = i == 0 ? first : found[i - 1].last + 1;
    const int below = i + 1 == found.size() ? last : found[i + 1].first - 1;
    while (found[i].first > above && tagged(source, found[i].first - 1)) --found[i].first;
    while (found[i].last < below && tagged(source, found[i].last + 1)) ++found[i].last;
  }
  return found;
}

}  // namespace

std::vector<RawTable> find_html(const SourceText& source, int first, int last) {
  std::vector<RawTable> tables;
  for (const Lines& lines : table_lines(source, first, last)) {
    const Range range{source.lines[static_cast<size_t>(lines.first)].begin,
                      source.lines[static_cast<size_t>(lines.last)].end};
    for (RawTable& table : HtmlReader(source, range).read()) {
      table.first_line = lines.first;
      table.last_line = lines.last;
      table.spans_known = true;
      tables.push_back(std::move(table));
    }
  }
  return tables;
}

}  // namespace gewu::separated
