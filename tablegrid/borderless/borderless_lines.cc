#include "tablegrid/borderless/borderless_lines.h"

#include <algorithm>
#include <utility>

#include "base/median.h"
#include "tablegrid/text/digits.h"
#include "tablegrid/text/text_columns.h"

namespace gewu {
namespace {

constexpr double kWordGap = 0.9;    // of the height of the row's characters: white between words
constexpr double kDigitEm = 0.4;    // lower ink is dots or dashes
constexpr double kHighestEm = 1.6;  // higher words are of several lines, and no amounts
constexpr double kRowGapEm = 2.6;   // more white than that between rows: the table ends
constexpr double kSpeckEm = 0.4;    // what is smaller both ways may be noise
constexpr double kBesideEm = 0.5;   // ... if no character stands so close to it
constexpr double kBelowEm = 0.2;    // ... level with it, or so little above or below
constexpr double kThinEm = 0.15;    // no stroke that high is thinner
constexpr double kTallestEm = 2.5;  // taller is no character
constexpr double kCharacter = 0.8;  // of the heights of a row's boxes: that of its characters

bool is_edge(const PixelRect& box, double em) {
  return box.width() <= kThinEm * em && box.height() >= em;
}

bool is_small(const PixelRect& box, double em) {
  return std::max(box.width(), box.height()) < kSpeckEm * em || box.width() <= kThinEm * em;
}

bool is_beside(const PixelRect& speck, const PixelRect& character, double em) {
  const double gap = std::max(speck.x0, character.x0) - std::min(speck.x1, character.x1);
  const double drop = std::max(speck.y0, character.y0) - std::min(speck.y1, character.y1);
  return gap < kBesideEm * em && drop < kBelowEm * em;
}

double character_height(const TextRow& row) {
  std::vector<int> heights;
  for (const PixelRect& box : row.boxes) {
    if (box.width() < 2 * box.height()) heights.push_back(box.height());
  }
  if (heights.empty()) return row.bottom - row.top;
  const auto at = static_cast<std::ptrdiff_t>(kCharacter * static_cast<double>(heights.size() - 1));
  std::nth_element(heights.begin(), heights.begin() + at, heights.end());
  return heights[static_cast<std::size_t>(at)];
}

OpenLine line_of(TextRow row, const Image& binary, double em) {
  OpenLine line;
  line.words = words_of(row, kWordGap * std::min(em, character_height(row)));
  line.row = std::move(row);
  if (line.words.size() < 2) return line;  // prose: not looked at closely
  for (const PixelRect& word : line.words) {
    const bool one_line = word.height() > kDigitEm * em && word.height() < kHighestEm * em;
    line.amounts += one_line && looks_like_digits(binary, word) ? 1 : 0;
  }
  return line;
}

bool is_near(const std::vector<OpenLine>& lines, std::size_t next, double em) {
  return next < lines.size() && lines[next].row.top - lines[next - 1].row.bottom <= kRowGapEm * em;
}

// A name without amounts, which stands in the first column.
bool goes_on(const std::vector<OpenLine>& lines, std::size_t at, double em) {
  if (!is_near(lines, at + 1, em) || !lines[at + 1].is_record()) return false;
  const std::vector<PixelRect>& words = lines[at].words;
  return words.size() > 1 || words.front().x1 < lines[at + 1].words[1].x0;
}

std::size_t end_of_run(const std::vector<OpenLine>& lines, std::size_t first, double em) {
  std::size_t end = first + 1;
  while (is_near(lines, end, em) && (lines[end].is_record() || goes_on(lines, end, em))) ++end;
  return end;
}

// Names of groups may stand alone above the first record.
std::size_t first_of_run(const std::vector<OpenLine>& lines, std::size_t record, double em) {
  std::size_t first = record;
  const std::vector<PixelRect>& words = lines[record].words;
  while (first > 0 && lines[first - 1].words.size() == 1 && is_near(lines, first, em) &&
         lines[first - 1].words.front().x0 < words[0].x1 &&
         lines[first - 1].words.front().x1 < words[1].x0) {
    --first;
  }
  return first;
}

}  // namespace

std::vector<PixelRect> without_specks(const std::vector<PixelRect>& boxes, double em) {
  std::vector<PixelRect> characters;
  std::vector<PixelRect> specks;
  for (const PixelRect& box : boxes) {
    if (is_edge(box, em)) continue;
    (is_small(box, em) ? specks : characters).push_back(box);
  }
  const auto lower = [](const PixelRect& a, const PixelRect& b) { return a.y0 < b.y0; };
  std::sort(characters.begin(), characters.end(), lower);
  std::vector<PixelRect> kept = characters;
  for (const PixelRect& speck : specks) {
    PixelRect reach = speck;  // nothing that begins higher is looked at
    reach.y0 -= static_cast<int>(kTallestEm * em);
    for (auto at = std::lower_bound(characters.begin(), characters.end(), reach, lower);
         at != characters.end() && at->y0 < speck.y1 + em; ++at) {
      if (!is_beside(speck, *at, em)) continue;
      kept.push_back(speck);
      break;
    }
  }
  return kept;
}

std::vector<OpenLine> open_lines(std::vector<PixelRect> boxes, const Image& binary, double em) {
  std::vector<OpenLine> lines;
  for (TextRow& row : text_rows(std::move(boxes), em)) {
    if (row.bottom - row.top < kDigitEm * em) continue;
    lines.push_back(line_of(std::move(row), binary, em));
  }
  return lines;
}

std::vector<LineRun> record_runs(const std::vector<OpenLine>& lines, double em) {
  std::vector<LineRun> runs;
  for (std::size_t i = 0; i < lines.size();) {
    if (!lines[i].is_record()) {
      ++i;
      continue;
    }
    const std::size_t end = end_of_run(lines, i, em);
    runs.push_back({first_of_run(lines, i, em), end});
    i = end;
  }
  return runs;
}

}  // namespace gewu
