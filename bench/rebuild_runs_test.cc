// Mangled text against its true tables: the bars of rebuilding, on a sample of what
// `scripts/bench rebuild` measures whole.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "bench/rebuild_runs.h"

namespace gewu::bench {
namespace {

using fixtures::Strength;
using fixtures::TextStyle;

double percent(int part, int whole) { return 100.0 * part / std::max(1, whole); }

GoldForms gold(const std::string& path) {
  auto forms = load_gold_forms(path);
  EXPECT_TRUE(forms.ok()) << path;
  return forms ? std::move(*forms) : GoldForms{};
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

// A text that some tool once extracted from a printed disclosure, in percent.
struct RealBar {
  const char* family;
  double rows;
  double fields;
};

class RealText : public testing::TestWithParam<RealBar> {};

TEST_P(RealText, GivesTheTablesThatWerePrinted) {
  const RealBar& bar = GetParam();
  const GoldForms forms = gold(std::string("fixtures/gold/") + bar.family + ".json");
  const std::string text = text_of(std::string("fixtures/mangled/") + bar.family + ".txt");
  const FormScore score = score_text(forms.tables, text, nullptr);
  EXPECT_GE(percent(score.rows_right, score.rows), bar.rows);
  EXPECT_GE(percent(score.fields_right, score.fields), bar.fields);
  EXPECT_LE(percent(score.cells_silent, score.cells), 0.5);
  EXPECT_LE(percent(score.cells_review, score.cells), 15);
}

INSTANTIATE_TEST_SUITE_P(Rebuild, RealText,
                         testing::Values(RealBar{"akto-2021", 98, 98}, RealBar{"bohu-2021", 98, 98},
                                         RealBar{"kizilsu-2020", 98, 98},
                                         RealBar{"korla-shanghu-2023", 98, 98},
                                         RealBar{"atush-2024", 92, 92}),
                         [](const auto& test) {
                           std::string name = test.param.family;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

struct DamageBar {
  Strength strength;
  double rows;
};

class Damaged : public testing::TestWithParam<DamageBar> {};

TEST_P(Damaged, FormsAreRebuilt) {
  constexpr int kSample = 30;  // forms per family
  for (TextStyle style : {TextStyle::Tabs, TextStyle::Aligned}) {
    FormScore score;
    for (const char* family :
         {"akto-2021", "atush-2024", "bohu-2021", "kizilsu-2020", "korla-shanghu-2023"}) {
      score += score_mangled(gold(std::string("fixtures/gold/") + family + ".json"),
                             {GetParam().strength, style, kSample, kReportingSeeds}, nullptr);
    }
    EXPECT_GE(percent(score.rows_right, score.rows), GetParam().rows);
    EXPECT_LE(percent(score.cells_silent, score.cells), 0.5);
  }
}

INSTANTIATE_TEST_SUITE_P(Rebuild, Damaged,
                         testing::Values(DamageBar{Strength::Light, 99},
                                         DamageBar{Strength::Medium, 97},
                                         DamageBar{Strength::Heavy, 90}),
                         [](const auto& test) {
                           return std::string(fixtures::strength_name(test.param.strength));
                         });

class NewForm : public testing::TestWithParam<const char*> {};

TEST_P(NewForm, OfNoFamilyIsRebuilt) {
  const GoldForms forms = gold(std::string("fixtures/forms/") + GetParam() + ".json");
  for (TextStyle style : {TextStyle::Tabs, TextStyle::Aligned}) {
    const FormScore score =
        score_mangled(forms, {Strength::Medium, style, 30, kReportingSeeds}, nullptr);
    EXPECT_GE(percent(score.rows_right, score.rows), 90);
    EXPECT_LE(percent(score.cells_silent, score.cells), 0.5);
  }
}

INSTANTIATE_TEST_SUITE_P(Rebuild, NewForm, testing::Values("signs", "halves", "weights"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace gewu::bench
