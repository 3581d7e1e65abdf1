// Poppler's drawing on paper that is white and opaque from the start. Includes Poppler's headers:
// only for the .cc files of this folder that talk to Poppler.
#pragma once

#include <SplashOutputDev.h>
#include <splash/Splash.h>

namespace gewu {

/// Poppler draws on a transparent page and lays paper under it at the end, which takes as long as
/// drawing a page of text. On opaque paper the pixels are the same to one grey level.
class PaperRaster : public SplashOutputDev {
 public:
  using SplashOutputDev::SplashOutputDev;

  void startPage(int number, GfxState* state, XRef* table) override {
    SplashOutputDev::startPage(number, state, table);
    SplashColor white = {255, 255, 255, 255};
    constexpr unsigned char kOpaque = 255;
    getSplash()->clear(white, kOpaque);
  }
  void endPage() override {}
};

}  // namespace gewu
