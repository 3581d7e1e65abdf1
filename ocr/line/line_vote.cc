#include "ocr/line/line_vote.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "ocr/line_doubts/word_choice.h"
#include "ocr/reader/code_alignment.h"

namespace gewu {

namespace {

// What a reading that saw nothing at a place gives to "nothing is there": it says no probability.
constexpr double kBeliefInNothing = 0.6;
// The first picture is the line as it is; the others lose something each.
constexpr double kWeightOfFirst = 1.5;

std::vector<char32_t> codes_of(const LineReading& reading) {
  std::vector<char32_t> codes;
  codes.reserve(reading.chars.size());
  for (const ReadChar& c : reading.chars) codes.push_back(c.code);
  return codes;
}

// The reading whose text gathers most probability among all; the first of equals.
const LineReading& most_believed(std::span<const LineReading> readings) {
  std::vector<std::string> texts;
  texts.reserve(readings.size());
  for (const LineReading& reading : readings) texts.push_back(reading.text());
  std::size_t best = 0;
  float most = -1;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    float sum = 0;
    bool surest = true;  // of those with this text
    for (std::size_t j = 0; j < readings.size(); ++j) {
      if (texts[j] != texts[i]) continue;
      sum += readings[j].probability;
      surest = surest && readings[j].probability <= readings[i].probability;
    }
    if (!surest || sum <= most) continue;
    most = sum;
    best = i;
  }
  return readings[best];
}

// Marks that typesetters never put at the beginning of a line ("Requirements for Chinese Text
// Layout", W3C, 3.1.2), and dashes, which nothing follows at its end: there, dirt that looks like
// one is likelier than the mark itself, by about these odds.
constexpr double kOddsAtEdge = 0.05;

bool may_not_begin(char32_t c) {
  static const std::u32string kClosing = U",，.。、·;；:：!！?？)）]】}》」』〕〉”’%‰";
  return kClosing.find(c) != std::u32string::npos;
}

bool may_not_end(char32_t c) {
  static const std::u32string kDashes = U"-~～";
  return kDashes.find(c) != std::u32string::npos;
}

// A character that some readings saw at one place, as the surest of them saw it.
struct Candidate {
  ReadChar as;
  double votes = 0;
};

// What the readings say of one place.
class Place {
 public:
  void add(const ReadChar& seen, double weight) {
    candidate(seen.code).votes += weight * seen.probability;
    ReadChar& as = candidate(seen.code).as;
    if (seen.probability > as.probability) as = seen;
    if (seen.runner_up != 0) {
      add_other_choice(seen, {seen.runner_up, seen.runner_up_probability}, weight);
    }
    for (const CodeProbability& other : seen.others) {
      if (other.code != 0) add_other_choice(seen, other, weight);
    }
    said_ += weight;
  }

  // `weights`: of all readings. Null: nothing is there.
  const Candidate* winner(double weights) const {
    const auto most =
        std::max_element(candidates_.begin(), candidates_.end(),
                         [](const Candidate& a, const Candidate& b) { return a.votes < b.votes; });
    return most == candidates_.end() || most->votes < nothing(weights) ? nullptr : &*most;
  }

  // That nothing is there.
  double share_of_nothing(double weights) const {
    const double votes = votes_for_any();
    return doubted_ ? nothing(weights) / (nothing(weights) + votes)
                    : 1 - std::min(1.0, votes / weights);
  }

  template <typename Which>
  void doubt(const Which& which, double odds) {
    for (Candidate& each : candidates_) {
      if (!which(each.as.code)) continue;
      each.votes *= odds;
      doubted_ = true;
    }
  }

  std::vector<CharChoice> choices() const {
    std::vector<CharChoice> all;
    all.reserve(candidates_.size());
    for (const Candidate& each : candidates_) all.push_back({each.as.code, each.votes});
    return all;
  }
  // In the order of choices().
  void reweigh(const std::vector<CharChoice>& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) candidates_[i].votes = choices[i].belief;
  }

 private:
  double nothing(double weights) const { return (weights - said_) * kBeliefInNothing; }

  double votes_for_any() const {
    double sum = 0;
    for (const Candidate& each : candidates_) sum += each.votes;
    return sum;
  }

  Candidate& candidate(char32_t code) {
    for (Candidate& each : candidates_) {
      if (each.as.code == code) return each;
    }
    candidates_.emplace_back().as.code = code;
    return candidates_.back();
  }

  void add_other_choice(const ReadChar& seen, CodeProbability other, double weight) {
    Candidate& also = candidate(other.code);
    also.votes += weight * other.probability;
    if (other.probability <= also.as.probability) return;
    also.as = seen;
    also.as.code = other.code;
    also.as.probability = other.probability;
    also.as.runner_up = seen.code;
    also.as.runner_up_probability = seen.probability;
  }

  std::vector<Candidate> candidates_;
  double said_ = 0;       // weights of the readings that saw something here
  bool doubted_ = false;  // by what can stand here
};

// The places of a line: those of one reading's characters, and what others saw before each of them
// and at the end.
class Ballot {
 public:
  explicit Ballot(const LineReading& base)
      : base_(codes_of(base)), places_(base_.size()), between_(base_.size() + 1) {}

  void add(const LineReading& reading, double weight) {
    std::size_t gap = 0;
    std::size_t nth = 0;  // of the characters in this gap
    for (const AlignedCodes& pair : align_codes(base_, codes_of(reading))) {
      if (pair.first >= 0) {
        gap = static_cast<std::size_t>(pair.first) + 1;
        nth = 0;
      }
      if (pair.second < 0) continue;
      Place& place = pair.first >= 0 ? places_[gap - 1] : nth_between(gap, nth++);
      place.add(reading.chars[static_cast<std::size_t>(pair.second)], weight);
    }
    weights_ += weight;
  }

  // Doubts what cannot stand at the line's edges.
  void weigh_edges() {
    std::vector<Place*> standing = standing_places();
    if (standing.size() < 2) return;
    standing.front()->doubt(may_not_begin, kOddsAtEdge);
    standing.back()->doubt(may_not_end, kOddsAtEdge);
  }

  // Lets the words speak at the places where something stands.
  void weigh(const WordModel& words) {
    const std::vector<Place*> standing = standing_places();
    LineChoices choices;
    choices.reserve(standing.size());
    for (const Place* place : standing) choices.push_back(place->choices());
    weigh_by_words(words, &choices);
    for (std::size_t i = 0; i < standing.size(); ++i) standing[i]->reweigh(choices[i]);
  }

  LineReading count() {
    LineReading line;
    double least = 1;
    each_place([&](const Place& place) {
      const Candidate* winner = place.winner(weights_);
      const double share =
          winner != nullptr ? winner->votes / weights_ : place.share_of_nothing(weights_);
      least = std::min(least, share);
      if (winner != nullptr) line.chars.push_back(winner->as);
    });
    line.probability = line.chars.empty() ? 0 : static_cast<float>(least);
    return line;
  }

 private:
  // Those where something stands, in reading order.
  std::vector<Place*> standing_places() {
    std::vector<Place*> standing;
    each_place([&](Place& place) {
      if (place.winner(weights_) != nullptr) standing.push_back(&place);
    });
    return standing;
  }

  // In reading order.
  template <typename Visit>
  void each_place(const Visit& visit) {
    for (std::size_t i = 0; i <= places_.size(); ++i) {
      for (Place& place : between_[i]) visit(place);
      if (i < places_.size()) visit(places_[i]);
    }
  }

  Place& nth_between(std::size_t gap, std::size_t nth) {
    if (between_[gap].size() <= nth) between_[gap].resize(nth + 1);
    return between_[gap][nth];
  }

  std::vector<char32_t> base_;
  std::vector<Place> places_;
  std::vector<std::vector<Place>> between_;
  double weights_ = 0;
};

}  // namespace

LineReading vote_on_line(std::span<const LineReading> readings, const WordModel* words) {
  if (readings.empty()) return {};
  Ballot ballot(most_believed(readings));
  ballot.add(readings.front(), kWeightOfFirst);
  for (const LineReading& reading : readings.subspan(1)) ballot.add(reading, 1);
  ballot.weigh_edges();
  if (words != nullptr) ballot.weigh(*words);
  return ballot.count();
}

}  // namespace gewu
