// How uneven the paper of a blank part is.
#pragma once

#include "base/geometry.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// The spread of the grey levels inside `box` (upright pixels) away from its border, single specks
/// and slow shading left out, as a share of the page's contrast: 0 for even paper. 0 for a part too
/// small to tell.
double paper_noise(const PageLayout& layout, const PixelRect& box);

/// Of paper on which the palest print that people can still read may go unseen. Amounts that were
/// called blank stood on .039 to .068 (7 cells of 2,700 blank ones of real pages under Augraphy's
/// damage); truly blank cells of the same pages have .020 at most in 99 of 100 on photographed and
/// faxed ones, .000 on clean rasters.
inline constexpr double kRoughPaper = 0.03;

/// True if print may go unseen in a part that looks blank: its paper is rough, or its darkest marks
/// stand out of its grain as pale print does.
bool may_hide_print(const PageLayout& layout, const PixelRect& box);

}  // namespace gewu
