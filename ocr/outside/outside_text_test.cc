#include "ocr/outside/outside_text.h"

#include <gtest/gtest.h>

#include "ocr/ink/test_page.h"

namespace gewu {
namespace {

std::size_t lines_outside(const TestPage& page, const std::vector<GridTable>& grids) {
  const PageLayout layout = page.layout();
  const PageInk ink = survey_ink(layout);
  LineQueue queue;
  return queue_outside_text(ink, grids, &queue).size();
}

TEST(OutsideText, ASpeckAloneIsNoText) {
  EXPECT_EQ(lines_outside(TestPage(1200, 400).characters(100, 60, 12, 60).box(600, 300, 8, 8), {}),
            1U);
}

// Text stays, however near; so does a stroke that stands apart.
TEST(OutsideText, WhatBrokeOffTheOuterRulesOfATableIsNoText) {
  GridTable grid;
  grid.box = {100, 200, 1100, 360};
  TestPage page(1200, 400);
  page.characters(100, 60, 12, 60).box(100, 200, 1000, 2).box(1060, 186, 40, 2);
  page.box(1112, 240, 2, 40);
  EXPECT_EQ(lines_outside(page, {grid}), 1U);
  EXPECT_EQ(lines_outside(page.box(1060, 120, 40, 4), {grid}), 2U);
}

TEST(FreeAreas, AreWhatTablesLeave) {
  const std::vector<PixelRect> areas = free_areas(100, 200, {{10, 50, 90, 100}});
  const std::vector<PixelRect> expected = {
      {0, 0, 100, 50}, {0, 50, 10, 100}, {90, 50, 100, 100}, {0, 100, 100, 200}};
  EXPECT_EQ(areas, expected);
  EXPECT_EQ(free_areas(100, 200, {}), (std::vector<PixelRect>{{0, 0, 100, 200}}));
}

}  // namespace
}  // namespace gewu
