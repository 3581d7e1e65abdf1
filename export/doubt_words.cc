#include "export/doubt_words.h"

#include <algorithm>
#include <array>

namespace gewu {

namespace {

constexpr std::array kWords{
    DoubtWords{"settled-by-sums", "the reading alone was not sure; printed sums confirm the number",
               "单凭识别不能确定，表内算术已证实"},
    DoubtWords{"structure", "its place in the table is doubtful", "在表中的位置不能确定"},
    DoubtWords{"junk", "it holds signs that no form prints", "夹有表格里不会印的符号"},
    DoubtWords{"faint-border", "a ruling at its border is hardly there, or hardly not",
               "边线很淡，可能有也可能没有"},
    DoubtWords{"lines-as-rows", "its lines may be rows of their own", "几行文字可能原是几行单元格"},
    DoubtWords{"over-border", "its text runs over a border of the cell", "文字越过了单元格的边线"},
    DoubtWords{"text-across-border", "text runs across a border of the cell",
               "有文字横跨单元格的边线"},
    DoubtWords{"layer-glyph", "the file says another character than the page shows",
               "文件里的字与页面上看到的字不同"},
    DoubtWords{"point-or-comma", "a point or comma may be lost, or be the other",
               "小数点或逗号可能漏掉，或彼此读错"},
    DoubtWords{"dash-in-range", "a dash between numbers may be lost", "数字之间的连接号可能漏掉"},
    DoubtWords{"unread-ink", "a character at an end may have been left out",
               "开头或末尾可能漏了一个字"},
    DoubtWords{"floating-point", "what was read as a point may be dirt", "小数点可能是污点"},
    DoubtWords{"slim-digit", "a slim digit may be a stroke or dirt", "细窄的数字可能是线条或污点"},
    DoubtWords{"wide-digit", "a point may have run into a digit", "小数点可能与数字粘连"},
    DoubtWords{"words", "the words suggest another character", "按词语看，可能是另一个字"},
    DoubtWords{"comparator-shape", "≥ ≤ ＞ ＜ ＝ may be one for the other",
               "≥、≤、＞、＜、＝ 可能互相读错"},
    DoubtWords{"odd-unit", "the last character may be a unit", "最后一个字可能是单位"},
    DoubtWords{"room-for-point", "a pale point may be lost in a gap",
               "数字间的空隙里可能漏了小数点"},
    DoubtWords{"room-for-dash", "a dash may be lost in a gap", "数字间的空隙里可能漏了连接号"},
    DoubtWords{"three-decimals", "the point may be a comma: a thousandth of the amount",
               "小数点可能是千位逗号，相差一千倍"},
    DoubtWords{"stroke-before-digit", "一 may be a dash or a ruling line",
               "「一」可能是横线或表格线"},
    DoubtWords{"stroke-or-dash", "一 may be a dash", "「一」可能是短横"},
    DoubtWords{"own-saw-nothing", "one of two readers saw nothing here",
               "两个识别器中有一个认为这里没有字"},
    DoubtWords{"dash-alone", "a dash alone may be 一", "单独的横线可能是「一」"},
    DoubtWords{"split-comparator", "= may be > or <", "「=」可能是「＞」或「＜」"},
    DoubtWords{"rule-above", "a stroke above the text may belong to it", "上方的横画可能是文字"},
    DoubtWords{"lines-as-columns", "its lines may be columns of their own", "几行文字可能原是几栏"},
    DoubtWords{"strays-inside", "a mark that was left out may be print", "去掉的标点可能是印上的"},
    DoubtWords{"dirt-alone", "what was taken for dirt may be print", "当作污点去掉的可能是文字"},
    DoubtWords{"crumbs", "what was taken for dirt may be print", "当作污点去掉的可能是文字"},
    DoubtWords{"label-colon", "; was taken for :", "「；」按「：」处理"},
    DoubtWords{"wording-strays", "marks were taken out of a label", "从栏目名称中去掉了标点"},
    DoubtWords{"black-square", "■ may be a character that ran together", "■ 可能是糊成一团的字"},
    DoubtWords{"mark-alone", "marks alone may be dirt", "单独的标点可能是污点"},
    DoubtWords{"half-bracket", "a bracket lacks its other half", "括号缺了一半"},
    DoubtWords{"odd-comma", "the comma may be a point", "逗号可能是小数点"},
    DoubtWords{"odd-point", "the point may be dirt, or digits are lost",
               "小数点可能是污点，或漏了数字"},
    DoubtWords{"rare-sign", "a rare sign may be another", "少见的符号可能读错"},
    DoubtWords{"equals-alone", "= may be 二 or dashes", "「=」可能是「二」或横线"},
    DoubtWords{"rings-alone", "the letters may be full stops", "字母 O 可能是句号"},
    DoubtWords{"lost-numeral", "一 may be lost", "可能漏了「一」"},
    DoubtWords{"points-for-commas", "points may be commas", "小数点可能是千位逗号"},
    DoubtWords{"invented-sign", "the sign may have been made of small type",
               "符号可能是由小字误读而来"},
    DoubtWords{"lone-character", "the character may be a digit", "这个字可能是数字"},
    DoubtWords{"no-number", "the number behind the sign may be lost", "符号后可能漏了数字"},
    DoubtWords{"lost-sign", "≥ or ≤ before the number may be lost", "数字前的 ≥、≤ 可能漏掉"},
    DoubtWords{"lost-point", "a point may be lost", "可能漏了小数点"},
    DoubtWords{"strays-at-ends", "dirt may stand at its ends, or signs be lost there",
               "两端可能有污点，或漏了符号"},
    DoubtWords{"almost-wording", "it differs a little from usual wording", "与常用说法略有不同"},
    DoubtWords{"rough-paper", "pale print may be hidden in the paper",
               "纸面不匀，可能有淡字没有看到"},
    DoubtWords{"fills-cell", "the stroke may be a ruling line", "横画可能是表格线"},
    DoubtWords{"hidden-by-seal", "a seal hides it", "被印章遮住"},
    DoubtWords{"under-seal", "a seal lies over it", "上面压着印章"},
    DoubtWords{"number-under-grey-seal", "a grey seal lies over a number", "数字上压着灰色印章"},
};

}  // namespace

std::span<const DoubtWords> all_doubt_words() { return kWords; }

const DoubtWords* doubt_words(std::string_view code) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const DoubtWords& words) { return words.code == code; });
  return found == kWords.end() ? nullptr : found;
}

}  // namespace gewu
