#include "tablegrid/rulings/page_cuts.h"

#include <algorithm>
#include <cmath>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kLowestRowEm = 1.3;   // an open row holds at least a line of text
constexpr double kShortestEm = 6.0;    // of the horizontal ruling: narrower is no table
constexpr double kLevelEm = 0.2;       // rulings that a page break cut end on one line within this
constexpr double kNearPageEnd = 0.4;   // of the page's height: where its table may begin or end
constexpr double kStrokeEm = 2.5;      // a shorter upright with so much ink beside it is a stroke
constexpr double kStrokeFlank = 0.25;  // ... of a character in the line of text below the table
constexpr std::size_t kWithFrame = 2;  // upright rulings, if the outermost are the table's frame
constexpr std::size_t kWithoutFrame = 3;

// An end of an upright ruling at which it meets nothing.
struct FreeEnd {
  const Ruling* ruling = nullptr;
  double x = 0;
  double y = 0;
};

class SeamFinder {
 public:
  SeamFinder(const RulingSet& rulings, const RulingOptions& options, double page_height,
             bool at_head)
      : rulings_(rulings), em_(options.em), reach_(options.touch + kLevelEm * options.em) {
    for (const Ruling& ruling : rulings.vertical) {
      const double y = at_head ? ruling.from : ruling.to;
      const double x = ruling.across_at(y);
      const bool near =
          at_head ? y < kNearPageEnd * page_height : y > (1 - kNearPageEnd) * page_height;
      // Of one piece: characters above each other in two rows have strokes in line.
      if (near && !is_stroke(ruling) && ruling.longest() >= kLowestRowEm * em_ && is_free(x, y)) {
        ends_.push_back({&ruling, x, y});
      }
    }
    std::sort(ends_.begin(), ends_.end(),
              [](const FreeEnd& a, const FreeEnd& b) { return a.y < b.y; });
  }

  // Ends level with each other, judged by every horizontal ruling that they hang on.
  std::vector<Ruling> find() const {
    std::vector<Ruling> seams;
    for (std::size_t first = 0; first < ends_.size();) {
      std::size_t last = first + 1;
      while (last < ends_.size() && ends_[last].y - ends_[last - 1].y <= kLevelEm * em_) ++last;
      for (const Ruling& across : rulings_.horizontal) add_seam(across, first, last, &seams);
      first = last;
    }
    return seams;
  }

 private:
  bool is_stroke(const Ruling& ruling) const {
    return ruling.length() < kStrokeEm * em_ && ruling.flank > kStrokeFlank;
  }

  bool is_free(double x, double y) const {
    return std::none_of(rulings_.horizontal.begin(), rulings_.horizontal.end(),
                        [&](const Ruling& ruling) {
                          return x >= ruling.from - reach_ && x <= ruling.to + reach_ &&
                                 std::abs(ruling.across_at(x) - y) <= reach_ + ruling.thickness / 2;
                        });
  }

  bool meets(const Ruling& across, const FreeEnd& end) const {
    const double y = across.across_at(end.x);
    return end.x >= across.from - reach_ && end.x <= across.to + reach_ &&
           y >= end.ruling->from - reach_ && y <= end.ruling->to + reach_ &&
           std::abs(y - end.y) >= kLowestRowEm * em_;
  }

  void add_seam(const Ruling& across, std::size_t first, std::size_t last,
                std::vector<Ruling>* seams) const {
    if (across.length() < kShortestEm * em_) return;
    std::vector<double> xs;
    std::vector<double> ys;
    for (std::size_t i = first; i < last; ++i) {
      if (!meets(across, ends_[i])) continue;
      xs.push_back(ends_[i].x);
      ys.push_back(ends_[i].y);
    }
    if (xs.size() < kWithFrame) return;
    const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
    const double slack = reach_ + across.thickness;
    const bool framed = *left <= across.from + slack && *right >= across.to - slack;
    if (!framed && xs.size() < kWithoutFrame) return;
    Ruling seam;
    seam.seam = true;
    seam.from = framed ? *left : across.from;
    seam.to = framed ? *right : across.to;
    seam.across = median(std::move(ys));
    keep_widest(seam, seams);
  }

  static void keep_widest(const Ruling& seam, std::vector<Ruling>* seams) {
    for (Ruling& other : *seams) {
      if (other.across != seam.across || other.to < seam.from || seam.to < other.from) continue;
      other.from = std::min(other.from, seam.from);
      other.to = std::max(other.to, seam.to);
      return;
    }
    seams->push_back(seam);
  }

  const RulingSet& rulings_;
  double em_;
  double reach_;  // an end this close to a ruling meets it
  std::vector<FreeEnd> ends_;
};

bool runs_between(const Ruling& upright, const Ruling& head, const Ruling& foot, double level) {
  return std::abs(upright.from - head.across) <= level &&
         std::abs(upright.to - foot.across) <= level;
}

void reach_out(const Ruling& upright, Ruling* seam) {
  seam->from = std::min(seam->from, upright.across);
  seam->to = std::max(seam->to, upright.across);
}

// A label of all the page's rows stands between upright rulings that no horizontal one touches.
void take_in_free_columns(const RulingSet& rulings, double level, std::vector<Ruling>* heads,
                          std::vector<Ruling>* feet) {
  for (Ruling& head : *heads) {
    for (Ruling& foot : *feet) {
      if (head.to <= foot.from || foot.to <= head.from) continue;
      for (const Ruling& upright : rulings.vertical) {
        if (!runs_between(upright, head, foot, level)) continue;
        reach_out(upright, &head);
        reach_out(upright, &foot);
      }
    }
  }
}

}  // namespace

std::vector<Ruling> find_seams(const RulingSet& rulings, const RulingOptions& options,
                               double page_height) {
  std::vector<Ruling> seams = SeamFinder(rulings, options, page_height, true).find();
  std::vector<Ruling> feet = SeamFinder(rulings, options, page_height, false).find();
  take_in_free_columns(rulings, options.touch + kLevelEm * options.em, &seams, &feet);
  seams.insert(seams.end(), feet.begin(), feet.end());
  return seams;
}

}  // namespace gewu
