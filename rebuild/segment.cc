#include "rebuild/segment.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "rebuild/caption_text.h"
#include "rebuild/columns.h"
#include "rebuild/head_items.h"
#include "rebuild/lexicon.h"

namespace gewu {

namespace {

constexpr int kMostTitleAtoms = 6;

// What is larger is no form, and would take long to search for one.
constexpr size_t kLongestFormLine = 6000;
constexpr int kMostHeadLines = 400;
constexpr int kMostBodyLines = 3000;

std::u32string folded_line(const SourceText& source, int line) {
  return fold32(source.view(source.lines[static_cast<size_t>(line)]));
}

bool starts_field(LabelKind kind) {
  switch (kind) {
    case LabelKind::ProjectName:
    case LabelKind::BudgetUnit:
    case LabelKind::Department:
    case LabelKind::ImplementingUnit:
    case LabelKind::DepartmentName:
    case LabelKind::Contact:
    case LabelKind::OtherField:
    case LabelKind::Funds:
    case LabelKind::Year:
      return true;
    default:
      return false;
  }
}

/// What a line says about the structure of the stream.
class LineReader {
 public:
  explicit LineReader(const SourceText& source) : source_(source) {}

  const SourceLine& at(int line) const { return source_.lines[static_cast<size_t>(line)]; }

  // A line that stands by itself: few atoms, none of them far from the others.
  bool alone(int line) const {
    const SourceLine& source_line = at(line);
    if (source_line.blank() || source_line.atom_end - source_line.atom_begin > kMostTitleAtoms) {
      return false;
    }
    for (int a = source_line.atom_begin + 1; a < source_line.atom_end; ++a) {
      if (source_.atoms[static_cast<size_t>(a)].gap != Gap::One) return false;
    }
    return true;
  }

  bool is_title(int line) const {
    if (!alone(line)) return false;
    return is_title_text(folded_line(source_, line));
  }

  // (2021年度), 单位：万元; 编制单位：…
  bool is_subtitle(int line) const {
    if (!alone(line)) return false;
    const std::u32string text = folded_line(source_, line);
    return is_subtitle_text(text) || is_preparer_text(text);
  }

  // 经办人：…, 填表人：…
  bool is_footer(int line) const {
    return at(line).tabs <= 1 && is_footer_text(folded_line(source_, line));
  }

  // The first words of the line are the label of a field.
  bool starts_form(int line) const {
    const SourceLine& source_line = at(line);
    if (source_line.blank()) return false;
    std::u32string text;
    constexpr int kMostPieces = 3;  // a label cut at a column line
    const int end = std::min(source_line.atom_end, source_line.atom_begin + kMostPieces);
    for (int a = source_line.atom_begin; a < end; ++a) {
      text += fold32(source_.view(source_.atoms[static_cast<size_t>(a)]));
      if (is_level(text)) return false;
      const LabelWordMatch match = match_label_word(text);
      if (match.word != nullptr && match.score > 0.75 && starts_field(match.word->kind)) {
        return true;
      }
      const LabelWordMatch prefix = label_prefix(text);
      if (prefix.word == nullptr || !starts_field(prefix.word->kind)) continue;
      const std::u32string rest = text.substr(prefix.used);
      if (rest.front() == U':' || rest.front() == U'(' || label_prefix(rest).used > 0) return true;
    }
    return false;
  }

  // The first words of the line are a label that stands above the rows of a form.
  bool in_head(int line) const {
    const SourceLine& source_line = at(line);
    if (source_line.blank()) return false;
    const std::u32string text =
        fold32(source_.view(source_.atoms[static_cast<size_t>(source_line.atom_begin)]));
    const LabelWordMatch match = match_label_word(text);
    return match.score == 1 && is_head_label(match.word->kind);
  }

  static bool is_level(const std::u32string& text) {
    return match_level_word(text, 1).score == 1 || match_level_word(text, 2).score == 1;
  }

  bool is_prose(int line) const {
    const SourceLine& source_line = at(line);
    if (source_line.tabs > 0 || !alone_or_plain(line)) return false;
    const std::u32string text = folded_line(source_, line);
    constexpr size_t kLongestCell = 24;
    const Atom& first = source_.atoms[static_cast<size_t>(source_line.atom_begin)];
    constexpr int kIndent = 8;
    return text.size() > kLongestCell && first.x0 < kIndent;
  }

  bool alone_or_plain(int line) const {
    const SourceLine& source_line = at(line);
    for (int a = source_line.atom_begin + 1; a < source_line.atom_end; ++a) {
      if (source_.atoms[static_cast<size_t>(a)].gap != Gap::One) return false;
    }
    return true;
  }

 private:
  const SourceText& source_;
};

struct Head {
  int line = 0;
  bool list = false;
};

bool list_header(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  constexpr int kMostAtoms = 16;
  const int atoms = source_line.atom_end - source_line.atom_begin;
  if (atoms < 3 || atoms > kMostAtoms) return false;
  int labels = 0;
  bool name = false;
  bool list = false;
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const LabelWordMatch match =
        match_label_word(fold32(source.view(source.atoms[static_cast<size_t>(a)])));
    if (match.word == nullptr || match.score < 0.99) continue;
    ++labels;
    name = name || match.word->kind == LabelKind::ProjectName;
    list = list || match.word->kind == LabelKind::ListNumber ||
           match.word->kind == LabelKind::ListAmount;
  }
  return labels >= 3 && name && list && labels * 4 >= atoms * 3;
}

std::vector<Head> find_heads(const SourceText& source, int first, int last) {
  std::vector<Head> heads;
  constexpr size_t kLongestHeader = 2000;
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    if (source_line.blank() || source_line.end - source_line.begin > kLongestHeader) continue;
    const std::u32string_view text = source.view(source_line);
    if (is_header(source, line)) {
      heads.push_back({line, false});
    } else if (text.find(U"名称") != std::u32string_view::npos && list_header(source, line)) {
      heads.push_back({line, true});
    }
  }
  return heads;
}

class Segmenter {
 public:
  Segmenter(const SourceText& source, int first, int last)
      : source_(source), reader_(source), first_(first), last_(last) {}

  std::vector<Block> run() {
    const std::vector<Head> heads = find_heads(source_, first_, last_);
    int next = first_;  // first line not yet in a block
    for (size_t h = 0; h < heads.size(); ++h) {
      if (heads[h].line < next) continue;  // a header row repeated inside a form
      const int limit = last_line();
      Block form;
      form.kind = heads[h].list ? BlockKind::List : BlockKind::TargetForm;
      form.header = heads[h].line;
      form.first = heads[h].list ? top_of_list(next, form.header) : start_of(next, form.header);
      form.last = end_of(form, limit);
      add_prose(next, form.first - 1);
      blocks_.push_back(form);
      next = form.last + 1;
    }
    add_prose(next, last_line());
    return std::move(blocks_);
  }

 private:
  int last_line() const { return last_; }

  void add_prose(int first, int last) {
    Block block;
    block.first = first;
    block.last = last;
    if (first <= last) blocks_.push_back(block);
  }

  // The heads of a list may be torn over the lines around its header row.
  int top_of_list(int from, int header) const {
    const int above = header - 1;
    if (above < from || source_.lines[static_cast<size_t>(above)].blank()) return header;
    if (source_.lines[static_cast<size_t>(header)].tabs > 0) return header;
    const bool caption =
        reader_.is_title(above) || reader_.is_subtitle(above) || reader_.is_prose(above);
    return caption ? header : above;
  }

  // The first line of the form whose header row is `header`: after the last title above it.
  int start_of(int from, int header) const {
    int start = -1;
    int labelled = -1;
    int top = -1;  // of what stands below a caption
    from = std::max(from, header - kMostHeadLines);
    for (int line = header - 1; line >= from; --line) {
      if (source_.lines[static_cast<size_t>(line)].blank()) continue;
      if (too_long(line)) break;
      if (reader_.is_title(line) || reader_.is_footer(line) || reader_.is_subtitle(line)) {
        // The first label may be torn, so that nothing says "form" but its place.
        if (start < 0 || !reader_.is_footer(line)) start = top;
        break;
      }
      top = line;
      if (reader_.starts_form(line)) start = line;
      if (reader_.in_head(line)) labelled = line;
    }
    // The first labels may all be torn: then others tell where the form begins.
    if (start < 0) start = labelled;
    if (start < 0) return header;
    // What stands between a title and the first label belongs to the form unless it is prose.
    for (int line = start - 1; line >= from; --line) {
      if (source_.lines[static_cast<size_t>(line)].blank() || too_long(line)) break;
      if (reader_.is_title(line) || reader_.is_subtitle(line) || reader_.is_footer(line) ||
          reader_.is_prose(line)) {
        break;
      }
      start = line;
    }
    return start;
  }

  // The last line of the rows below the header.
  int end_of(const Block& form, int limit) const {
    const bool tabbed = source_.lines[static_cast<size_t>(form.header)].tabs > 0;
    int last = form.header;
    limit = std::min(limit, form.header + kMostBodyLines);
    bool after_blank = false;
    for (int line = form.header + 1; line <= limit; ++line) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
      if (source_line.blank()) {
        after_blank = true;
        continue;
      }
      if (is_ruler(source_, line) || is_page_number(source_, line)) continue;
      if (ends_form(line, tabbed, after_blank, form.kind)) break;
      last = line;
      after_blank = false;
    }
    return last;
  }

  bool too_long(int line) const {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    return source_line.end - source_line.begin > kLongestFormLine;
  }

  bool ends_form(int line, bool tabbed, bool after_blank, BlockKind kind) const {
    if (too_long(line)) return true;
    if (reader_.is_title(line) || reader_.is_footer(line) || reader_.is_prose(line)) return true;
    if (reader_.is_subtitle(line)) return true;
    if (kind == BlockKind::TargetForm && reader_.starts_form(line)) return true;
    constexpr size_t kLongestFragment = 8;
    const bool lone = source_.lines[static_cast<size_t>(line)].tabs == 0 && reader_.alone(line);
    if (!tabbed || !lone) return false;
    if (folded_line(source_, line).size() > kLongestFragment) return true;
    return after_blank && !rows_follow(line);
  }

  // Rows go on below: what stands alone is the rest of a cell that a page break tore.
  bool rows_follow(int line) const {
    constexpr int kRowTabs = 2;
    for (int next = line + 1; next <= last_line(); ++next) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(next)];
      if (source_line.blank()) continue;
      return source_line.tabs >= kRowTabs && !reader_.starts_form(next);
    }
    return false;
  }

  const SourceText& source_;
  LineReader reader_;
  int first_;
  int last_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> segment(const SourceText& source, int first, int last) {
  return Segmenter(source, first, last).run();
}

bool is_page_number(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  constexpr int kMostAtoms = 3;
  if (source_line.tabs > 0 || source_line.atom_end - source_line.atom_begin > kMostAtoms) {
    return false;
  }
  int digits = 0;
  int dashes = 0;
  for (char32_t c : folded_line(source, line)) {
    static constexpr std::u32string_view kDashes = U"-—–─第页";
    if (c >= U'0' && c <= U'9') {
      ++digits;
    } else if (kDashes.find(c) != std::u32string_view::npos) {
      ++dashes;
    } else {
      return false;
    }
  }
  constexpr int kMostDigits = 4;
  if (digits == 0 || digits > kMostDigits) return false;
  if (dashes >= 2) return true;
  // Bare digits: only as the last line of a page that another one follows.
  for (size_t next = static_cast<size_t>(line) + 1; next < source.lines.size(); ++next) {
    if (source.lines[next].blank() && source.lines[next].page == source_line.page) continue;
    return source.lines[next].page != source_line.page;
  }
  return false;
}

bool is_ruler(const SourceText& source, int line) {
  const std::u32string_view text = source.view(source.lines[static_cast<size_t>(line)]);
  int dashes = 0;
  for (char32_t c : text) {
    if (is_void(c) || c == U'|' || c == U'+') continue;
    if (c != U'-' && c != U'=' && c != U'_' && c != U'─' && c != U'—') return false;
    ++dashes;
  }
  return dashes >= 3;
}

}  // namespace gewu
