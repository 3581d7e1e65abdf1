// Whether an image has colour, and getting rid of it or of surplus resolution.
#pragma once

#include "base/image.h"

namespace gewu {

/// True if more than a speck of the image is coloured. Grey scans saved as RGB, with the faint
/// colour noise of JPEG or of a scanner, are not. `image` has 3 channels.
bool has_colour(const Image& image);

/// Luminance (ITU-R BT.601, as Poppler's own grey). A grey image comes back unchanged.
Image to_grey(Image image);

/// Averages blocks of `factor` x `factor` pixels; the last row and column of blocks may be cut
/// short. `factor` >= 1.
Image shrink(Image image, int factor);

}  // namespace gewu
