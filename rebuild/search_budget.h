// How much searching one text may cost.
#pragma once

namespace gewu {

/// Searches weigh thousands of readings for each row, and a text may hold a million rows. The
/// budget is for the text as a whole; once it is spent, what is left is read as it stands, with
/// doubt. Counted in readings, not in seconds, so that the same text always reads the same. A
/// disclosure of a megabyte spends a fiftieth of it.
class SearchBudget {
 public:
  explicit SearchBudget(long long readings = kReadings) : left_(readings) {}

  void spend(long long readings) { left_ -= readings; }
  bool spent() const { return left_ <= 0; }

 private:
  static constexpr long long kReadings = 40'000'000;
  long long left_;
};

}  // namespace gewu
