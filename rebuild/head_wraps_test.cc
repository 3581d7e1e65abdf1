// Values that go on above and below the line of their label.
#include "rebuild/head_wraps.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu {
namespace {

// "above|below" of the only wrapped value.
std::string wraps_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  const int last = static_cast<int>(source.lines.size()) - 1;
  const auto torn = find_torn_labels(source, Layout::Wide, 0, last);
  const auto values = find_wrapped_values(source, Layout::Wide, 0, last, torn);
  if (values.size() != 1) return std::to_string(values.size()) + " values";
  return encode_utf8(joined(source, values.front().above)) + "|" +
         encode_utf8(joined(source, values.front().below));
}

TEST(HeadWraps, LinesAboveAndBelowALabelAreItsValue) {
  EXPECT_EQ(wraps_of("                                        云岭区农业农村\n"
                     "主管部门    沙岗县教育局    实施单位\n"
                     "                                        监测站\n"
                     "项目期限    3年\n"),
            "云岭区农业农村|监测站");
}

TEST(HeadWraps, ALineBelowAFilledValueGoesOnWithIt) {
  EXPECT_EQ(wraps_of("实施单位    中共某某自治州委员会网络安全和信息\n"
                     "            化委员会办公室\n"
                     "项目期限    3年\n"),
            "|化委员会办公室");
}

TEST(HeadWraps, LinesOfAGoalAreLeftAlone) {
  EXPECT_EQ(wraps_of("项目期限    3年\n"
                     "            1.完成全部既定建设任务并通过验收和决算；\n"
                     "总体目标\n"
                     "            2.落实重点区域日常巡查养护。\n"),
            "0 values");
}

TEST(HeadWraps, TabbedTextHasAValueALine) {
  const SourceText source = make_source_text(decode_utf8("主管部门\t教育局\n\t水利局\n"));
  EXPECT_TRUE(find_wrapped_values(source, Layout::Tabs, 0, 1, {}).empty());
}

}  // namespace
}  // namespace gewu
