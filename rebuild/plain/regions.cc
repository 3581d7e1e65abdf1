#include <algorithm>

#include "base/text.h"
#include "rebuild/caption_text.h"
#include "rebuild/lexicon.h"
#include "rebuild/plain/aligned.h"
#include "rebuild/segment.h"

namespace gewu::plain {

namespace {

constexpr int kFewestColumns = 3;
constexpr int kFewestLines = 3;
constexpr int kMostLines = 10'000;  // of one table; what is longer goes on in the next
constexpr int kMostBlank = 2;       // blank lines inside a table

int count(const SourceText& source, int line) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  int stretches = 0;
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Gap gap = source.atoms[static_cast<size_t>(a)].gap;
    stretches += a == source_line.atom_begin || gap == Gap::Wide ? 1 : 0;
  }
  return stretches;
}

// A caption or a sentence: no line of a table.
bool outside(const SourceText& source, int line, Layout layout) {
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  if (source_line.tabs > 0 || is_ruler(source, line)) return true;
  const std::vector<Stretch> stretches = stretches_of(source, line, layout);
  constexpr size_t kLongestCell = 60;
  if (stretches.size() == 1) {
    const std::u32string& text = stretches.front().folded;
    return text.size() > kLongestCell || is_title_text(text) || is_table_name(text) ||
           is_remark_text(text) || is_page_number(source, line);
  }
  // 2023年预算数 | 2024年预算数 are heads.
  const bool labelled = std::any_of(stretches.begin(), stretches.end(), [](const Stretch& stretch) {
    return stretch.folded.find(U':') != std::u32string::npos || stretch.folded.front() == U'(' ||
           stretch.folded.compare(0, 2, U"公开") == 0;
  });
  return labelled && std::all_of(stretches.begin(), stretches.end(), [](const Stretch& stretch) {
           return is_note_text(stretch.folded);
         });
}

}  // namespace

bool is_figure(const std::u32string& folded) {
  return !folded.empty() && std::none_of(folded.begin(), folded.end(), is_han) &&
         std::any_of(folded.begin(), folded.end(), is_digit);
}

bool is_sum_text(const std::u32string& folded) {
  return folded == U"合计" || folded == U"总计" || folded == U"小计";
}

std::vector<Stretch> atoms_of(const SourceText& source, int line, Layout layout) {
  std::vector<Stretch> atoms;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Atom& atom = source.atoms[static_cast<size_t>(a)];
    atoms.push_back(
        {line, left_of(atom, layout), right_of(atom, layout), {atom}, fold32(source.view(atom))});
  }
  return atoms;
}

std::vector<Stretch> stretches_of(const SourceText& source, int line, Layout layout) {
  std::vector<Stretch> stretches;
  const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
  for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
    const Atom& atom = source.atoms[static_cast<size_t>(a)];
    if (stretches.empty() || atom.gap == Gap::Wide || atom.gap == Gap::Tab) {
      stretches.emplace_back();
      stretches.back().line = line;
      stretches.back().x0 = left_of(atom, layout);
    }
    stretches.back().x1 = right_of(atom, layout);
    stretches.back().pieces.push_back(atom);
    stretches.back().folded += fold32(source.view(atom));
  }
  return stretches;
}

std::vector<Region> find_regions(const SourceText& source, int first, int last, Layout layout) {
  std::vector<Region> regions;
  Region region{-1, -1};
  int rows = 0;
  int blank = 0;
  const auto close = [&] {
    if (rows >= kFewestLines) regions.push_back(region);
    region = {-1, -1};
    rows = 0;
  };
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
    constexpr size_t kLongestLine = 4000;
    const bool page =
        region.last >= 0 && source.lines[static_cast<size_t>(region.last)].page != source_line.page;
    if (page || (region.first >= 0 && line - region.first >= kMostLines)) close();
    if (source_line.blank()) {
      if (++blank > kMostBlank) close();
      continue;
    }
    blank = 0;
    constexpr int kMostStretches = 64;
    if (source_line.end - source_line.begin > kLongestLine ||
        count(source, line) > kMostStretches || outside(source, line, layout)) {
      close();
      continue;
    }
    const int stretches = count(source, line);
    // A table begins with a line of several cells; inside it a cell may go on alone.
    if (region.first < 0 && stretches < 2) continue;
    if (region.first < 0) region.first = line;
    region.last = line;
    rows += stretches >= kFewestColumns ? 1 : 0;
  }
  close();
  return regions;
}

}  // namespace gewu::plain
