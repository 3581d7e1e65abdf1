// Cutting a sequence into runs: the best way, and by how much it beats the others.
#pragma once

#include <cstddef>
#include <vector>

namespace gewu {

/// A dynamic programme over all ways to cut [0, count) into runs of at most `longest` elements,
/// each of which has a score of its own; the sum counts.
class Chain {
 public:
  Chain(int count, int longest);

  /// A run [begin, end) may be had for this score; of several offers the best counts. `kind` is the
  /// caller's.
  void offer(int begin, int end, double score, int kind = 0);

  void solve();  ///< after all offers

  struct Run {
    int begin = 0;
    int end = 0;
    int kind = 0;
    /// What the whole would lose if one of the cuts around the run were not made, or one were made
    /// inside it.
    double margin = 0;
  };
  std::vector<Run> runs() const;  ///< from first to last

 private:
  struct Offer {
    double score;
    int kind;
  };
  const Offer& at(int begin, int end) const;
  double without_cut(int cut) const;  ///< the best that has no cut there
  double margin_of(int begin, int end) const;

  int count_;
  int longest_;
  std::vector<Offer> offers_;
  std::vector<double> forward_;   ///< per cut: the best of what is before it
  std::vector<double> backward_;  ///< likewise behind it
  std::vector<int> from_;         ///< per cut: where the run before it begins
  std::vector<double> uncut_;     ///< per cut: see without_cut
};

}  // namespace gewu
