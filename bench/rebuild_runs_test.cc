// Mangled text against its true tables: the bars of rebuilding, on a sample of what
// `scripts/bench rebuild` measures whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "base/text.h"
#include "bench/rebuild_runs.h"
#include "fixtures/mangler/form_maker.h"
#include "fixtures/mangler/separated.h"
#include "rebuild/rebuild.h"

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

// Characters of the text, widths folded, blanks left out.
std::map<char32_t, int> characters(const std::string& text) {
  std::map<char32_t, int> counts;
  for (char32_t c : decode_utf8(fold_text(text))) ++counts[c];
  return counts;
}

// All that the output holds: cells as read, paragraphs, and what was reported as left over.
std::string output_of(const std::vector<PageResult>& pages) {
  std::string text;
  for (const PageResult& page : pages) {
    for (const Paragraph& paragraph : page.paragraphs) text += paragraph.text;
    for (const TextTable& table : page.tables) {
      for (const TextCell& cell : table.cells) text += cell.has_raw ? cell.raw : cell.text;
    }
    for (const Finding& finding : page.findings) {
      if (finding.code == "unused-text") text += finding.message;
    }
  }
  return text;
}

void expect_nothing_vanishes(const std::string& text) {
  InputAccount account;
  const auto pages = rebuild_pages(text, RebuildOptions(), &account);
  ASSERT_TRUE(pages.ok());
  const std::u32string letters = decode_utf8(text);
  const auto printed =
      std::count_if(letters.begin(), letters.end(), [](char32_t c) { return !is_void(c); });
  EXPECT_EQ(account.total(), printed);
  std::map<char32_t, int> left = characters(text);
  for (const auto& [c, count] : characters(output_of(*pages))) left[c] -= count;
  for (const auto& [c, count] : left) {
    EXPECT_LE(count, 0) << encode_utf8(std::u32string(1, c)) << " is missing";
  }
}

TEST(Characters, OfRealTextsAreAllAccountedFor) {
  for (const char* family :
       {"akto-2021", "atush-2024", "bohu-2021", "kizilsu-2020", "korla-shanghu-2023"}) {
    expect_nothing_vanishes(text_of(std::string("fixtures/mangled/") + family + ".txt"));
  }
}

TEST(Characters, OfDamagedTextsAreAllAccountedFor) {
  const std::vector<GoldForms> forms = {gold("fixtures/gold/atush-2024.json"),
                                        gold("fixtures/forms/halves.json")};
  constexpr std::size_t kBytes = 60'000;
  for (TextStyle style : {TextStyle::Tabs, TextStyle::Aligned}) {
    expect_nothing_vanishes(mangled_text(forms, {Strength::Heavy, style, 0, kTuningSeeds}, kBytes));
  }
}

struct DamageBar {
  Strength strength;
  double rows;
  double silent;
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
    EXPECT_LE(percent(score.cells_silent, score.cells), GetParam().silent);
  }
}

INSTANTIATE_TEST_SUITE_P(Rebuild, Damaged,
                         testing::Values(DamageBar{Strength::Light, 98, 0.3},
                                         DamageBar{Strength::Medium, 96, 0.5},
                                         DamageBar{Strength::Heavy, 90, 1}),
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
  }
}

INSTANTIATE_TEST_SUITE_P(Rebuild, NewForm, testing::Values("signs", "halves", "weights"),
                         [](const auto& test) { return std::string(test.param); });

class MadeForm : public testing::TestWithParam<fixtures::SeparatedStyle> {};

// Nothing is damaged, so nothing may be lost, whatever the names and the columns.
TEST_P(MadeForm, BetweenSeparatorsIsRebuiltWhole) {
  FormScore score;
  for (const auto kinds : {fixtures::tuning_kinds(), fixtures::reporting_kinds()}) {
    for (const fixtures::FormKind kind : kinds) {
      for (std::uint64_t seed = kTuningSeeds; seed < kTuningSeeds + 3; ++seed) {
        const fixtures::ManuscriptTable form = fixtures::make_form(kind, seed);
        const nlohmann::json truth{{"id", form.id}, {"kind", form.kind}, {"record", form.record}};
        score += score_text(nlohmann::json::array({truth}),
                            fixtures::separated_text(form, GetParam()), nullptr);
      }
    }
  }
  EXPECT_GE(percent(score.rows_right, score.rows), 99);
  EXPECT_LE(percent(score.cells_silent, score.cells), 0.1);
}

INSTANTIATE_TEST_SUITE_P(
    Rebuild, MadeForm,
    testing::Values(fixtures::SeparatedStyle::Tsv, fixtures::SeparatedStyle::QuotedTsv,
                    fixtures::SeparatedStyle::QuotedCsv, fixtures::SeparatedStyle::Markdown,
                    fixtures::SeparatedStyle::Box, fixtures::SeparatedStyle::Html),
    [](const auto& test) {
      std::string name = fixtures::separated_style_name(test.param);
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

}  // namespace
}  // namespace gewu::bench
