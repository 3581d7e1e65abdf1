#include "rebuild/form_draft.h"

#include <algorithm>

#include "base/text.h"

namespace gewu {

DraftTable FormDraft::run() {
  spine_ = find_spine();
  lay_columns();
  for (const FieldBlock& block : head_.blocks) add_block(block);
  header_row_ = table_.rows;
  add_header();
  add_spine();
  note_strays();
  add_levels(tree_.level1, columns_.index_of(ColumnKind::Level1));
  add_levels(tree_.level2, columns_.index_of(ColumnKind::Level2));
  for (const auto& [column, spans] : tree_.further_level2) add_levels(spans, column);
  for (const BodyRow& row : tree_.rows) add_row(row);
  close();
  return std::move(table_);
}

std::vector<Piece> FormDraft::find_spine() const {
  std::vector<Piece> pieces;
  for (const LabelPiece& label : tree_.unused) {
    if (label.kind != ColumnKind::Spine) continue;
    pieces.insert(pieces.end(), label.pieces.begin(), label.pieces.end());
  }
  return pieces;
}

bool FormDraft::has_spine() const {
  const int index = columns_.index_of(ColumnKind::Spine);
  if (index < 0) return false;
  return !spine_.empty() || !columns_.columns[static_cast<size_t>(index)].header.empty();
}

void FormDraft::lay_columns() {
  int next = 0;
  for (const FormColumn& column : columns_.columns) {
    const bool skip = column.kind == ColumnKind::Spine && !has_spine();
    starts_.push_back(next);
    if (!skip) ++next;
  }
  table_.cols = next;
}

void FormDraft::add_header() {
  for (size_t c = 0; c < columns_.columns.size(); ++c) {
    const FormColumn& column = columns_.columns[c];
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

bool FormDraft::same_with_notes(const std::u32string& read, const std::u32string& label) {
  return read.size() > label.size() && read.compare(0, label.size(), label) == 0;
}

void FormDraft::add_spine() {
  if (!has_spine()) return;
  const FormColumn& column =
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
  // 年度绩 / 效指标: header and rest together.
  std::vector<Piece> whole = column.header;
  whole.insert(whole.end(), spine_.begin(), spine_.end());
  constexpr double kWholeLabel = 5;
  if (!below && column_fit(ColumnKind::Spine, folded(whole)) >= kWholeLabel) {
    cell.pieces = std::move(whole);
    cell.doubles.clear();
  }
  cell.text = spine_text(cell);
  cell.repaired = cell.pieces.size() > 1 || !cell.doubles.empty();
  // Junk inside the label was put aside, and may have been something else.
  cell.review = std::any_of(cell.doubles.begin(), cell.doubles.end(), [&](const Piece& piece) {
    return looks_garbled(fold32(source_.view(piece)));
  });
  cell.part = FormPart::Label;
  if (below) push_single_blank(header_row_, 0);
  table_.cells.push_back(std::move(cell));
}

void FormDraft::push_single_blank(int row, int col) {
  DraftCell cell;
  cell.row = row;
  cell.col = col;
  table_.cells.push_back(cell);
}

std::u32string FormDraft::spine_text(DraftCell& cell) const {
  std::u32string whole = folded(cell.pieces);
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

std::u32string FormDraft::folded(const std::vector<Piece>& pieces) const {
  std::u32string text;
  for (const Piece& piece : pieces) text += fold32(source_.view(piece));
  return text;
}

void FormDraft::add_levels(const std::vector<LabelSpan>& spans, int index) {
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
    cell.review = span.inferred || span.completed || span.unknown || span.margin < kSureMargin ||
                  (columns_.columns[static_cast<size_t>(index)].kind == ColumnKind::Level2 &&
                   covers_stray(span));
    cell.part = FormPart::Label;
    cell.margin = span.margin;
    cell.probability = span.probability;
    table_.cells.push_back(std::move(cell));
  }
}

std::u32string FormDraft::label_text(const LabelSpan& span) const {
  std::u32string text;
  for (const Piece& piece : span.pieces) text += source_.view(piece);
  return text;
}

void FormDraft::note_strays() {
  for (const LabelSpan& span : tree_.level2) {
    for (const Piece& piece : span.unknown ? span.pieces : span.noise) strays_.insert(piece.line);
    for (const Piece& piece : span.noise) {
      if (fold32(source_.view(piece)) != span.text) unread_.insert(piece.line);
    }
  }
}

// What could not be read beside one of its rows may have been the label of that row.
bool FormDraft::covers_stray(const LabelSpan& span) const {
  std::set<int> own;
  for (const Piece& piece : span.pieces) own.insert(piece.line);
  for (int r = span.first_row; r <= span.last_row; ++r) {
    const BodyRow& row = tree_.rows[static_cast<size_t>(r)];
    for (auto line = unread_.lower_bound(row.first_line);
         line != unread_.end() && *line <= row.last_line; ++line) {
      if (own.count(*line) == 0) return true;
    }
  }
  return false;
}

bool FormDraft::stray_beside(const BodyRow& row) const {
  const auto stray = strays_.lower_bound(row.first_line);
  return stray != strays_.end() && *stray <= row.last_line;
}

bool FormDraft::over_tab(const std::vector<Piece>& pieces) {
  for (size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i].line == pieces[i - 1].line && pieces[i].gap == Gap::Tab) return true;
  }
  return false;
}

void FormDraft::add_row(const BodyRow& row) {
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
    const bool fused = columns_.columns[c].kind == ColumnKind::Level3 && over_tab(cell.pieces);
    cell.review = from.doubtful || fused || (!cell.pieces.empty() && shaky);
    cell.margin = std::min(from.margin, row.margin);
    table_.cells.push_back(std::move(cell));
  }
  ++table_.rows;
}

void FormDraft::close() {
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

void FormDraft::stretch_last_column() {
  for (DraftCell& cell : table_.cells) {
    if (cell.row < header_row_ || cell.col != starts_.back()) continue;
    cell.col_span = table_.cols - cell.col;
  }
}

DraftTable draft_form(const SourceText& source, const FormHead& head, const Columns& columns,
                      const LabelTree& tree) {
  return FormDraft(source, head, columns, tree).run();
}

}  // namespace gewu
