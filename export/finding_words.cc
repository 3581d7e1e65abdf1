#include "export/finding_words.h"

#include <algorithm>
#include <array>

namespace gewu {

namespace {

constexpr std::array kWords = {
    FindingWords{"document-failed", "文件打不开", "检查文件是否完整、是否加密，再转换一次"},
    FindingWords{"page-failed", "有一页读不出来", "对照原件查看这一页，需要时重新扫描"},
    FindingWords{"page-too-small", "页面太小，放不下文字", "检查这一页的尺寸是否正确"},
    FindingWords{"page-damaged", "页面数据有损坏，内容可能不全",
                 "换一份完好的文件，或逐格对照原件"},
    FindingWords{"correction-unused", "有一条复核结果对不上任何单元格",
                 "打开复核页，在现在的单元格上重新填写"},
    FindingWords{"limit-hit", "文件或页面超过了限制", "确有需要时放宽提示中的限制"},
    FindingWords{"text-layer-rejected", "文字层不可信，改为识别图像", "抽查这一页的数字"},
    FindingWords{"unfamiliar-type", "多数文字是本程序不认识的语言或字体", "这一页请人工录入或复核"},
    FindingWords{"under-seal", "单元格被印章压住", "对照原件核对印章下的文字"},
    FindingWords{"cell-unreadable", "单元格里有笔迹，但读不出文字", "对照原件填写"},
    FindingWords{"table-by-alignment", "没有表格线，按文字对齐划分行列", "核对行列划分"},
    FindingWords{"table-missed", "表格线相交，却没有得到表格",
                 "查看页面：可能是图，也可能要人工录入"},
    FindingWords{"unused-text", "有文字没有归入任何栏目", "看看它属于哪一格"},
    FindingWords{"form-not-rebuilt", "程序未能还原这张表，按原文逐行保留",
                 "对照原文核对，并请报告这份文件"},
    FindingWords{"page-join-doubtful", "跨页的两部分是否相连不能确定", "查看两页的交界处"},
    FindingWords{"unknown-label", "有不认识的栏目，内容放在 more 里", "需要时从 more 中取用"},
    FindingWords{"several-projects", "一张表里有几个项目的目标", "按项目分别核对"},
    FindingWords{"missing-field", "表中缺少应有的栏目", "对照原件看是否漏印或漏读"},
    FindingWords{"duplicate-document", "同一单位同一年度有两份文件",
                 "核对是否重新公开，以现行的为准"},
    FindingWords{"duplicate-form", "同一个项目出现在两张表里", "核对是否重复公开"},
    FindingWords{"funding-sum", "资金总额不等于各项来源之和", "核对总额和各项来源"},
    FindingWords{"list-total", "清单合计不等于各行之和", "核对合计和各行金额"},
    FindingWords{"row-sum", "一行的合计不等于各栏之和", "核对这一行的数"},
    FindingWords{"column-sum", "一栏的合计不等于各行之和", "核对这一栏的数"},
    FindingWords{"hierarchy-sum", "上级科目不等于下级科目之和", "核对这些科目的数"},
    FindingWords{"side-balance", "收入总计与支出总计不相等", "核对两边的总计"},
    FindingWords{"cross-table", "两张表中同一个数不一致", "对照两张表核对"},
    FindingWords{"rate-wrong", "比率与本行金额算出的不符", "核对比率和金额"},
    FindingWords{"unit-missing", "表中没有写明金额单位", "查明单位是元还是万元"},
    FindingWords{"unit-inferred", "单位不是印在原处，而是由别处推出", "确认单位"},
    FindingWords{"list-target-mismatch", "清单金额与项目目标表不一致，或没有对应的目标表",
                 "对照清单和目标表"},
    FindingWords{"weights-sum", "权重之和不是 100（或 90）", "核对各项权重"},
    FindingWords{"sum-unchecked", "缺少数据或读不清，合计无法核对", "先复核读不清的金额"},
    FindingWords{"value-unreadable", "金额、权重或指标值无法理解", "对照原件核对"},
    FindingWords{"comparator-doubtful", "数值前的符号（≥、≤、＞、＜、＝）可能读错",
                 "对照原件核对符号"},
    FindingWords{"unit-conflict", "两处写的单位不一致", "查明以哪一处为准"},
    FindingWords{"indicator-without-value", "指标没有指标值", "对照原件看是否漏印或漏读"},
    FindingWords{"value-without-indicator", "指标值没有对应的指标", "对照原件看属于哪个指标"},
};

}  // namespace

std::span<const FindingWords> all_finding_words() { return kWords; }

const FindingWords* finding_words(std::string_view code) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const FindingWords& words) { return words.code == code; });
  return found == kWords.end() ? nullptr : found;
}

}  // namespace gewu
