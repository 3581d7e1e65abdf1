#include "ocr/upside_down.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gewu {
namespace {

// Believes a line the more, the more of its ink lies in the lower half.
class FootLover : public LineRecognizer {
 public:
  std::string_view name() const override { return "foot"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    std::vector<LineReading> readings;
    for (const Image& line : lines) {
      const auto middle = line.pixels.begin() + static_cast<std::ptrdiff_t>(line.pixels.size() / 2);
      const auto below = std::count(middle, line.pixels.end(), 0);
      const auto all = std::count(line.pixels.begin(), line.pixels.end(), 0);
      LineReading reading;
      reading.probability = all > 0 ? static_cast<float>(below) / static_cast<float>(all) : 0.0F;
      readings.push_back(reading);
    }
    return readings;
  }
};

// One line of ink; `y` is where in a box of 20 rows.
Image page_with_ink_at(int y) {
  Image page(200, 60, 1);
  std::fill_n(page.row(20 + y) + 40, 100, std::uint8_t{0});
  return page;
}

const std::vector<PixelRect> kBoxes = {{40, 20, 140, 40}};

TEST(UpsideDown, IsWhatReadsBetterTurnedOver) {
  FootLover reader;
  EXPECT_TRUE(reads_upside_down(page_with_ink_at(2), kBoxes, reader));
  EXPECT_FALSE(reads_upside_down(page_with_ink_at(17), kBoxes, reader));
}

TEST(UpsideDown, IsNotWhatNobodyCanRead) {
  FootLover reader;
  EXPECT_FALSE(reads_upside_down(Image(200, 60, 1), kBoxes, reader));
  EXPECT_FALSE(reads_upside_down(page_with_ink_at(2), {}, reader));
  EXPECT_FALSE(reads_upside_down(page_with_ink_at(2), {{500, 500, 600, 520}}, reader));
}

}  // namespace
}  // namespace gewu
