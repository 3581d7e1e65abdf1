// How far a page's text lines and horizontal rulings lean.
#pragma once

#include "layout/ink/bitmap.h"

namespace gewu {

/// Angle in degrees, counter-clockwise positive, by which the content leans, within ±max_degrees; 0
/// if the page holds too little to tell. The sum of squares of the
/// projection profile is largest along the lines (Postl 1986; Bloomberg's pixFindSkew); here only
/// the upper edges of ink are projected, so that a page costs milliseconds.
double estimate_skew(const Bitmap& ink, double max_degrees);

}  // namespace gewu
