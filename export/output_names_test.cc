#include "export/output_names.h"

#include <gtest/gtest.h>

#include "export/sample_document.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

const std::string kFirst(64, 'a');
const std::string kSecond(64, 'b');

OutputNames open_names(const TestFolder& folder) {
  Result<OutputNames> names = OutputNames::open(folder.path());
  EXPECT_TRUE(names);
  return std::move(*names);
}

TEST(OutputNamesTest, OneNameTwoContentsTwoStems) {
  const TestFolder folder;
  OutputNames names = open_names(folder);
  EXPECT_EQ(*names.settle("附件1", kFirst), "附件1");
  EXPECT_EQ(*names.settle("附件1", kSecond), "附件1-2");
  EXPECT_EQ(*names.settle("附件1", kFirst), "附件1");
}

TEST(OutputNamesTest, ANumberThatSomebodyIsReallyCalledStaysFree) {
  const TestFolder folder;
  OutputNames names = open_names(folder);
  EXPECT_EQ(*names.settle("a-2", std::string(64, 'c')), "a-2");
  EXPECT_EQ(*names.settle("a", kFirst), "a");
  EXPECT_EQ(*names.settle("a", kSecond), "a-3");
}

TEST(OutputNamesTest, ContentNeverSeenSharesNoName) {
  const TestFolder folder;
  OutputNames names = open_names(folder);
  EXPECT_EQ(*names.settle("a", ""), "a");
  EXPECT_EQ(*names.settle("a", ""), "a-2");
}

Status write(const std::string& folder, bool json, char digit) {
  std::vector<std::unique_ptr<RecordSink>> sinks;
  Result<std::unique_ptr<RecordSink>> sink =
      json ? make_json_sink({folder}) : make_csv_sink({folder});
  if (!sink) return sink.error();
  sinks.push_back(std::move(*sink));
  const auto named = make_naming_sink(folder, std::move(sinks));
  if (!named) return named.error();
  Document document = sample_document();
  document.info.sha256 = std::string(64, digit);
  if (Status added = (*named)->add(document, "附件1"); !added) return added;
  return (*named)->commit();
}

// Two counties call a file the same: whatever is written, in whatever order, both stay.
TEST(OutputNamesTest, ALaterRunKeepsTheFilesOfAnEarlierOne) {
  for (const bool json : {true, false}) {
    const TestFolder folder;
    for (const char digit : {'a', 'b', 'b', 'a'}) ASSERT_TRUE(write(folder.path(), json, digit));
    const auto files = folder.names(json ? "." : "tables");
    EXPECT_EQ(files.size(), json ? 2u : 6u);
    if (!json) continue;
    EXPECT_NE(folder.read("附件1.json").find(kFirst), std::string::npos);
    EXPECT_NE(folder.read("附件1-2.json").find(kSecond), std::string::npos);
  }
}

}  // namespace
}  // namespace gewu
