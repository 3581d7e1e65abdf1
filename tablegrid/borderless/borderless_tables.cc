#include "tablegrid/borderless/borderless_tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/ink/components.h"
#include "tablegrid/borderless/borderless_grid.h"
#include "tablegrid/borderless/borderless_lines.h"

namespace gewu {
namespace {

constexpr double kUprightEm = 3.0;  // rulings as long as this are axes or frames
constexpr double kTallestEm = 2.5;  // ink higher than that is no text

// What is drawn on the page besides text.
class Drawing {
 public:
  Drawing(const std::vector<PixelRect>& boxes, const RulingSet& rulings, double em)
      : boxes_(boxes), rulings_(rulings), em_(em) {}

  // Pictures, axes and frames: no table there.
  bool reaches_into(const PixelRect& table) const {
    return std::any_of(rulings_.vertical.begin(), rulings_.vertical.end(),
                       [&](const Ruling& ruling) {
                         return ruling.longest() >= kUprightEm * em_ && ruling.across > table.x0 &&
                                ruling.across < table.x1 && ruling.from < table.y1 &&
                                ruling.to > table.y0;
                       }) ||
           std::any_of(boxes_.begin(), boxes_.end(), [&](const PixelRect& box) {
             return box.height() > kTallestEm * em_ && !intersect(box, table).empty();
           });
  }

 private:
  const std::vector<PixelRect>& boxes_;
  const RulingSet& rulings_;
  double em_;
};

// Free of what stands in tables, of noise and of the edges of the sheet.
std::vector<PixelRect> free_boxes(const PageLayout& layout, const std::vector<GridTable>& found,
                                  double em) {
  std::vector<PixelRect> boxes = without_specks(character_boxes(layout.binary, layout.dpi), em);
  std::erase_if(boxes, [&](const PixelRect& box) {
    return std::any_of(found.begin(), found.end(),
                       [&](const GridTable& table) { return !intersect(table.box, box).empty(); });
  });
  return boxes;
}

}  // namespace

std::vector<GridTable> find_open_tables(const PageLayout& layout, const RulingSet& rulings,
                                        const RulingOptions& options,
                                        const std::vector<GridTable>& found) {
  std::vector<GridTable> tables;
  const std::vector<PixelRect> boxes = free_boxes(layout, found, options.em);
  const std::vector<OpenLine> lines = open_lines(boxes, layout.binary, options.em);
  const Drawing drawing(boxes, rulings, options.em);
  for (const LineRun& run : record_runs(lines, options.em)) {
    std::optional<GridTable> table = read_open_table(lines, run, layout.binary, options.em);
    if (table && !drawing.reaches_into(table->box)) {
      table->aligned = true;
      tables.push_back(std::move(*table));
    }
  }
  return tables;
}

}  // namespace gewu
