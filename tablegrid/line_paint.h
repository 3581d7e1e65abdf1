// How dark a line is printed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/image.h"
#include "base/median.h"
#include "tablegrid/rules.h"

namespace gewu {

/// The grey page under lines of one direction. Darkness is counted in grey levels below paper.
struct LinePaint {
  const Image& grey;
  int paper;
  bool horizontal;

  /// Of the darkest pixel within two of the line's centre; 0 outside the page.
  int at(double along, double across) const {
    constexpr int kAcross = 2;
    int darkest = paper;
    for (int d = -kAcross; d <= kAcross; ++d) {
      const int a = static_cast<int>(along);
      const int b = static_cast<int>(across) + d;
      const int x = horizontal ? a : b;
      const int y = horizontal ? b : a;
      if (x < 0 || y < 0 || x >= grey.width || y >= grey.height) continue;
      darkest = std::min<int>(darkest, grey.row(y)[x]);
    }
    return paper - darkest;
  }

  /// Usual darkness along the part of the rule between two shares (0..1) of its length; of a dotted
  /// one that of its dots.
  int of(const Rule& rule, double from = 0, double to = 1) const {
    if (rule.dotted) return of_dots(rule, from, to);
    constexpr int kSamples = 24;
    std::vector<int> samples;
    for (int i = 0; i < kSamples; ++i) {
      const double share = from + (i + 0.5) / kSamples * (to - from);
      const double along = rule.from + share * rule.length();
      samples.push_back(at(along, rule.across_at(along)));
    }
    return median(std::move(samples));
  }

  /// Share of a stretch of the rule with paint close beside it that is more than half as dark as
  /// the rule. Span::flank counts the palest mark, such as a watermark's edge; this counts print.
  double printed_flank(const Rule& rule, const Span& stretch) const {
    constexpr double kBeside = 5;  // pixels from the rule's edge: past its own blur
    const int least = of(rule) / 2;
    const double off = rule.thickness / 2 + kBeside;
    int beside = 0;
    int all = 0;
    for (double along = stretch.from; along < stretch.to; ++along, ++all) {
      const double across = rule.across_at(along);
      beside += at(along, across - off) > least || at(along, across + off) > least ? 1 : 0;
    }
    return all > 0 ? 1.0 * beside / all : 0;
  }

 private:
  // Every pixel counts: a few samples may all fall between the dots.
  int of_dots(const Rule& rule, double from, double to) const {
    constexpr double kPalerShare = 0.8;  // of the pixels: gaps, and the edges of dots
    std::vector<int> all;
    const double end = rule.from + to * rule.length();
    for (double along = rule.from + from * rule.length(); along < end; ++along) {
      all.push_back(at(along, rule.across_at(along)));
    }
    if (all.empty()) return 0;
    const auto place =
        all.begin() + static_cast<std::ptrdiff_t>(kPalerShare * static_cast<double>(all.size()));
    std::nth_element(all.begin(), place, all.end());
    return *place;
  }
};

/// Whether more than a share of a stretch of a rule has print beside it: it may be a stroke of a
/// character. Where the page is not given, any mark counts.
inline bool has_print_beside(const Rule& rule, const Span& stretch, double share, bool horizontal,
                             const RuleOptions& page) {
  if (stretch.flank <= share) return false;
  if (page.grey == nullptr || rule.dotted) return true;
  return LinePaint{*page.grey, page.paper, horizontal}.printed_flank(rule, stretch) > share;
}

/// The usual darkness of rules longer than `longer` pixels; 0 if there is none.
inline int usual_darkness(const Image& grey, int paper, double longer, const RuleSet& rules) {
  std::vector<int> usual;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    for (const Rule& rule : horizontal ? rules.horizontal : rules.vertical) {
      if (rule.length() >= longer) usual.push_back(paint.of(rule));
    }
  }
  return usual.empty() ? 0 : median(std::move(usual));
}

}  // namespace gewu
