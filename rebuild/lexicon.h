// How well a piece of text fits a column of an indicator table: names, wordings, value patterns.
// The words themselves are those of base/vocabulary.h, folded once for speed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "forms/vocabulary.h"

namespace gewu {

/// What a column of an indicator table holds, as its header says.
enum class ColumnKind {
  Spine,  ///< the narrow label set vertically at the left (绩效指标)
  Level1,
  Level2,
  Level3,
  Comparator,  ///< 指标性质 where it is printed apart from the number
  Value,
  Unit,  ///< 计量单位, likewise
  Basis,
  LastYear,
  Weight,
  Rule,
  Evidence,
  Other,
};

ColumnKind column_kind(LabelKind label);  ///< Other for labels that head no column of their own

/// A name that 一级指标 or 二级指标 cells print.
struct LevelWord {
  std::u32string text;
  IndicatorFamily family = IndicatorFamily::Other;
  int order = 0;         ///< usual place among the names of its level
  uint64_t letters = 0;  ///< a bit per letter, hashed: for telling at once what is not alike
};

struct LevelWordMatch {
  const LevelWord* word = nullptr;  ///< null: nothing like it
  double score = 0;                 ///< 1: as printed; above 0.6: damaged but recognisable
};

/// A label's wording, folded.
struct LabelWord {
  std::u32string text;
  LabelKind kind = LabelKind::None;
  uint64_t letters = 0;  ///< as in LevelWord
};

struct LabelWordMatch {
  const LabelWord* word = nullptr;
  double score = 0;  ///< as in LevelWordMatch
  size_t used = 0;   ///< characters of the text that belong to it
};

/// Full-width forms to ASCII, blanks and control characters dropped. For comparing only.
std::u32string fold32(std::u32string_view text);

/// How alike two short texts are, 0..1: 1 - edits / longer length.
double likeness(std::u32string_view a, std::u32string_view b);

const std::vector<LevelWord>& level_words(int level);  ///< level 1 or 2

/// The level name nearest to `folded`.
LevelWordMatch match_level_word(std::u32string_view folded, int level);

const std::vector<LabelWord>& label_words();

/// The label that `folded` as a whole is, or is a damaged or cut form of.
LabelWordMatch match_label_word(std::u32string_view folded);

/// The longest label that `folded` starts with; used == 0 if none.
LabelWordMatch label_prefix(std::u32string_view folded);

/// The fixed wordings of a column (basis, rule, evidence); empty for the others.
const std::vector<std::u32string>& column_wordings(ColumnKind kind);

/// The shape of a target value.
enum class ValueShape { Empty, Compared, Number, Date, Word, Text };
ValueShape value_shape(std::u32string_view folded);

bool is_amount(std::u32string_view folded);  ///< digits, a point, thousands separators

/// Log-odds like score of `folded` as the text of a column; 0 is neutral, and an empty text gets 0.
double column_fit(ColumnKind kind, std::u32string_view folded);

/// How well an indicator (its name and value) suits a 二级指标 by the words it uses; small, a
/// tie-breaker. In -1..2.
double level2_affinity(const LevelWord& level2, std::u32string_view level3,
                       std::u32string_view value);

/// How many brackets of the text hold a unit: (月), (%).
int bracketed_units(std::u32string_view folded);

/// A text without any meaning, such as a reader makes of a torn label.
bool looks_garbled(std::u32string_view folded);

}  // namespace gewu
