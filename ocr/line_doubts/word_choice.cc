#include "ocr/line_doubts/word_choice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

// How much of the words' evidence (a difference of logarithms) counts beside the picture's: what
// reads most lines of real budgets, worn to faxes, right (`scripts/bench recogniser --pdfs DIR
// --only real-fax`: 0.3 to 0.5; at 0.8 as many go wrong as are mended).
constexpr double kTrustInWords = 0.4;
// More than this factor they never say.
constexpr double kMostOfWords = 1000;
// Characters farther than this from a place are no part of its words.
constexpr std::size_t kContext = 7;
// A choice with less than this share of the belief is no choice.
constexpr double kLeastShare = 1e-3;
// Two doubtful neighbours may each wait for the other.
constexpr int kRounds = 3;
// A second choice less likely than this was not seen.
constexpr float kLeastSeen = 1e-4F;
// That the second choice makes the run so many times more probable is worth a second look.
constexpr double kTelling = 1000;

std::size_t best_of(const std::vector<CharChoice>& choices) {
  return static_cast<std::size_t>(std::max_element(choices.begin(), choices.end(),
                                                   [](const CharChoice& a, const CharChoice& b) {
                                                     return a.belief < b.belief;
                                                   }) -
                                  choices.begin());
}

// The run of Chinese characters around a place, as far as it can matter.
struct Surroundings {
  std::u32string text;
  std::size_t at = 0;  // the place in it
};

Surroundings around(const std::u32string& line, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kContext && is_han(line[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < line.size() && end - at <= kContext && is_han(line[end])) ++end;
  return {line.substr(begin, end - begin), at - begin};
}

double log_with(const WordModel& words, Surroundings* around, char32_t code) {
  around->text[around->at] = code;
  return words.log_probability(around->text);
}

// Which choices the words can judge.
std::vector<bool> judged(const std::vector<CharChoice>& choices) {
  double sum = 0;
  for (const CharChoice& choice : choices) sum += choice.belief;
  std::vector<bool> can(choices.size());
  std::transform(choices.begin(), choices.end(), can.begin(), [sum](const CharChoice& choice) {
    return is_han(choice.code) && choice.belief >= kLeastShare * sum;
  });
  return can;
}

// The words' say for each choice of a place, as a factor of at most 1, and 1 for what they cannot
// judge. Empty if they have no say.
std::vector<double> word_factors(const WordModel& words, const std::u32string& line, std::size_t at,
                                 const std::vector<CharChoice>& choices) {
  const std::vector<bool> can = judged(choices);
  if (std::count(can.begin(), can.end(), true) < 2) return {};
  Surroundings place = around(line, at);
  if (place.text.size() < 2) return {};  // nothing but how usual a character is
  std::vector<double> logs(choices.size(), -std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (can[i]) logs[i] = log_with(words, &place, choices[i].code);
  }
  const double best = *std::max_element(logs.begin(), logs.end());
  std::vector<double> factors(choices.size(), 1);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!can[i]) continue;
    const double say = kTrustInWords * (logs[i] - best);
    factors[i] = std::exp(std::max(say, -std::log(kMostOfWords)));
  }
  return factors;
}

// The Chinese characters that the reader saw beside the Chinese character it chose.
std::u32string other_choices(const ReadChar& c) {
  std::u32string codes;
  if (!is_han(c.code)) return codes;
  const auto add = [&codes](char32_t code, float probability) {
    if (is_han(code) && probability >= kLeastSeen) codes += code;
  };
  add(c.runner_up, c.runner_up_probability);
  for (const CodeProbability& other : c.others) add(other.code, other.probability);
  return codes;
}

// Keeps the sum.
void multiply(const std::vector<double>& factors, const std::vector<CharChoice>& seen,
              std::vector<CharChoice>* weighed) {
  double before = 0;
  double after = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    (*weighed)[i].belief = seen[i].belief * factors[i];
    before += seen[i].belief;
    after += (*weighed)[i].belief;
  }
  for (CharChoice& choice : *weighed) choice.belief *= before / after;
}

}  // namespace

void weigh_by_words(const WordModel& words, LineChoices* line) {
  const LineChoices seen = *line;
  std::u32string text;
  for (const std::vector<CharChoice>& choices : seen) {
    text += choices.empty() ? U'\0' : choices[best_of(choices)].code;
  }
  for (int round = 0; round < kRounds; ++round) {
    bool changed = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const std::vector<double> factors = word_factors(words, text, i, seen[i]);
      if (factors.empty()) continue;
      std::vector<CharChoice>& weighed = (*line)[i];
      multiply(factors, seen[i], &weighed);
      const char32_t best = weighed[best_of(weighed)].code;
      changed = changed || best != text[i];
      text[i] = best;
    }
    if (!changed) return;
  }
}

bool words_doubt(const WordModel& words, const LineReading& reading) {
  std::u32string text;
  for (const ReadChar& c : reading.chars) text += c.code;
  for (std::size_t i = 0; i < reading.chars.size(); ++i) {
    const std::u32string others = other_choices(reading.chars[i]);
    if (others.empty()) continue;
    Surroundings place = around(text, i);
    const double telling = log_with(words, &place, text[i]) + std::log(kTelling);
    if (std::any_of(others.begin(), others.end(),
                    [&](char32_t other) { return log_with(words, &place, other) > telling; })) {
      return true;
    }
  }
  return false;
}

}  // namespace gewu
