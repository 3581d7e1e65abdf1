#include "app/page_codec.h"

#include <gtest/gtest.h>

#include "app/frames.h"
#include "app/protocol.h"
#include "ocr/page/page_text.h"

namespace gewu {
namespace {

TextCell full_cell() {
  TextCell cell;
  cell.row = 1;
  cell.col = 2;
  cell.row_span = 3;
  cell.col_span = 4;
  cell.text = "≥95%";
  cell.raw = "之95%";
  cell.has_raw = true;
  cell.page = 7;
  cell.box = {0.1, 1.0 / 3, 2e-9, 123456.789};
  cell.more_parts = {{8, {1, 2, 3, 4}}};
  cell.source = TextSource::Repaired;
  cell.confidence = 0.1 + 0.2;
  cell.review = true;
  cell.edits = {{"misread-sign", "之", "≥"}};
  cell.doubts = {{"slim-digit", 0.69}};
  cell.proved = true;
  cell.room = 1.5;
  return cell;
}

TextTable full_table() {
  TextTable table;
  table.pages = {7, 8};
  table.box = {1, 2, 3, 4};
  table.rows = 9;
  table.cols = 6;
  table.cells = {full_cell()};
  table.col_edges = {1.5, 2.25};
  table.row_edges = {0.1};
  table.open_top = true;
  table.aligned = true;
  table.title = "甲";
  table.subtitle = "乙";
  table.unit_note = "单位：万元";
  table.footer = "丁";
  table.joined = "戊";
  table.grid_confidence = 0.75;
  return table;
}

// A page with every field away from its default.
PageResult full_page() {
  PageResult page;
  page.number = 7;
  page.width = 595.276;
  page.height = 841.89;
  page.turned = 90;
  page.skew = -0.83;
  page.reader = Reader::Mixed;
  page.why = "because";
  page.paragraphs = {{7, {1, 2, 3, 4}, "经办人", 0.5, TextSource::Ocr, 10.5}};
  page.tables = {full_table()};
  page.findings = {{Severity::Info, "under-seal", 7, "#0", {{1, 2}}, "m", "s"}};
  return page;
}

TEST(PageCodecTest, APageComesBackExactly) {
  const nlohmann::json json = page_to_json(full_page());
  const Result<PageResult> back = page_from_json(nlohmann::json::parse(json.dump()));
  ASSERT_TRUE(back);
  EXPECT_EQ(page_to_json(*back), json);
  const TextCell& cell = back->tables.at(0).cells.at(0);
  EXPECT_EQ(cell.box, full_cell().box);
  EXPECT_EQ(cell.confidence, full_cell().confidence);
  EXPECT_EQ(cell.raw, "之95%");
  EXPECT_EQ(cell.source, TextSource::Repaired);
  EXPECT_EQ(cell.edits.at(0).after, "≥");
  EXPECT_EQ(cell.doubts.at(0).cap, 0.69);
  EXPECT_EQ(back->tables[0].grid_confidence, 0.75);
  EXPECT_EQ(back->tables[0].col_edges, full_table().col_edges);
  EXPECT_TRUE(back->tables[0].open_top);
  EXPECT_TRUE(back->tables[0].aligned);
  EXPECT_FALSE(back->tables[0].open_bottom);
  EXPECT_EQ(back->reader, Reader::Mixed);
  EXPECT_EQ(back->findings.at(0).table, "#0");
}

TEST(PageCodecTest, NoFieldIsForgotten) {
  // Each value differs from the default, so a forgotten field would change the text on the way.
  const nlohmann::json empty = page_to_json(PageResult());
  const nlohmann::json full = page_to_json(full_page());
  for (const auto& [key, value] : full.items()) EXPECT_NE(value, empty[key]) << key;
  const nlohmann::json plain = page_to_json([] {
    PageResult page;
    page.tables.resize(1);
    page.tables[0].cells.resize(1);
    return page;
  }());
  for (const auto& [key, value] : full["tables"][0].items()) {
    if (key == "open_bottom") continue;
    EXPECT_NE(value, plain["tables"][0][key]) << key;
  }
  for (const auto& [key, value] : full["tables"][0]["cells"][0].items()) {
    EXPECT_NE(value, plain["tables"][0]["cells"][0][key]) << key;
  }
}

TEST(PageCodecTest, BrokenAnswersAreErrors) {
  for (const char* text : {"{}", "[]", "3", R"({"number": "seven"})"}) {
    EXPECT_FALSE(page_from_json(nlohmann::json::parse(text))) << text;
  }
  nlohmann::json wrong = page_to_json(full_page());
  wrong["reader"] = 99;
  EXPECT_FALSE(page_from_json(wrong));
}

TEST(ProtocolTest, FileNamesAreBytes) {
  const std::string path = "/tmp/\xff\xfe 表.pdf";
  const Result<Request> back = decode_request(encode_request({Task::Read, path, 5}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->path, path);
  EXPECT_EQ(back->page, 5);
  EXPECT_EQ(back->task, Task::Read);
}

TEST(ProtocolTest, SettingsComeBackWhole) {
  ReadSettings settings;
  settings.password = "p\xffw";
  settings.dpi = 150;
  settings.reader = ReaderChoice::Ocr;
  settings.readers.language = "chi_tra";
  settings.readers.model = "/m";
  settings.readers_named = true;
  settings.limits = {1, 2, 3, 4, 5};
  settings.review_below = 0.5;
  settings.readers.without_rules = {"unit"};
  const Result<ReadSettings> back = decode_settings(encode_settings(settings));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->password, settings.password);
  EXPECT_EQ(back->dpi, 150);
  EXPECT_EQ(back->reader, ReaderChoice::Ocr);
  EXPECT_EQ(back->readers.language, "chi_tra");
  EXPECT_EQ(back->readers.model, "/m");
  EXPECT_TRUE(back->readers_named);
  EXPECT_EQ(back->limits.max_pages, 1);
  EXPECT_EQ(back->limits.max_worker_bytes, 5);
  EXPECT_EQ(back->review_below, 0.5);
  EXPECT_EQ(back->readers.without_rules, settings.readers.without_rules);
}

TEST(ProtocolTest, PicturesAndErrorsComeThrough) {
  Reply drawn;
  drawn.png = std::string("a\0b", 3);
  EXPECT_EQ(decode_reply(encode_reply(drawn)).png, drawn.png);
  const Reply failed = decode_reply(
      encode_reply(failed_reply({ErrorCode::Encrypted, "locked", "--password", "x.pdf", 3})));
  EXPECT_TRUE(failed.failed);
  EXPECT_EQ(failed.error.code, ErrorCode::Encrypted);
  EXPECT_EQ(failed.error.page, 3);
  EXPECT_TRUE(decode_reply("garbage").failed);
}

TEST(ProtocolTest, IllFormedTextDoesNotCostThePage) {
  Reply reply;
  reply.pages.resize(1);
  reply.pages[0].why = "a\xff";
  const Reply back = decode_reply(encode_reply(reply));
  ASSERT_FALSE(back.failed);
  EXPECT_EQ(back.pages.at(0).why, "a\xEF\xBF\xBD");
}

TEST(FrameBufferTest, GivesWholeMessagesHoweverTheyCome) {
  FrameBuffer buffer;
  const std::string bytes = std::string("\x03\0\0\0abc\0\0\0\0\x01\0\0\0", 15) + "z";
  std::vector<std::string> got;
  for (const char c : bytes) {
    buffer.append({&c, 1});
    while (auto message = buffer.next()) got.push_back(*message);
  }
  EXPECT_EQ(got, (std::vector<std::string>{"abc", "", "z"}));
}

TEST(FrameBufferTest, AnAbsurdLengthIsBroken) {
  FrameBuffer buffer;
  buffer.append("\xff\xff\xff\xff");
  EXPECT_TRUE(buffer.broken());
  EXPECT_FALSE(buffer.next());
}

}  // namespace
}  // namespace gewu
