#include "tablegrid/false_rulings/folds.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "tablegrid/rulings/line_paint.h"

namespace gewu {
namespace {

constexpr double kLongEm = 8;          // of the rulings whose darkness is the usual one
constexpr double kPaleShare = 0.8;     // of the usual darkness: the ends of a fold are paler
constexpr double kEdgeToEdge = 0.85;   // of the picture, which may show more than the sheet: what
                                       // a fold reaches at least
constexpr double kFullWidth = 0.92;    // ... and what hardly any table does
constexpr double kSameEndEm = 0.6;     // rulings of one table end within this of each other
constexpr double kCover = 0.5;         // ... and what of it is inked, text interrupting it
constexpr std::size_t kMostFolds = 2;  // each way
constexpr double kApartEm = 0.15;      // rulings on one line lie this close to it
constexpr double kLeastApart = 1;      // pixels more, by which a sampled line is off
constexpr double kLeastSeedEm = 2;     // the longest piece of a fold between lines of text
constexpr double kBesideEm = 0.5;      // a ruling this close to a fold hides it
constexpr double kEndPx = 80;          // of the line at either end: they tell how dark the fold is
constexpr double kDarkShare = 0.6;     // of a ruling on a fold that is darker than the fold
constexpr double kApartRulingsEm = 1.0;  // of paler fold between two rulings on it
constexpr double kLeastRulingEm = 2.0;   // shorter dark stretches are strokes of text
constexpr double kStepPx = 4;            // from sample to sample along a fold
constexpr int kSamples = 96;

constexpr double kBesidePt = 1.6;        // from the edge of a ruling to where paper is again
constexpr double kSoftPartShare = 0.35;  // ... of a part of a line, where it is palest
constexpr double kLeastShadowPt = 10;    // along a ruling: shorter may be text beside it
constexpr double kNearlyAll = 0.85;      // of such an end is soft
constexpr double kMostDoubtful = 8;      // places at its start, before that share is asked
constexpr double kSoftShare = 0.45;      // of a shadow's darkness, to be seen there on both sides

using Line = std::vector<std::size_t>;  // indices of the rulings that lie on it

// Rulings grouped by the longest of each line. Not by their neighbours: strokes of text stand at
// every place and would make one line of all.
std::vector<Line> lines_of(const std::vector<Ruling>& rulings, double em) {
  const double apart = kApartEm * em + kLeastApart;
  std::vector<std::size_t> order(rulings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rulings[a].length() > rulings[b].length();
  });
  std::vector<Line> lines;
  for (const std::size_t i : order) {
    const double middle = (rulings[i].from + rulings[i].to) / 2;
    const auto home = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return std::abs(rulings[line.front()].across_at(middle) - rulings[i].across) <= apart;
    });
    if (home != lines.end()) {
      home->push_back(i);
    } else if (rulings[i].length() >= kLeastSeedEm * em) {
      lines.push_back({i});
    }
  }
  return lines;
}

class FoldDropper {
 public:
  FoldDropper(const LinePaint& paint, double usual, double page, double em)
      : paint_(paint), usual_(usual), page_(page), em_(em) {}

  void drop(std::vector<Ruling>* rulings) const {
    std::vector<Line> folds = lines_of(*rulings, em_);
    std::erase_if(folds, [&](const Line& line) { return !is_fold(line, *rulings); });
    if (folds.size() > kMostFolds) return;
    std::vector<char> gone(rulings->size(), 0);
    std::vector<Ruling> kept;
    for (const Line& fold : folds) {
      const double least = (darkness_of_ends(fold, *rulings) + usual_) / 2;
      for (const std::size_t i : fold) {
        gone[i] = 1;
        add_dark_parts((*rulings)[i], least, &kept);
      }
    }
    for (std::size_t i = 0; i < rulings->size(); ++i) {
      if (gone[i] == 0) kept.push_back(std::move((*rulings)[i]));
    }
    *rulings = std::move(kept);
  }

 private:
  bool is_fold(const Line& line, const std::vector<Ruling>& rulings) const {
    if (line.empty()) return false;
    const auto [first, last] = ends_of(line, rulings);
    if (last->to - first->from < kEdgeToEdge * page_) return false;
    double covered = hidden_beside_rulings(line, rulings);
    for (const std::size_t i : line) covered += rulings[i].covered();
    if (covered < kCover * page_) return false;
    return sticks_out(line, first->from, last->to, rulings) &&
           darkness_of_ends(line, rulings) < kPaleShare * usual_;
  }

  // The length of the gaps between the line's parts that run close beside a ruling: two lines so
  // close are seen as one.
  double hidden_beside_rulings(const Line& line, const std::vector<Ruling>& rulings) const {
    Line parts = line;
    std::sort(parts.begin(), parts.end(),
              [&](std::size_t a, std::size_t b) { return rulings[a].from < rulings[b].from; });
    double hidden = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      const Ruling& before = rulings[parts[i]];
      const Ruling& after = rulings[parts[i + 1]];
      const double across = (before.across_at(before.to) + after.across_at(after.from)) / 2;
      double most = 0;
      for (const Ruling& ruling : rulings) {
        const double from = std::max(ruling.from, before.to);
        const double to = std::min(ruling.to, after.from);
        if (to <= from || std::abs(ruling.across_at((from + to) / 2) - across) > kBesideEm * em_) {
          continue;
        }
        most = std::max(most, to - from);
      }
      hidden += most;
    }
    return hidden;
  }

  // Beyond every other long line, at both ends; a table's thin rulings end where its others do.
  bool sticks_out(const Line& line, double from, double to,
                  const std::vector<Ruling>& rulings) const {
    if (to - from >= kFullWidth * page_) return !ends_as_a_ruling(line, from, to, rulings);
    for (std::size_t i = 0; i < rulings.size(); ++i) {
      if (rulings[i].length() < kLongEm * em_) continue;
      if (std::find(line.begin(), line.end(), i) != line.end()) continue;
      if (rulings[i].from < from + em_ || rulings[i].to > to - em_) return false;
    }
    return true;
  }

  // Where a ruling that is no paler than the others has the same ends, a table is as wide as the
  // page: all its rulings end there.
  bool ends_as_a_ruling(const Line& line, double from, double to,
                        const std::vector<Ruling>& rulings) const {
    for (std::size_t i = 0; i < rulings.size(); ++i) {
      const Ruling& other = rulings[i];
      const bool same = std::abs(other.from - from) < kSameEndEm * em_ &&
                        std::abs(other.to - to) < kSameEndEm * em_;
      if (same && paint_.of(other) >= kPaleShare * usual_ &&
          std::find(line.begin(), line.end(), i) == line.end()) {
        return true;
      }
    }
    return false;
  }

  static std::pair<const Ruling*, const Ruling*> ends_of(const Line& line,
                                                         const std::vector<Ruling>& rulings) {
    const Ruling* first = &rulings[line.front()];
    const Ruling* last = first;
    for (const std::size_t i : line) {
      if (rulings[i].from < first->from) first = &rulings[i];
      if (rulings[i].to > last->to) last = &rulings[i];
    }
    return {first, last};
  }

  // Of the darker of the two.
  double darkness_of_ends(const Line& line, const std::vector<Ruling>& rulings) const {
    const auto [first, last] = ends_of(line, rulings);
    return std::max(paint_.of(*first, 0, kEndPx / std::max(kEndPx, first->length())),
                    paint_.of(*last, 1 - kEndPx / std::max(kEndPx, last->length()), 1));
  }

  // The dark stretches of the line: the rulings that lie on the fold. Strokes of text, which also
  // cross a fold, leave too much of it pale.
  void add_dark_parts(const Ruling& fold, double least, std::vector<Ruling>* kept) const {
    double first = fold.from;
    double last = fold.from;
    double dark = 0;
    const auto flush = [&] {
      if (last - first < kLeastRulingEm * em_ || dark * kStepPx < kDarkShare * (last - first))
        return;
      kept->push_back(fold);
      clip(&kept->back(), first, last);
      if (kept->back().pieces.empty()) kept->pop_back();
    };
    for (double along = fold.from + kStepPx / 2; along < fold.to; along += kStepPx) {
      if (paint_.at(along, fold.across_at(along)) < least) continue;
      if (along - last > kApartRulingsEm * em_) {
        flush();
        first = along - kStepPx / 2;
        dark = 0;
      }
      last = along + kStepPx / 2;
      ++dark;
    }
    flush();
  }

  LinePaint paint_;
  double usual_;  // darkness of the rulings of the page
  double page_;   // its extent along the lines
  double em_;
};

// Darkness of the page in one place.
int darkness(const LinePaint& paint, double along, double across) {
  const int x = static_cast<int>(paint.horizontal ? along : across);
  const int y = static_cast<int>(paint.horizontal ? across : along);
  if (x < 0 || y < 0 || x >= paint.grey.width || y >= paint.grey.height) return 0;
  return std::max(0, paint.paper - paint.grey.row(y)[x]);
}

// Darkness at the lighter side of a line.
int lighter_side(const LinePaint& paint, double along, double across, double beside) {
  return std::min(darkness(paint, along, across - beside), darkness(paint, along, across + beside));
}

bool is_soft(const LinePaint& paint, const Ruling& ruling, double beside) {
  std::vector<int> sides;
  for (int i = 0; i < kSamples; ++i) {
    const double along = ruling.from + (i + 0.5) / kSamples * ruling.length();
    sides.push_back(lighter_side(paint, along, ruling.across_at(along), beside));
  }
  return median(std::move(sides)) > kSoftShare * paint.of(ruling);
}

// The ruling and the shadow that goes on in line with it may not lie quite on one line.
double darkest_near(const LinePaint& paint, double along, double across, double reach) {
  double best = across;
  for (double near = across - reach; near <= across + reach; ++near) {
    if (darkness(paint, along, near) > darkness(paint, along, best)) best = near;
  }
  return best;
}

// Ends (exclusive) of the stretch of flags from `first` on that is nearly all set.
std::size_t soft_until(const std::vector<char>& soft, std::size_t first) {
  std::size_t best = first;
  double set = 0;
  for (std::size_t i = first; i < soft.size(); ++i) {
    set += soft[i] != 0 ? 1 : 0;
    const double seen = static_cast<double>(i - first) + 1;
    if (set < kNearlyAll * seen && seen > kMostDoubtful) break;
    if (soft[i] != 0 && set >= kNearlyAll * seen) best = i + 1;
  }
  return best;
}

std::vector<char> soft_places(const LinePaint& paint, double beside, const Ruling& ruling) {
  std::vector<char> soft;
  for (double along = ruling.from + kStepPx / 2; along < ruling.to; along += kStepPx) {
    const double across = darkest_near(paint, along, ruling.across_at(along), beside / 2);
    const int own = darkness(paint, along, across);
    soft.push_back(lighter_side(paint, along, across, beside) > kSoftPartShare * own ? 1 : 0);
  }
  return soft;
}

// Where a shadow goes on in line with a ruling, the ruling ends: adds its parts without shadow.
void add_sharp_parts(const LinePaint& paint, double beside, double least, const Ruling& ruling,
                     std::vector<Ruling>* parts) {
  const std::vector<char> soft = soft_places(paint, beside, ruling);
  double from = ruling.from;
  const auto add = [&](double to) {
    if (to - from < least) return;
    parts->push_back(ruling);
    if (from > ruling.from || to < ruling.to) clip(&parts->back(), from, to);
    if (parts->back().pieces.empty()) parts->pop_back();
  };
  for (std::size_t i = 0; i < soft.size(); ++i) {
    if (soft[i] == 0) continue;
    const std::size_t end = soft_until(soft, i);
    if (static_cast<double>(end - i) * kStepPx < least) continue;
    add(ruling.from + static_cast<double>(i) * kStepPx);
    from = std::min(ruling.to, ruling.from + static_cast<double>(end) * kStepPx);
    i = end;
  }
  add(ruling.to);
}

}  // namespace

void drop_shadows(const Image& grey, int paper, double dpi, RulingSet* rulings) {
  const double beside = kBesidePt / 72 * dpi;
  const double least = kLeastShadowPt / 72 * dpi;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    std::vector<Ruling>& list = horizontal ? rulings->horizontal : rulings->vertical;
    std::erase_if(list, [&](const Ruling& ruling) {
      return is_soft(paint, ruling, ruling.thickness / 2 + beside);
    });
    std::vector<Ruling> sharp;
    for (Ruling& ruling : list) {
      if (ruling.length() < 2 * least) {
        sharp.push_back(std::move(ruling));
      } else {
        add_sharp_parts(paint, ruling.thickness / 2 + beside, least, ruling, &sharp);
      }
    }
    list = std::move(sharp);
  }
}

void drop_folds(const Image& grey, int paper, double em, RulingSet* rulings) {
  const double usual = usual_darkness(grey, paper, kLongEm * em, *rulings);
  if (usual <= 0) return;
  FoldDropper{{grey, paper, true}, usual, static_cast<double>(grey.width), em}.drop(
      &rulings->horizontal);
  FoldDropper{{grey, paper, false}, usual, static_cast<double>(grey.height), em}.drop(
      &rulings->vertical);
}

}  // namespace gewu
