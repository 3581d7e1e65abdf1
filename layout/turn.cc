#include "layout/turn.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "layout/analyse_layout.h"
#include "layout/ink/components.h"

namespace gewu {
namespace {

constexpr int kFewGlyphs = 20;

constexpr double kSidewaysMargin = 3;  // flow of text down over that across
constexpr double kLittleFlow = 100;    // pixels at 75 dpi: one short line

constexpr std::size_t kManyLines = 120;  // enough to look at
constexpr double kMinLinePt = 6;
constexpr double kMaxLinePt = 26;
constexpr double kMinLineAspect = 2.0;
constexpr double kDotShare = 0.42;    // a dot is at most this high and wide, of the line's height
constexpr double kFootShare = 0.62;   // its centre lies below this, or above the mirror of it
constexpr double kClearShare = 0.13;  // of the line's height: white on one side at least
constexpr double kQuoteShare = 0.3;   // of it: at most so much between a quote's two strokes
constexpr int kFewDots = 3;
constexpr double kSureMargin = 4;    // as many times more dots at the foot, and
constexpr int kManyDots = 12;        // so many in all: no need to read
constexpr double kFlipMargin = 1.5;  // as many times more dots at the head than at the foot

int writing_direction(const TextLayer& text) {
  std::array<int, 4> votes{};
  int total = 0;
  for (const Glyph& glyph : text.glyphs) {
    if (glyph.unicode == 0 || glyph.unicode == U' ') continue;
    ++votes[(glyph.rotation / 90) & 3];
    ++total;
  }
  if (total < kFewGlyphs) return -1;
  return static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin()) * 90;
}

// Dots at the foot and at the head of a line of text.
struct DotCount {
  int foot = 0;
  int head = 0;
};

// The rows of ink in columns [x0, x1) of a line.
bool ink_rows(const Image& binary, const PixelRect& line, int x0, int x1, int* top, int* bottom) {
  *top = line.y1;
  *bottom = line.y0;
  for (int y = line.y0; y < line.y1; ++y) {
    const std::uint8_t* row = binary.row(y);
    if (std::find(row + x0, row + x1, 0) == row + x1) continue;
    *top = std::min(*top, y);
    *bottom = y + 1;
  }
  return *top < *bottom;
}

bool has_ink(const Image& binary, const PixelRect& line, int x) {
  for (int y = line.y0; y < line.y1; ++y) {
    if (binary.row(y)[x] == 0) return true;
  }
  return false;
}

// Stretches of columns with ink.
std::vector<std::pair<int, int>> inked_columns(const Image& binary, const PixelRect& line) {
  std::vector<std::pair<int, int>> stretches;
  for (int x = line.x0; x < line.x1; ++x) {
    if (!has_ink(binary, line, x)) continue;
    if (stretches.empty() || stretches.back().second < x) stretches.emplace_back(x, x);
    stretches.back().second = x + 1;
  }
  return stretches;
}

enum class Place { Elsewhere, Foot, Head };

// A stretch of columns with ink; `place` is where on the line, if it is a mere dot.
struct Part {
  int x0 = 0;
  int x1 = 0;
  Place place = Place::Elsewhere;
};

Place place_of_dot(const Image& binary, const PixelRect& line, double dpi, int x0, int x1) {
  const double largest = kDotShare * line.height();
  const int smallest = std::max(2, static_cast<int>(dpi / 150));
  const auto fits = [&](int size) { return size >= smallest && size <= largest; };
  int top = 0;
  int bottom = 0;
  if (!fits(x1 - x0) || !ink_rows(binary, line, x0, x1, &top, &bottom) || !fits(bottom - top)) {
    return Place::Elsewhere;
  }
  const double centre = ((top + bottom) / 2.0 - line.y0) / line.height();
  if (centre > kFootShare) return Place::Foot;
  return centre < 1 - kFootShare ? Place::Head : Place::Elsewhere;
}

std::vector<Part> parts_of(const Image& binary, const PixelRect& line, double dpi) {
  std::vector<Part> parts;
  for (const auto& [x0, x1] : inked_columns(binary, line)) {
    parts.push_back({x0, x1, place_of_dot(binary, line, dpi, x0, x1)});
  }
  return parts;
}

// Two dots side by side are the strokes of a quotation mark, which hangs at the head of a line.
bool are_a_quote(const Part& left, const Part& right, const PixelRect& line) {
  return left.place == right.place && right.x0 - left.x1 < kQuoteShare * line.height();
}

// Counts dots that stand alone. One that is a part of a character (the left of 情) has its
// neighbours close by on both sides.
void count_dots(const Image& binary, const PixelRect& line, double dpi, DotCount* count) {
  const double clear = kClearShare * line.height();
  const std::vector<Part> parts = parts_of(binary, line, dpi);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& dot = parts[i];
    if (dot.place == Place::Elsewhere) continue;
    const Part* before = i > 0 ? &parts[i - 1] : nullptr;
    const Part* after = i + 1 < parts.size() ? &parts[i + 1] : nullptr;
    if (before != nullptr && are_a_quote(*before, dot, line)) continue;
    if (after != nullptr && are_a_quote(dot, *after, line)) continue;
    const bool close = before != nullptr && dot.x0 - before->x1 < clear && after != nullptr &&
                       after->x0 - dot.x1 < clear;
    if (!close) ++(dot.place == Place::Foot ? count->foot : count->head);
  }
}

}  // namespace

std::optional<int> turn_of_text_layer(const Page& page) {
  if (!page.verdict.usable) return std::nullopt;
  const int direction = writing_direction(page.text);
  if (direction < 0) return std::nullopt;
  return (360 - direction) % 360;
}

bool is_sideways(const TextInk& text) {
  const TextFlow flow = text_flow(text);
  return flow.down >= kLittleFlow && flow.down > kSidewaysMargin * flow.across;
}

bool is_upside_down(const TextInk& text, const Image& binary, const Image& grey,
                    const HeadJudge& judge) {
  const double dpi = text.dpi * text.factor;
  std::vector<PixelRect> lines = text_line_boxes(text);
  std::erase_if(lines, [&](const PixelRect& line) {
    const double height = line.height() * 72.0 / dpi;
    return height < kMinLinePt || height > kMaxLinePt ||
           line.width() < kMinLineAspect * line.height();
  });
  DotCount dots;
  const std::size_t step = std::max<std::size_t>(1, lines.size() / kManyLines);
  for (std::size_t i = 0; i < lines.size(); i += step) count_dots(binary, lines[i], dpi, &dots);
  if (!judge) return dots.head >= kFewDots && dots.head > kFlipMargin * dots.foot;
  const bool surely_upright = dots.foot >= kManyDots && dots.foot > kSureMargin * dots.head;
  return !lines.empty() && !surely_upright && judge(grey, lines);
}

}  // namespace gewu
