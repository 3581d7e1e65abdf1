// What it is worth to lay a label over rows: by its place and by what the rows measure.
#include "rebuild/span_search.h"

#include <algorithm>
#include <cmath>

namespace gewu::spans {

namespace {

constexpr double kFamily = 0.7;
constexpr double kWrongFamily = -1.6;
constexpr double kAffinity = 0.4;
constexpr double kOffMiddle = 0.7;  // times the square of the lines off the middle
constexpr double kWorstPlace = -3;
constexpr double kOffTop = 1.4;     // per row that a label is off the first row of its span
constexpr double kInside = -0.25;   // a label that is just somewhere in its span
constexpr double kKeepEmpty = 0.4;  // a lone label in tabbed text is a category without a target

}  // namespace

void SpanSearch::collect_names(int level, const SeenNames& seen) {
  auto& names = level == 1 ? names1_ : names2_;
  for (const LevelWord& word : level_words(level)) {
    if (seen.count(level, word.text) > 0) names.push_back(&word);
  }
}

void SpanSearch::measure() {
  for (const auto* labels : {&level1_, &level2_}) {
    for (const Label& label : *labels) own_names_ = own_names_ || label.learned;
  }
  double y = 0;
  for (size_t r = 0; r < rows_.size(); ++r) {
    // In aligned text the lines themselves tell; a rule runs midway between two rows.
    if (columns_.layout != Layout::Tabs) {
      y = r == 0 ? rows_[r].first_line : (rows_[r - 1].last_line + rows_[r].first_line + 1) / 2.0;
    }
    top_.push_back(y);
    y += rows_[r].height;
  }
  top_.push_back(columns_.layout == Layout::Tabs || rows_.empty() ? y : rows_.back().last_line + 1);
  const int level3 = columns_.index_of(ColumnKind::Level3);
  const int value = columns_.index_of(ColumnKind::Value);
  for (const BodyRow& row : rows_) {
    texts_.emplace_back(text_at(row, level3), text_at(row, value));
  }
  for (const Label& label : level1_) place1_.push_back(position(label));
  for (const Label& label : level2_) place2_.push_back(position(label));
  for (const Label& label : level2_) readable_.insert(label.word);
}

std::u32string SpanSearch::text_at(const BodyRow& row, int column) const {
  std::u32string text;
  if (column < 0) return text;
  for (const Piece& piece : row.cells[static_cast<size_t>(column)].pieces) {
    text += fold32(source_.view(piece));
  }
  return text;
}

double SpanSearch::height_at(double line) const {
  if (columns_.layout != Layout::Tabs) return line + 0.5;
  const auto row = std::partition_point(rows_.begin(), rows_.end(), [&](const BodyRow& before) {
    return line > before.last_line + 0.5;
  });
  if (row == rows_.end()) return top_.back();
  const double lines = row->last_line - row->first_line + 1;
  const double share = (line - row->first_line + 0.5) / lines;
  return top_[static_cast<size_t>(row - rows_.begin())] + std::max(0.0, share) * row->height;
}

SpanSearch::Position SpanSearch::position(const Label& label) const {
  Position position;
  position.middle = height_at((label.first_line + label.last_line) / 2.0);
  const auto row = std::partition_point(rows_.begin(), rows_.end(), [&](const BodyRow& before) {
    return before.last_line < label.first_line;
  });
  const auto last = static_cast<std::ptrdiff_t>(rows_.size()) - 1;
  position.row = static_cast<int>(std::max<std::ptrdiff_t>(0, std::min(row - rows_.begin(), last)));
  return position;
}

double SpanSearch::place(const Position& position, int begin, int end) const {
  if (align_ == Align::Top) {
    return std::max(kWorstPlace, -kOffTop * std::abs(position.row - begin));
  }
  const double top = top_[static_cast<size_t>(begin)];
  const double bottom = top_[static_cast<size_t>(end)];
  const double away = std::abs(position.middle - (top + bottom) / 2);
  const double off = std::max(0.0, away - 0.55);
  if (align_ == Align::Inside) {
    const double out = std::max({0.0, top - position.middle, position.middle - bottom});
    return std::max(kWorstPlace, kInside - std::min(1.0, 0.12 * off) - kOffTop * out);
  }
  return std::max(kWorstPlace, -kOffMiddle * away * away);
}

double SpanSearch::place2(int begin, int end, int label) const {
  const double lone = end - begin == 1 ? lone_row(begin) : 0;
  return label < 0 ? lone : place(place2_[static_cast<size_t>(label)], begin, end) + lone;
}

double SpanSearch::lone_row(int row) const {
  if (!rows_[static_cast<size_t>(row)].only_label) return 0;
  return columns_.layout == Layout::Tabs ? kKeepEmpty : 0.2;
}

double SpanSearch::affinity(int begin, int end, const LevelWord* word, int label) {
  if (word == nullptr) return 0;
  const std::vector<double>& sums = affinity_sums(word, label);
  return sums[static_cast<size_t>(end)] - sums[static_cast<size_t>(begin)];
}

const std::vector<double>& SpanSearch::affinity_sums(const LevelWord* word, int label) {
  const double beside =
      label < 0 ? 0 : row_affinity(*word, place2_[static_cast<size_t>(label)].row);
  std::vector<double>& sums = affinities_[{word, beside < 0 ? 1 : 0}];
  if (!sums.empty()) return sums;
  sums.push_back(0);
  for (int r = 0; r < static_cast<int>(texts_.size()); ++r) {
    const double one = row_affinity(*word, r);
    sums.push_back(sums.back() + (beside < 0 ? std::max(0.0, one) : one));
  }
  return sums;
}

double SpanSearch::row_affinity(const LevelWord& word, int row) const {
  const auto& [level3, value] = texts_[static_cast<size_t>(row)];
  return level3.empty() ? 0 : kAffinity * level2_affinity(word, level3, value);
}

double SpanSearch::family(const LevelWord* word1, const LevelWord* word2) const {
  if (own_names_ || word1 == nullptr || word2 == nullptr) return 0;
  if (word1->family == IndicatorFamily::Management || word1->family == IndicatorFamily::Other ||
      word2->family == IndicatorFamily::Other) {
    return 0;
  }
  if (word1->family == word2->family) return kFamily;
  // 成本指标 stood among the outputs until it became a 一级指标 of its own.
  const bool old_cost = word1->family == IndicatorFamily::Output &&
                        word2->family == IndicatorFamily::Cost && word2->text == U"成本指标";
  return old_cost ? kFamily : kWrongFamily;
}

}  // namespace gewu::spans
