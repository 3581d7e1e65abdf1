#include "app/review_data.h"

#include <gtest/gtest.h>

#include "export/record_sink.h"
#include "export/sample_document.h"

namespace gewu {
namespace {

using nlohmann::json;

json data_of(const Document& document, const std::vector<Correction>& answers = {}) {
  return review_data(json::parse(to_json(document)), "report", answers);
}

TEST(ReviewDataTest, ShowsWhatIsDoubtedWithItsNames) {
  Document document = sample_document();
  document.tables[0].table.cells[3].doubts = {{"slim-digit", 0.5}};
  const json data = data_of(document);
  ASSERT_EQ(data["items"].size(), 1u);
  const json& item = data["items"][0];
  EXPECT_EQ(item["text"], "=100%");
  EXPECT_EQ(item["row_label"], "次数");
  EXPECT_EQ(item["doubts"][0]["code"], "slim-digit");
  EXPECT_EQ(item["doubts"][0]["words_zh"], "细窄的数字可能是线条或污点");
  EXPECT_EQ(item["findings"][0]["code"], "funding-sum");
  EXPECT_EQ(item["findings"][0]["words"].size(), item["findings"][0]["words_zh"].size());
  EXPECT_EQ(data["document"]["file"], "report");
  EXPECT_EQ(data["pages"]["1"]["turned"], 0);
}

TEST(ReviewDataTest, CellsOfAFailingSumAreShownEvenIfSure) {
  Document document = sample_document();
  document.findings[0].cells = {{0, 1}};
  EXPECT_EQ(data_of(document)["items"].size(), 2u);
}

TEST(ReviewDataTest, MoneyAtStakeComesFirst) {
  Document document = sample_document();
  document.findings.clear();
  TextCell& amount = document.tables[1].table.cells[1];
  amount.review = true;
  amount.confidence = 0.9;
  const json data = data_of(document);
  ASSERT_EQ(data["items"].size(), 2u);
  EXPECT_EQ(data["items"][0]["text"], "10465");
  EXPECT_EQ(data["items"][0]["yuan"], "104650000");
}

TEST(ReviewDataTest, OtherReadingsAreTheFirstAndThoseThatRulesChanged) {
  Document document = sample_document();
  TextCell& cell = document.tables[0].table.cells[3];
  edit_text(cell, "percent", "≥100%");
  EXPECT_EQ(data_of(document)["items"][0]["readings"], json::array({"=100%"}));
}

TEST(ReviewDataTest, WhatWasAnsweredIsKnown) {
  const Document document = sample_document();
  const TextCell& cell = document.tables[0].table.cells[3];
  Correction given;
  given.page = 1;
  given.box = cell.box;
  given.action = Correction::Action::Unreadable;
  EXPECT_EQ(data_of(document, {given})["items"][0]["answer"]["action"], "unreadable");
}

TEST(ReviewDataTest, WhatAReviewerSettledIsNotAskedAgain) {
  Document document = sample_document();
  document.tables[0].table.cells[3].source = TextSource::Reviewer;
  EXPECT_TRUE(data_of(document)["items"].empty());
}

TEST(ReviewPageTest, NothingInTheDataEndsTheScript) {
  Document document = sample_document();
  document.tables[0].table.cells[3].text = "</script><script>alert(1)</script>";
  const std::string page = review_page(data_of(document));
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("GEWU_REVIEW_DATA"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);
  EXPECT_EQ(page.find("https://"), std::string::npos);
}

}  // namespace
}  // namespace gewu
