// What the glyphs of a text layer look like to our reader, each by itself.
#pragma once

#include <vector>

#include "ingest/types/page.h"
#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/shape_memory.h"

namespace gewu {

/// The picture of a glyph as the reader wants it: dark on light, the em of one height, the baseline
/// at one place, so that a full stop is told from a dot above. `rotation` is that of the glyph.
Image shape_line(const GlyphShape& shape, int rotation);

/// Reads the shapes marked in `wanted` (one flag per shape of the layer); the others come back
/// unseen. Each picture is read once.
std::vector<SeenGlyph> read_shapes(const TextLayer& layer, const std::vector<char>& wanted,
                                   LineRecognizer* reader, ShapeMemory* memory);

}  // namespace gewu
