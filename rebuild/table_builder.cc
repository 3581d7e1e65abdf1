#include "rebuild/table_builder.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace gewu {

namespace {

constexpr double kSureMargin = 1.0;  // score by which the best reading must beat the next
constexpr double kSureRow = 1.0;     // likewise the cuts around a row

class FormDraft {
 public:
  FormDraft(const SourceText& source, const FormHead& head, const Columns& columns,
            const LabelTree& tree)
      : source_(source), head_(head), columns_(columns), tree_(tree) {}

  DraftTable run() {
    spine_ = find_spine();
    lay_columns();
    for (const FieldBlock& block : head_.blocks) add_block(block);
    header_row_ = table_.rows;
    add_header();
    add_spine();
    add_levels(tree_.level1, ColumnKind::Level1);
    add_levels(tree_.level2, ColumnKind::Level2);
    for (const BodyRow& row : tree_.rows) add_row(row);
    close();
    return std::move(table_);
  }

 private:
  std::vector<Piece> find_spine() const {
    std::vector<Piece> pieces;
    for (const LabelPiece& label : tree_.unused) {
      if (label.kind != ColumnKind::Spine) continue;
      pieces.insert(pieces.end(), label.pieces.begin(), label.pieces.end());
    }
    return pieces;
  }

  bool has_spine() const {
    const int index = columns_.index_of(ColumnKind::Spine);
    if (index < 0) return false;
    return !spine_.empty() || !columns_.columns[static_cast<size_t>(index)].header.empty();
  }

  // The first grid column of each body column.
  void lay_columns() {
    int next = 0;
    for (const Column& column : columns_.columns) {
      const bool skip = column.kind == ColumnKind::Spine && !has_spine();
      starts_.push_back(next);
      if (!skip) ++next;
    }
    table_.cols = next;
  }

  // Where a piece of the head would start on the grid.
  int grid_column(const Piece& piece) const {
    const int x = left_of(piece, columns_.layout);
    int best = 0;
    for (size_t c = 0; c < columns_.columns.size(); ++c) {
      if (columns_.columns[c].kind == ColumnKind::Spine && !has_spine()) continue;
      if (columns_.columns[c].x0 <= x) best = starts_[c];
    }
    return best;
  }

  DraftCell draft(const FieldCell& field) const {
    DraftCell cell;
    cell.text = field.text;
    cell.pieces = field.pieces;
    cell.doubles = field.doubles;
    cell.repaired = field.repaired || field.moved;
    cell.review = field.review;
    cell.part = FormPart::Field;
    return cell;
  }

  // The label and its value stand in one cell: 年度资金总额：10.
  bool one_cell(const FieldPair& pair) const {
    if (pair.label.pieces.empty() || pair.value.pieces.empty() || pair.value.moved) return false;
    const Piece& last = pair.label.pieces.back();
    const Piece& first = pair.value.pieces.front();
    if (last.line != first.line || last.end > first.begin) return false;
    return first.gap == Gap::None || (first.gap == Gap::One && columns_.layout == Layout::Tabs);
  }

  DraftCell merged(const FieldPair& pair) const {
    DraftCell cell = draft(pair.value);
    const DraftCell label = draft(pair.label);
    const bool blank = pair.value.pieces.front().gap != Gap::None;
    cell.text = decode_utf8(tidy_text(
        encode_utf8(label.text + (blank ? std::u32string(U" ") : std::u32string()) + cell.text)));
    cell.pieces.insert(cell.pieces.begin(), label.pieces.begin(), label.pieces.end());
    cell.doubles.insert(cell.doubles.end(), label.doubles.begin(), label.doubles.end());
    cell.repaired = cell.repaired || label.repaired;
    cell.review = cell.review || label.review;
    return cell;
  }

  // Sets cells side by side from grid column `from` on, near where they stood.
  void set_row(std::vector<DraftCell> cells, int row, int from) {
    int next = from;
    for (size_t i = 0; i < cells.size(); ++i) {
      const int wanted = cells[i].pieces.empty() ? next : grid_column(cells[i].pieces.front());
      // Leave a column for each cell that follows.
      const int most = table_.cols - static_cast<int>(cells.size() - i);
      cells[i].col = std::max(next, std::min(i == 0 ? from : wanted, most));
      cells[i].row = row;
      next = cells[i].col + 1;
    }
    table_.cols = std::max(table_.cols, next);
    for (size_t i = 0; i < cells.size(); ++i) {
      // The last cell of a row reaches to the right border, wherever that will be.
      cells[i].col_span = i + 1 < cells.size() ? cells[i + 1].col - cells[i].col : 0;
      table_.cells.push_back(std::move(cells[i]));
    }
  }

  void add_block(const FieldBlock& block) {
    const int first = table_.rows;
    int from = 0;
    if (block.group.present()) from = value_column(block);
    for (size_t r = 0; r < block.rows.size(); ++r) {
      add_field_row(block, block.rows[r], from);
    }
    if (!block.group.present()) return;
    if (block.rows.empty()) ++table_.rows;
    DraftCell group = draft(block.group);
    group.row = first;
    group.row_span = std::max(1, table_.rows - first);
    group.col_span = from;
    table_.cells.push_back(std::move(group));
    if (block.rows.empty()) push_blank(first, from);
  }

  // The first grid column right of a spanning label.
  int value_column(const FieldBlock& block) const {
    int column = std::numeric_limits<int>::max();
    for (const FieldRow& row : block.rows) {
      for (const FieldPair& pair : row.pairs) {
        if (pair.gone) continue;
        for (const FieldCell* cell : {&pair.outer, &pair.label, &pair.value}) {
          if (!cell->pieces.empty()) column = std::min(column, grid_column(cell->pieces.front()));
        }
      }
    }
    return std::clamp(column, 1, std::max(1, table_.cols - 2));
  }

  void push_blank(int row, int col) {
    DraftCell cell;
    cell.row = row;
    cell.col = col;
    cell.col_span = 0;
    table_.cells.push_back(cell);
  }

  void add_field_row(const FieldBlock& block, const FieldRow& row, int from) {
    if (block.kind == FieldBlock::Kind::Goal) {
      if (row.pairs.size() > 1) {
        add_goal_halves(row, from);
      } else {
        add_goal(block, row.pairs.front(), from);
      }
      return;
    }
    std::vector<DraftCell> cells;
    for (const FieldPair& pair : row.pairs) {
      if (pair.gone) continue;
      if (pair.outer.present()) cells.push_back(draft(pair.outer));
      if (pair.same_outer) cells.push_back(extend_outer());
      if (one_cell(pair)) {
        cells.push_back(merged(pair));
        continue;
      }
      cells.push_back(draft(pair.label));
      const bool head_only =
          pair.kind == LabelKind::FundingSource || pair.kind == LabelKind::FundingAmount;
      if (!head_only) cells.push_back(draft(pair.value));
    }
    if (cells.empty()) return;
    set_row(std::move(cells), table_.rows, from);
    ++table_.rows;
  }

  // A blank cell below an outer label; joined with it in close().
  DraftCell extend_outer() const {
    DraftCell cell;
    cell.row_span = 0;
    return cell;
  }

  void add_goal(const FieldBlock& block, const FieldPair& pair, int from) {
    if (pair.label.present()) {
      DraftCell label = draft(pair.label);
      if (!block.group.present()) {
        // 年度绩效目标 alone is the label beside the text.
        from = 1;
        label.row = table_.rows;
        label.col_span = from;
        table_.cells.push_back(label);
        push_value(pair, from);
        return;
      }
      label.row = table_.rows++;
      label.col = from;
      label.col_span = 0;
      table_.cells.push_back(label);
    }
    if (pair.value.present() || !pair.label.present()) push_value(pair, from);
  }

  // Mid-term and year's goal side by side: labels over texts.
  void add_goal_halves(const FieldRow& row, int from) {
    int split = table_.cols - 1;
    for (const FieldCell* cell : {&row.pairs.back().label, &row.pairs.back().value}) {
      if (!cell->pieces.empty()) split = std::min(split, grid_column(cell->pieces.front()));
    }
    split = std::max(split, from + 1);
    for (const bool label : {true, false}) {
      for (const FieldPair* pair : {&row.pairs.front(), &row.pairs.back()}) {
        DraftCell cell = draft(label ? pair->label : pair->value);
        cell.row = table_.rows;
        cell.col = pair == &row.pairs.front() ? from : split;
        cell.col_span = cell.col == from ? split - from : 0;
        table_.cells.push_back(std::move(cell));
      }
      ++table_.rows;
    }
  }

  void push_value(const FieldPair& pair, int from) {
    DraftCell value = draft(pair.value);
    value.row = table_.rows++;
    value.col = from;
    value.col_span = 0;
    table_.cells.push_back(value);
  }

  void add_header() {
    for (size_t c = 0; c < columns_.columns.size(); ++c) {
      const Column& column = columns_.columns[c];
      if (column.kind == ColumnKind::Spine) continue;
      DraftCell cell;
      cell.row = header_row_;
      cell.col = starts_[c];
      cell.pieces = column.header;
      cell.text = join_pieces(source_, column.header);
      cell.part = FormPart::Field;
      const std::u32string read = fold32(cell.text);
      if (!column.label.empty() && read != column.label && !same_with_notes(read, column.label)) {
        cell.text = column.label;
        cell.repaired = true;
      }
      cell.repaired = cell.repaired || column.header.size() > 1;
      table_.cells.push_back(std::move(cell));
    }
    ++table_.rows;
  }

  static bool same_with_notes(const std::u32string& read, const std::u32string& label) {
    return read.size() > label.size() && read.compare(0, label.size(), label) == 0;
  }

  void add_spine() {
    if (!has_spine()) return;
    const Column& column =
        columns_.columns[static_cast<size_t>(columns_.index_of(ColumnKind::Spine))];
    DraftCell cell;
    cell.pieces = column.header;
    bool below = column.header.empty();
    for (const Piece& piece : spine_) {
      const bool take = below || column.header.empty();
      (take ? cell.pieces : cell.doubles).push_back(piece);
    }
    const int rows = static_cast<int>(tree_.rows.size());
    below = below && !tree_.middle && rows > 0;
    cell.row = header_row_ + (below ? 1 : 0);
    cell.row_span = rows + (below ? 0 : 1);
    cell.text = spine_text(cell);
    cell.repaired = cell.pieces.size() > 1 || !cell.doubles.empty();
    cell.part = FormPart::Label;
    if (below) push_single_blank(header_row_, 0);
    table_.cells.push_back(std::move(cell));
  }

  void push_single_blank(int row, int col) {
    DraftCell cell;
    cell.row = row;
    cell.col = col;
    table_.cells.push_back(cell);
  }

  // Pieces that are not of the label are further readings of it.
  std::u32string spine_text(DraftCell& cell) const {
    const std::u32string whole = folded(cell.pieces);
    constexpr double kWholeLabel = 5;
    if (column_fit(ColumnKind::Spine, whole) >= kWholeLabel) return whole;  // 绩 / 效 / 指 / 标
    std::u32string text;
    std::vector<Piece> kept;
    for (const Piece& piece : cell.pieces) {
      const std::u32string part = fold32(source_.view(piece));
      constexpr size_t kShortestLabel = 4;
      if (text.size() >= kShortestLabel || column_fit(ColumnKind::Spine, part) < 2.5) {
        cell.doubles.push_back(piece);
        continue;
      }
      text += part;
      kept.push_back(piece);
    }
    cell.pieces = kept;
    return text;
  }

  std::u32string folded(const std::vector<Piece>& pieces) const {
    std::u32string text;
    for (const Piece& piece : pieces) text += fold32(source_.view(piece));
    return text;
  }

  void add_levels(const std::vector<LabelSpan>& spans, ColumnKind kind) {
    const int index = columns_.index_of(kind);
    if (index < 0) return;
    for (const LabelSpan& span : spans) {
      DraftCell cell;
      cell.row = header_row_ + 1 + span.first_row;
      cell.row_span = span.last_row - span.first_row + 1;
      if (cell.row_span < 1) continue;
      cell.col = starts_[static_cast<size_t>(index)];
      const bool as_read = !span.inferred && !span.completed && !span.pieces.empty();
      cell.text = as_read ? label_text(span) : span.text;
      cell.pieces = span.pieces;
      cell.doubles = span.noise;
      cell.repaired = span.inferred || span.completed || span.moved || !span.noise.empty();
      cell.review = span.inferred || span.completed || span.unknown || span.margin < kSureMargin;
      cell.part = FormPart::Label;
      cell.margin = span.margin;
      table_.cells.push_back(std::move(cell));
    }
  }

  std::u32string label_text(const LabelSpan& span) const {
    std::u32string text;
    for (const Piece& piece : span.pieces) text += source_.view(piece);
    return text;
  }

  // A piece beside the row that was taken for an unreadable label may be the start of its name.
  bool stray_beside(const BodyRow& row) const {
    const auto inside = [&](const Piece& piece) {
      return piece.line >= row.first_line && piece.line <= row.last_line;
    };
    return std::any_of(tree_.level2.begin(), tree_.level2.end(), [&](const LabelSpan& span) {
      const auto& pieces = span.unknown ? span.pieces : span.noise;
      return std::any_of(pieces.begin(), pieces.end(), inside);
    });
  }

  void add_row(const BodyRow& row) {
    for (size_t c = 0; c < columns_.columns.size(); ++c) {
      if (is_label_column(columns_.columns[c].kind)) continue;
      const RowCell& from = row.cells[c];
      DraftCell cell;
      cell.row = table_.rows;
      cell.col = starts_[c];
      cell.pieces = from.pieces;
      cell.text = from.text.empty() ? join_pieces(source_, from.pieces) : from.text;
      cell.repaired = from.moved || row.first_line != row.last_line || !from.text.empty();
      const bool beside = columns_.columns[c].kind == ColumnKind::Level3 && stray_beside(row);
      const bool shaky = from.margin < kSureMargin || row.margin < kSureRow || beside;
      cell.review = from.doubtful || (!cell.pieces.empty() && shaky);
      cell.margin = std::min(from.margin, row.margin);
      table_.cells.push_back(std::move(cell));
    }
    ++table_.rows;
  }

  // Cells that reach to the right border; blanks below an outer label; what was not used.
  void close() {
    for (DraftCell& cell : table_.cells) {
      if (cell.col_span == 0) cell.col_span = table_.cols - cell.col;
    }
    stretch_last_column();
    join_outer();
    table_.unused = head_.unused;
    for (const LabelPiece& label : tree_.unused) {
      if (label.kind == ColumnKind::Spine) continue;
      table_.unused.insert(table_.unused.end(), label.pieces.begin(), label.pieces.end());
    }
  }

  void stretch_last_column() {
    for (DraftCell& cell : table_.cells) {
      if (cell.row < header_row_ || cell.col != starts_.back()) continue;
      cell.col_span = table_.cols - cell.col;
    }
  }

  void join_outer() {
    for (size_t i = 0; i < table_.cells.size(); ++i) {
      if (table_.cells[i].row_span != 0) continue;
      const DraftCell below = table_.cells[i];
      for (DraftCell& cell : table_.cells) {
        const bool above =
            cell.col == below.col && cell.row + cell.row_span == below.row && cell.row_span > 0;
        if (above) ++cell.row_span;
      }
    }
    table_.cells.erase(std::remove_if(table_.cells.begin(), table_.cells.end(),
                                      [](const DraftCell& cell) { return cell.row_span == 0; }),
                       table_.cells.end());
  }

  const SourceText& source_;
  const FormHead& head_;
  const Columns& columns_;
  const LabelTree& tree_;
  std::vector<Piece> spine_;
  std::vector<int> starts_;
  int header_row_ = 0;
  DraftTable table_;
};

PointRect box_of(const SourceText& source, const std::vector<Piece>& pieces) {
  PointRect box{};
  bool first = true;
  for (const Piece& piece : pieces) {
    const double y = source.lines[static_cast<size_t>(piece.line)].number;
    const PointRect one{static_cast<double>(piece.wide_x0), y, static_cast<double>(piece.wide_x1),
                        y + 1};
    if (first) box = one;
    first = false;
    box.x0 = std::min(box.x0, one.x0);
    box.x1 = std::max(box.x1, one.x1);
    if (source.lines[static_cast<size_t>(piece.line)].page !=
        source.lines[static_cast<size_t>(pieces.front().line)].page) {
      continue;
    }
    box.y0 = std::min(box.y0, one.y0);
    box.y1 = std::max(box.y1, one.y1);
  }
  return box;
}

TextCell text_cell(const SourceText& source, const DraftCell& draft) {
  TextCell cell;
  cell.row = draft.row;
  cell.col = draft.col;
  cell.row_span = draft.row_span;
  cell.col_span = draft.col_span;
  cell.text = encode_utf8(draft.text);
  cell.review = draft.review;
  const bool unsure = draft.margin < kSureMargin;  // review for this alone is in the margin's class
  cell.confidence = confidence_of(
      {draft.part, fate_of(source, draft), draft.margin, draft.review && !unsure});
  cell.box = box_of(source, draft.pieces);
  if (!draft.pieces.empty()) {
    cell.page = source.lines[static_cast<size_t>(draft.pieces.front().line)].page;
  }
  const bool blank = draft.text.empty() && draft.pieces.empty() && draft.doubles.empty();
  const bool repaired = draft.repaired || !draft.doubles.empty();
  cell.source = blank ? TextSource::Blank
                      : (repaired ? TextSource::Repaired : TextSource::TextLayer);
  if (repaired) {
    std::u32string raw;
    for (const auto* pieces : {&draft.pieces, &draft.doubles}) {
      for (const Piece& piece : *pieces) {
        if (!raw.empty() && piece.gap != Gap::None) raw += U' ';
        raw += source.view(piece);
      }
    }
    cell.raw = encode_utf8(raw);
    cell.has_raw = true;
  }
  return cell;
}

}  // namespace

Fate fate_of(const SourceText& source, const DraftCell& cell) {
  if (!cell.repaired) return Fate::Used;
  std::u32string read;
  for (const Piece& piece : cell.pieces) read += fold32(source.view(piece));
  return fold32(cell.text) == read ? Fate::Moved : Fate::Completed;
}

DraftTable draft_form(const SourceText& source, const FormHead& head, const Columns& columns,
                      const LabelTree& tree) {
  return FormDraft(source, head, columns, tree).run();
}

TextTable finish_table(const SourceText& source, const DraftTable& draft) {
  TextTable table;
  table.rows = draft.rows;
  table.cols = draft.cols;
  std::vector<bool> covered(static_cast<size_t>(draft.rows * draft.cols), false);
  const auto at = [&](int r, int c) { return static_cast<size_t>(r * draft.cols + c); };
  for (const DraftCell& cell : draft.cells) {
    table.cells.push_back(text_cell(source, cell));
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) covered[at(r, c)] = true;
    }
  }
  for (int r = 0; r < draft.rows; ++r) {
    for (int c = 0; c < draft.cols; ++c) {
      if (covered[at(r, c)]) continue;
      TextCell blank;
      blank.row = r;
      blank.col = c;
      table.cells.push_back(blank);
    }
  }
  std::sort(table.cells.begin(), table.cells.end(), [](const TextCell& a, const TextCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  return table;
}

}  // namespace gewu
