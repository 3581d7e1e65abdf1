#include "records/running_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "records/captions.h"

namespace gewu {

namespace {

constexpr double kEdge = 0.09;        // share of the page's height in which running lines stand
constexpr size_t kRunningPages = 3;   // pages on which a running line recurs
constexpr size_t kLongestNumber = 6;  // characters of a page number, its dashes among them
// Numbers of two pages lie as near to each other as this, in shares of the page: they differ by a
// digit's width and the page's lean.
constexpr double kSameX = 0.03;
constexpr double kSameY = 0.01;

bool at_edge(const PageResult& page, const Paragraph& paragraph) {
  const double y = paragraph.box.centre().y;
  return y < kEdge * page.height || y > (1 - kEdge) * page.height;
}

}  // namespace

RunningLines::Place RunningLines::place_of(const PageResult& page, const Paragraph& paragraph) {
  const PagePoint centre = paragraph.box.centre();
  return {page.number, centre.x / page.width, centre.y / page.height};
}

RunningLines::RunningLines(const std::vector<PageResult>& pages) {
  std::map<std::string, size_t> count;
  for (const PageResult& page : pages) {
    std::set<std::string> seen;
    for (const Paragraph& paragraph : page.paragraphs) {
      if (!at_edge(page, paragraph)) continue;
      if (!is_caption_line(paragraph.text)) seen.insert(fold_text(paragraph.text));
      if (is_page_number(paragraph.text)) numbers_.push_back(place_of(page, paragraph));
    }
    for (const std::string& line : seen) ++count[line];
  }
  for (const auto& [line, pages_with] : count) {
    if (pages_with >= kRunningPages) texts_.insert(line);
  }
}

bool RunningLines::hold(const PageResult& page, const Paragraph& paragraph) const {
  const std::string folded = fold_text(paragraph.text);
  if (texts_.count(folded) > 0) return true;
  if (!at_edge(page, paragraph) || decode_utf8(folded).size() > kLongestNumber) return false;
  const Place here = place_of(page, paragraph);
  return std::any_of(numbers_.begin(), numbers_.end(), [&](const Place& number) {
    return number.page != here.page && std::abs(number.x - here.x) < kSameX &&
           std::abs(number.y - here.y) < kSameY;
  });
}

}  // namespace gewu
