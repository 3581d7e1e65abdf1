#include "ocr/line/arbitration.h"

#include <algorithm>
#include <vector>

#include "ocr/reader/code_alignment.h"
#include "ocr/reader/comparable_code.h"

namespace gewu {

namespace {

// Ours is doubtful below this, and may then be overruled by its own second choice.
constexpr float kDoubtful = 0.95F;
// The second reader's word is worth so many times the odds between our two choices.
constexpr float kOddsOfSecond = 10;
// Where a reading lacks a character that the other has, this stands for its probability: nothing
// is known of what it saw there.
constexpr double kAbsent = 0.5;

std::vector<char32_t> comparable_codes(const LineReading& reading) {
  std::vector<char32_t> codes;
  codes.reserve(reading.chars.size());
  for (const ReadChar& c : reading.chars) codes.push_back(comparable(c.code));
  return codes;
}

// Takes our second choice where the second reader has the same and ours is not sure of its first.
bool settle(const ReadChar& second, ReadChar* own) {
  if (own->probability >= kDoubtful || own->runner_up == 0) return false;
  if (own->probability > kOddsOfSecond * own->runner_up_probability) return false;
  if (comparable(own->runner_up) != comparable(second.code)) return false;
  std::swap(own->code, own->runner_up);
  std::swap(own->probability, own->runner_up_probability);
  return true;
}

}  // namespace

ReadingComparison arbitrate(const LineReading& second, LineReading* own) {
  ReadingComparison result;
  result.agree = !own->chars.empty();
  for (const AlignedCodes& pair : align_codes(comparable_codes(*own), comparable_codes(second))) {
    ReadChar* mine = pair.first < 0 ? nullptr : &own->chars[static_cast<std::size_t>(pair.first)];
    const ReadChar* theirs =
        pair.second < 0 ? nullptr : &second.chars[static_cast<std::size_t>(pair.second)];
    const bool same =
        mine != nullptr && theirs != nullptr && comparable(mine->code) == comparable(theirs->code);
    if (same) continue;
    result.agree = false;
    const double before = mine != nullptr ? mine->probability : kAbsent;
    if (mine != nullptr && theirs != nullptr) settle(*theirs, mine);
    result.own_at_difference = std::min(result.own_at_difference, before);
    result.second_at_difference = std::max(result.second_at_difference,
                                           theirs != nullptr ? 1.0 * theirs->probability : kAbsent);
  }
  return result;
}

}  // namespace gewu
