// Tables whose cells are filled with colour: white rulings between them, light print on dark heads.
#pragma once

#include "base/image.h"

namespace gewu {

/// Measurements of filled cells. Points and shares of a grey level.
struct FilledCellOptions {
  double tint_contrast = 6;   ///< grey levels by which the palest tint is darker than paper
  double tint_sigmas = 3;     ///< ... and in sigmas of the paper's noise
  double min_side_pt = 6;     ///< of a filled cell; no row of print is lower
  double min_solid = 0.9;     ///< of a cell's box that its outline fills: cells are rectangles
  double min_filled = 0.55;   ///< ... that is filled: light print leaves so much of a dark cell
  double max_gap_pt = 3.6;    ///< of a white ruling; wider ones part tables
  int fewest_cells = 4;       ///< of a table with white rulings
  double dark_share = 0.62;   ///< of the paper's level: fills darker than that carry light print
  double stroke_pt = 2.4;     ///< light strokes inside a dark fill are thinner
  double dark_height_pt = 6;  ///< of a dark fill
  double dark_width_pt = 14;  ///< ... and its width: a character in bold type is narrower
  double min_even = 0.5;      ///< of a dark fill that has its usual level: pictures have less
  int even_within = 20;       ///< grey levels from that
  double min_print = 0.004;   ///< of a dark fill that is light print
  double max_print = 0.45;    ///< ... at most: what is lighter still is dark print on paper
  double frame_pt = 0.75;     ///< of the fill's edge that stays: it is the head's outer ruling
};

/// Draws the white rulings between filled cells dark, with a frame around them, and turns dark
/// fills with light print into dark print on paper, so that all that follows sees an ordinary
/// table. A page without such cells stays as it is, pixel for pixel. `grey` before its paper is
/// evened out. Returns whether it changed.
bool draw_filled_cells(Image* grey, double dpi, const FilledCellOptions& options = {});

}  // namespace gewu
