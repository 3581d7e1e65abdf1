#include "rebuild/rebuild.h"

#include <algorithm>

#include "base/text.h"
#include "rebuild/account.h"
#include "rebuild/body.h"
#include "rebuild/columns.h"
#include "rebuild/decode.h"
#include "rebuild/head.h"
#include "rebuild/list.h"
#include "rebuild/segment.h"
#include "rebuild/source_text.h"
#include "rebuild/table_builder.h"
#include "rebuild/wordings.h"

namespace gewu {

namespace {

constexpr double kLineHeight = 1;

// The body of a form between the first and the second pass.
struct FormBody {
  Columns columns;
  BodyRows rows;
};

class Rebuilder {
 public:
  explicit Rebuilder(const SourceText& source)
      : source_(source), account_(source), usual_(usual_layout(source)) {
    for (int page = 1; page <= source.page_count; ++page) {
      PageResult result;
      result.number = page;
      result.reader = Reader::Blank;
      pages_.push_back(std::move(result));
    }
    measure_pages();
  }

  std::vector<PageResult> run() {
    const std::vector<Block> blocks = segment(source_);
    std::vector<FormBody> bodies(blocks.size());
    for (size_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].kind == BlockKind::TargetForm) bodies[b] = read_body(blocks[b]);
    }
    std::vector<std::u32string> projects;
    for (size_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].kind == BlockKind::TargetForm) add_form(blocks[b], bodies[b]);
    }
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::List) add_list(block);
      if (block.kind == BlockKind::Prose) {
        add_prose(block);
      } else {
        add_page_numbers(block);
      }
    }
    sort_tables();
    report_left_over();
    return std::move(pages_);
  }

  InputAccount account() const { return account_.sum(); }

 private:
  PageResult& page_of(int line) {
    return pages_[static_cast<size_t>(source_.lines[static_cast<size_t>(line)].page) - 1];
  }

  void measure_pages() {
    for (size_t i = 0; i < source_.lines.size(); ++i) {
      const SourceLine& line = source_.lines[i];
      PageResult& page = page_of(static_cast<int>(i));
      page.height = std::max(page.height, line.number + kLineHeight);
      if (line.blank()) continue;
      const Atom& last = source_.atoms[static_cast<size_t>(line.atom_end) - 1];
      page.width = std::max(page.width, static_cast<double>(last.wide_x1));
      page.reader = Reader::TextLayer;
      page.why = "text input";
    }
  }

  FormBody read_body(const Block& block) {
    FormBody body;
    body.columns = read_columns(source_, block.header, block.first, block.last);
    std::vector<int> lines;
    for (int line = body.columns.last_line + 1; line <= block.last; ++line) {
      const bool text = !source_.lines[static_cast<size_t>(line)].blank();
      const bool skip = !text || is_ruler(source_, line) || is_page_number(source_, line) ||
                        is_header(source_, line);
      if (!skip) lines.push_back(line);
    }
    const std::vector<PlacedLine> placed = place_lines(lines, body.columns);
    body.rows = form_rows(source_, body.columns, placed, cache_);
    for (size_t i = 0; i < body.rows.labels.size(); ++i) {
      if (!goes_on(body.rows.labels, i)) note_name(body.rows.labels[i]);
    }
    wordings_.add(source_, body.columns, body.rows.rows);
    return body;
  }

  // Each page is set anew: the columns of the first come from the header row, those of later ones
  // from what stands in them.
  std::vector<PlacedLine> place_lines(const std::vector<int>& lines, Columns& columns) {
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
      if (first) fit_columns(source_, page, usual_, columns);
      const Columns here = first ? columns : columns_on_page(source_, page, columns, cache_);
      for (int line : page) placed.push_back(assign_line(source_, here, line, cache_));
      from = to;
    }
    return placed;
  }

  std::u32string folded(const LabelPiece& label) const {
    std::u32string text;
    for (const Piece& piece : label.pieces) text += fold32(source_.view(piece));
    return text;
  }

  // 服务对象满意度 / 指标: the name may be the start of a longer one.
  bool goes_on(const std::vector<LabelPiece>& labels, size_t index) const {
    constexpr int kNear = 3;  // lines
    for (size_t i = index + 1; i < labels.size(); ++i) {
      if (labels[i].kind != labels[index].kind) continue;
      return labels[i].line <= labels[index].line + kNear && folded(labels[i]) == U"指标";
    }
    return false;
  }

  // Collects the level names that the document uses.
  void note_name(const LabelPiece& label) {
    const std::u32string text = folded(label);
    if (label.kind == ColumnKind::Spine) return;
    const int level = label.kind == ColumnKind::Level1 ? 1 : 2;
    const LevelWordMatch match = match_level_word(text, level);
    if (match.word == nullptr || match.score < 1) return;
    ++(level == 1 ? seen_.level1 : seen_.level2)[text];
  }

  void add_form(const Block& block, FormBody& body) {
    const FormHead head = read_head(source_, block.first, body.columns.first_line - 1, neighbours_);
    complete_wordings(source_, body.columns, wordings_, body.rows.rows);
    const LabelTree tree = span_labels(source_, body.columns, body.rows, seen_);
    publish(draft_form(source_, head, body.columns, tree), block);
  }

  void add_list(const Block& block) { publish(draft_list(source_, block), block); }

  // Hands a table to its page and books what it used.
  void publish(const DraftTable& draft, const Block& block) {
    for (const DraftCell& cell : draft.cells) {
      for (const Piece& piece : cell.pieces) account_.use(piece, fate_of(source_, cell));
      for (const Piece& piece : cell.doubles) account_.use(piece, Fate::Moved);
    }
    TextTable table = finish_table(source_, draft);
    const int first_page = source_.lines[static_cast<size_t>(block.first)].page;
    const int last_page = source_.lines[static_cast<size_t>(block.last)].page;
    for (int page = first_page; page <= last_page; ++page) table.pages.push_back(page);
    if (first_page != last_page) table.joined = "the form goes on over a form feed";
    set_box(block, table);
    PageResult& page = page_of(block.first);
    for (Finding finding : draft.findings) {
      finding.page = first_page;
      finding.table = "#" + std::to_string(page.tables.size());
      page.findings.push_back(std::move(finding));
    }
    for (TextCell& cell : table.cells) {
      if (cell.page == 0) cell.page = first_page;
    }
    page.tables.push_back(std::move(table));
  }

  void set_box(const Block& block, TextTable& table) {
    table.box.y0 = source_.lines[static_cast<size_t>(block.first)].number;
    table.box.y1 = table.box.y0 + kLineHeight;
    for (int line = block.first; line <= block.last; ++line) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
      if (source_line.page != table.pages.front() || source_line.blank()) continue;
      const Atom& last = source_.atoms[static_cast<size_t>(source_line.atom_end) - 1];
      table.box.x1 = std::max(table.box.x1, static_cast<double>(last.wide_x1));
      table.box.y1 = source_line.number + kLineHeight;
    }
  }

  void add_prose(const Block& block) {
    for (int line = block.first; line <= block.last; ++line) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
      if (source_line.blank() || is_ruler(source_, line)) continue;
      add_paragraph(line);
    }
  }

  void add_page_numbers(const Block& block) {
    for (int line = block.first; line <= block.last; ++line) {
      const bool text = !source_.lines[static_cast<size_t>(line)].blank();
      if (text && is_page_number(source_, line)) add_paragraph(line);
    }
  }

  void add_paragraph(int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    Paragraph paragraph;
    paragraph.page = source_line.page;
    paragraph.text = tidy_text(encode_utf8(source_.view(source_line)));
    const Atom& first = source_.atoms[static_cast<size_t>(source_line.atom_begin)];
    const Atom& last = source_.atoms[static_cast<size_t>(source_line.atom_end) - 1];
    paragraph.box = {static_cast<double>(first.wide_x0), static_cast<double>(source_line.number),
                     static_cast<double>(last.wide_x1), source_line.number + kLineHeight};
    account_.use(source_line.begin, source_line.end, Fate::Used);
    page_of(line).paragraphs.push_back(std::move(paragraph));
  }

  // Lists were added after the forms; tables must stand in reading order.
  void sort_tables() {
    for (PageResult& page : pages_) {
      std::vector<size_t> order(page.tables.size());
      for (size_t i = 0; i < order.size(); ++i) order[i] = i;
      std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return page.tables[a].box.y0 < page.tables[b].box.y0;
      });
      std::vector<TextTable> sorted;
      sorted.reserve(order.size());
      for (size_t i : order) sorted.push_back(std::move(page.tables[i]));
      page.tables = std::move(sorted);
      for (Finding& finding : page.findings) rename(finding, order);
    }
  }

  static void rename(Finding& finding, const std::vector<size_t>& order) {
    for (size_t i = 0; i < order.size(); ++i) {
      if (finding.table != "#" + std::to_string(order[i])) continue;
      finding.table = "#" + std::to_string(i);
      return;
    }
  }

  // What is in no cell and no paragraph.
  void report_left_over() {
    for (int line = 0; line < static_cast<int>(source_.lines.size()); ++line) {
      const std::vector<Atom> rest = account_.left_over(line, line);
      if (rest.empty()) continue;
      Finding finding;
      finding.code = "unused-text";
      finding.severity = is_ruler(source_, line) ? Severity::Info : Severity::Warning;
      finding.page = source_.lines[static_cast<size_t>(line)].page;
      finding.message = "line " + std::to_string(line + 1) + ": no place found for";
      for (const Atom& atom : rest)
        finding.message += " \"" + encode_utf8(source_.view(atom)) + "\"";
      finding.suggestion = "compare the table with the printed page";
      page_of(line).findings.push_back(std::move(finding));
    }
  }

  const SourceText& source_;
  Account account_;
  Layout usual_;
  FitCache cache_;
  SeenNames seen_;
  WordingCounts wordings_;
  LabelNeighbours neighbours_;
  std::vector<PageResult> pages_;
};

Status check_limits(std::string_view bytes, const RebuildOptions& options) {
  if (static_cast<long long>(bytes.size()) > options.max_bytes) {
    return Error{ErrorCode::LimitExceeded, "the text is larger than the limit",
                 "split the file, or raise the limit", "", 0};
  }
  size_t begin = 0;
  while (begin < bytes.size()) {
    const size_t end = std::min(bytes.find_first_of("\r\n\f", begin), bytes.size());
    if (static_cast<long long>(end - begin) > options.max_line_bytes) {
      return Error{ErrorCode::LimitExceeded, "a line of the text is longer than the limit",
                   "check that the file is text with line ends", "", 0};
    }
    begin = end + 1;
  }
  return ok_status();
}

}  // namespace

Result<std::vector<PageResult>> rebuild_pages(std::string_view bytes, const RebuildOptions& options,
                                              InputAccount* account) {
  const Status limits = check_limits(bytes, options);
  if (!limits) return limits.error();
  Result<DecodedText> decoded = decode_text(bytes);
  if (!decoded) return decoded.error();
  const SourceText source = make_source_text(std::move(decoded->text));
  Rebuilder rebuilder(source);
  std::vector<PageResult> pages = rebuilder.run();
  if (account != nullptr) *account = rebuilder.account();
  return pages;
}

}  // namespace gewu
