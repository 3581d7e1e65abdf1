// Lines of real documents: what the text layer says, and what the pixels show there.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <opencv2/core.hpp>
#include <set>

#include "base/text.h"
#include "bench/line_crop.h"
#include "bench/line_sets.h"
#include "fixtures/damage.h"
#include "fixtures/rng.h"
#include "ingest/document.h"
#include "layout/page/mat.h"

namespace gewu::bench {

namespace {

namespace fs = std::filesystem;
using fixtures::Damage;
using fixtures::Rng;

constexpr double kPointsPerInch = 72;
constexpr std::size_t kLongestLine = 40;  // characters; longer ones are paragraphs, not cells
// Crops are cut a little wider than the glyphs' boxes, then down to the ink, as at run time.
constexpr double kSidePaper = 0.12;  // of the em
constexpr int kLeastSide = 6;        // pixels; a smaller crop cannot be read by anybody
constexpr double kWidestGap = 0.5;   // of the em; a wider one begins a new line

struct TextLine {
  PointRect box;
  std::u32string text;
  std::size_t first = 0;  // of its glyphs in the layer; they follow each other
};

// Low quotation marks are not used in Chinese: layers put them for brackets that they cannot name.
bool is_stand_in(char32_t c) { return c == U'\u201A' || c == U'\u201E' || c == U'\u201F'; }

// Characters whose glyph is sure to be what it says: no private use, no blanks.
bool is_plain(char32_t c) {
  return is_han(c) || (c > U' ' && c < 0x7f) || (c >= 0x2010 && c <= 0x2265 && !is_stand_in(c)) ||
         (c >= 0x3001 && c <= 0x3015) || (c >= 0xff01 && c <= 0xff5e);
}

bool continues(const TextLine& line, const Glyph& glyph) {
  const double em = std::max(glyph.size, 1.0);
  const double overlap = std::min(line.box.y1, glyph.box.y1) - std::max(line.box.y0, glyph.box.y0);
  const double gap = glyph.box.x0 - line.box.x1;
  return overlap > kWidestGap * em && gap < kWidestGap * em && gap > -kWidestGap * em;
}

// Does the crop of the line show ink that its text does not name?
bool has_neighbour(const TextLine& line, const TextLayer& layer) {
  const double em = line.box.height();
  for (std::size_t i = 0; i < layer.glyphs.size(); ++i) {
    if (i >= line.first && i < line.first + line.text.size()) continue;
    const Glyph& other = layer.glyphs[i];
    if (other.invisible || is_blank(other.unicode)) continue;
    const bool beside = other.box.x1 > line.box.x0 - kSidePaper * em &&
                        other.box.x0 < line.box.x1 + kSidePaper * em;
    const double overlap =
        std::min(line.box.y1, other.box.y1) - std::max(line.box.y0, other.box.y0);
    if (beside && overlap > kWidestGap * em) return true;
  }
  return false;
}

std::vector<TextLine> lines_of(const TextLayer& layer) {
  std::vector<TextLine> lines(1);
  for (std::size_t i = 0; i < layer.glyphs.size(); ++i) {
    const Glyph& glyph = layer.glyphs[i];
    const bool usable = glyph.rotation == 0 && !glyph.invisible && is_plain(glyph.unicode);
    if (!usable || (!lines.back().text.empty() && !continues(lines.back(), glyph))) {
      lines.emplace_back();
    }
    if (!usable) continue;
    TextLine& line = lines.back();
    if (line.text.empty()) line.first = i;
    line.box = unite(line.box, glyph.box);
    line.text.push_back(glyph.unicode);
  }
  std::erase_if(lines, [&layer](const TextLine& line) {
    return line.text.empty() || line.text.size() > kLongestLine ||
           (line.text.size() == 1 && !is_han(line.text[0])) || has_neighbour(line, layer);
  });
  return lines;
}

// The crop of a line: empty if there is hardly any ink.
Image cut_line(const cv::Mat& page, const PointRect& box, double dpi) {
  const double scale = dpi / kPointsPerInch;
  const double em = box.height() * scale;
  const cv::Rect whole(0, 0, page.cols, page.rows);
  const cv::Rect place(static_cast<int>(std::lround(box.x0 * scale - kSidePaper * em)),
                       static_cast<int>(std::lround(box.y0 * scale)),
                       static_cast<int>(std::lround(box.width() * scale + 2 * kSidePaper * em)),
                       static_cast<int>(std::lround(em)));
  const cv::Rect inside = place & whole;
  if (inside.height < kLeastSide || inside.width < kLeastSide) return {};
  const Image crop = to_image(page(inside));
  return cut_rows(crop, ink_rows(crop, em));
}

cv::Mat grey_mat(const Image& image) {
  if (image.channels == 1) return as_mat(image).clone();
  std::vector<cv::Mat> planes;
  cv::split(as_mat(image), planes);
  cv::Mat darkest = planes[0];  // coloured print is ink, whatever its colour
  for (const cv::Mat& plane : planes) cv::min(darkest, plane, darkest);
  return darkest;
}

struct Sheet {
  double dpi = 300;
  cv::Mat pixels;
};

std::map<std::string, Sheet> sheets_of(SourceDocument* document, int number, Rng* rng) {
  std::map<std::string, Sheet> sheets;
  for (const double dpi : {300.0, 200.0, 150.0}) {
    Result<Page> page = document->read_page(number, {dpi});
    if (!page) return {};
    const cv::Mat grey = grey_mat(page->image);
    if (dpi == 300) sheets["real-300"] = {dpi, grey};
    if (dpi == 150) sheets["real-150"] = {dpi, grey};
    if (dpi != 200) continue;
    Damage scan;
    scan.blur = 0.7;
    scan.noise = 7;
    scan.fade = 0.25;
    constexpr int kQuality = 60;
    const Image scanned = fixtures::apply_damage(to_image(grey), scan, rng);
    sheets["real-200"] = {dpi, as_mat(through_jpeg(scanned, kQuality)).clone()};
    Damage fax;
    fax.bilevel = true;
    fax.pepper = 0.002;
    fax.broken_strokes = 0.01;
    sheets["real-fax"] = {dpi, as_mat(fixtures::apply_damage(to_image(grey), fax, rng)).clone()};
  }
  return sheets;
}

struct Collector {
  PdfLineOptions options;
  Rng* rng;
  std::map<std::string, LineSet> sets;

  void add_page(SourceDocument* document, int number, std::set<std::u32string>* seen);
  void add_file(const std::string& path);
};

void Collector::add_page(SourceDocument* document, int number, std::set<std::u32string>* seen) {
  Result<Page> page = document->read_page(number, {kPointsPerInch});
  if (!page || !page->verdict.usable) return;
  std::vector<TextLine> lines = lines_of(page->text);
  if (lines.empty()) return;
  const std::map<std::string, Sheet> sheets = sheets_of(document, number, rng);
  int taken = 0;
  const std::size_t step =
      std::max<std::size_t>(1, lines.size() / static_cast<std::size_t>(options.lines_per_page));
  for (std::size_t i = 0; i < lines.size() && taken < options.lines_per_page; i += step) {
    if (sheets.empty() || seen->contains(lines[i].text)) continue;
    std::map<std::string, Image> crops;
    for (const auto& [name, sheet] : sheets) {
      Image crop = cut_line(sheet.pixels, lines[i].box, sheet.dpi);
      if (!crop.empty()) crops[name] = std::move(crop);
    }
    if (crops.size() != sheets.size()) continue;
    seen->insert(lines[i].text);
    ++taken;
    for (auto& [name, crop] : crops) {
      sets[name].name = name;
      sets[name].lines.push_back({std::move(crop), encode_utf8(lines[i].text)});
    }
  }
}

void Collector::add_file(const std::string& path) {
  Result<std::unique_ptr<SourceDocument>> document = open_document(path, {});
  if (!document) return;
  std::set<std::u32string> seen;
  const int pages = (*document)->page_count();
  const int step = std::max(1, pages / options.pages_per_file);
  for (int number = 1; number <= pages; number += step) add_page(document->get(), number, &seen);
}

}  // namespace

std::vector<LineSet> cut_pdf_lines(const std::string& folder, const PdfLineOptions& options) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : fs::recursive_directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  Rng rng(options.seed);
  Collector collector{options, &rng, {}};
  for (const std::string& path : paths) collector.add_file(path);
  std::vector<LineSet> sets;
  for (auto& [name, set] : collector.sets) sets.push_back(std::move(set));
  return sets;
}

}  // namespace gewu::bench
