// Strokes of watermarks that look like rules.
#pragma once

#include "base/image.h"
#include "tablegrid/rules.h"

namespace gewu {

/// Drops short lines that are far paler than the page's long rules: strokes of a watermark, shadows
/// of a fold. Those that long rules hold at both ends may be somewhat paler. `grey` is the upright
/// page, `paper` its grey level, `em` the height of a character in pixels. Where all rules are pale
/// nothing is dropped.
void drop_pale_rules(const Image& grey, int paper, double em, RuleSet* rules);

/// Ends rules at the rule that crosses them where only paler strokes go on in line beyond it.
void clip_pale_ends(const Image& grey, int paper, double em, RuleSet* rules);

}  // namespace gewu
