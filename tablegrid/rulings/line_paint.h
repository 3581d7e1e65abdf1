// How dark a line is printed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/image.h"
#include "base/median.h"
#include "tablegrid/rulings/rulings.h"

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

  /// Usual darkness along the part of the ruling between two shares (0..1) of its length; of a
  /// dotted one that of its dots.
  int of(const Ruling& ruling, double from = 0, double to = 1) const {
    if (ruling.dotted) return of_dots(ruling, from, to);
    constexpr int kSamples = 24;
    std::vector<int> samples;
    for (int i = 0; i < kSamples; ++i) {
      const double share = from + (i + 0.5) / kSamples * (to - from);
      const double along = ruling.from + share * ruling.length();
      samples.push_back(at(along, ruling.across_at(along)));
    }
    return median(std::move(samples));
  }

  /// Share of a stretch of the ruling with paint close beside it that is more than half as dark as
  /// the ruling. Span::flank counts the palest mark, such as a watermark's edge; this counts print.
  double printed_flank(const Ruling& ruling, const Span& stretch) const {
    constexpr double kBeside = 5;  // pixels from the ruling's edge: past its own blur
    const int least = of(ruling) / 2;
    const double off = ruling.thickness / 2 + kBeside;
    int beside = 0;
    int all = 0;
    for (double along = stretch.from; along < stretch.to; ++along, ++all) {
      const double across = ruling.across_at(along);
      beside += at(along, across - off) > least || at(along, across + off) > least ? 1 : 0;
    }
    return all > 0 ? 1.0 * beside / all : 0;
  }

 private:
  // Every pixel counts: a few samples may all fall between the dots.
  int of_dots(const Ruling& ruling, double from, double to) const {
    constexpr double kPalerShare = 0.8;  // of the pixels: gaps, and the edges of dots
    std::vector<int> all;
    const double end = ruling.from + to * ruling.length();
    for (double along = ruling.from + from * ruling.length(); along < end; ++along) {
      all.push_back(at(along, ruling.across_at(along)));
    }
    if (all.empty()) return 0;
    const auto place =
        all.begin() + static_cast<std::ptrdiff_t>(kPalerShare * static_cast<double>(all.size()));
    std::nth_element(all.begin(), place, all.end());
    return *place;
  }
};

/// Whether more than a share of a stretch of a ruling has print beside it: it may be a stroke of a
/// character. Where the page is not given, any mark counts.
inline bool has_print_beside(const Ruling& ruling, const Span& stretch, double share,
                             bool horizontal, const RulingOptions& page) {
  if (stretch.flank <= share) return false;
  if (page.grey == nullptr || ruling.dotted) return true;
  return LinePaint{*page.grey, page.paper, horizontal}.printed_flank(ruling, stretch) > share;
}

/// The usual darkness of rulings longer than `longer` pixels; 0 if there is none.
inline int usual_darkness(const Image& grey, int paper, double longer, const RulingSet& rulings) {
  std::vector<int> usual;
  for (const bool horizontal : {true, false}) {
    const LinePaint paint{grey, paper, horizontal};
    for (const Ruling& ruling : horizontal ? rulings.horizontal : rulings.vertical) {
      if (ruling.length() >= longer) usual.push_back(paint.of(ruling));
    }
  }
  return usual.empty() ? 0 : median(std::move(usual));
}

}  // namespace gewu
