// Fields between commas, semicolons or tabs, some of them in quotes and over several lines.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "rebuild/caption_text.h"
#include "rebuild/lexicon.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

constexpr size_t kLongestField = 20'000;  // characters in quotes; beyond, a quote is a letter
constexpr size_t kNowhere = static_cast<size_t>(-1);

struct Field {
  Range range;  // without its quotes
  bool quoted = false;
};

struct Record {
  int first_line = 0;
  int last_line = 0;
  std::vector<Field> fields;
  std::vector<Range> signs;
  bool blank = true;
};

bool ends_line(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\f'; }

/// Cuts lines into records. A quote opens a field only at its start, and only if one closes it.
class RecordReader {
 public:
  RecordReader(const SourceText& source, char32_t separator, int first, int last)
      : source_(source),
        separator_(separator),
        last_(last),
        begin_(source.lines[static_cast<size_t>(first)].begin),
        end_(source.lines[static_cast<size_t>(last)].end) {
    find_closers();
  }

  Record read(int line) const {
    Record record;
    record.first_line = line;
    size_t at = source_.lines[static_cast<size_t>(line)].begin;
    while (true) {
      Field field = read_field(at, record);
      record.blank = record.blank && pieces_between(source_, field.range).empty();
      record.fields.push_back(field);
      if (at >= end_ || source_.text[at] != separator_) break;
      if (separator_ != U'\t') record.signs.push_back({at, at + 1});
      ++at;
    }
    record.last_line = line_at(line, at);
    return record;
  }

 private:
  // Per character the next quote that may close a field; by position, from the last backwards.
  void find_closers() {
    next_closer_.assign(end_ - begin_ + 1, kNowhere);
    size_t closer = kNowhere;
    for (size_t i = end_; i-- > begin_;) {
      if (source_.text[i] == U'"' && closes(i)) closer = i;
      next_closer_[i - begin_] = closer;
    }
  }

  // A run of quotes of odd length before a separator or the end of the line.
  bool closes(size_t at) const {
    if (at + 1 < end_ && source_.text[at + 1] != separator_ && !ends_line(source_.text[at + 1])) {
      return false;
    }
    size_t run = 1;
    while (at >= begin_ + run && source_.text[at - run] == U'"' && run < 8) ++run;
    return run % 2 == 1;
  }

  Field read_field(size_t& at, Record& record) const {
    const std::u32string& text = source_.text;
    if (at < end_ && text[at] == U'"') {
      const bool none = at + 1 < end_ && text[at + 1] == U'"' &&
                        (at + 2 >= end_ || text[at + 2] == separator_ || ends_line(text[at + 2]));
      const size_t close =
          none ? at + 1 : (at + 1 < end_ ? next_closer_[at + 1 - begin_] : kNowhere);
      if (close != kNowhere && close - at <= kLongestField) {
        record.signs.push_back({at, at + 1});
        record.signs.push_back({close, close + 1});
        Field field{{at + 1, close}, true};
        at = close + 1;
        return field;
      }
    }
    const size_t begin = at;
    while (at < end_ && text[at] != separator_ && !ends_line(text[at])) ++at;
    return {{begin, at}, false};
  }

  int line_at(int line, size_t at) const {
    while (line < last_ && source_.lines[static_cast<size_t>(line)].end < at) ++line;
    return line;
  }

  const SourceText& source_;
  char32_t separator_;
  int last_;
  size_t begin_;
  size_t end_;
  std::vector<size_t> next_closer_;
};

std::vector<Range> lines_of(const SourceText& source, Range range) {
  std::vector<Range> lines;
  Range line{range.begin, range.begin};
  for (size_t i = range.begin; i < range.end; ++i) {
    if (ends_line(source.text[i])) {
      lines.push_back(line);
      line.begin = i + 1;
    }
    line.end = i + 1;
  }
  lines.push_back(line);
  return lines;
}

RawCell cell_of(const SourceText& source, const Field& field) {
  RawCell cell;
  cell.content = raw_text(source, lines_of(source, field.range));
  std::u32string& text = cell.content.text;
  if (!field.quoted) return cell;
  std::u32string kept;
  for (size_t i = 0; i < text.size(); ++i) {
    kept += text[i];
    if (text[i] != U'"' || i + 1 >= text.size() || text[i + 1] != U'"') continue;
    ++i;
    cell.content.rewritten = true;
  }
  text = std::move(kept);
  return cell;
}

bool any_quoted(const std::vector<Record>& records) {
  return std::any_of(records.begin(), records.end(), [](const Record& record) {
    return std::any_of(record.fields.begin(), record.fields.end(),
                       [](const Field& field) { return field.quoted; });
  });
}

// A line of one text that is a title.
bool is_title(const SourceText& source, const Record& record) {
  std::vector<Atom> only;
  for (const Field& field : record.fields) {
    const std::vector<Atom> pieces = pieces_between(source, field.range);
    if (!pieces.empty() && !only.empty()) return false;
    if (!pieces.empty()) only = pieces;
  }
  if (only.empty()) return false;
  return is_title_text(
      fold32(std::u32string_view(source.text)
                 .substr(only.front().begin, only.back().end - only.front().begin)));
}

RawTable table_of(const SourceText& source, const std::vector<Record>& records) {
  RawTable table;
  table.first_line = records.front().first_line;
  table.last_line = records.back().last_line;
  for (const Record& record : records) {
    table.signs.insert(table.signs.end(), record.signs.begin(), record.signs.end());
    if (record.blank && record.fields.size() < 2) continue;
    for (size_t f = 0; f < record.fields.size(); ++f) {
      RawCell cell = cell_of(source, record.fields[f]);
      cell.row = table.rows;
      cell.col = static_cast<int>(f);
      if (!cell.content.pieces.empty()) table.cells.push_back(std::move(cell));
    }
    table.cols = std::max(table.cols, static_cast<int>(record.fields.size()));
    ++table.rows;
  }
  return table;
}

// One to three digits before it, which no point or digit precedes, and just three behind it.
bool may_part_thousands(const SourceText& source, size_t comma) {
  constexpr size_t kGroup = 3;
  const std::u32string& text = source.text;
  size_t before = 0;
  while (before < comma && is_digit(text[comma - before - 1])) ++before;
  size_t behind = 0;
  while (comma + behind + 1 < text.size() && is_digit(text[comma + behind + 1])) ++behind;
  const bool fraction = before < comma && text[comma - before - 1] == U'.';
  return before >= 1 && before <= kGroup && !fraction && behind == kGroup;
}

// The fields are a table's, not the clauses of sentences or the thousands of numbers.
bool is_table(const SourceText& source, const std::vector<Record>& records, char32_t separator) {
  constexpr size_t kFewestRows = 3;
  constexpr size_t kFewestFields = 3;
  std::map<size_t, size_t> widths;
  size_t quoted = 0;
  size_t thousands = 0;
  size_t separators = 0;
  size_t wide_gaps = 0;
  for (const Record& record : records) {
    ++widths[record.fields.size()];
    for (const Field& field : record.fields) quoted += field.quoted ? 1 : 0;
    for (const Range& sign : record.signs) {
      if (source.text[sign.begin] != separator) continue;
      ++separators;
      thousands += may_part_thousands(source, sign.begin) ? 1 : 0;
    }
    const SourceLine& line = source.lines[static_cast<size_t>(record.first_line)];
    for (int a = line.atom_begin + 1; a < line.atom_end; ++a) {
      const Gap gap = source.atoms[static_cast<size_t>(a)].gap;
      wide_gaps += gap == Gap::Wide || gap == Gap::Tab ? 1 : 0;
    }
  }
  const auto usual =
      std::max_element(widths.begin(), widths.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (separator == U'\t') return quoted > 0 || (widths.size() == 1 && usual->first >= 2);
  const bool even = usual->second * 5 >= records.size() * 4 && usual->first >= kFewestFields;
  return even && records.size() >= kFewestRows && thousands * 3 <= separators &&
         wide_gaps <= records.size() / 4;
}

}  // namespace

namespace {

std::vector<RawTable> find_with(const SourceText& source, char32_t separator, int first, int last) {
  std::vector<RawTable> tables;
  const RecordReader reader(source, separator, first, last);
  std::vector<Record> run;
  const auto close = [&] {
    while (!run.empty() && run.back().blank) run.pop_back();
    if (!run.empty() && is_table(source, run, separator)) {
      tables.push_back(table_of(source, run));
      tables.back().plain_tabs = separator == U'\t' && !any_quoted(run);
    }
    run.clear();
  };
  for (int line = first; line <= last;) {
    Record record = reader.read(line);
    const bool part = record.fields.size() > 1 || record.fields.front().quoted;
    line = record.last_line + 1;
    // A line without anything may be where a page ended.
    if (separator == U'\t' && !part && record.blank && !run.empty()) continue;
    const bool page =
        source.lines[static_cast<size_t>(record.first_line)].page !=
        (run.empty() ? 0 : source.lines[static_cast<size_t>(run.back().last_line)].page);
    if (separator == U'\t' && is_title(source, record)) close();
    if (!part || (page && !run.empty() && separator != U'\t')) close();
    if (part) run.push_back(std::move(record));
    if (run.size() == kMostRows) close();
  }
  close();
  return tables;
}

}  // namespace

std::vector<RawTable> find_quoted(const SourceText& source, int first, int last) {
  std::vector<RawTable> best;
  int most = 0;
  for (char32_t separator : {U'\t', U',', U';'}) {
    std::vector<RawTable> tables = find_with(source, separator, first, last);
    int cells = 0;
    for (const RawTable& table : tables) cells += static_cast<int>(table.cells.size());
    if (cells <= most) continue;
    most = cells;
    best = std::move(tables);
  }
  return best;
}

}  // namespace gewu::separated
