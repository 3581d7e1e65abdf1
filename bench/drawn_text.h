// What the drawn lines of the reader's benchmark say. Internal to bench/.
#pragma once

#include <string>
#include <vector>

#include "fixtures/rng.h"

namespace gewu::bench {

/// Which tables of every gold file: those that the training never reads, or the others.
enum class GoldPart { HeldOut, Trained };

/// Texts of one part of the gold tables (fixtures/manuscript.h), and made-up values and characters.
class DrawnText {
 public:
  /// `gold`: folder of gold tables. `alphabet`: a model's alphabet.txt. What cannot be read is
  /// empty.
  DrawnText(const std::string& gold, const std::string& alphabet,
            GoldPart part = GoldPart::HeldOut);

  /// A line of a cell; of a longer one a random piece of 4 to 26 characters.
  std::u32string office(fixtures::Rng* rng) const;
  /// A target as forms print it, without Han: comparator, number, unit.
  std::u32string value(fixtures::Rng* rng) const;
  /// 2 to 11 of the alphabet's Han characters, all equally likely.
  std::u32string rare(fixtures::Rng* rng) const;

 private:
  std::vector<std::u32string> cells_;
  std::u32string han_;
};

}  // namespace gewu::bench
