#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "export/json_writer.h"
#include "export/record_sink.h"
#include "export/sample_document.h"

namespace gewu {
namespace {

using nlohmann::ordered_json;

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

using Keys = std::vector<std::string>;

TEST(JsonTest, KeysStandInTheOrderOfTheFormat) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  EXPECT_EQ(keys(json),
            (Keys{"format", "document", "status", "pages", "paragraphs", "tables", "findings"}));
  EXPECT_EQ(keys(json["document"]), (Keys{"name", "sha256", "bytes", "kind", "title", "page_count",
                                          "year", "unit", "region"}));
  EXPECT_EQ(keys(json["pages"][0]),
            (Keys{"number", "width", "height", "turned", "skew", "reader", "why"}));
  EXPECT_EQ(keys(json["paragraphs"][0]), (Keys{"page", "box", "text", "confidence"}));
  EXPECT_EQ(keys(json["tables"][0]), (Keys{"id", "pages", "title", "subtitle", "unit_note",
                                           "footer", "rows", "cols", "cells", "form", "record"}));
  EXPECT_EQ(keys(json["tables"][0]["cells"][1]),
            (Keys{"row", "col", "row_span", "col_span", "text", "page", "box", "source", "raw",
                  "confidence", "review"}));
  EXPECT_EQ(keys(json["findings"][0]),
            (Keys{"severity", "code", "page", "table", "cells", "message", "suggestion"}));
}

TEST(JsonTest, RecordsHaveTheirOwnKeyOrder) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  const ordered_json& tables = json["tables"];
  EXPECT_EQ(keys(tables[0]["record"]),
            (Keys{"year", "project_name", "budget_unit", "department", "implementing_unit",
                  "project_leader", "handler", "funding", "goal", "indicators", "more"}));
  EXPECT_EQ(keys(tables[0]["record"]["funding"]),
            (Keys{"unit", "total", "fiscal", "other", "special_bond", "project_total"}));
  EXPECT_EQ(keys(tables[0]["record"]["indicators"][0]),
            (Keys{"level1", "level2", "level3", "value", "row"}));
  EXPECT_EQ(keys(tables[1]["record"]), (Keys{"year", "unit", "total", "rows"}));
  EXPECT_EQ(keys(tables[1]["record"]["rows"][0]),
            (Keys{"no", "department", "implementing_unit", "project_name", "amount", "row"}));
  EXPECT_EQ(keys(tables[2]["record"]),
            (Keys{"year", "department", "contact", "phone", "goal", "funding", "indicators"}));
}

TEST(JsonTest, NotPrintedIsNullAndPrintedEmptyIsAnEmptyString) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  const ordered_json& record = json["tables"][0]["record"];
  EXPECT_TRUE(record["budget_unit"].is_null());
  EXPECT_EQ(record["goal"], "");
  EXPECT_TRUE(record["funding"]["fiscal"].is_null());
  EXPECT_TRUE(json["tables"][0]["subtitle"].is_null());
  EXPECT_TRUE(json["findings"][1]["page"].is_null());
}

TEST(JsonTest, MoneyAndTargetsAreStrings) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  const ordered_json& record = json["tables"][0]["record"];
  EXPECT_EQ(record["funding"]["total"],
            (ordered_json{{"text", "10,465.04"}, {"yuan", "104650400"}}));
  EXPECT_EQ(record["indicators"][0]["value"]["number"], "100");
}

TEST(JsonTest, NumbersAreRoundedToWhatTheFormatPromises) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  EXPECT_EQ(json["tables"][0]["cells"][1]["confidence"].dump(), "0.9877");
  EXPECT_EQ(json["paragraphs"][0]["confidence"].dump(), "1");
  EXPECT_EQ(json["pages"][0]["skew"].dump(), "-0.83");
  EXPECT_EQ(json["pages"][0]["width"].dump(), "595.28");
}

TEST(JsonTest, RawStandsOnlyWhereTheTextDiffers) {
  const ordered_json json = ordered_json::parse(to_json(sample_document()));
  EXPECT_FALSE(json["tables"][0]["cells"][0].contains("raw"));
  EXPECT_EQ(json["tables"][0]["cells"][1]["raw"], "疫情防挖, \"甲\"");
}

TEST(JsonTest, EditsDoubtsAndProofStandOnlyWhereThereAreAny) {
  Document document = sample_document();
  TextTable& table = document.tables[0].table;
  table.grid_confidence = 0.98765;
  edit_text(table.cells[0], "label", "项目名");
  table.cells[0].doubts = {{"under-seal", 0.5}};
  table.cells[0].proved = true;
  const ordered_json json = ordered_json::parse(to_json(document))["tables"][0];
  EXPECT_EQ(json["grid_confidence"].dump(), "0.9877");
  EXPECT_EQ(json["cells"][0]["raw"], "项目名称");
  EXPECT_EQ(json["cells"][0]["edits"].dump(),
            R"([{"rule":"label","before":"项目名称","after":"项目名"}])");
  EXPECT_EQ(json["cells"][0]["doubts"].dump(), R"([{"code":"under-seal","cap":0.5}])");
  EXPECT_EQ(json["cells"][0]["proved"], true);
  for (const char* key : {"edits", "doubts", "proved"}) {
    EXPECT_FALSE(json["cells"][1].contains(key)) << key;
  }
}

TEST(JsonTest, ACellOverTwoPagesListsItsOtherParts) {
  Document document = sample_document();
  document.tables[0].table.cells[0].more_parts = {{2, {1, 2, 3, 4}}};
  document.tables[0].table.joined = "same columns";
  const ordered_json json = ordered_json::parse(to_json(document));
  EXPECT_EQ(json["tables"][0]["cells"][0]["parts"][0].dump(), R"({"page":2,"box":[1,2,3,4]})");
  EXPECT_EQ(json["tables"][0]["joined"], "same columns");
}

TEST(JsonTest, TheLayoutIsFixed) {
  Document document;
  document.info = {"x.pdf", "", 0, "pdf", "", 0};
  document.status = DocumentStatus::Failed;
  EXPECT_EQ(to_json(document), R"({
  "format": "gewu/1",
  "document": {
    "name": "x.pdf",
    "sha256": null,
    "bytes": 0,
    "kind": "pdf",
    "title": null,
    "page_count": 0,
    "year": null,
    "unit": null,
    "region": null
  },
  "status": "failed",
  "pages": [],
  "paragraphs": [],
  "tables": [],
  "findings": []
}
)");
}

TEST(JsonTest, IllFormedTextStillGivesValidJson) {
  Document document = sample_document();
  document.paragraphs[0].text = std::string("a\xff\x01\"\\") + '\0' + "\n";
  const ordered_json json = ordered_json::parse(to_json(document));
  EXPECT_EQ(json["paragraphs"][0]["text"], std::string("a\xEF\xBF\xBD\x01\"\\") + '\0' + "\n");
}

TEST(JsonNumberTest, HasNoExponentNoMinusZeroAndNoNan) {
  EXPECT_EQ(json_number(1e21, 2), "1000000000000000000000");
  EXPECT_EQ(json_number(-0.001, 2), "0");
  EXPECT_EQ(json_number(0.1 + 0.2, 4), "0.3");
  EXPECT_EQ(json_number(std::nan(""), 2), "null");
  EXPECT_EQ(json_number(100, 0), "100");
}

}  // namespace
}  // namespace gewu
