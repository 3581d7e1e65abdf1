#include "ocr/page/upside_down.h"
#include "layout/analyse_layout.h"
#include "ocr/reader/reader_set.h"

#include <algorithm>
#include <span>
#include <utility>

namespace gewu {

namespace {

constexpr std::size_t kLines = 10;  // that are read at most, spread over the page,
constexpr std::size_t kAtOnce = 3;  // so many at once, until the answer is sure
constexpr int kLongest = 12;        // times a line's height: enough of it to tell
constexpr int kPaper = 4;           // pixels of paper around the box
// A line tells which end is up if its characters are believed so much more one way, on average.
// Text on its head is read as 0.6 to 0.9 of a character, by Tesseract too, text upright as 0.9
// to 1.
constexpr double kGap = 0.05;
constexpr int kFewest = 3;    // lines that say so, to turn a page over, and
constexpr int kMajority = 4;  // as many times more than say the opposite

Image crop(const Image& grey, const PixelRect& box) {
  const PixelRect page{0, 0, grey.width, grey.height};
  const int x1 = std::min(box.x1, box.x0 + kLongest * box.height());
  const PixelRect cut =
      intersect(PixelRect{box.x0 - kPaper, box.y0 - kPaper, x1 + kPaper, box.y1 + kPaper}, page);
  if (cut.empty()) return {};
  Image line(cut.width(), cut.height(), 1);
  for (int y = 0; y < line.height; ++y) {
    const std::uint8_t* from = grey.row(cut.y0 + y) + cut.x0;
    std::copy(from, from + line.width, line.row(y));
  }
  return line;
}

Image turned_over(Image line) {
  std::reverse(line.pixels.begin(), line.pixels.end());
  return line;
}

double belief(const LineReading& reading) {
  double sum = 0;
  for (const ReadChar& c : reading.chars) sum += c.probability;
  return reading.chars.empty() ? 0 : sum / static_cast<double>(reading.chars.size());
}

struct Votes {
  int turn = 0;
  int stay = 0;
  int left = 0;  // lines that have not been read

  bool turned() const { return turn >= kFewest && turn >= kMajority * stay; }
  // No reading of the lines that are left can change the answer.
  bool decided() const {
    const bool never = turn + left < kFewest || turn + left < kMajority * stay;
    return never || (turned() && turn >= kMajority * (stay + left));
  }
};

void count_votes(std::span<Image> lines, LineRecognizer& reader, Votes* votes) {
  const std::vector<LineReading> as_is = reader.read(lines);
  std::transform(lines.begin(), lines.end(), lines.begin(), turned_over);
  const std::vector<LineReading> over = reader.read(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double gain = belief(over[i]) - belief(as_is[i]);
    if (gain > kGap) ++votes->turn;
    if (gain < -kGap) ++votes->stay;
  }
  votes->left -= static_cast<int>(lines.size());
}

}  // namespace

bool reads_upside_down(const Image& grey, const std::vector<PixelRect>& boxes,
                       LineRecognizer& reader) {
  std::vector<Image> lines;
  const std::size_t step = std::max<std::size_t>(1, boxes.size() / kLines);
  for (std::size_t i = step / 2; i < boxes.size() && lines.size() < kLines; i += step) {
    Image line = crop(grey, boxes[i]);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  Votes votes{0, 0, static_cast<int>(lines.size())};
  for (std::size_t i = 0; i < lines.size() && !votes.decided(); i += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, lines.size() - i);
    count_votes({lines.data() + i, count}, reader, &votes);
  }
  return votes.turned();
}

HeadJudge head_judge(const ReaderSet& readers) {
  LineRecognizer* reader = readers.own ? readers.own.get() : readers.tesseract.get();
  return [reader](const Image& grey, const std::vector<PixelRect>& boxes) {
    return reads_upside_down(grey, boxes, *reader);
  };
}

}  // namespace gewu
