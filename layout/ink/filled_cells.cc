#include "layout/ink/filled_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/disjoint_sets.h"
#include "layout/ink/levels.h"
#include "layout/page/mat.h"

namespace gewu {
namespace {

constexpr double kFineEnoughDpi = 140;  // cells are sought at this resolution or up to twice it
constexpr double kBroadPt = 3.4;        // no stroke of print is so thick: fills are
constexpr double kBroadShare = 0.002;   // of the page; a page with less has no filled cells
constexpr double kNoisySigma = 1;       // grey levels of the paper, from which it is smoothed first
constexpr double kSideBySide = 0.5;     // of the shorter one's side that neighbours share

int commonest(const LevelCounts& counts, int from) {
  return static_cast<int>(std::max_element(counts.begin() + from, counts.end()) - counts.begin());
}

// Light levels and how far they scatter.
struct Paper {
  int level = 255;
  double sigma = 0;
};

Paper paper_of(const cv::Mat& grey) {
  constexpr int kDarkestPaper = 128;
  constexpr double kWithinSigma = 0.683;
  const LevelCounts counts = count_levels(grey);
  Paper paper;
  // The lightest level that is common: a page may hold more tint than paper.
  const long long most = *std::max_element(counts.begin() + kDarkestPaper, counts.end());
  constexpr double kCommon = 0.2;
  for (int level = 255; level >= kDarkestPaper; --level) {
    if (counts[level] < kCommon * static_cast<double>(most)) continue;
    paper.level = level;
    while (paper.level > kDarkestPaper && counts[paper.level - 1] > counts[paper.level]) {
      --paper.level;
    }
    break;
  }
  const double all = std::accumulate(counts.begin() + paper.level + 1, counts.end(), 0.0);
  double seen = 0;
  for (int level = paper.level + 1; level < 256 && all > 0; ++level) {
    seen += counts[level];
    paper.sigma = level - paper.level;
    if (seen >= kWithinSigma * all) break;
  }
  return paper;
}

class FilledCells {
 public:
  FilledCells(Image* grey, double dpi, const FilledCellOptions& options)
      : grey_(as_mat(*grey)), options_(options) {
    scale_ = std::max(1, static_cast<int>(dpi / kFineEnoughDpi));
    point_ = dpi / 72 / scale_;
    const cv::Size size(grey_.cols / scale_, grey_.rows / scale_);
    if (size.width < 1 || size.height < 1) return;
    const cv::Rect whole(0, 0, size.width * scale_, size.height * scale_);
    cv::resize(grey_(whole), reduced_, size, 0, 0, cv::INTER_AREA);
    paper_ = paper_of(reduced_);
    if (paper_.sigma > kNoisySigma) {
      cv::GaussianBlur(reduced_, reduced_, cv::Size(3, 3), 0);
      paper_ = paper_of(reduced_);
    }
    const double contrast = std::max(options.tint_contrast, options.tint_sigmas * paper_.sigma);
    fill_ = darker_than(reduced_, paper_.level - contrast);
  }

  bool draw() {
    if (reduced_.empty() || !has_fills()) return false;
    const bool ruled = find_white_rulings();
    const bool inverted = invert_dark_fills();
    if (ruled) draw_rulings();
    return ruled || inverted;
  }

 private:
  // A page's shading and pictures too: the rest tells.
  bool has_fills() const {
    const int side = odd(kBroadPt);
    cv::Mat broad;
    cv::erode(fill_, broad, cv::Mat::ones(side, side, CV_8U));
    return cv::countNonZero(broad) > kBroadShare * static_cast<double>(fill_.total());
  }

  int odd(double points) const { return std::max(3, static_cast<int>(points * point_) | 1); }

  // Fills that are rectangles, each parted from the others by paper.
  std::vector<cv::Rect> boxes_of_cells(std::vector<std::vector<cv::Point>>* outlines) const {
    std::vector<std::vector<cv::Point>> all;
    cv::findContours(fill_.clone(), all, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    const double side = options_.min_side_pt * point_;
    std::vector<cv::Rect> boxes;
    for (std::vector<cv::Point>& outline : all) {
      const cv::Rect box = cv::boundingRect(outline);
      if (box.width < side || box.height < side) continue;
      // The outline runs through the middles of the outer pixels.
      const double inner = std::max(1.0, (box.width - 1.0) * (box.height - 1.0));
      const double filled = cv::countNonZero(fill_(box)) / static_cast<double>(box.area());
      if (cv::contourArea(outline) < options_.min_solid * inner || filled < options_.min_filled) {
        continue;
      }
      boxes.push_back(box);
      outlines->push_back(std::move(outline));
    }
    return boxes;
  }

  // White between two boxes that stand side by side, 0 if they do not.
  static int gap_between(int a0, int a1, int b0, int b1, int over0, int over1, int shorter) {
    if (over1 - over0 < kSideBySide * shorter) return 0;
    return std::max(b0 - a1, a0 - b1);
  }

  bool find_white_rulings() {
    std::vector<std::vector<cv::Point>> outlines;
    const std::vector<cv::Rect> boxes = boxes_of_cells(&outlines);
    const double widest = options_.max_gap_pt * point_;
    DisjointSets sets(boxes.size());
    std::vector<int> beside(boxes.size(), 0);
    std::vector<int> below(boxes.size(), 0);
    std::vector<int> gap(boxes.size(), 0);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t k = i + 1; k < boxes.size(); ++k) {
        const cv::Rect& a = boxes[i];
        const cv::Rect& b = boxes[k];
        const int across = gap_between(a.x, a.br().x, b.x, b.br().x, std::max(a.y, b.y),
                                       std::min(a.br().y, b.br().y), std::min(a.height, b.height));
        const int down = gap_between(a.y, a.br().y, b.y, b.br().y, std::max(a.x, b.x),
                                     std::min(a.br().x, b.br().x), std::min(a.width, b.width));
        const bool level = across >= 1 && across <= widest;
        const bool upright = down >= 1 && down <= widest;
        if (!level && !upright) continue;
        sets.join(static_cast<int>(i), static_cast<int>(k));
        beside[i] += level ? 1 : 0;
        below[i] += upright ? 1 : 0;
        gap[i] = std::max({gap[i], level ? across : 0, upright ? down : 0});
      }
    }
    std::vector<int> cells(boxes.size(), 0);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto root = static_cast<std::size_t>(sets.root(static_cast<int>(i)));
      ++cells[root];
      if (root == i) continue;
      beside[root] += beside[i];
      below[root] += below[i];
      gap[root] = std::max(gap[root], gap[i]);
    }
    cells_ = cv::Mat::zeros(fill_.size(), CV_8U);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto root = static_cast<std::size_t>(sets.root(static_cast<int>(i)));
      if (cells[root] < options_.fewest_cells || beside[root] == 0 || below[root] == 0) continue;
      cv::drawContours(cells_, outlines, static_cast<int>(i), cv::Scalar(255), cv::FILLED);
      widest_gap_ = std::max(widest_gap_, gap[root]);
    }
    return widest_gap_ > 0;
  }

  // All white within half a ruling's width of the cells.
  void draw_rulings() {
    const int reach = (widest_gap_ + 1) / 2;
    cv::Mat grown;
    cv::dilate(cells_, grown, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U));
    const cv::Mat rulings = grown & ~cells_;
    cv::Mat full;
    cv::resize(rulings, full, rulings.size() * scale_, 0, 0, cv::INTER_NEAREST);
    grey_(cv::Rect({0, 0}, full.size())).setTo(0, full);
  }

  bool invert_dark_fills() {
    cv::Mat dark = darker_than(reduced_, options_.dark_share * paper_.level);
    const int stroke = odd(options_.stroke_pt);
    cv::morphologyEx(dark, dark, cv::MORPH_CLOSE, cv::Mat::ones(stroke, stroke, CV_8U));
    const cv::Size brick(odd(options_.dark_width_pt), odd(options_.dark_height_pt));
    cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::Mat::ones(brick, CV_8U));
    if (cv::countNonZero(dark) == 0) return false;
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(dark, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    bool changed = false;
    for (const std::vector<cv::Point>& outline : outlines) {
      const cv::Rect box = cv::boundingRect(outline);
      const double inner = std::max(1.0, (box.width - 1.0) * (box.height - 1.0));
      if (cv::contourArea(outline) < options_.min_solid * inner) continue;
      changed |= invert(cv::Rect(box.tl() * scale_, box.size() * scale_), is_cell(box));
    }
    return changed;
  }

  bool is_cell(const cv::Rect& box) const {
    return !cells_.empty() && cv::countNonZero(cells_(box)) > box.area() / 2;
  }

  // Light print on an even dark fill becomes dark print on paper. What is darker than the fill,
  // such as rulings, stays. Of a head among dark rulings the edge stays, too.
  bool invert(cv::Rect box, bool between_white_rulings) {
    cv::Mat part = grey_(box);
    const LevelCounts counts = count_levels(part);
    const int fill = commonest(counts, 0);
    const auto share = [&](int from, int to) {
      return std::accumulate(counts.begin() + std::clamp(from, 0, 256),
                             counts.begin() + std::clamp(to, 0, 256), 0.0) /
             static_cast<double>(part.total());
    };
    const double print = share((fill + paper_.level) / 2, 256);
    const int within = options_.even_within;
    if (fill > options_.dark_share * paper_.level || print < options_.min_print ||
        print > options_.max_print || share(fill - within, fill + within + 1) < options_.min_even) {
      return false;
    }
    if (!between_white_rulings) {
      const int edge =
          std::max(1, static_cast<int>(std::lround(options_.frame_pt * point_ * scale_)));
      if (box.width <= 2 * edge || box.height <= 2 * edge) return false;
      part = part(cv::Rect(edge, edge, box.width - 2 * edge, box.height - 2 * edge));
    }
    cv::LUT(part, inverting(fill), part);
    return true;
  }

  cv::Mat inverting(int fill) const {
    const int darker = fill - std::max(options_.even_within, static_cast<int>(4 * paper_.sigma));
    cv::Mat table(1, 256, CV_8U);
    for (int level = 0; level < 256; ++level) {
      const double lighter = 1.0 * (level - fill) / std::max(1, paper_.level - fill);
      table.at<std::uint8_t>(level) = cv::saturate_cast<std::uint8_t>(
          level < darker ? level : paper_.level * (1 - std::clamp(lighter, 0.0, 1.0)));
    }
    return table;
  }

  cv::Mat grey_;
  FilledCellOptions options_;
  int scale_ = 1;
  double point_ = 1;  // pixels of the reduced page
  cv::Mat reduced_;
  Paper paper_;
  cv::Mat fill_;        // what is darker than paper
  cv::Mat cells_;       // filled cells between white rulings
  int widest_gap_ = 0;  // between two of them
};

}  // namespace

bool draw_filled_cells(Image* grey, double dpi, const FilledCellOptions& options) {
  return FilledCells(grey, dpi, options).draw();
}

}  // namespace gewu
