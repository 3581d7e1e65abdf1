#include "bench/line_sets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace gewu::bench {
namespace {

namespace fs = std::filesystem;

// A folder of its own with one table, and the committed strip of values beside it.
class LineSets : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / "gewu-line-sets-test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy("bench/crops/kept-values-000.png", folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  Result<std::vector<LineSet>> read(const std::string& rows) {
    std::ofstream(folder / "one.tsv") << rows;
    return read_line_sets(folder.string());
  }

  fs::path folder;
};

TEST_F(LineSets, ACropIsTheRowsOfItsStrip) {
  const Result<std::vector<LineSet>> sets = read("kept-values-000.png\t0\t20\t10\t≥95%\n");
  ASSERT_TRUE(sets.ok());
  ASSERT_EQ(sets->size(), 1U);
  EXPECT_EQ(sets->front().name, "one");
  ASSERT_EQ(sets->front().lines.size(), 1U);
  EXPECT_EQ(sets->front().lines[0].grey.width, 20);
  EXPECT_EQ(sets->front().lines[0].grey.height, 10);
  EXPECT_EQ(sets->front().lines[0].text, "≥95%");
}

TEST_F(LineSets, ARowBeyondItsStripIsDamaged) {
  const Result<std::vector<LineSet>> sets = read("kept-values-000.png\t999999\t20\t10\t1\n");
  ASSERT_FALSE(sets.ok());
  EXPECT_EQ(sets.error().code, ErrorCode::Damaged);
}

TEST_F(LineSets, AMissingStripIsDamaged) {
  const Result<std::vector<LineSet>> sets = read("nothing.png\t0\t20\t10\t1\n");
  ASSERT_FALSE(sets.ok());
  EXPECT_EQ(sets.error().code, ErrorCode::Damaged);
}

TEST_F(LineSets, AFolderWithoutSetsIsNotFound) {
  const Result<std::vector<LineSet>> sets = read_line_sets(folder.string());
  ASSERT_FALSE(sets.ok());
  EXPECT_EQ(sets.error().code, ErrorCode::NotFound);
}

TEST(CommittedLineSets, HoldInkAndTextInEveryCrop) {
  const Result<std::vector<LineSet>> sets = read_line_sets("bench/crops");
  ASSERT_TRUE(sets.ok());
  ASSERT_EQ(sets->size(), 6U);
  std::size_t lines = 0;
  for (const LineSet& set : *sets) {
    lines += set.lines.size();
    for (const LineCrop& line : set.lines) {
      const auto [low, high] =
          std::minmax_element(line.grey.pixels.begin(), line.grey.pixels.end());
      EXPECT_LT(*low, *high) << set.name << ": " << line.text;
      EXPECT_FALSE(line.text.empty());
    }
  }
  EXPECT_EQ(lines, 600U);
}

}  // namespace
}  // namespace gewu::bench
