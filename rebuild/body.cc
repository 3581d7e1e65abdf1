#include "rebuild/body.h"

#include "base/text.h"

namespace gewu {

int Columns::index_of(ColumnKind kind) const {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind == kind) return static_cast<int>(i);
  }
  return -1;
}

int left_of(const Piece& piece, Layout layout) {
  return layout == Layout::Tabs ? piece.field : (layout == Layout::Wide ? piece.wide_x0 : piece.x0);
}

int right_of(const Piece& piece, Layout layout) {
  return layout == Layout::Tabs ? piece.field + 1
                                : (layout == Layout::Wide ? piece.wide_x1 : piece.x1);
}

bool is_label_column(ColumnKind kind) {
  return kind == ColumnKind::Spine || kind == ColumnKind::Level1 || kind == ColumnKind::Level2;
}

double FitCache::fit(ColumnKind kind, const std::u32string& folded) {
  constexpr size_t kKinds = static_cast<size_t>(ColumnKind::Other) + 1;
  constexpr float kUnknown = 1e6F;
  auto [entry, fresh] = fits_.try_emplace(folded);
  if (fresh) entry->second.assign(kKinds, kUnknown);
  float& value = entry->second[static_cast<size_t>(kind)];
  if (value == kUnknown) value = static_cast<float>(fit_anew(kind, folded));
  return value;
}

double FitCache::fit_anew(ColumnKind kind, const std::u32string& folded) const {
  constexpr double kLearned = 4.5;   // as good as a name of the vocabulary, nearly
  constexpr double kNameNot = -2.5;  // a learned 二级指标 as the name of an indicator
  if (kind == ColumnKind::Level1 && learned1_.count(folded) > 0) return kLearned;
  if (kind == ColumnKind::Level2 && learned2_.count(folded) > 0) return kLearned;
  if (kind == ColumnKind::Level3 && learned2_.count(folded) > 0) return kNameNot;
  return column_fit(kind, folded);
}

void FitCache::learn(int level, const std::u32string& folded) {
  (level == 1 ? learned1_ : learned2_).insert(folded);
  fits_.erase(folded);
}

std::u32string join_pieces(const SourceText& source, const std::vector<Piece>& pieces) {
  std::u32string text;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool same_line = i > 0 && piece.line == pieces[i - 1].line;
    // A number that the reader spaced out: 225. 39.
    const bool number = !text.empty() && (text.back() == U'.' || text.back() == U',') &&
                        text.size() > 1 && text[text.size() - 2] >= U'0' &&
                        text[text.size() - 2] <= U'9' && source.text[piece.begin] >= U'0' &&
                        source.text[piece.begin] <= U'9';
    if (same_line && !number && (piece.gap == Gap::One || piece.gap == Gap::Wide)) text += U' ';
    text += source.view(piece);
  }
  return decode_utf8(tidy_text(encode_utf8(text)));
}

}  // namespace gewu
