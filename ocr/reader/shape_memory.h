// Pictures of single glyphs that were read before.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "ocr/reader/line_recognizer.h"

namespace gewu {

/// What one glyph was seen as. Nothing seen: code 0.
struct SeenGlyph {
  ReadChar best;
  bool alone = true;  ///< false: the reader saw several characters in it
};

/// Remembers pictures by their hash, since fonts and their glyphs recur from page to page. What is
/// seen in a picture depends on nothing but it, so it does not matter who read it when.
class ShapeMemory {
 public:
  /// Null if it was not read.
  const SeenGlyph* find(std::uint64_t picture) const {
    const auto found = seen_.find(picture);
    return found == seen_.end() ? nullptr : &found->second;
  }
  void keep(std::uint64_t picture, const SeenGlyph& seen) {
    if (seen_.size() >= kMost) seen_.clear();
    seen_[picture] = seen;
  }

 private:
  static constexpr std::size_t kMost = 60'000;  ///< some ten books' worth
  std::unordered_map<std::uint64_t, SeenGlyph> seen_;
};

}  // namespace gewu
