#include "ocr/outside/paragraphs.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "base/word_width.h"
#include "ocr/outside/list_items.h"
#include "ocr/outside/value_lines.h"

namespace gewu {

namespace {

// All in em.
constexpr double kCentred = 0.7;  // a line's middle that near the cell's middle is centred
constexpr double kIndent = 2.7;   // a first line may be set in by two characters
constexpr double kSlack = 1.6;    // room that a line may leave because of punctuation
constexpr double kLeastRoom = 2.0;
constexpr double kUsualPadding = 1.0;
constexpr double kRoomOfList = 2.4;     // beside a value: more than padding and one digit
constexpr std::size_t kLongNumber = 4;  // characters: what is left of a wrapped one is shorter
constexpr double kLeading = 1.3;        // largest gap between lines of one paragraph
constexpr double kSameSize = 1.2;       // ratio of the heights of lines in one paragraph
constexpr double kStackedShift = 0.3;   // of characters written below each other
constexpr double kFlush = 1.0;          // left edges this near to each other are flush

struct Column {
  double left = 0;
  double right = 0;
  double least_x0 = 0;    // of all lines
  double text_right = 0;  // how far lines could have run
};

Column column_of(const std::vector<TextLine>& lines, double left, double right) {
  Column column{left, right, lines.front().box.x0, lines.front().box.x1};
  double em = 0;
  for (const TextLine& line : lines) {
    column.least_x0 = std::min(column.least_x0, line.box.x0);
    column.text_right = std::max(column.text_right, line.box.x1);
    em = std::max(em, line.em);
  }
  const double padding = std::clamp(column.least_x0 - left, 0.0, kUsualPadding * em);
  column.text_right = std::max(column.text_right, right - padding);
  return column;
}

bool ends_paragraph(const TextLine& line, const TextLine& next, const Column& column) {
  const double em = std::max(line.em, 1.0);
  const double room = (column.text_right - line.box.x1) / em;
  if (room < std::max(kLeastRoom, first_word_width(next.text) + kSlack)) return false;
  const double middle = (column.left + column.right) / 2;
  const bool centred = std::abs((line.box.x0 + line.box.x1) / 2 - middle) < kCentred * em;
  const bool flush_left =
      line.box.x0 - column.least_x0 < kIndent * em && next.box.x0 - column.least_x0 < kIndent * em;
  return !centred && flush_left;
}

// Values on lines of their own, whatever their alignment. A long number that was wrapped fills its
// line; a list of numbers that do so has all of one length.
bool is_list_of_values(const std::vector<TextLine>& lines, double width) {
  std::vector<std::string> texts;
  std::vector<std::size_t> lengths;
  bool room = true;
  for (const TextLine& line : lines) {
    texts.push_back(line.text);
    lengths.push_back(decode_utf8(line.text).size());
    if (&line == &lines.back()) break;
    room = room && width - line.box.width() >= kRoomOfList * std::max(line.em, 1.0);
  }
  const bool same = std::all_of(lengths.begin(), lengths.end(), [&](std::size_t length) {
    return length == lengths.front() && length >= kLongNumber;
  });
  return (room || same) && list_values(texts);
}

// Written downwards, as only the text layer can tell: one Han character below the other.
bool is_stacked(const std::vector<TextLine>& lines) {
  return std::all_of(lines.begin(), lines.end(), [&](const TextLine& line) {
    const std::u32string codes = decode_utf8(line.text);
    return line.source == TextSource::TextLayer && codes.size() == 1 && is_han(codes[0]) &&
           std::abs(line.box.x0 - lines.front().box.x0) < kStackedShift * line.em;
  });
}

bool ends_in_latin(const std::string& text) {
  return !text.empty() && static_cast<unsigned char>(text.back()) < 0x80;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// English words are parted by the line break itself; numbers and Chinese are not.
const char* soft_joint(const std::string& before, const std::string& after) {
  const bool words = ends_in_latin(before) && !after.empty() && is_letter(before.back()) &&
                     is_letter(after.front());
  return words ? " " : "";
}

bool in_reading_order(const TextLine& a, const TextLine& b) {
  const double a_middle = (a.box.y0 + a.box.y1) / 2;
  const double b_middle = (b.box.y0 + b.box.y1) / 2;
  const bool same_row =
      a.box.y0 < b_middle && b_middle < a.box.y1 && b.box.y0 < a_middle && a_middle < b.box.y1;
  return same_row ? a.box.x0 < b.box.x0 : a_middle < b_middle;
}

// Insertion sort: "same row" is no strict order, so std::sort may not be given it.
void sort_lines(std::vector<TextLine>* lines) {
  std::stable_sort(lines->begin(), lines->end(), [](const TextLine& a, const TextLine& b) {
    return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
  });
  for (std::size_t i = 1; i < lines->size(); ++i) {
    for (std::size_t j = i; j > 0 && in_reading_order((*lines)[j], (*lines)[j - 1]); --j) {
      std::swap((*lines)[j], (*lines)[j - 1]);
    }
  }
}

// 十、 and （三） at the start of a line number a point, unless a list of numbers was wrapped here.
bool begins_a_point(const std::string& before, const std::string& text) {
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  const std::u32string codes = decode_utf8(text);
  const bool bracket = !codes.empty() && (codes.front() == U'（' || codes.front() == U'(');
  const std::size_t start = bracket ? 1 : 0;
  const std::size_t end = codes.find_first_not_of(kNumbers, start);
  if (end == std::u32string::npos || end == start) return false;
  const bool closed = bracket ? codes[end] == U'）' || codes[end] == U')' : codes[end] == U'、';
  return closed && !before.ends_with("、");
}

bool same_paragraph(const TextLine& line, const TextLine& next, const Column& column) {
  const double em = std::max(line.em, 1.0);
  if (std::max(line.em, next.em) > kSameSize * std::min(line.em, next.em)) return false;
  if (next.box.x0 >= line.box.x1 || next.box.x1 <= line.box.x0) return false;
  if (begins_a_point(line.text, next.text)) return false;
  const double gap = next.box.y0 - line.box.y1;
  if (gap < -0.5 * em || gap > kLeading * em) return false;
  const double room = (column.right - line.box.x1) / em;
  if (room >= std::max(kLeastRoom, first_word_width(next.text) + kSlack)) return false;
  return std::abs(next.box.x0 - column.left) < kFlush * em;
}

Paragraph start(const TextLine& line) {
  Paragraph paragraph;
  paragraph.box = line.box;
  paragraph.text = line.text;
  paragraph.confidence = line.confidence;
  paragraph.source = line.source;
  paragraph.font_size = line.em;
  return paragraph;
}

void extend(const TextLine& line, Paragraph* paragraph) {
  paragraph->box = unite(paragraph->box, line.box);
  paragraph->text += soft_joint(paragraph->text, line.text) + line.text;
  paragraph->confidence *= line.confidence;
}

}  // namespace

std::string join_lines(const std::vector<TextLine>& lines, double left, double right) {
  if (lines.empty()) return {};
  const Column column = column_of(lines, left, right);
  const bool listed = is_list_of_values(lines, right - left);
  const bool stacked = is_stacked(lines);
  std::string text = lines.front().text;
  std::vector<std::string> before;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    before.push_back(lines[i - 1].text);
    const bool ends = !stacked && (listed || ends_paragraph(lines[i - 1], lines[i], column) ||
                                   begins_next_item(before, lines[i].text));
    text += ends ? "\n" : soft_joint(text, lines[i].text);
    text += lines[i].text;
  }
  return tidy_text(text);
}

double room_behind(const std::vector<TextLine>& lines, double left, double right) {
  if (lines.empty()) return -1;
  double padding = kUsualPadding * lines.back().em;
  double widest = 0;
  for (const TextLine& line : lines) {
    padding = std::min({padding, line.box.x0 - left, right - line.box.x1});
    widest = std::max(widest, line.box.width());
  }
  const double usable = std::max(widest, right - left - 2 * std::max(0.0, padding));
  return (usable - lines.back().box.width()) / std::max(1.0, lines.back().em);
}

std::vector<Paragraph> make_paragraphs(std::vector<TextLine> lines) {
  std::vector<Paragraph> paragraphs;
  if (lines.empty()) return paragraphs;
  sort_lines(&lines);
  Column column{lines.front().box.x0, lines.front().box.x1, 0, 0};
  for (const TextLine& line : lines) {
    column.left = std::min(column.left, line.box.x0);
    column.right = std::max(column.right, line.box.x1);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && same_paragraph(lines[i - 1], lines[i], column)) {
      extend(lines[i], &paragraphs.back());
    } else {
      paragraphs.push_back(start(lines[i]));
    }
  }
  for (Paragraph& paragraph : paragraphs) paragraph.text = tidy_text(paragraph.text);
  std::erase_if(paragraphs, [](const Paragraph& p) { return p.text.empty(); });
  return paragraphs;
}

}  // namespace gewu
