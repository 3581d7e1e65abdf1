#include "ocr/line_rules/arbitration.h"

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

// Two characters that stand at one place, null where a reading has none.
struct Pair {
  std::ptrdiff_t own = -1;  // index
  const ReadChar* theirs = nullptr;
};

// Where the readings differ.
std::vector<Pair> differences(const LineReading& second, const LineReading& own) {
  std::vector<Pair> pairs;
  for (const AlignedCodes& pair : align_codes(comparable_codes(own), comparable_codes(second))) {
    const ReadChar* mine =
        pair.first < 0 ? nullptr : &own.chars[static_cast<std::size_t>(pair.first)];
    const ReadChar* theirs =
        pair.second < 0 ? nullptr : &second.chars[static_cast<std::size_t>(pair.second)];
    const bool same =
        mine != nullptr && theirs != nullptr && comparable(mine->code) == comparable(theirs->code);
    if (!same) pairs.push_back({pair.first, theirs});
  }
  return pairs;
}

// Takes our second choice where the second reader has the same and ours is not sure of its first.
void settle(const ReadChar& second, ReadChar* own) {
  if (own->probability >= kDoubtful || own->runner_up == 0) return;
  if (own->probability > kOddsOfSecond * own->runner_up_probability) return;
  if (comparable(own->runner_up) != comparable(second.code)) return;
  std::swap(own->code, own->runner_up);
  std::swap(own->probability, own->runner_up_probability);
}

}  // namespace

ReadingComparison compare_readings(const LineReading& second, const LineReading& own) {
  ReadingComparison result;
  result.agree = !own.chars.empty();
  for (const Pair& pair : differences(second, own)) {
    result.agree = false;
    const double mine =
        pair.own >= 0 ? own.chars[static_cast<std::size_t>(pair.own)].probability : kAbsent;
    const double theirs = pair.theirs != nullptr ? pair.theirs->probability : kAbsent;
    result.own_at_difference = std::min(result.own_at_difference, mine);
    result.second_at_difference = std::max(result.second_at_difference, theirs);
  }
  return result;
}

void settle_by_second(const LineReading& second, LineReading* own) {
  for (const Pair& pair : differences(second, *own)) {
    if (pair.own < 0 || pair.theirs == nullptr) continue;
    settle(*pair.theirs, &own->chars[static_cast<std::size_t>(pair.own)]);
  }
}

}  // namespace gewu
