#include "ocr/cell/cell_text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ocr/ink/test_page.h"
#include "ocr/reader/reader_set.h"

namespace gewu {
namespace {

// Reads the lines of a page as it was told, sure of each.
class ToldReader : public LineRecognizer {
 public:
  explicit ToldReader(std::vector<std::u32string> texts) : texts_(std::move(texts)) {}
  std::string_view name() const override { return "told"; }
  std::vector<LineReading> read(std::span<const Image> lines) override {
    EXPECT_EQ(lines.size(), texts_.size());
    std::vector<LineReading> readings;
    for (const std::u32string& text : texts_) {
      LineReading& reading = readings.emplace_back();
      for (char32_t code : text) reading.chars.emplace_back().code = code;
      for (ReadChar& c : reading.chars) c.probability = 0.99F;
      reading.probability = 0.99F;
    }
    return readings;
  }

 private:
  std::vector<std::u32string> texts_;
};

// A cell of two lines, read so.
CellDraft reading_of(const std::u32string& first, const std::u32string& second, bool peppered) {
  const PageLayout layout = TestPage(300, 150).characters(20, 20, 4).characters(20, 80, 5).layout();
  PageInk ink = survey_ink(layout);
  ink.peppered = peppered;
  LineQueue queue(peppered);
  const QueuedCell cell = queue_cell(ink, {0, 0, 300, 150}, &queue, Opinions::One);
  ReaderSet readers;
  readers.own = std::make_unique<ToldReader>(std::vector{first, second});
  queue.read(&readers);
  return read_cell(cell, queue);
}

std::string cell_of(const std::u32string& first, const std::u32string& second, bool peppered) {
  return reading_of(first, second, peppered).text;
}

TEST(CellText, SpecksAloneOnADirtyPageAreABlankCell) {
  const PageLayout layout = TestPage(200, 80).box(60, 40, 6, 6).box(80, 20, 5, 7).layout();
  PageInk ink = survey_ink(layout);
  ink.peppered = true;
  LineQueue queue;
  EXPECT_FALSE(queue_cell(ink, {0, 0, 200, 80}, &queue, Opinions::AsNeeded).inked);
  const PageLayout lonely = TestPage(200, 80).box(60, 40, 5, 5).layout();
  ink.layout = &lonely;
  EXPECT_FALSE(queue_cell(ink, {0, 0, 200, 80}, &queue, Opinions::AsNeeded).inked);
  const PageLayout printed = TestPage(200, 80).box(60, 40, 30, 4).layout();  // 一
  ink.layout = &printed;
  EXPECT_TRUE(queue_cell(ink, {0, 0, 200, 80}, &queue, Opinions::AsNeeded).inked);
}

TEST(CellText, OfCrumbsOnADirtyPageOnlyADashIsBelieved) {
  const PageLayout layout =
      TestPage(200, 80).box(60, 40, 4, 3).box(67, 40, 4, 3).box(74, 40, 4, 3).layout();
  PageInk ink = survey_ink(layout);
  ink.peppered = true;
  const auto told = [&](const std::u32string& text) {
    LineQueue queue(true);
    const QueuedCell cell = queue_cell(ink, {0, 0, 200, 80}, &queue, Opinions::One);
    EXPECT_TRUE(cell.crumbs);
    ReaderSet readers;
    readers.own = std::make_unique<ToldReader>(std::vector{text});
    queue.read(&readers);
    return read_cell(cell, queue);
  };
  EXPECT_EQ(told(U"…").text, "");
  EXPECT_LE(told(U"…").confidence, 0.9);
  EXPECT_EQ(told(U"-").text, "-");
}

TEST(CellText, OnADirtyPageNobodyPrintsAMarkAlone) {
  const PageLayout layout = TestPage(200, 80).box(60, 40, 12, 12).layout();
  PageInk ink = survey_ink(layout);
  const auto told = [&](const std::u32string& text, bool peppered) {
    ink.peppered = peppered;
    LineQueue queue(peppered);
    const QueuedCell cell = queue_cell(ink, {0, 0, 200, 80}, &queue, Opinions::One);
    ReaderSet readers;
    readers.own = std::make_unique<ToldReader>(std::vector{text});
    queue.read(&readers);
    return read_cell(cell, queue);
  };
  EXPECT_EQ(told(U".", true).text, "");
  EXPECT_LE(told(U".", true).confidence, 0.9);
  EXPECT_EQ(told(U".", false).text, ".");
  EXPECT_EQ(told(U"7", true).text, "7");
}

TEST(CellText, DirtAtTheEndsOfATextOnADirtyPageGoes) {
  EXPECT_EQ(cell_of(U"、共32", U"1~", true), "共321");
  EXPECT_EQ(cell_of(U"84", U"00.", true), "8400");
  EXPECT_EQ(cell_of(U"第1", U"2.", true), "第12.");
  EXPECT_EQ(cell_of(U"-5", U"5*", true), "-55*");
  EXPECT_EQ(cell_of(U"、共32", U"1~", false), "、共321~");
}

TEST(CellText, ARuleAboveTheTextIsNoLineOfIt) {
  EXPECT_EQ(cell_of(U"一", U"库尔勒", false), "库尔勒");
  EXPECT_LE(reading_of(U"一", U"库尔勒", false).confidence, 0.9);
  EXPECT_EQ(cell_of(U"一", U"级", false), "一\n级");
  EXPECT_EQ(cell_of(U"库尔勒", U"一", false), "库尔勒\n一");
}

TEST(CellText, OnADirtyPageALineOfMarksAloneIsDirt) {
  EXPECT_EQ(cell_of(U"、", U"321", true), "321");
  EXPECT_EQ(cell_of(U"≥95%", U"-", true), "≥95%");
  EXPECT_EQ(cell_of(U"7", U"95%", true), "795%");
  EXPECT_LE(reading_of(U"共321", U"1~", true).confidence, 0.9);
  EXPECT_NE(cell_of(U"≥95%", U"-", false), "≥95%");
}

}  // namespace
}  // namespace gewu
