#include "bench/remembered_reader.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

namespace gewu::bench {
namespace {

// Reads "12" everywhere and counts how often it was asked.
class CountingReader : public LineRecognizer {
 public:
  explicit CountingReader(int* asked) : asked_(asked) {}
  std::string_view name() const override { return "counting"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    return std::vector<LineReading>(lines.size(), reading());
  }
  LineReading read_as(const Image&, LineKind) override {
    ++*asked_;
    return reading();
  }

 private:
  static LineReading reading() {
    LineReading reading;
    reading.chars.resize(2);
    reading.chars[0].code = U'1';
    reading.chars[1].code = U'2';
    reading.chars[1].probability = 0.25F;
    reading.probability = 0.25F;
    reading.raw = "l2";
    return reading;
  }
  int* asked_;
};

class RememberedReader : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove(file); }
  void TearDown() override { std::filesystem::remove(file); }
  std::unique_ptr<LineRecognizer> reader() {
    return remember_readings(std::make_unique<CountingReader>(&asked), file);
  }
  std::string file = testing::TempDir() + "gewu-remembered.jsonl";
  int asked = 0;
};

TEST_F(RememberedReader, AsksOnceForAnImageAlsoInALaterRun) {
  const Image line(20, 10, 1, 255);
  reader()->read_as(line, LineKind::Value);
  const LineReading again = reader()->read_as(line, LineKind::Value);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(again.text(), "12");
  EXPECT_EQ(again.raw, "l2");
  EXPECT_FLOAT_EQ(again.chars[1].probability, 0.25F);
}

TEST_F(RememberedReader, AnotherImageOrKindIsAnotherQuestion) {
  const std::unique_ptr<LineRecognizer> one = reader();
  one->read_as(Image(20, 10, 1, 255), LineKind::Value);
  one->read_as(Image(20, 10, 1, 254), LineKind::Value);
  one->read_as(Image(10, 20, 1, 255), LineKind::Value);
  one->read_as(Image(20, 10, 1, 255), LineKind::Text);
  EXPECT_EQ(asked, 4);
}

}  // namespace
}  // namespace gewu::bench
