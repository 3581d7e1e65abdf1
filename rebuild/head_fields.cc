// Labels above the indicator rows: which field each opens.
#include <algorithm>

#include "base/text.h"
#include "rebuild/head_parser.h"

namespace gewu {

namespace {

bool is_group(LabelKind kind) {
  return kind == LabelKind::Funds || kind == LabelKind::AnnualBudget;
}

}  // namespace

void HeadParser::place_label(const HeadItem& item, std::vector<Slot>& takers) {
  release_held(&item);
  const LabelKind kind = item.word->kind;
  if (is_goal(kind)) {
    place_goal(item);
    return;
  }
  in_goal_ = false;
  if (is_group(kind)) {
    place_group(item);
    return;
  }
  const bool money =
      is_money(kind) || kind == LabelKind::FundingSource || kind == LabelKind::FundingAmount;
  if (!money && kinds_.count(kind) > 0 && repeat_of(item)) return;
  kinds_.insert(kind);
  if (money) {
    add_pair(item, takers, money_block());
    fresh_line_money_ = false;
    return;
  }
  const FieldBlock* block = current(FieldBlock::Kind::Plain);
  if (block == nullptr || (fresh_row_ && !block->rows.empty())) {
    open_block(FieldBlock::Kind::Plain);
  }
  add_pair(item, takers, head_.blocks.size() - 1);
}

size_t HeadParser::money_block() {
  if (current(FieldBlock::Kind::Money) != nullptr) return money_ = head_.blocks.size() - 1;
  if (!fresh_line_money_) return money_;
  for (size_t b = 0; b < head_.blocks.size(); ++b) {
    const FieldBlock& block = head_.blocks[b];
    if (block.kind == FieldBlock::Kind::Money && block.rows.empty()) return money_ = b;
  }
  open_block(FieldBlock::Kind::Money);
  return money_ = head_.blocks.size() - 1;
}

bool HeadParser::repeat_of(const HeadItem& item) {
  for (FieldBlock& block : head_.blocks) {
    for (FieldRow& row : block.rows) {
      for (FieldPair& pair : row.pairs) {
        if (pair.kind != item.word->kind || pair.label.text != label_cell(item).text) continue;
        pair.label.doubles.insert(pair.label.doubles.end(), item.pieces.begin(), item.pieces.end());
        return true;
      }
    }
  }
  return false;
}

void HeadParser::add_pair(const HeadItem& item, std::vector<Slot>& takers, size_t index) {
  FieldBlock& block = head_.blocks[index];
  if (!takers.empty() && at(takers.back()).label.text == label_cell(item).text) {
    auto& doubles = at(takers.back()).label.doubles;
    doubles.insert(doubles.end(), item.pieces.begin(), item.pieces.end());
    return;
  }
  FieldPair pair;
  pair.kind = item.word->kind;
  pair.label = label_cell(item);
  // Two labels side by side before any value: 财政资金 | 上级资金 is one inside the other.
  const bool heads_amounts = !block.rows.empty() && !fresh_row_ &&
                             block.rows.back().pairs.back().kind == LabelKind::FundingSource;
  if (heads_amounts) pair.kind = LabelKind::FundingAmount;
  if (pair.kind == LabelKind::FundingSource || pair.kind == LabelKind::FundingAmount) {
    if (!heads_amounts) block.rows.emplace_back();
    fresh_row_ = false;
    block.rows.back().pairs.push_back(std::move(pair));
    return;
  }
  const bool nested = !takers.empty() && !block.rows.empty() && takes_nested(item, takers);
  if (nested) {
    FieldPair& outer = at(takers.back());
    pair.outer = outer.label;
    outer = std::move(pair);
    return;
  }
  if (fresh_row_ || block.rows.empty() || (!takers.empty() && is_money(item.word->kind))) {
    block.rows.emplace_back();
  }
  fresh_row_ = false;
  block.rows.back().pairs.push_back(std::move(pair));
  takers.push_back({index, block.rows.size() - 1, block.rows.back().pairs.size() - 1});
}

bool HeadParser::takes_nested(const HeadItem& item, const std::vector<Slot>& takers) {
  if (!budget_) return false;
  const FieldPair& before = at(takers.back());
  const int lines_apart = layout_ == Layout::Tabs ? 0 : 1;  // it may have been carried
  return before.value.pieces.empty() && !before.outer.present() && is_money(item.word->kind) &&
         is_money(before.kind) &&
         item.pieces.front().line - before.label.pieces.front().line <= lines_apart;
}

void HeadParser::place_group(const HeadItem& item) {
  kinds_.insert(item.word->kind);
  budget_ = item.word->kind == LabelKind::AnnualBudget;
  FieldBlock* block = current(FieldBlock::Kind::Money);
  if (block == nullptr) {
    open_block(FieldBlock::Kind::Money).group = label_cell(item);
    return;
  }
  if (!block->group.present()) {
    block->group = label_cell(item);
    return;
  }
  // Printed again after a page break: keep the fuller one.
  FieldCell again = label_cell(item);
  if (again.text.size() > block->group.text.size()) std::swap(again, block->group);
  block->group.repaired = true;
  block->group.doubles.insert(block->group.doubles.end(), again.pieces.begin(), again.pieces.end());
}

FieldCell HeadParser::label_cell(const HeadItem& item) const {
  FieldCell cell;
  cell.text = decode_utf8(tidy_text(encode_utf8(item.text)));
  cell.pieces = item.pieces;
  cell.repaired = item.repaired;
  return cell;
}

FieldBlock& HeadParser::open_block(FieldBlock::Kind kind) {
  head_.blocks.emplace_back();
  head_.blocks.back().kind = kind;
  fresh_row_ = true;
  return head_.blocks.back();
}

FieldBlock* HeadParser::current(FieldBlock::Kind kind) {
  const bool open = !head_.blocks.empty() && head_.blocks.back().kind == kind;
  return open ? &head_.blocks.back() : nullptr;
}

void HeadParser::read_source_heads(std::vector<HeadItem>& items) const {
  for (size_t i = 0; i + 1 < items.size(); ++i) {
    // 金额 heads nothing elsewhere.
    const LabelWordMatch amount = match_label_word(fold32(joined(source_, items[i + 1].pieces)));
    const bool bare = items[i + 1].word == nullptr && amount.score == 1 &&
                      amount.word->kind == LabelKind::ListAmount;
    const LabelWord* next = bare ? amount.word : items[i + 1].word;
    if (items[i].word == nullptr || next == nullptr) continue;
    const bool amounts = next->kind == LabelKind::FundsTotal ||
                         next->kind == LabelKind::FundingAmount ||
                         next->kind == LabelKind::ListAmount;
    const bool last = i + 2 == items.size();
    for (const LabelWord& word : label_words()) {
      const bool source = word.kind == LabelKind::FundingSource && word.text == items[i].word->text;
      if (!amounts || !last || !source) continue;
      items[i].word = &word;
      if (!bare) continue;
      static const LabelWord kAmounts{U"金额", LabelKind::FundingAmount, 0};
      items[i + 1].word = &kAmounts;
      items[i + 1].text = source_.view(items[i + 1].pieces.front());
    }
  }
}

void HeadParser::add_torn(int line, std::vector<HeadItem>& items) const {
  for (const TornLabel& label : torn_) {
    if (label.line != line) continue;
    HeadItem item;
    item.word = label.reading.word;
    item.text = label.reading.text;
    item.repaired = true;
    item.pieces = label.pieces;
    const auto place = std::find_if(items.begin(), items.end(), [&](const HeadItem& other) {
      return other.pieces.front().wide_x0 > label.pieces.front().wide_x0;
    });
    items.insert(place, item);
  }
}

void HeadParser::add_wrapped(int line, std::vector<HeadItem>& items) const {
  const auto wrapped = [&](const Piece& piece) {
    return std::any_of(wraps_.begin(), wraps_.end(), [&](const WrappedValue& value) {
      const auto same = [&](const Piece& other) { return other.begin == piece.begin; };
      return std::any_of(value.above.begin(), value.above.end(), same) ||
             std::any_of(value.below.begin(), value.below.end(), same);
    });
  };
  items.erase(std::remove_if(items.begin(), items.end(),
                             [&](const HeadItem& item) {
                               return item.word == nullptr && wrapped(item.pieces.front());
                             }),
              items.end());
  for (const WrappedValue& value : wraps_) {
    if (value.line != line) continue;
    const auto label = std::find_if(items.begin(), items.end(), [&](const HeadItem& item) {
      return item.word != nullptr && item.pieces.front().begin == value.label_begin;
    });
    if (label == items.end()) continue;
    const auto next = std::find_if(label + 1, items.end(),
                                   [](const HeadItem& item) { return item.word != nullptr; });
    const std::ptrdiff_t first = label - items.begin() + 1;
    items.insert(next, {nullptr, {}, false, value.below});
    items.insert(items.begin() + first, {nullptr, {}, false, value.above});
  }
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const HeadItem& item) { return item.pieces.empty(); }),
              items.end());
}

void HeadParser::mend_broken_labels(std::vector<HeadItem>& items) {
  const LabelWord* last = nullptr;
  for (size_t i = 0; i < items.size(); ++i) {
    HeadItem& item = items[i];
    if (item.word != nullptr) {
      if (last != nullptr) neighbours_.emplace(last->text, item.word->text);
      last = item.word;
      continue;
    }
    const std::u32string text = fold32(joined(source_, item.pieces));
    const bool last_item = i + 1 == items.size();
    if (i == 0 && text.size() >= 2 && !last_item) mend_first(item, text);
    if (i == 0 || last == nullptr || last_item) continue;
    const auto known = neighbours_.find(last->text);
    if (known == neighbours_.end() || text.size() >= known->second.size()) continue;
    const std::u32string& full = known->second;
    if (full.compare(full.size() - text.size(), text.size(), text) != 0) continue;
    take_label(item, full);
    last = item.word;
  }
}

void HeadParser::mend_first(HeadItem& item, const std::u32string& text) {
  if (in_goal_ || text.size() > 4) return;
  const LabelWord* found = nullptr;
  for (LabelKind kind : {LabelKind::ProjectName, LabelKind::BudgetUnit, LabelKind::ImplementingUnit,
                         LabelKind::Department}) {
    if (kinds_.count(kind) > 0) continue;
    for (const LabelWord& word : label_words()) {
      const bool tail = word.kind == kind && word.text.size() > text.size() &&
                        word.text.compare(word.text.size() - text.size(), text.size(), text) == 0;
      if (tail && found == nullptr) found = &word;
    }
  }
  if (found != nullptr) take_label(item, found->text);
}

void HeadParser::take_label(HeadItem& item, const std::u32string& text) {
  for (const LabelWord& word : label_words()) {
    if (word.text != text) continue;
    item.word = &word;
    item.text = text;
    item.repaired = true;
    return;
  }
}

}  // namespace gewu
