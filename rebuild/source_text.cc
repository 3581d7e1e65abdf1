#include "rebuild/source_text.h"

#include "base/text.h"

namespace gewu {

namespace {

constexpr int kTabStop = 8;

bool ends_line(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v' || c == 0x2028 || c == 0x2029;
}

void cut_lines(SourceText& source) {
  int page = 1;
  int number = 0;
  size_t begin = 0;
  const std::u32string& text = source.text;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !ends_line(text[i])) continue;
    SourceLine line;
    line.page = page;
    line.number = number++;
    line.begin = begin;
    line.end = i;
    source.lines.push_back(line);
    if (i + 1 < text.size() && text[i] == U'\r' && text[i + 1] == U'\n') ++i;
    if (i < text.size() && text[i] == U'\f') {
      ++page;
      number = 0;
    }
    begin = i + 1;
  }
  source.page_count = page;
}

// Walks over one line and keeps count of columns.
class Walker {
 public:
  void step(char32_t c) {
    if (c == U'\t') {
      x_ += kTabStop - x_ % kTabStop;
      wide_x_ += kTabStop - wide_x_ % kTabStop;
      ++field_;
      gap_ = Gap::Tab;
      return;
    }
    const int width = display_width(c);
    if (is_void(c)) {
      // A full-width blank is as wide as two.
      const bool more = gap_ != Gap::None || width > 1;
      if (gap_ != Gap::Tab) gap_ = more ? Gap::Wide : Gap::One;
    }
    ++x_;
    wide_x_ += width;
  }

  Atom start(int line, size_t offset, bool first) {
    Atom atom;
    atom.line = line;
    atom.begin = offset;
    atom.x0 = x_;
    atom.wide_x0 = wide_x_;
    atom.field = field_;
    atom.gap = first && gap_ != Gap::Tab ? Gap::Wide : gap_;
    gap_ = Gap::None;
    return atom;
  }

  void finish(Atom& atom, size_t offset) const {
    atom.end = offset;
    atom.x1 = x_;
    atom.wide_x1 = wide_x_;
  }

  int fields() const { return field_; }

 private:
  int x_ = 0;
  int wide_x_ = 0;
  int field_ = 0;
  Gap gap_ = Gap::None;
};

void cut_atoms(SourceText& source, int index) {
  SourceLine& line = source.lines[static_cast<size_t>(index)];
  line.atom_begin = static_cast<int>(source.atoms.size());
  Walker walker;
  bool open = false;
  for (size_t i = line.begin; i < line.end; ++i) {
    const char32_t c = source.text[i];
    if (is_void(c) && open) {
      walker.finish(source.atoms.back(), i);
      open = false;
    }
    if (!is_void(c) && !open) {
      const bool first = line.atom_begin == static_cast<int>(source.atoms.size());
      source.atoms.push_back(walker.start(index, i, first));
      open = true;
    }
    walker.step(c);
  }
  if (open) walker.finish(source.atoms.back(), line.end);
  line.tabs = walker.fields();
  line.atom_end = static_cast<int>(source.atoms.size());
}

}  // namespace

bool is_rare_void(char32_t c) { return is_blank(c) || c < 0x20 || (c >= 0x7F && c < 0xA0); }

int display_width(char32_t c) {
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

SourceText make_source_text(std::u32string text) {
  SourceText source;
  source.text = std::move(text);
  cut_lines(source);
  for (int i = 0; i < static_cast<int>(source.lines.size()); ++i) cut_atoms(source, i);
  return source;
}

}  // namespace gewu
