#include "bench/drawn_rules.h"

#include <algorithm>
#include <utility>

namespace gewu::bench {

namespace {

constexpr double kPaper = 0.9;     // lightness from which a mark looks like paper
constexpr double kThickest = 4;    // points; anything thicker is a bar or shading
constexpr double kLongerBy = 2;    // a rule is at least so much longer than thick
constexpr double kSliver = 0.1;    // points; what is left thinner than this cannot be seen
constexpr double kTooClose = 1.0;  // points; no rule is shorter than this

bool is_thin(const PointRect& box) { return std::min(box.width(), box.height()) <= kThickest; }

// What of `box` lies outside `cover`: up to four parts.
void cut(const PointRect& box, const PointRect& cover, std::vector<PointRect>* left) {
  const PointRect common = intersect(box, cover);
  if (common.empty()) {
    left->push_back(box);
    return;
  }
  const PointRect parts[] = {{box.x0, box.y0, box.x1, common.y0},
                             {box.x0, common.y1, box.x1, box.y1},
                             {box.x0, common.y0, common.x0, common.y1},
                             {common.x1, common.y0, box.x1, common.y1}};
  for (const PointRect& part : parts) {
    if (std::min(part.width(), part.height()) > kSliver) left->push_back(part);
  }
}

std::vector<PointRect> seen_of(const std::vector<DrawnMark>& marks, std::size_t index) {
  std::vector<PointRect> seen{marks[index].box};
  for (std::size_t i = index + 1; i < marks.size() && !seen.empty(); ++i) {
    if (marks[i].lightness < kPaper) continue;
    std::vector<PointRect> left;
    for (const PointRect& box : seen) cut(box, marks[i].box, &left);
    seen = std::move(left);
  }
  return seen;
}

DrawnRule as_rule(const PointRect& box) {
  const PagePoint middle = box.centre();
  if (box.width() > box.height()) return {true, middle.y, box.x0, box.x1, box.height()};
  return {false, middle.x, box.y0, box.y1, box.width()};
}

}  // namespace

std::vector<DrawnRule> visible_rules(const std::vector<DrawnMark>& marks) {
  std::vector<DrawnRule> rules;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].lightness >= kPaper || !is_thin(marks[i].box)) continue;
    for (const PointRect& box : seen_of(marks, i)) {
      const DrawnRule rule = as_rule(box);
      const double length = rule.to - rule.from;
      if (length >= kLongerBy * rule.thickness && length >= kTooClose) rules.push_back(rule);
    }
  }
  return rules;
}

}  // namespace gewu::bench
