// The input as lines and atoms, each of which knows the characters it stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gewu {

/// What stands before an atom on its line.
enum class Gap {
  None,  ///< nothing: a cut inside a run of characters
  One,   ///< a single blank
  Wide,  ///< two blanks or more
  Tab,   ///< a tab, with or without blanks
};

/// A run of characters without blanks. `begin` and `end` are offsets into SourceText::text.
struct Atom {
  int line = 0;  ///< index into SourceText::lines
  size_t begin = 0;
  size_t end = 0;
  int x0 =
      0;  ///< column of the first character, Han counted as one, tabs to the next multiple of 8
  int x1 = 0;       ///< past the last character
  int wide_x0 = 0;  ///< the same with wide characters counted as two
  int wide_x1 = 0;
  int field = 0;  ///< number of tabs before it on its line
  Gap gap = Gap::None;
};

struct SourceLine {
  int page = 1;    ///< 1-based
  int number = 0;  ///< 0-based on its page
  size_t begin = 0;
  size_t end = 0;  ///< without the line end
  int tabs = 0;
  int atom_begin = 0;  ///< into SourceText::atoms
  int atom_end = 0;
  bool blank() const { return atom_begin == atom_end; }
};

/// A decoded document cut into lines (at CR, LF, CRLF, VT, LS, PS; form feeds start a page), and
/// these into atoms.
struct SourceText {
  std::u32string text;
  std::vector<SourceLine> lines;
  std::vector<Atom> atoms;
  int page_count = 1;

  std::u32string_view view(const Atom& atom) const {
    return std::u32string_view(text).substr(atom.begin, atom.end - atom.begin);
  }
  std::u32string_view view(const SourceLine& line) const {
    return std::u32string_view(text).substr(line.begin, line.end - line.begin);
  }
};

SourceText make_source_text(std::u32string text);

bool is_rare_void(char32_t c);  ///< is_void() for what is not printed most

/// True for blanks and control characters: nothing that a table could hold.
inline bool is_void(char32_t c) {
  // Nearly all that is printed; no blank is among these.
  const bool printed = (c > 0x3000 && c < 0xFE00) || (c > 0x20 && c < 0x7F);
  return !printed && is_rare_void(c);
}

/// Columns that a character takes in a terminal: 2 for Han and full-width forms, else 1.
int display_width(char32_t c);

}  // namespace gewu
