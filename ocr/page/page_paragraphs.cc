#include "ocr/page/page_paragraphs.h"

#include <algorithm>
#include <cmath>

#include "ocr/cell/text_cell.h"
#include "ocr/outside/paragraphs.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {
namespace {

// Texts in one row that are farther apart than this (em) are separate, as in outside_text.
constexpr double kSegmentGap = 2.6;
// What is read in a picture and is more likely wrong than right is taken for a part of the picture.
constexpr double kPictureText = 0.5;

// From upright pixels to page units.
PointRect on_page(const PageLayout& layout, const PointRect& box) {
  return layout.transform.to_page(PixelRect{static_cast<int>(box.x0), static_cast<int>(box.y0),
                                            static_cast<int>(box.x1), static_cast<int>(box.y1)});
}

// A line with a glyph that does not look like what the layer calls it: to be looked at.
constexpr double kDoubtedLine = 0.9;

std::vector<TextLine> layer_lines(const PageLayout& layout, const OutsideTexts& texts) {
  std::vector<TextLine> lines;
  for (const GlyphLine& line : glyph_lines(texts.glyphs, layout.turned, kSegmentGap)) {
    const double sure = line.doubted ? kDoubtedLine : kLayerConfidence;
    lines.push_back({line.box, line.em, line.text, sure, TextSource::TextLayer});
  }
  return lines;
}

bool overlaps_any(const PointRect& box, const std::vector<TextLine>& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const TextLine& line) { return !intersect(line.box, box).empty(); });
}

}  // namespace

std::vector<Paragraph> page_paragraphs(const Page& page, const PageInk& ink, const TextPlan& plan,
                                       const OutsideTexts& texts, const LineQueue& queue,
                                       const RuleIds& without) {
  const PageLayout& layout = *ink.layout;
  const std::vector<TextLine> written =
      plan.use_layer ? layer_lines(layout, texts) : std::vector<TextLine>{};
  std::vector<TextLine> lines = written;
  for (const QueuedLine& line : texts.queued) {
    const DecidedLine& read = queue.at(line.id);
    if (overlaps_any(line.box, written)) continue;
    if (plan.use_layer && read.confidence < kPictureText) continue;
    const OutsideLine outside{
        read.text,   on_page(layout, line.box), line.box.height() / ink.em, page.width, page.height,
        ink.peppered};
    if (drops_outside(outside, without)) continue;
    lines.push_back({line.box, line.em, read.text, read.confidence, TextSource::Ocr});
  }
  const PagePoint origin = layout.transform.to_page(0, 0);
  const PagePoint below = layout.transform.to_page(0, 1);
  const double unit = std::hypot(below.x - origin.x, below.y - origin.y);
  std::vector<Paragraph> paragraphs = make_paragraphs(std::move(lines));
  for (Paragraph& paragraph : paragraphs) {
    paragraph.page = page.number;
    paragraph.box = on_page(layout, paragraph.box);
    paragraph.font_size *= unit;
  }
  return paragraphs;
}

}  // namespace gewu
