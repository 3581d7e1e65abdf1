#include "ocr/page/upside_down.h"

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
      if (all > 0) reading.chars.resize(1);
      if (all > 0)
        reading.chars[0].probability = static_cast<float>(below) / static_cast<float>(all);
      readings.push_back(reading);
    }
    return readings;
  }
};

// Where the ink of a line lies in its box.
enum class Ink { Head, Foot, Both };

struct Lines {
  Image page;
  std::vector<PixelRect> boxes;
};

Lines lines(const std::vector<Ink>& inks) {
  constexpr int kPitch = 60;
  Lines made;
  made.page = Image(200, kPitch * static_cast<int>(inks.size()) + kPitch, 1);
  int y = kPitch / 2;
  for (Ink ink : inks) {
    made.boxes.push_back({40, y, 140, y + 20});
    if (ink != Ink::Foot) std::fill_n(made.page.row(y + 2) + 40, 100, std::uint8_t{0});
    if (ink != Ink::Head) std::fill_n(made.page.row(y + 17) + 40, 100, std::uint8_t{0});
    y += kPitch;
  }
  return made;
}

bool upside_down(const std::vector<Ink>& inks) {
  FootLover reader;
  const Lines made = lines(inks);
  return reads_upside_down(made.page, made.boxes, reader);
}

TEST(UpsideDown, IsWhatReadsBetterTurnedOver) {
  EXPECT_TRUE(upside_down({Ink::Head, Ink::Head, Ink::Head}));
  EXPECT_TRUE(upside_down({Ink::Head, Ink::Head, Ink::Head, Ink::Head, Ink::Foot, Ink::Both}));
  EXPECT_FALSE(upside_down({Ink::Foot, Ink::Foot, Ink::Foot}));
}

TEST(UpsideDown, IsNotWhatAFewLinesSay) {
  EXPECT_FALSE(upside_down({Ink::Head, Ink::Head}));
  EXPECT_FALSE(upside_down({Ink::Head, Ink::Head, Ink::Both, Ink::Both, Ink::Both, Ink::Both}));
  EXPECT_FALSE(upside_down({Ink::Head, Ink::Head, Ink::Head, Ink::Foot}));
}

TEST(UpsideDown, IsNotWhatNobodyCanRead) {
  FootLover reader;
  const Lines made = lines({Ink::Head, Ink::Head, Ink::Head});
  EXPECT_FALSE(reads_upside_down(Image(200, 60, 1), {{40, 20, 140, 40}}, reader));
  EXPECT_FALSE(reads_upside_down(made.page, {}, reader));
  EXPECT_FALSE(reads_upside_down(made.page, {{500, 500, 600, 520}}, reader));
}

}  // namespace
}  // namespace gewu
