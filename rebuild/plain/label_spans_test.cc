// Labels over several rows.
#include "rebuild/plain/label_spans.h"

#include <gtest/gtest.h>

namespace gewu::plain {
namespace {

std::string shown(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans) {
    text += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
  }
  return text;
}

const std::vector<double> kTops = {0, 1, 2, 3, 4, 5, 6};

TEST(LabelSpans, ALabelIsOverTheRowsInWhoseMiddleItStands) {
  EXPECT_EQ(shown(lay_labels({{1.5, 0}, {4.5, 0}}, kTops, std::vector<bool>(6, false))),
            "0-3 3-6 ");
}

TEST(LabelSpans, NoLabelReachesOverASum) {
  EXPECT_EQ(shown(lay_labels({{1, 0}, {4.5, 0}}, kTops, {false, false, true, false, false, false})),
            "0-2 3-6 ");
}

TEST(LabelSpans, RowsWithoutLabelsBehindALabelAtTheirTopAreBlank) {
  // A column of items that ends before the rows do is no column of labels.
  EXPECT_TRUE(lay_labels({{0.5, 0}}, kTops, std::vector<bool>(6, false)).empty());
}

TEST(LabelSpans, MoreLabelsThanRowsDoNotFit) {
  EXPECT_TRUE(lay_labels({{0.2, 0}, {0.8, 0}}, {0, 1}, {false}).empty());
}

}  // namespace
}  // namespace gewu::plain
