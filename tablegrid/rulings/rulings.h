// Ruling lines of a page.
#pragma once

#include <vector>

#include "base/image.h"
#include "tablegrid/rulings/line_map.h"

namespace gewu {

/// [from, to) along a ruling.
struct Span {
  double from = 0;
  double to = 0;
  double flank = 0;  ///< share of it that has more ink right beside it
  double length() const { return to - from; }
};

/// A ruling line, which may be broken into pieces. For a horizontal ruling "along" is x and
/// "across" is y; for a vertical one the other way round. Pixels of the upright image.
struct Ruling {
  double from = 0;    ///< along: start of the first piece
  double to = 0;      ///< along: end of the last
  double across = 0;  ///< centre at the middle of the ruling
  double slope = 0;   ///< change of `across` per pixel along (residual skew, a bent page)
  double thickness = 0;
  double flank = 0;     ///< share of the inked length that has more ink right beside it: strokes of
                        ///< characters have, rulings have little
  bool dotted = false;  ///< printed as dots or dashes, at least in part
  bool seam = false;    ///< no ink at all: the line on which a page break cut upright rulings off
  std::vector<Span> pieces;  ///< inked parts, ascending, not overlapping

  double length() const { return to - from; }
  double across_at(double along) const { return across + slope * (along - (from + to) / 2); }
  double covered() const;  ///< sum of the pieces' lengths
  double longest() const;  ///< the longest piece
};

/// Shortens a ruling to what lies between two places along it.
void clip(Ruling* ruling, double from, double to);

struct RulingOptions {
  double em = 44;  ///< typical height of a character, pixels
  double dpi = 300;
  const Image* under_seal = nullptr;  ///< see PageLayout; null or empty: no seal
  double touch = 5;  ///< pixels within which a short ruling must reach another to be held by it
  /// The upright page, and the grey level of its paper: where they are given, ink must lead from
  /// the end of a short ruling to the ruling that holds it.
  const Image* grey = nullptr;
  int paper = 255;
  bool text_free = false;  ///< no text stands among the lines: what is beside one is another line
};

struct RulingSet {
  std::vector<Ruling> horizontal;
  std::vector<Ruling> vertical;
};

/// Long, thin, straight ink. Strokes of characters longer than about an em (一, dashes, underlines)
/// are among them: what is a table's ruling shows only in how they meet.
RulingSet find_rulings(const LineMaps& maps, const RulingOptions& options);

}  // namespace gewu
