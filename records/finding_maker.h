// Findings about one table, with the place filled in.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "records/document.h"

namespace gewu {

class FindingMaker {
 public:
  explicit FindingMaker(const DocumentTable& table) : table_(table) {}

  /// `cells`: rows and columns; the page is that of the first one.
  void add(Severity severity, std::string code, std::vector<std::pair<int, int>> cells,
           std::string message, std::string suggestion = "");

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const DocumentTable& table_;
  std::vector<Finding> findings_;
};

}  // namespace gewu
