// Colour to grey, with stamps taken out.
#pragma once

#include "base/image.h"

namespace gewu {

struct GreyPage {
  Image grey;        ///< one channel, same size as the page
  Image under_seal;  ///< see PageLayout
};

/// Turns a page grey. Round or square patches of saturated colour of the size of a stamp (1 to 8
/// cm) are seals: there the brightest channel is kept, in which red ink fades into the paper while
/// black print under it stays. Coloured rulings, text and shading elsewhere keep their darkness
/// (the darkest channel), so that a pale blue ruling is still a ruling.
GreyPage to_grey(const Image& image, double dpi);

}  // namespace gewu
