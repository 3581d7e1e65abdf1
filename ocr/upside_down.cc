#include "ocr/upside_down.h"

#include <algorithm>
#include <utility>

namespace gewu {

namespace {

constexpr std::size_t kLines = 10;    // that are read, spread over the page
constexpr int kLongest = 12;          // times a line's height: enough of it to tell
constexpr int kPaper = 4;             // pixels of paper around the box
constexpr double kMargin = 1.5;       // as many times more belief, to turn a page over
constexpr double kLeastBelief = 0.1;  // of a mean line: less is no reading

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

double mean_belief(const std::vector<Image>& lines, LineRecognizer& reader) {
  double sum = 0;
  for (const LineReading& reading : reader.read(lines)) sum += reading.probability;
  return sum / static_cast<double>(lines.size());
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
  if (lines.empty()) return false;
  const double as_is = mean_belief(lines, reader);
  std::transform(lines.begin(), lines.end(), lines.begin(), turned_over);
  const double over = mean_belief(lines, reader);
  return over > kLeastBelief && over > kMargin * as_is;
}

}  // namespace gewu
