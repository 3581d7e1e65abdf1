// Lines of office text drawn and damaged: in faces that the recogniser was never taught, to measure
// it, or in others, to fit on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/line_sets.h"

namespace gewu::bench {

struct DrawnLineOptions {
  int lines = 500;                     ///< of each set
  std::uint64_t seed = 11;             ///< same seed, fonts and Pango: same pixels
  std::string gold = "fixtures/gold";  ///< tables whose last third the training never reads
  bool trained = false;                ///< the other faces and tables, to fit on; sets "fit-..."
  std::string alphabet;                ///< alphabet.txt of a model: characters of the set "rare"
};

/// The kept-out faces of training/fonts.py that this machine has, and those that it lacks.
struct KeptOutFaces {
  std::vector<std::string> found;
  std::vector<std::string> missing;
};
KeptOutFaces find_kept_out_faces();

/// Sets of lines in the kept-out faces, in turn; the text is that of kept-out tables' cells, and of
/// values of a small grammar:
///   drawn-clean     em 28-48 px, no damage
///   drawn-degraded  em 24-30 px, blurred, faded, noisy, turned a little, JPEG
///   drawn-150dpi    10.5 pt at 150 dpi
///   drawn-fax       10.5 pt at 200 dpi, black and white, pepper and broken strokes
///   drawn-values    comparator, number, unit without Han; clean, degraded and 150 dpi in turn
///   drawn-rare      any characters of the alphabet side by side, clean: names, not office text
/// With `trained` the faces are those of the test documents, which training saw, and the text that
/// of the other tables; nothing there occurs in the sets above. There is no set of rare characters.
/// A character that a face lacks is never drawn by another face. Empty if no face is found.
std::vector<LineSet> draw_line_sets(const DrawnLineOptions& options);

}  // namespace gewu::bench
