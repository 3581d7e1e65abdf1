#include "ocr/arbitration.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

// Ours is doubtful below this, and may then be overruled by its own second choice.
constexpr float kDoubtful = 0.95F;
// Where a reading lacks a character that the other has, this stands for its probability: nothing
// is known of what it saw there.
constexpr double kAbsent = 0.5;

struct Pair {
  int own = -1;     // index into the characters; -1: ours has none here
  int second = -1;  // likewise
};

// Edit distances between all prefixes; row by row, (n + 1) x (m + 1).
std::vector<int> distances(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<int> d((a.size() + 1) * width, 0);
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      int& cell = d[i * width + j];
      if (i == 0 || j == 0) {
        cell = static_cast<int>(i + j);
        continue;
      }
      const int change = d[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell = std::min({change, d[(i - 1) * width + j] + 1, d[i * width + j - 1] + 1});
    }
  }
  return d;
}

std::vector<Pair> align(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  const std::vector<int> d = distances(a, b);
  const std::size_t width = b.size() + 1;
  std::vector<Pair> pairs;
  std::size_t i = a.size();
  std::size_t j = b.size();
  while (i > 0 || j > 0) {
    const int here = d[i * width + j];
    const int change = i > 0 && j > 0 ? d[(i - 1) * width + j - 1] : here + 1;
    if (i > 0 && j > 0 && here == change + (a[i - 1] == b[j - 1] ? 0 : 1)) {
      pairs.push_back({static_cast<int>(--i), static_cast<int>(--j)});
    } else if (i > 0 && here == d[(i - 1) * width + j] + 1) {
      pairs.push_back({static_cast<int>(--i), -1});
    } else {
      pairs.push_back({-1, static_cast<int>(--j)});
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<char32_t> comparable_codes(const LineReading& reading) {
  std::vector<char32_t> codes;
  codes.reserve(reading.chars.size());
  for (const ReadChar& c : reading.chars) codes.push_back(comparable(c.code));
  return codes;
}

// Takes our second choice where the second reader has the same and ours is not sure of its first.
bool settle(const ReadChar& second, ReadChar* own) {
  if (own->probability >= kDoubtful || own->runner_up == 0) return false;
  if (comparable(own->runner_up) != comparable(second.code)) return false;
  std::swap(own->code, own->runner_up);
  std::swap(own->probability, own->runner_up_probability);
  return true;
}

}  // namespace

char32_t comparable(char32_t c) {
  if (is_blank(c)) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case U'\u2014':
    case U'\u2013':
    case U'\u2015':
    case U'\u2500':
      return U'-';
    case U'\u201C':
    case U'\u201D':
      return U'"';
    case U'\u2018':
    case U'\u2019':
    case U'`':
      return U'\'';
    case U'\u3014':
      return U'[';
    case U'\u3015':
      return U']';
    case U'\u2022':
    case U'\u2027':
    case U'\u30FB':
      return U'\u00B7';
    default:
      return c;
  }
}

ReadingComparison arbitrate(const LineReading& second, LineReading* own) {
  ReadingComparison result;
  result.agree = !own->chars.empty();
  for (const Pair& pair : align(comparable_codes(*own), comparable_codes(second))) {
    ReadChar* mine = pair.own < 0 ? nullptr : &own->chars[static_cast<std::size_t>(pair.own)];
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
