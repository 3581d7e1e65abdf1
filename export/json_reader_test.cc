#include "export/json_reader.h"

#include <gtest/gtest.h>

#include "export/record_sink.h"
#include "export/sample_document.h"

namespace gewu {
namespace {

Document full_sample() {
  Document document = sample_document();
  TextTable& table = document.tables[0].table;
  table.grid_confidence = 0.75;
  table.joined = "same columns";
  document.tables[0].edits = {{"reviewer", "0123", "span"}};
  table.cells[0].more_parts = {{2, {1, 2, 3, 4}}};
  edit_text(table.cells[2], "label", "次");
  table.cells[3].doubts = {{"under-seal", 0.5}};
  table.cells[3].proved = true;
  return document;
}

TEST(JsonReaderTest, WhatWasWrittenComesBackButForRecords) {
  const std::string text = to_json(full_sample());
  Result<Document> back = document_from_json(text);
  ASSERT_TRUE(back) << back.error().message;
  Document expected = full_sample();
  for (DocumentTable& table : expected.tables) table.record.reset();
  EXPECT_EQ(to_json(*back), to_json(expected));
}

TEST(JsonReaderTest, OtherJsonIsRefused) {
  for (const char* text : {"", "{}", "[]", "null", R"({"format": "gewu/2"})", "{\"format\""}) {
    EXPECT_FALSE(document_from_json(text)) << text;
  }
}

TEST(JsonReaderTest, CellsThatDoNotTileAreRefused) {
  std::string text = to_json(sample_document());
  text.replace(text.find("\"col\": 1"), 8, "\"col\": 7");
  EXPECT_FALSE(document_from_json(text));
}

}  // namespace
}  // namespace gewu
