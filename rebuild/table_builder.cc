#include "rebuild/table_builder.h"

#include <algorithm>

#include "base/text.h"
#include "rebuild/junk.h"

namespace gewu {

namespace {

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

// Half of such cells hold what they should, roughly: the junk replaced something, or came on top.
constexpr double kJunk = 0.5;

bool carries_junk(const SourceText& source, const DraftCell& draft) {
  if (holds_junk(draft.text)) return true;
  for (const auto* pieces : {&draft.pieces, &draft.doubles}) {
    std::u32string read;
    for (const Piece& piece : *pieces) read.append(source.view(piece)).push_back(U' ');
    if (holds_junk(read)) return true;
  }
  return false;
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
  cell.confidence =
      confidence_of({draft.part, fate_of(source, draft), draft.margin, draft.review && !unsure});
  cell.confidence = std::min(cell.confidence, draft.probability);
  if (carries_junk(source, draft)) {
    cell.confidence = std::min(cell.confidence, kJunk);
    cell.doubts.push_back({"junk", kJunk});
  }
  cell.review = cell.review || (!draft.text.empty() && cell.confidence < kReviewBelow);
  cell.box = box_of(source, draft.pieces);
  if (!draft.pieces.empty()) {
    cell.page = source.lines[static_cast<size_t>(draft.pieces.front().line)].page;
  }
  const bool blank = draft.text.empty() && draft.pieces.empty() && draft.doubles.empty();
  const bool repaired = draft.repaired || !draft.doubles.empty();
  cell.source =
      blank ? TextSource::Blank : (repaired ? TextSource::Repaired : TextSource::TextLayer);
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

DraftTable stacked(DraftTable above, DraftTable below) {
  for (DraftCell& cell : below.cells) {
    cell.row += above.rows;
    above.cells.push_back(std::move(cell));
  }
  above.rows += below.rows;
  above.cols = std::max(above.cols, below.cols);
  above.unused.insert(above.unused.end(), below.unused.begin(), below.unused.end());
  above.findings.insert(above.findings.end(), below.findings.begin(), below.findings.end());
  return above;
}

TextTable finish_table(const SourceText& source, const DraftTable& draft) {
  TextTable table;
  table.rows = draft.rows;
  table.cols = draft.cols;
  std::vector<bool> covered(static_cast<size_t>(draft.rows * draft.cols), false);
  const auto at = [&](int r, int c) {
    return static_cast<size_t>(r) * static_cast<size_t>(draft.cols) + static_cast<size_t>(c);
  };
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
