#include "ocr/layer/shape_reader.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "layout/page/mat.h"

namespace gewu {

namespace {

constexpr int kHeight = 32;       // of the reader's input
constexpr double kEm = 29;        // pixels: characters of a line fill most of its height
constexpr double kAscent = 0.86;  // of an em, over the baseline
constexpr int kSide = 2;          // paper left and right

std::uint64_t hash_of(const Image& image) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  const auto add = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 1099511628211ULL; };
  for (int part : {image.width, image.height}) {
    add(static_cast<std::uint8_t>(part));
    add(static_cast<std::uint8_t>(part >> 8));
  }
  for (int y = 0; y < image.height; ++y) {
    for (std::size_t x = 0; x < image.stride(); ++x) add(image.row(y)[x]);
  }
  return hash;
}

/// Turned back to stand upright, with the pen's place.
struct UprightShape {
  cv::Mat ink;
  double pen_y = 0;
};

UprightShape upright(const GlyphShape& shape, int rotation) {
  UprightShape out{as_mat(shape.picture), static_cast<double>(shape.origin_y)};
  if (rotation == 90) {
    out.pen_y = shape.picture.width - shape.origin_x;
    cv::rotate(out.ink, out.ink, cv::ROTATE_90_COUNTERCLOCKWISE);
  } else if (rotation == 180) {
    out.pen_y = shape.picture.height - shape.origin_y;
    cv::rotate(out.ink, out.ink, cv::ROTATE_180);
  } else if (rotation == 270) {
    out.pen_y = shape.origin_x;
    cv::rotate(out.ink, out.ink, cv::ROTATE_90_CLOCKWISE);
  }
  return out;
}

SeenGlyph seen_in(const LineReading& reading) {
  SeenGlyph seen;
  seen.alone = reading.chars.size() == 1;
  if (seen.alone) seen.best = reading.chars.front();
  return seen;
}

/// The rotation in which each shape is drawn, from the glyphs that have it.
std::vector<int> rotations(const TextLayer& layer) {
  std::vector<int> turned(layer.shapes.size(), 0);
  for (const Glyph& glyph : layer.glyphs) {
    if (glyph.shape >= 0) turned[static_cast<std::size_t>(glyph.shape)] = glyph.rotation;
  }
  return turned;
}

}  // namespace

Image shape_line(const GlyphShape& shape, int rotation) {
  if (shape.picture.empty() || !(shape.em > 0)) return {};
  const UprightShape up = upright(shape, rotation);
  const double scale = kEm / shape.em;
  const cv::Size size(std::max(1, static_cast<int>(std::lround(up.ink.cols * scale))),
                      std::max(1, static_cast<int>(std::lround(up.ink.rows * scale))));
  cv::Mat ink;
  cv::resize(up.ink, ink, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  const int baseline = static_cast<int>(std::lround(1 + kAscent * kEm));
  int top = baseline - static_cast<int>(std::lround(up.pen_y * scale));
  const int above = std::max(0, -top);
  top += above;
  const int height = std::max(kHeight + above, top + ink.rows);
  Image line(ink.cols + 2 * kSide, height, 1);
  cv::Mat paper = as_mat(line);
  paper.setTo(255);
  cv::Mat place = paper(cv::Rect(kSide, top, ink.cols, ink.rows));
  cv::subtract(cv::Scalar(255), ink, place);
  return line;
}

std::vector<SeenGlyph> read_shapes(const TextLayer& layer, const std::vector<char>& wanted,
                                   LineRecognizer* reader, ShapeMemory* memory) {
  std::vector<SeenGlyph> seen(layer.shapes.size());
  const std::vector<int> turned = rotations(layer);
  std::vector<Image> lines;
  std::vector<std::pair<std::size_t, std::uint64_t>> asked;  // shape, hash of its picture
  for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
    if (!wanted[i]) continue;
    Image line = shape_line(layer.shapes[i], turned[i]);
    const std::uint64_t hash = hash_of(line);
    if (const SeenGlyph* known = memory->find(hash)) {
      seen[i] = *known;
      continue;
    }
    asked.emplace_back(i, hash);
    lines.push_back(std::move(line));
  }
  const std::vector<LineReading> readings = reader->read(lines);
  for (std::size_t k = 0; k < asked.size(); ++k) {
    seen[asked[k].first] = seen_in(readings[k]);
    memory->keep(asked[k].second, seen[asked[k].first]);
  }
  return seen;
}

}  // namespace gewu
