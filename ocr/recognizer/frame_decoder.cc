#include "ocr/recognizer/frame_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/text.h"

namespace gewu {

namespace {

constexpr float kCentre = 0.5F;
// Frames below this say "nothing here" so clearly that they need not be counted.
constexpr float kFaint = 0.05F;
// Two neighbouring centres that are both this sure are two narrow characters ("11").
constexpr float kSureCentre = 0.8F;
// Classes so far (in logits) below the best share less than 1e-5 of the probability, all together.
constexpr float kNegligible = 20.0F;
// Half the extent of a character whose neighbours are far, in frames: half an em (32 px) of 4 px.
constexpr float kHalfExtent = 4.0F;

// What a frame may show, the likeliest first.
constexpr std::size_t kChoices = 5;

struct Choice {
  std::array<int, kChoices> classes = {};
  std::array<float, kChoices> probabilities = {};
  int best() const { return classes.front(); }
};

Choice choose(const cv::Mat& logits, int row) {
  const float* values = logits.ptr<float>(row);
  const int count = logits.cols;
  const float negligible = *std::max_element(values, values + count) - kNegligible;
  std::vector<int> seen;  // few of the thousands
  double sum = 0;
  for (int i = 0; i < count; ++i) {
    if (values[i] < negligible) continue;
    sum += std::exp(static_cast<double>(values[i]) - negligible);
    seen.push_back(i);
  }
  Choice choice;
  const std::size_t kept = std::min(kChoices, seen.size());
  std::partial_sort(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(kept), seen.end(),
                    [values](int a, int b) { return values[a] > values[b]; });
  for (std::size_t i = 0; i < kept; ++i) {
    choice.classes[i] = seen[i];
    choice.probabilities[i] =
        static_cast<float>(std::exp(static_cast<double>(values[seen[i]]) - negligible) / sum);
  }
  return choice;
}

struct Centre {
  int frame = 0;
  float presence = 0;
  Choice choice;
  char32_t code = 0;  // the best choice's
};

// Marks that two frames may see in one stroke and name in two ways: the halves of a quotation mark,
// a flat stroke, a round one.
bool same_mark(char32_t a, char32_t b) {
  static const std::u32string kMarks[] = {U"“”‘’\"'", U"-—一", U"0Oo〇○"};
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&](const std::u32string& marks) {
    return marks.find(a) != std::u32string::npos && marks.find(b) != std::u32string::npos;
  });
}

// One upright stroke, likewise.
bool is_upright(char32_t c) {
  static const std::u32string kUprights = U"1lI|!i";
  return kUprights.find(c) != std::u32string::npos;
}

float belief(const Centre& centre) { return centre.presence * centre.choice.probabilities[0]; }

// Of the upright strokes that forms hold nearly all are ones, of the round ones noughts.
constexpr float kDigitPrior = 4;

float stroke_belief(const Centre& centre) {
  return belief(centre) * (centre.code == U'1' || centre.code == U'0' ? kDigitPrior : 1);
}

// Joins `next` into `last` if they are one character seen in two frames.
bool merge(Centre* last, const Centre& next) {
  if (next.frame - last->frame != 1) return false;
  if (next.choice.best() == last->choice.best()) {
    Choice choice = next.presence > last->presence ? next.choice : last->choice;
    choice.probabilities[0] = std::max(next.choice.probabilities[0], last->choice.probabilities[0]);
    last->frame = next.frame;
    last->presence = std::max(next.presence, last->presence);
    last->choice = choice;
    return true;
  }
  if (same_mark(next.code, last->code)) {
    if (stroke_belief(next) > stroke_belief(*last)) *last = next;
    return true;
  }
  if (is_upright(next.code) && is_upright(last->code)) {  // two strokes never stand so near
    if (stroke_belief(next) > stroke_belief(*last)) *last = next;
    return true;
  }
  const bool weak = std::min(next.presence, last->presence) < kSureCentre;
  if (!weak && !(is_han(next.code) && is_han(last->code))) return false;
  if (next.presence > last->presence) *last = next;
  return true;
}

std::vector<Centre> merged_centres(const FrameMap& map, const cv::Mat& logits, int row,
                                   const std::u32string& alphabet) {
  std::vector<Centre> centres;
  for (int frame : map.centres()) {
    const Choice choice = choose(logits, row++);
    const char32_t code = alphabet[static_cast<std::size_t>(choice.best())];
    const Centre centre{frame, map.presence(frame), choice, code};
    if (centres.empty() || !merge(&centres.back(), centre)) centres.push_back(centre);
  }
  return centres;
}

// Beside a centre the network was taught nothing: such a frame hints at no character of its own.
bool beside_centre(const FrameMap& map, int frame) {
  return (frame > 0 && map.presence(frame - 1) > kCentre) ||
         (frame + 1 < map.frames() && map.presence(frame + 1) > kCentre);
}

// That no character hides in a frame which nearly said so.
double nothing_missed(const FrameMap& map) {
  double probability = 1;
  for (int i = 0; i < map.frames(); ++i) {
    const double p = map.presence(i);
    if (p > kFaint && p <= kCentre && !beside_centre(map, i)) probability *= 1 - p;
  }
  return probability;
}

void name_other_choices(const Choice& choice, const std::u32string& alphabet, ReadChar* c) {
  const auto named = [&](std::size_t i) {
    if (choice.probabilities[i] <= 0) return CodeProbability{};
    return CodeProbability{alphabet[static_cast<std::size_t>(choice.classes[i])],
                           choice.probabilities[i]};
  };
  const CodeProbability second = named(1);
  c->runner_up = second.code;
  c->runner_up_probability = second.probability;
  for (std::size_t i = 0; i < c->others.size(); ++i) c->others[i] = named(i + 2);
}

// Each character reaches half way to its neighbours, but not over half an em.
void set_extents(const std::vector<Centre>& centres, std::vector<ReadChar>* chars) {
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const float centre = static_cast<float>(centres[i].frame) + 0.5F;
    float left = kHalfExtent;
    float right = kHalfExtent;
    if (i > 0) {
      left = std::min(left, static_cast<float>(centres[i].frame - centres[i - 1].frame) / 2);
    }
    if (i + 1 < centres.size()) {
      right = std::min(right, static_cast<float>(centres[i + 1].frame - centres[i].frame) / 2);
    }
    (*chars)[i].centre = centre;
    (*chars)[i].x0 = centre - left;
    (*chars)[i].x1 = centre + right;
  }
}

}  // namespace

FrameMap::FrameMap(std::span<const float> logits) {
  for (float logit : logits) {
    const float p = 1 / (1 + std::exp(-logit));
    if (p > kCentre) centres_.push_back(frames());
    presence_.push_back(p);
  }
}

LineReading decode_frames(const FrameMap& map, const cv::Mat& logits, int first_row,
                          const std::u32string& alphabet) {
  LineReading reading;
  if (map.centres().empty() || logits.cols != static_cast<int>(alphabet.size())) return reading;
  const std::vector<Centre> centres = merged_centres(map, logits, first_row, alphabet);
  float least = 1;
  for (const Centre& centre : centres) {
    ReadChar c;
    c.code = centre.code;
    c.probability = centre.choice.probabilities[0] * centre.presence;
    name_other_choices(centre.choice, alphabet, &c);
    least = std::min(least, c.probability);
    reading.chars.push_back(c);
  }
  set_extents(centres, &reading.chars);
  // The network is never quite sure (it was taught to doubt), so a product over all characters
  // would call every long line doubtful.
  reading.probability = least * static_cast<float>(nothing_missed(map));
  return reading;
}

}  // namespace gewu
