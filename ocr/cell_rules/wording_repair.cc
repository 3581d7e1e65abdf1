#include "ocr/cell_rules/wording_repair.h"

#include <algorithm>

#include "base/text.h"
#include "forms/vocabulary.h"

namespace gewu {

namespace {

constexpr std::size_t kLeastLength = 4;
// One wrong character in so many may be mended.
constexpr int kCharactersPerError = 4;
// The next wording must be so many edits farther than the nearest.
constexpr int kLead = 1;

bool all_han(const std::u32string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_han);
}

// Stray points, quotes and signs that a doubtful reading adds at the ends are no part of a label. A
// digit, a letter or a sign is: such texts are left alone.
bool is_stray(char32_t c) {
  static const std::u32string kMarks = U".,'`\"‘’“”·、。，:;-_~^*|∶°′…→←↑↓【】《》□■≈÷±+<>=(";
  return kMarks.find(c) != std::u32string::npos;
}

std::u32string without_edges(std::u32string text) {
  while (!text.empty() && is_stray(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_stray));
  return text;
}

// The colon that ends many labels, at the width at which it was read: printed ones are no stray
// points. No label ends in a semicolon: that is a colon whose lower point ran, or that dirt
// touched.
std::string final_colon(std::string_view text) {
  const std::u32string codes = decode_utf8(text);
  std::string colon;
  for (auto c = codes.rbegin(); c != codes.rend() && !is_han(*c); ++c) {
    if (*c == U':' || *c == U';') colon = ":";
    if (*c == U'：' || *c == U'；') colon = "：";
  }
  return colon;
}

bool ends_in_semicolon(std::string_view text) {
  return text.ends_with(";") || text.ends_with("；");
}

constexpr WordingGroup kClosedGroups[] = {WordingGroup::Label, WordingGroup::Level1,
                                          WordingGroup::Level2};

// The nearest wording of any group, and how far the next other one is.
std::optional<WordingMatch> nearest_of_all(const std::string& text) {
  std::optional<WordingMatch> best;
  for (WordingGroup group : kClosedGroups) {
    std::optional<WordingMatch> match = nearest_wording(text, group);
    if (!match) continue;
    if (!best || match->distance < best->distance) std::swap(best, match);
    if (!match) continue;
    const bool same = match->wording == best->wording;
    best->runner_up = std::min(best->runner_up, same ? match->runner_up : match->distance);
  }
  return best;
}

// Words of budgets that are printed as often as the closed wording which they miss by a character.
bool is_ordinary(const std::u32string& core) {
  static const std::u32string_view kWords[] = {
      U"项目支出",         U"项目收入",         U"项目经费",
      U"项目预算",         U"项目资产",         U"基本支出",
      U"专项支出",         U"年度支出",         U"年度收入",
      U"年度预算",         U"收入指标",         U"支出指标",
      U"预算指标",         U"经费指标",         U"科目名称",
      U"科目编码",         U"项目编码",         U"单位名称",
      U"一般公共预算资金", U"一般公共预算支出", U"国有资本经营预算支出"};
  return std::find(std::begin(kWords), std::end(kWords), core) != std::end(kWords);
}

// The wording that `core` is but for stray marks inside it.
std::optional<std::string> wording_among_strays(std::u32string core) {
  if (std::erase_if(core, is_stray) == 0) return std::nullopt;
  std::string wording = encode_utf8(core);
  if (!is_closed_wording(wording)) return std::nullopt;
  return wording;
}

// The wording that `text` is if its dashes are the broken stroke of 一.
std::optional<std::string> wording_of_dashes(std::string_view text) {
  const std::u32string codes = decode_utf8(fold_text(text));
  std::u32string joined;
  for (char32_t c : codes) {
    const bool dash = c == U'-' || c == U'—';
    if (!dash || joined.empty() || joined.back() != U'一') joined += dash ? U'一' : c;
  }
  std::string wording = encode_utf8(without_edges(joined));
  if (joined == codes || !is_closed_wording(wording)) return std::nullopt;
  return wording;
}

// The nearest wording if it differs from `core` in few characters and is as long.
std::optional<WordingMatch> near_wording(const std::u32string& core) {
  if (core.size() < kLeastLength || !all_han(core) || is_ordinary(core)) return std::nullopt;
  const int allowed = static_cast<int>(core.size()) / kCharactersPerError;
  std::optional<WordingMatch> match = nearest_of_all(encode_utf8(core));
  if (!match || match->distance > allowed) return std::nullopt;
  if (decode_utf8(match->wording).size() != core.size()) return std::nullopt;
  return match;
}

// A stroke of dirt at one of its ends. 一、 numbers an item.
bool is_wording_beside_bar(std::string_view text) {
  const std::u32string codes = decode_utf8(text);
  if (codes.size() < 2) return false;
  const auto is_wording = [](std::u32string_view rest) {
    return is_closed_wording(encode_utf8(std::u32string(rest)));
  };
  const std::u32string_view view(codes);
  return (codes.back() == U'一' && is_wording(view.substr(0, view.size() - 1))) ||
         (codes.front() == U'一' && is_han(codes[1]) && is_wording(view.substr(1)));
}

}  // namespace

bool is_closed_wording(std::string_view text) {
  const std::u32string core = without_edges(decode_utf8(fold_text(text)));
  if (core.size() < kLeastLength || !all_han(core)) return false;
  const std::string folded = encode_utf8(core);
  return std::any_of(std::begin(kClosedGroups), std::end(kClosedGroups), [&](WordingGroup group) {
    const std::optional<WordingMatch> match = nearest_wording(folded, group);
    return match && match->distance == 0;
  });
}

std::optional<std::string> mend_wording_strays(std::string_view text) {
  const std::u32string core = without_edges(decode_utf8(fold_text(text)));
  const std::optional<std::string> wording = wording_among_strays(core);
  if (!wording) return std::nullopt;
  return *wording + final_colon(text);
}

bool is_almost_wording(std::string_view text) {
  if (is_wording_beside_bar(text)) return true;
  const std::optional<WordingMatch> match =
      near_wording(without_edges(decode_utf8(fold_text(text))));
  return match && match->distance == 0 && ends_in_semicolon(text);
}

std::optional<std::string> mend_label_colons(std::string_view text) {
  std::u32string codes = decode_utf8(text);
  bool mended = false;
  bool among = false;  // the last label is 其中, which another follows
  std::size_t from = 0;
  for (std::size_t at = 0; (at = codes.find_first_of(U"：:；;", from)) != std::u32string::npos;) {
    const std::string label = encode_utf8(codes.substr(from, at - from));
    among = label == "其中";
    if (!among && !is_closed_wording(label)) return std::nullopt;
    const bool semicolon = codes[at] == U'；' || codes[at] == U';';
    if (semicolon) codes[at] = codes[at] == U'；' ? U'：' : U':';
    mended = mended || semicolon;
    from = at + 1;
  }
  const std::u32string rest = codes.substr(from);
  const bool amount = !rest.empty() && is_digit_of_any_width(rest.front());
  if (!mended || !(amount || (among && is_closed_wording(encode_utf8(rest))))) return std::nullopt;
  return encode_utf8(codes);
}

std::optional<std::string> repair_wording(std::string_view text) {
  if (std::optional<std::string> wording = mend_wording_strays(text)) return wording;
  if (std::optional<std::string> wording = wording_of_dashes(text)) return wording;
  const std::optional<WordingMatch> match =
      near_wording(without_edges(decode_utf8(fold_text(text))));
  if (!match) return std::nullopt;
  if (match->distance > 0 && match->runner_up < match->distance + kLead) return std::nullopt;
  const std::string wording = std::string(match->wording) + final_colon(text);
  if (fold_text(wording) == fold_text(text)) return std::nullopt;
  return wording;
}

}  // namespace gewu
