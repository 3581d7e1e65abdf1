// Tables whose cells are set apart by signs: bars, boxes, quotes, tags. Before spans are settled.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rebuild/source_text.h"

namespace gewu::separated {

/// Offsets into SourceText::text.
struct Range {
  size_t begin = 0;
  size_t end = 0;
  bool empty() const { return begin >= end; }
};

/// Text with where it stands in the input.
struct RawText {
  std::vector<Atom> pieces;  ///< in reading order
  std::u32string text;       ///< tidied; '\n' at paragraph ends only
  bool rewritten = false;    ///< not simply the pieces one after the other: &lt;, doubled quotes
};

/// Rows of one table; what is longer goes on in the next.
inline constexpr size_t kMostRows = 10'000;

struct RawCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  RawText content;
};

struct RawTable {
  int first_line = 0;  ///< of the input; no other block shares these lines
  int last_line = 0;
  int rows = 0;
  int cols = 0;
  std::vector<RawCell> cells;   ///< sorted; places that none covers are empty
  bool plain_tabs = false;      ///< tabs without any quote: the rows may be damaged
  bool spans_known = false;     ///< the signs say which cells span; else blanks may be spans
  std::vector<Range> signs;     ///< what only says where cells end
  std::vector<RawText> before;  ///< text outside the table on its lines, above ...
  std::vector<RawText> after;   ///< ... and below it
};

/// The atoms of [begin, end), cut at its ends.
std::vector<Atom> pieces_between(const SourceText& source, Range range);

/// Makes the text of a cell from stretches of the input, each of which began a line of its own: a
/// line end stays where a paragraph ends, and vanishes inside one.
RawText raw_text(const SourceText& source, const std::vector<Range>& lines);

/// 1. 2、 (3) （一） ① 目标1：
bool begins_item(std::u32string_view text);

/// Whether `next` begins a paragraph of its own behind `before`: 1. ..., (一), after a full stop.
bool parts_paragraphs(std::u32string_view before, std::u32string_view next);

/// Tables of one kind in lines [first, last], from top to bottom.
std::vector<RawTable> find_boxes(const SourceText& source, int first, int last);
std::vector<RawTable> find_bars(const SourceText& source, int first, int last);
std::vector<RawTable> find_quoted(const SourceText& source, int first, int last);
std::vector<RawTable> find_html(const SourceText& source, int first, int last);

/// All of them, in the order in which they stand.
std::vector<RawTable> find_separated(const SourceText& source);

}  // namespace gewu::separated
