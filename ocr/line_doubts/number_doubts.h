// What speaks against a number: points and commas that are lost or mistaken for each other.
#pragma once

#include <string_view>

#include "base/image.h"
#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// Whether two digits of a number stand so much farther apart than the others that a point may
/// have stood between them, too pale to be seen. Places must be in pixels of the line.
bool has_room_for_point(const LineReading& reading);

/// Whether a digit stands so far behind another, a percent sign or a unit of date that a dash may
/// have stood between (3—7月), too thin to be seen: level strokes are what faxes lose first. If a
/// blank was printed there, two values are run together, which is no better. `height`: of the
/// line's image, pixels, in which places must be as well.
bool has_room_for_dash(const LineReading& reading, int height);

/// Whether both readings have the same digits and other points or commas among them.
bool differ_in_points(const LineReading& a, const LineReading& b);

/// Whether a number has one point and three digits behind it, and the reader saw a comma there as
/// well, or is less than sure: 18,420 may have been printed.
bool may_part_thousands(const LineReading& reading);

/// Whether a number holds points that part thousands beside a last one (12.296.35): no date and no
/// number of a section is written so.
bool has_points_for_commas(std::u32string_view text);

}  // namespace gewu
