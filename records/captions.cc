#include "records/captions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "records/footer.h"
#include "records/grid_view.h"
#include "records/running_lines.h"

namespace gewu {

namespace {

constexpr size_t kLongestPageNumber = 16;  // characters
constexpr size_t kLongestTitle = 60;
constexpr size_t kLongestSubtitle = 20;
constexpr double kTitleReach = 8;      // line heights between a title and what it stands over
constexpr double kSameSize = 0.1;      // relative difference of two lines of one title
constexpr double kWrappedGap = 1.2;    // line heights between the lines of one title
constexpr double kWrappedWidth = 0.6;  // share of the page's width that a wrapped line fills

std::u32string fold32(std::string_view text) { return decode_utf8(fold_text(text)); }

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

/// 单位：万元, 金额单位：元, also at the end of a line that says more; npos if there is none.
size_t unit_note_at(std::u32string_view folded) {
  for (std::u32string_view start : {U"金额单位:", U"货币单位:", U"单位:"}) {
    const size_t at = folded.find(start);
    if (at == std::u32string_view::npos) continue;
    const std::u32string_view unit = folded.substr(at + start.size());
    constexpr size_t kLongestUnit = 6;  // 人民币万元
    if (unit.size() <= kLongestUnit && contains(unit, U"元")) return at;
  }
  return std::u32string_view::npos;
}

/// What a narrow frame leaves on a line of its own of 单位：万元: 元 or 万元.
bool is_lone_unit(std::u32string_view folded) { return folded == U"元" || folded == U"万元"; }

/// "(2021年度)", "2023年", "（2024年）": a year and little else.
bool is_subtitle(std::string_view text) {
  const std::u32string folded = fold32(text);
  if (folded.size() > kLongestSubtitle || year_in(text).empty()) return false;
  const bool bracketed = folded.front() == U'(' && folded.back() == U')';
  return bracketed || folded.back() == U'年' ||
         (folded.size() >= 2 && contains(folded, U"年度") &&
          folded.substr(folded.size() - 2) == U"年度");
}

/// 附件2, 附表, 公开08表, 表十二: numbers of sheets, no titles.
bool is_sheet_number(std::u32string_view folded) {
  constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十";
  constexpr std::u32string_view kWords = U"公开附件表号第-.()";
  const bool only_number = std::all_of(folded.begin(), folded.end(), [&](char32_t c) {
    return contains(kNumbers, {&c, 1}) || contains(kWords, {&c, 1});
  });
  const bool numbered = folded.find_first_of(kNumbers) != std::u32string_view::npos;
  return only_number && (contains(folded, U"附") || (contains(folded, U"表") && numbered));
}

/// 部门：某县教育局: a label and its value, no title.
bool is_labelled_line(std::u32string_view folded) {
  constexpr size_t kLongestLabel = 8;
  const size_t colon = folded.substr(0, kLongestLabel + 1).find(U':');
  if (colon == std::u32string_view::npos) return false;
  return !is_sheet_number(folded.substr(0, colon)) || colon + 1 == folded.size();
}

bool is_continued_mark(std::u32string_view folded) {
  constexpr size_t kLongest = 6;
  return folded.size() <= kLongest && contains(folded, U"续");
}

/// Where in a title the mark begins that says that a table goes on: 收支总表（续）, 收支总表续表,
/// also with a number; npos if there is none.
size_t title_mark_at(std::u32string_view folded) {
  constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十";
  constexpr std::u32string_view kEnd = U"续表";
  if (folded.size() > kEnd.size() && folded.substr(folded.size() - kEnd.size()) == kEnd) {
    return folded.size() - kEnd.size();
  }
  const size_t open = folded.rfind(U'(');
  if (open == std::u32string_view::npos || open == 0 || folded.back() != U')') return folded.npos;
  std::u32string_view mark = folded.substr(open + 1, folded.size() - open - 2);
  while (!mark.empty() && contains(kNumbers, mark.substr(mark.size() - 1))) mark.remove_suffix(1);
  const bool known = mark == U"续" || mark == U"续表" || mark == U"续上表" || mark == U"接上表";
  return known ? open : folded.npos;
}

bool is_title(std::string_view text) {
  const std::u32string folded = fold32(text);
  if (folded.size() < 2 || folded.size() > kLongestTitle || contains(folded, U"。")) return false;
  constexpr std::u32string_view kNotAtEnd = U":;,，；：、";
  if (kNotAtEnd.find(folded.back()) != std::u32string_view::npos) return false;
  // The row of the goal may have lost its rules; its label is no title.
  constexpr std::array<LabelKind, 3> kGoals{LabelKind::Goal, LabelKind::AnnualGoal,
                                            LabelKind::MidtermGoal};
  return std::any_of(folded.begin(), folded.end(), is_han) && !is_footer_line(text) &&
         !match_label_of(text, kGoals, false).exact;
}

double line_height(const Paragraph& paragraph) {
  return paragraph.font_size > 0 ? paragraph.font_size : std::max(1.0, paragraph.box.height());
}

bool same_title_goes_on(const Paragraph& upper, const Paragraph& lower, double width) {
  if (upper.font_size <= 0 || lower.font_size <= 0) return false;
  const double larger = std::max(upper.font_size, lower.font_size);
  return std::abs(upper.font_size - lower.font_size) <= kSameSize * larger &&
         lower.box.y0 - upper.box.y1 <= kWrappedGap * larger &&
         upper.box.width() >= kWrappedWidth * width && is_title(upper.text);
}

/// The caption of one table while it is put together from the table upwards.
class CaptionReader {
 public:
  CaptionReader(TextTable& table) : table_(table), floor_(table.box.y0) {}

  /// False when the caption is complete.
  bool read(const Paragraph& paragraph) {
    const std::u32string folded = fold32(paragraph.text);
    if (!table_.title.empty()) return wrap_title(paragraph);
    if (is_lone_unit(folded)) {
      wrapped_ = &paragraph;
      return true;
    }
    if (folded.size() < 2 || is_continued_mark(folded) || is_sheet_number(folded)) return true;
    if (read_unit(paragraph) || beside_note(paragraph)) return true;
    if (table_.subtitle.empty() && is_subtitle(paragraph.text)) {
      table_.subtitle = paragraph.text;
      return note(paragraph);
    }
    if (is_labelled_line(folded)) return note(paragraph);
    const bool near = floor_ - paragraph.box.y1 <= kTitleReach * line_height(paragraph);
    if (!is_title(paragraph.text) || !(near || title_kind(paragraph.text) != TitleKind::None)) {
      return false;
    }
    table_.title = paragraph.text;
    last_ = &paragraph;
    return true;
  }

 private:
  bool wrap_title(const Paragraph& upper) {
    if (!last_ || !same_title_goes_on(upper, *last_, table_.box.width())) return false;
    table_.title = upper.text + table_.title;
    last_ = &upper;
    return true;
  }

  bool read_unit(const Paragraph& paragraph) {
    const std::string text = paragraph.text + (wrapped_ == nullptr ? "" : wrapped_->text);
    const std::u32string folded = fold32(text);
    const size_t at = unit_note_at(folded);
    if (at == std::u32string_view::npos || !table_.unit_note.empty()) return false;
    table_.unit_note = at == 0 ? text : encode_utf8(folded.substr(at));
    const std::string before = encode_utf8(std::u32string_view(folded).substr(0, at));
    if (at > 0 && table_.subtitle.empty() && is_subtitle(before)) table_.subtitle = before;
    return note(paragraph);
  }

  /// A line of the caption that is no title.
  bool note(const Paragraph& paragraph) {
    floor_ = paragraph.box.y0;
    note_ = &paragraph;
    return true;
  }

  /// 某县教育局 on the same line as 单位：万元.
  bool beside_note(const Paragraph& paragraph) const {
    if (!note_) return false;
    const double y = paragraph.box.centre().y;
    return y > note_->box.y0 && y < note_->box.y1;
  }

  TextTable& table_;
  double floor_;                     ///< top of what the caption stands over so far
  const Paragraph* note_ = nullptr;  ///< the last line that is no title
  const Paragraph* last_ = nullptr;
  const Paragraph* wrapped_ = nullptr;  ///< the end of a unit note that did not fit its line
};

/// Without the dashes around a page number, which readers take for other strokes: -1- as =-1-.
std::u32string without_dashes(const std::u32string& text) {
  constexpr std::u32string_view kDashes = U"-–—=_~一";
  const size_t first = text.find_first_not_of(kDashes);
  if (first == 0 || first == std::u32string::npos) return text;
  const size_t last = text.find_last_not_of(kDashes);
  return last + 1 == text.size() ? text : text.substr(first, last + 1 - first);
}

}  // namespace

bool is_page_number(std::string_view text) {
  constexpr std::u32string_view kAllowed = U"-–—·.第共页/()0123456789PpageOof";
  const std::u32string folded = without_dashes(fold32(text));
  return !folded.empty() && folded.size() <= kLongestPageNumber &&
         std::any_of(folded.begin(), folded.end(), is_digit) &&
         folded.find_first_not_of(kAllowed) == std::u32string::npos;
}

bool is_caption_line(std::string_view text) {
  return title_kind(text) != TitleKind::None || is_footer_line(text) || is_subtitle(text) ||
         unit_note_at(fold32(text)) != std::u32string_view::npos;
}

Surroundings look_around(const PageResult& page, size_t table, const RunningLines& running) {
  Surroundings around;
  const PointRect& box = page.tables[table].box;
  double upper = -1;
  double lower = page.height + box.y1 + 1;
  for (size_t i = 0; i < page.tables.size(); ++i) {
    const PointRect& other = page.tables[i].box;
    if (i == table || other.x1 <= box.x0 || other.x0 >= box.x1) continue;
    if (other.centre().y < box.y0) upper = std::max(upper, other.y1);
    if (other.centre().y > box.y1) lower = std::min(lower, other.y0);
  }
  for (const Paragraph& paragraph : page.paragraphs) {
    const double y = paragraph.box.centre().y;
    if (is_page_number(paragraph.text) || running.hold(page, paragraph)) continue;
    if (y > upper && y < box.y0) around.above.push_back(&paragraph);
    if (y > box.y1 && y < lower) around.below.push_back(&paragraph);
  }
  auto by_height = [](const Paragraph* a, const Paragraph* b) {
    return a->box.centre().y < b->box.centre().y;
  };
  std::stable_sort(around.above.begin(), around.above.end(), by_height);
  std::stable_sort(around.below.begin(), around.below.end(), by_height);
  // A line that closes the table above is no caption of this one.
  if (upper >= 0) {
    while (!around.above.empty() && is_footer_line(around.above.front()->text)) {
      around.above.erase(around.above.begin());
    }
  }
  for (const Paragraph* paragraph : around.above) {
    const std::u32string folded = fold32(paragraph->text);
    const bool titled = title_kind(paragraph->text) != TitleKind::None && contains(folded, U"续");
    if (is_continued_mark(folded) || titled) around.continued_mark = true;
    const size_t mark = folded.size() <= kLongestTitle ? title_mark_at(folded) : folded.npos;
    if (mark == folded.npos) continue;
    around.continued_mark = true;
    around.continued_title = encode_utf8(std::u32string_view(folded).substr(0, mark));
  }
  return around;
}

void caption_table(TextTable& table, const Surroundings& around) {
  CaptionReader reader(table);
  for (auto it = around.above.rbegin(); it != around.above.rend(); ++it) {
    if (!reader.read(**it)) break;
  }
  for (const Paragraph* paragraph : around.below) {
    if (!is_footer_line(paragraph->text)) break;
    if (!table.footer.empty()) table.footer += "\n";
    table.footer += paragraph->text;
  }
}

std::string document_title(const std::vector<PageResult>& pages) {
  if (pages.empty() || pages.front().number != 1) return "";
  double first_table = pages.front().height;
  for (const TextTable& table : pages.front().tables) {
    first_table = std::min(first_table, table.box.y0);
  }
  for (const Paragraph& paragraph : pages.front().paragraphs) {
    if (paragraph.box.centre().y > first_table) continue;
    const std::u32string folded = fold32(paragraph.text);
    const bool noise = is_page_number(paragraph.text) || is_sheet_number(folded) ||
                       is_subtitle(paragraph.text) ||
                       unit_note_at(folded) != std::u32string_view::npos;
    if (noise) continue;
    const TitleKind kind = title_kind(paragraph.text);
    const bool form = kind == TitleKind::ProjectTarget || kind == TitleKind::DepartmentTarget ||
                      kind == TitleKind::SelfEvaluation;
    return is_title(paragraph.text) && !form ? paragraph.text : "";
  }
  return "";
}

}  // namespace gewu
