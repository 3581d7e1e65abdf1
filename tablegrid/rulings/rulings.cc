#include "tablegrid/rulings/rulings.h"

#include <algorithm>
#include <cmath>

#include "tablegrid/rulings/dotted.h"
#include "tablegrid/rulings/line_pieces.h"

namespace gewu {
namespace {

constexpr double kPieceEm = 0.75;        // shortest inked piece of a ruling
constexpr double kThickPt = 4.0;         // thicker than this is an area, not a ruling
constexpr int kBridge = 3;               // pixels: pinholes in a line
constexpr double kChainGapEm = 1.2;      // largest break inside one ruling
constexpr double kChainAcrossEm = 0.07;  // pieces of one ruling lie on one line within this
constexpr double kMinRulingEm = 0.8;
constexpr double kDottedFlank = 0.15;  // share of a dotted ruling that may have ink beside it
constexpr double kLongDottedEm = 8;    // no number in a cell is so long
constexpr double kUprightEm = 1.5;     // of an upright ruling: no stroke of a character is so long
constexpr double kFreeEm = 2.5;        // a piece this long is a ruling whatever stands beside it
constexpr double kMaxFlank = 0.3;      // a shorter one with more ink beside it extends no ruling
constexpr double kCrossingEm = 2.5;    // what crosses a piece and is this long is a ruling, no text

double across_tolerance(double em) { return std::max(2.0, kChainAcrossEm * em); }

// Share of a piece's length that has ink next to it on either side.
double flank_of(const Piece& piece, const Bitmap& ink, const RulingOptions& options) {
  if (options.text_free) return 0;
  const double half = piece.thickness() / 2 + 1.5;
  int beside = 0;
  int total = 0;
  for (int x = static_cast<int>(piece.from); x < static_cast<int>(piece.to); ++x, ++total) {
    const double y = piece.across_at(x + 0.5);
    const int above = static_cast<int>(std::floor(y - half));
    const int below = static_cast<int>(std::floor(y + half));
    const bool inked =
        (above >= 0 && ink.get(x, above)) || (below < ink.height() && ink.get(x, below));
    beside += inked ? 1 : 0;
  }
  return total > 0 ? static_cast<double>(beside) / total : 0;
}

// Inked pieces of the horizontal lines of `map`; `ink` is all ink in the same frame.
std::vector<Piece> horizontal_pieces(const Bitmap& map, const Bitmap& ink,
                                     const RulingOptions& options) {
  const int length = std::max(8, static_cast<int>(std::lround(kPieceEm * options.em)));
  const int thick = std::max(4, static_cast<int>(std::lround(kThickPt / 72 * options.dpi)));
  Bitmap lines = map.closed_h(kBridge).opened_h(length);
  lines.subtract(lines.opened_v(thick + 1));
  std::vector<Piece> pieces =
      pieces_of(runs_of(lines.opened_h(length / 2)), across_tolerance(options.em));
  std::erase_if(pieces, [&](const Piece& p) {
    return p.length() < length || p.thickness() > thick || p.thickness() * 4 > p.length();
  });
  for (Piece& piece : pieces) piece.flank = flank_of(piece, ink, options);
  return pieces;
}

// Solid pieces that lie on a dotted one are a few of its dots run together.
void add_dotted(const Bitmap& map, const Bitmap& ink, const RulingOptions& options,
                std::vector<Piece>* pieces) {
  const double point = options.dpi / 72;
  std::vector<Piece> dotted =
      pieces_of(runs_of(dotted_lines(map, options.em, point)), across_tolerance(options.em));
  for (Piece& piece : dotted) {
    piece.flank = flank_of(piece, ink, options);
    piece.dotted = true;
  }
  // The heads of a row of digits are as even as dots, but the rest of the digits is below them.
  std::erase_if(dotted, [](const Piece& piece) { return piece.flank > kDottedFlank; });
  for (const Piece& piece : dotted) {
    std::erase_if(*pieces, [&](const Piece& p) {
      return p.from >= piece.from - kBridge && p.to <= piece.to + kBridge &&
             p.high > piece.low - 1 && p.low < piece.high + 1;
    });
  }
  pieces->insert(pieces->end(), dotted.begin(), dotted.end());
}

std::vector<Piece> all_pieces(const Bitmap& map, const Bitmap& ink, const RulingOptions& options) {
  std::vector<Piece> pieces = horizontal_pieces(map, ink, options);
  add_dotted(map, ink, options, &pieces);
  return pieces;
}

void append(Ruling& ruling, const Piece& piece) {
  if (!ruling.pieces.empty() && piece.from <= ruling.pieces.back().to) {
    ruling.pieces.back().to = std::max(ruling.pieces.back().to, piece.to);
    ruling.pieces.back().flank = std::min(ruling.pieces.back().flank, piece.flank);
  } else {
    ruling.pieces.push_back({piece.from, piece.to, piece.flank});
  }
}

Ruling make_ruling(std::vector<Piece> parts) {
  std::sort(parts.begin(), parts.end(),
            [](const Piece& a, const Piece& b) { return a.from < b.from; });
  Piece all;
  Ruling ruling;
  for (const Piece& part : parts) {
    append(ruling, part);
    ruling.flank += part.flank * part.length();
    ruling.dotted = ruling.dotted || part.dotted;
    all.n += part.n, all.sx += part.sx, all.sy += part.sy;
    all.sxx += part.sxx, all.sxy += part.sxy;
  }
  ruling.from = ruling.pieces.front().from;
  ruling.to = ruling.pieces.back().to;
  ruling.slope = all.slope();
  ruling.across = all.across_at((ruling.from + ruling.to) / 2);
  ruling.flank /= std::max(1.0, ruling.covered());
  ruling.thickness = all.n / std::max(1.0, ruling.covered());
  return ruling;
}

// Could be a stroke of a character.
bool is_doubtful(const Piece& piece, const RulingOptions& options) {
  return piece.length() < kFreeEm * options.em && piece.flank > kMaxFlank;
}

// True if b goes on where a ends (a starts first).
bool continues(const Piece& a, const Piece& b, const RulingOptions& options) {
  const double gap = b.from - a.to;
  if (gap > kChainGapEm * options.em || gap < -options.em) return false;
  if (is_doubtful(a, options) || is_doubtful(b, options)) return false;
  return std::abs(a.across_at(a.to) - b.across_at(b.from)) <= across_tolerance(options.em);
}

std::vector<Ruling> chained(std::vector<Piece> pieces, const RulingOptions& options) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.from < b.from; });
  std::vector<std::vector<Piece>> chains;
  for (const Piece& piece : pieces) {
    std::vector<Piece>* best = nullptr;
    double best_gap = 0;
    for (std::vector<Piece>& chain : chains) {
      if (!continues(chain.back(), piece, options)) continue;
      const double gap = piece.from - chain.back().to;
      if (best == nullptr || gap < best_gap) best = &chain, best_gap = gap;
    }
    if (best == nullptr) {
      chains.push_back({piece});
    } else {
      best->push_back(piece);
    }
  }
  std::vector<Ruling> rulings;
  for (std::vector<Piece>& chain : chains) {
    Ruling ruling = make_ruling(std::move(chain));
    if (ruling.length() >= kMinRulingEm * options.em) rulings.push_back(std::move(ruling));
  }
  return rulings;
}

// The feet of a row of digits are as even as dots; where a table has dotted rulings, some are long.
void drop_lone_dots(double em, RulingSet* rulings) {
  const auto is_dotted = [](const Ruling& ruling) { return ruling.dotted; };
  const auto is_long = [&](const Ruling& ruling) {
    return ruling.dotted && ruling.longest() >= kLongDottedEm * em;
  };
  for (const std::vector<Ruling>* list : {&rulings->horizontal, &rulings->vertical}) {
    if (std::any_of(list->begin(), list->end(), is_long)) return;
  }
  std::erase_if(rulings->horizontal, is_dotted);
  std::erase_if(rulings->vertical, is_dotted);
}

// Leaders of a table of contents and dotted underlines meet no upright rulings; a table's dotted
// rulings meet one at least at either end.
void drop_leaders(double em, RulingSet* rulings) {
  std::erase_if(rulings->horizontal, [&](const Ruling& level) {
    if (!level.dotted) return false;
    const auto met = std::count_if(
        rulings->vertical.begin(), rulings->vertical.end(), [&](const Ruling& upright) {
          const double x = upright.across_at(level.across);
          return upright.length() >= kUprightEm * em && x > level.from - em && x < level.to + em &&
                 level.across > upright.from - em && level.across < upright.to + em;
        });
    return met < 2;
  });
}

void scale_up(Ruling& ruling, double factor) {
  ruling.from *= factor;
  ruling.to *= factor;
  ruling.across *= factor;
  ruling.thickness *= factor;
  for (Span& piece : ruling.pieces) piece = {piece.from * factor, piece.to * factor, piece.flank};
}

}  // namespace

double Ruling::covered() const {
  double sum = 0;
  for (const Span& piece : pieces) sum += piece.length();
  return sum;
}

double Ruling::longest() const {
  double most = 0;
  for (const Span& piece : pieces) most = std::max(most, piece.length());
  return most;
}

void clip(Ruling* ruling, double from, double to) {
  ruling->across = ruling->across_at((from + to) / 2);
  ruling->from = from;
  ruling->to = to;
  for (Span& piece : ruling->pieces) {
    piece.from = std::max(piece.from, from);
    piece.to = std::min(piece.to, to);
  }
  std::erase_if(ruling->pieces, [](const Span& piece) { return piece.length() <= 0; });
}

RulingSet find_rulings(const LineMaps& maps, const RulingOptions& page) {
  RulingOptions options = page;
  options.em /= maps.scale;
  options.dpi /= maps.scale;
  options.touch /= maps.scale;
  Bitmap ink = maps.vertical.transposed();
  ink |= maps.horizontal;
  RulingSet rulings;
  const auto crossing = [&](const Bitmap& map) {
    return map.opened_h(static_cast<int>(kCrossingEm * options.em)).grown_v(1).transposed();
  };
  Bitmap beside_level = ink;
  beside_level.subtract(crossing(maps.vertical));
  Bitmap beside_upright = ink.transposed();
  beside_upright.subtract(crossing(maps.horizontal));
  rulings.horizontal = chained(all_pieces(maps.horizontal, beside_level, options), options);
  rulings.vertical = chained(all_pieces(maps.vertical, beside_upright, options), options);
  drop_leaders(options.em, &rulings);
  drop_lone_dots(options.em, &rulings);
  for (std::vector<Ruling>* list : {&rulings.horizontal, &rulings.vertical}) {
    for (Ruling& ruling : *list) scale_up(ruling, maps.scale);
  }
  return rulings;
}

}  // namespace gewu
