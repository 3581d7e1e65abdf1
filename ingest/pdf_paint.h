// What the state of the graphics says of paint: where it lies, and whether it shows. Includes
// Poppler's headers: only for the .cc files of this folder that talk to Poppler.
#pragma once

#include <GfxState.h>

#include "base/geometry.h"

namespace gewu {

/// The level box around four corners.
PointRect bounds(const PagePoint (&corners)[4]);

bool finite(const PointRect& box);

/// The bounds of the clip, in device space.
PointRect clip_box(GfxState* state);

/// Whether fills let nothing below them through.
bool is_opaque(GfxState* state);

/// The current path as a level rectangle of device space; empty if it is anything else.
PointRect filled_rectangle(GfxState* state);

/// Whether fills are so light that they show on no white paper.
bool paints_pale(GfxState* state);

/// Whether text is drawn without ink: by its render mode, or nearly transparent.
bool paints_nothing(GfxState* state);

/// Whether what the clip leaves of a glyph is too little to be read.
bool is_clipped_away(const PointRect& glyph, const PointRect& clip);

}  // namespace gewu
