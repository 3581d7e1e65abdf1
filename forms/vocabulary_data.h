// The tables behind vocabulary.h.
#pragma once

#include <span>
#include <string_view>

#include "forms/vocabulary.h"

namespace gewu {

/// One printed wording of a label, without colon, unit and notes.
struct LabelWording {
  LabelKind kind;
  std::string_view text;
};

/// The wordings of one kind, the usual one first.
struct LabelGroup {
  LabelKind kind;
  std::span<const std::string_view> texts;
};

/// Labels of fields, and heads of columns with what departments and self-evaluations print besides.
std::span<const LabelGroup> field_groups();
std::span<const LabelGroup> column_groups();

/// All wordings of labels; the first of a kind is the usual one.
std::span<const LabelWording> label_wordings();

/// Usual phrases of the columns Basis, ScoringRule and Evidence; empty for other groups.
std::span<const std::string_view> phrase_wordings(WordingGroup group);

}  // namespace gewu
