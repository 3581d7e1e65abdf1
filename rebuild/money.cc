#include <algorithm>
#include <optional>

#include "base/text.h"
#include "numbers/printed.h"
#include "numbers/printed_number.h"
#include "rebuild/head.h"

namespace gewu {

namespace {

std::optional<Decimal> parse_amount(std::u32string_view text) {
  return is_amount(text) ? number_in(encode_utf8(text)) : std::nullopt;
}

/// The amount with no more digits behind the point than it needs.
std::u32string print_amount(const Decimal& value) {
  std::u32string digits = decode_utf8(value.to_string());
  if (value.scale() == 0) return digits;
  while (digits.back() == U'0') digits.pop_back();
  if (digits.back() == U'.') digits.pop_back();
  return digits;
}

struct Term {
  FieldPair* pair = nullptr;
  bool total = false;
  std::vector<std::u32string> readings;
};

bool is_part(LabelKind kind) {
  return kind == LabelKind::FundsFiscal || kind == LabelKind::FundsOther ||
         kind == LabelKind::SpecialBond || kind == LabelKind::None;
}

// The readings of an amount whose cell was cut by a column line: its halves may share a digit.
std::vector<std::u32string> readings_of(const FieldCell& cell) {
  std::vector<std::u32string> readings;
  const std::u32string whole = closed_up(printed_text(encode_utf8(cell.text)));
  if (parse_amount(whole)) readings.push_back(whole);
  for (size_t k = 1; k < whole.size(); ++k) {
    // 2255.39, read as 225|5.39: drop one of two equal digits that meet.
    if (cell.pieces.size() < 2 || whole[k] != whole[k - 1]) continue;
    std::u32string shorter = whole;
    shorter.erase(k, 1);
    if (parse_amount(shorter)) readings.push_back(shorter);
  }
  return readings;
}

std::vector<Term> terms_of(FieldBlock& block) {
  std::vector<Term> terms;
  for (FieldRow& row : block.rows) {
    for (FieldPair& pair : row.pairs) {
      const bool total = pair.kind == LabelKind::FundsTotal;
      if (!total && !is_part(pair.kind)) continue;
      terms.push_back({&pair, total, readings_of(pair.value)});
    }
  }
  return terms;
}

// Tries all readings (few: one or two each) for one in which the parts make the total.
bool choose(std::vector<Term>& terms, size_t index, const std::optional<Decimal>& total,
            const Decimal& parts, std::vector<size_t>& choice) {
  if (index == terms.size()) return total && *total == parts;
  Term& term = terms[index];
  for (size_t k = 0; k < term.readings.size(); ++k) {
    const Decimal value = parse_amount(term.readings[k]).value_or(Decimal());
    choice[index] = k;
    if (choose(terms, index + 1, term.total ? std::optional(value) : total,
               term.total ? parts : parts + value, choice)) {
      return true;
    }
  }
  return false;
}

// An amount cut at the edge of its cell together with its label: the sum tells how it went on.
void complete_cut(std::vector<Term>& terms) {
  std::optional<Decimal> total;
  Decimal others;
  Term* cut = nullptr;
  for (Term& term : terms) {
    if (term.readings.empty()) return;
    const Decimal value = parse_amount(term.readings.front()).value_or(Decimal());
    if (term.total) {
      total = value;
    } else if (term.pair->label.repaired && cut == nullptr) {
      cut = &term;
    } else {
      others = others + value;
    }
  }
  if (cut == nullptr || !total || *total < others) return;
  const std::u32string full = print_amount(*total - others);
  const std::u32string& read = cut->readings.front();
  if (read.size() >= full.size() || full.compare(0, read.size(), read) != 0) return;
  cut->pair->value.text = full;
  cut->pair->value.repaired = cut->pair->value.review = true;
}

}  // namespace

void settle_money(FieldBlock& block) {
  std::vector<Term> terms = terms_of(block);
  constexpr size_t kMostTerms = 8;
  if (terms.size() < 2 || terms.size() > kMostTerms) return;
  std::vector<size_t> choice(terms.size(), 0);
  if (!choose(terms, 0, std::nullopt, Decimal(), choice)) {
    for (Term& term : terms) {
      if (term.readings.size() > 1) term.pair->value.review = true;
    }
    complete_cut(terms);
    return;
  }
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::u32string& reading = terms[i].readings[choice[i]];
    if (reading == fold32(terms[i].pair->value.text)) continue;
    terms[i].pair->value.text = reading;
    terms[i].pair->value.repaired = true;
  }
}

}  // namespace gewu
