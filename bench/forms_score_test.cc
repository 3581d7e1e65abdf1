#include "bench/forms_score.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>

namespace gewu::bench {
namespace {

using Json = nlohmann::ordered_json;

Json load(const std::string& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

struct Bar {
  const char* file;
  double fields;  ///< least share that comes out to the letter
  double rows;
};

class TrueTables : public testing::TestWithParam<Bar> {};

TEST_P(TrueTables, GiveRecordsWithEveryPrintedFieldAndRow) {
  const Json family = load(GetParam().file);
  std::vector<std::string> log;
  RecordCount sum;
  for (const RecordCount& count : score_forms(family, log)) sum += count;
  for (const std::string& line : log) std::cout << line << "\n";
  EXPECT_EQ(sum.forms_right, static_cast<int>(family["tables"].size()));
  EXPECT_GT(sum.fields, 0);
  EXPECT_GE(sum.fields_right, GetParam().fields * sum.fields);
  EXPECT_GE(sum.rows_right, GetParam().rows * sum.rows);
}

std::string name_of(const testing::TestParamInfo<Bar>& bar) {
  constexpr std::array kNames{
      "OfOtherProvinces",  "OfTemplates",       "OfMoreTemplates", "OfLaterTemplates",
      "OfLatestTemplates", "OfNewestTemplates", "OfLastTemplates", "OfProvinces",
      "OfOffices",         "OfSides",           "OfJoinedHeads",   "OfSections",
      "OfGrades",          "OfPlainForms",      "OfFunds",         "OfMixedForms"};
  return kNames.at(bar.index);
}

INSTANTIATE_TEST_SUITE_P(Forms, TrueTables,
                         testing::Values(Bar{"fixtures/records/other-forms.json", 1, 1},
                                         Bar{"fixtures/records/templates.json", 1, 1},
                                         Bar{"fixtures/records/more-templates.json", 1, 1},
                                         Bar{"fixtures/records/later-templates.json", 1, 1},
                                         Bar{"fixtures/records/latest-templates.json", 1, 1},
                                         Bar{"fixtures/records/newest-templates.json", 1, 1},
                                         Bar{"fixtures/records/last-templates.json", 1, 1},
                                         Bar{"fixtures/records/province-templates.json", 1, 1},
                                         Bar{"fixtures/records/office-templates.json", 1, 1},
                                         Bar{"fixtures/records/sided-templates.json", 1, 1},
                                         Bar{"fixtures/records/joined-templates.json", 1, 1},
                                         Bar{"fixtures/records/section-templates.json", 1, 1},
                                         Bar{"fixtures/records/graded-templates.json", 1, 1},
                                         Bar{"fixtures/records/plain-templates.json", 1, 1},
                                         Bar{"fixtures/records/fund-templates.json", 1, 1},
                                         Bar{"fixtures/records/mixed-templates.json", 1, 1}),
                         name_of);

TEST(CompareRecords, CountsWhatIsLostAndWhatIsMadeUp) {
  const Json truth = {{"year", "2024"},
                      {"goal", nullptr},
                      {"indicators", {{{"level1", "a"}}, {{"level1", "b"}}}},
                      {"more", {{"项目期", "3年"}}}};
  const Json output = {{"year", "2023"},
                       {"goal", "made up"},
                       {"indicators", {{{"level1", "b"}}}},
                       {"more", {{"项目期", "3年"}}}};
  std::vector<std::string> log;
  const RecordCount count = compare_records(truth, output, log);
  EXPECT_EQ(count.fields, 4);  // year twice: one lost, one made up
  EXPECT_EQ(count.fields_right, 1);
  EXPECT_EQ(count.rows, 2);
  EXPECT_EQ(count.rows_right, 1);
  EXPECT_EQ(log.size(), 4U);
}

TEST(CompareRecords, SeesNoDifferenceBetweenNotPrintedAndAbsent) {
  std::vector<std::string> log;
  const RecordCount count =
      compare_records({{"handler", nullptr}, {"year", "2024"}}, {{"year", "2024"}}, log);
  EXPECT_EQ(count.fields, 1);
  EXPECT_EQ(count.fields_right, 1);
}

}  // namespace
}  // namespace gewu::bench
