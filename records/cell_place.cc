#include "records/cell_place.h"

#include <algorithm>

namespace gewu {

namespace {

bool has_letters(const std::string& text) {
  return text.find_first_not_of("0123456789.,%-+ \n") != std::string::npos;
}

bool heads_indicators(const std::string& text) {
  const auto has = [&](const char* word) { return text.find(word) != std::string::npos; };
  return has("指标") || has("权重") || has("分值") || has("完成值") || has("依据");
}

}  // namespace

CellPlaces::CellPlaces(int cols, const std::vector<PlacedText>& cells) : cols_(cols) {
  for (const PlacedText& cell : cells) {
    if (cell.row < 0 || cell.col < 0 || cell.row_span < 1 || cell.col_span >= cols_ ||
        !has_letters(cell.text)) {
      continue;
    }
    const size_t bottom = static_cast<size_t>(cell.row) + cell.row_span;
    if (words_.size() < bottom) words_.resize(bottom);
    for (size_t row = cell.row; row < bottom; ++row) {
      words_[row].resize(cols_);
      const int right = std::min(cols_, cell.col + cell.col_span);
      for (int col = cell.col; col < right; ++col) words_[row][col] = cell.text;
    }
  }
}

const std::string& CellPlaces::words_at(int row, int col) const {
  static const std::string none;
  const bool there = row >= 0 && row < static_cast<int>(words_.size()) && col >= 0 &&
                     col < static_cast<int>(words_[row].size());
  return there ? words_[row][col] : none;
}

std::string CellPlaces::row_label(int row, int col) const {
  for (int left = col - 1; left >= 0; --left) {
    if (const std::string& text = words_at(row, left); !text.empty()) return text;
  }
  return "";
}

std::string CellPlaces::col_head(int row, int col) const {
  std::string uppermost;
  for (int above = row - 1; above >= 0; --above) {
    const std::string& text = words_at(above, col);
    if (heads_indicators(text)) return text;
    if (!text.empty()) uppermost = text;
  }
  return uppermost;
}

}  // namespace gewu
