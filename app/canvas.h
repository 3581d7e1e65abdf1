// A picture that is drawn on with Cairo and Pango.
#pragma once

#include <cairo.h>

#include <memory>
#include <string>

#include "base/geometry.h"
#include "base/image.h"

namespace gewu {

/// Red, green and blue, 0 to 1 each.
struct Colour {
  double red;
  double green;
  double blue;
};

/// Boxes are in pixels of the picture, from its top left corner.
class Canvas {
 public:
  /// White. Check good() before drawing: a picture may be too large for memory.
  Canvas(int width, int height);

  bool good() const;
  /// An image, enlarged by `zoom`, its top left corner at (x, y). `ink`: how much of its darkness
  /// is left, 0 to 1. False if memory does not suffice.
  bool paint(const Image& image, double x, double y, double zoom, double ink);
  void fill(const PointRect& box, const Colour& colour, double alpha);
  void frame(const PointRect& box, const Colour& colour, double width);
  /// `text` in the largest letters, up to `max_font` pixels, that stay inside the box; a white rim
  /// keeps it apart from what lies below.
  void write(const PointRect& box, const std::string& text, const Colour& colour, double max_font);
  /// The bytes of a PNG file; empty if Cairo fails.
  std::string png() const;

 private:
  struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  struct ContextDeleter {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };

  void set(const Colour& colour, double alpha = 1);

  std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface_;
  std::unique_ptr<cairo_t, ContextDeleter> context_;
};

}  // namespace gewu
