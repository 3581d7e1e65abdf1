#include "forms/vocabulary_data.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace gewu {

namespace {

using K = LabelKind;

// Whose department, whose money: forms of transfers print these before 主管部门, 资金 and the like.
constexpr std::string_view kOwners[] = {"中央", "省级", "自治区", "自治区级", "市级",
                                        "州级", "地区", "地级",   "县级",     "区级",
                                        "旗县", "县市", "兵团",   "师级",     "团场"};
constexpr std::string_view kOwnedMoney[] = {"补助", "补助资金", "资金",     "财政资金",
                                            "配套", "配套资金", "财政补助", "财政拨款"};

/// Kept for the life of the program; what a table above holds is not repeated.
const std::vector<std::string>& owned_texts(std::span<const std::string_view> things) {
  static std::map<const std::string_view*, std::vector<std::string>> kTexts;
  std::vector<std::string>& texts = kTexts[things.data()];
  for (std::string_view owner : kOwners) {
    for (std::string_view thing : things) {
      texts.push_back(std::string(owner).append(thing));
    }
  }
  return texts;
}

void add_owned(std::vector<LabelWording>& all, LabelKind kind,
               std::span<const std::string_view> things) {
  for (const std::string& text : owned_texts(things)) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const LabelWording& label) {
      return label.kind == kind && label.text == text;
    });
    if (!known) all.push_back({kind, text});
  }
}

std::vector<LabelWording> flattened() {
  std::vector<LabelWording> all;
  for (const auto groups : {field_groups(), column_groups()}) {
    for (const LabelGroup& group : groups) {
      for (std::string_view text : group.texts) all.push_back({group.kind, text});
    }
  }
  static constexpr std::string_view kDepartments[] = {"主管部门"};
  static constexpr std::string_view kTreasuries[] = {"财政部门"};
  add_owned(all, K::Department, kDepartments);
  add_owned(all, K::OtherField, kTreasuries);
  add_owned(all, K::FundsPart, kOwnedMoney);
  return all;
}

}  // namespace

std::span<const LabelWording> label_wordings() {
  static const std::vector<LabelWording> kAll = flattened();
  return kAll;
}

}  // namespace gewu
