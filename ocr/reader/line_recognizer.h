// Readers of single text lines: Tesseract, our own network, and whatever joins them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/image.h"
#include "base/text_table.h"

namespace gewu {

/// What a character may be, and how likely.
struct CodeProbability {
  char32_t code = 0;
  float probability = 0;
};

/// One character that a reader saw in a line.
struct ReadChar {
  char32_t code = 0;
  float probability = 0;   ///< the reader's own, 0..1, not calibrated
  char32_t runner_up = 0;  ///< 0: none given
  float runner_up_probability = 0;
  /// What came after those two, likelier first; code 0 where there is none.
  std::array<CodeProbability, 3> others = {};
  float x0 = 0;  ///< extent in pixels of the line image
  float x1 = 0;
  float centre = 0;  ///< where the reader saw its middle, in the same pixels
};

struct LineReading {
  std::vector<ReadChar> chars;
  float probability = 0;  ///< that the whole line is right, as the reader believes; 0 if empty
  // Left by the rules (ocr/rules), which a fresh reading has not met:
  std::string raw;          ///< what was read, where a rule changed it; else empty
  std::vector<Edit> edits;  ///< whole lines before and after
  std::vector<Doubt> doubts;
  bool voted = false;  ///< several pictures of the line voted on it, see look_again

  std::string text() const;  ///< UTF-8
};

/// What another reader took a line for.
enum class LineKind {
  Unknown,
  Value,  ///< digits and signs alone
  Text,   ///< holds characters that no bare value has
};

/// Reads grey images of single horizontal text lines (0 black, 255 white), cropped to the ink with
/// a small margin. One per worker; not thread-safe; holds no globals. Never throws on odd images:
/// it returns an empty reading.
class LineRecognizer {
 public:
  virtual ~LineRecognizer() = default;
  virtual std::string_view name() const = 0;
  virtual std::vector<LineReading> read(std::span<const Image> lines) = 0;
  /// Whether it can give this character at all.
  virtual bool knows(char32_t /*code*/) const { return true; }
  /// A hint that may save time; the line need not be what it was taken for. By default of no
  /// effect.
  virtual LineReading read_as(const Image& line, LineKind kind);
};

}  // namespace gewu
