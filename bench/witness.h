// Tables that gewu found on a page against those that the page's drawn lines make.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "bench/read_table.h"
#include "bench/rule_grid.h"

namespace gewu::bench {

/// A table that gewu found; all places in points of the upright page.
struct SeenTable {
  ReadTable grid;
  PointRect box;
  std::vector<double> xs;  ///< cols + 1 positions of its rules; empty: not to be compared
  std::vector<double> ys;
  bool aligned = false;  ///< found by its text, not by rules
};

struct WitnessSum {
  int pages = 0;
  int tables = 0;   ///< drawn and not open
  int by_ends = 0;  ///< of these, with a side that is no rule but where rules end
  int exact = 0;    ///< same cells, rules in the same places
  int moved = 0;    ///< same cells, but a rule elsewhere: not exact
  int missed = 0;
  int extra = 0;       ///< found with rules, but these close no cells, not even open ones
  int open = 0;        ///< drawn, but the lines leave open what the table is
  int open_alike = 0;  ///< of these, found with the cells that the lines close
  int bare_pages = 0;  ///< without any drawn table
  int bare_with = 0;   ///< ... on which gewu finds one
  int aligned = 0;     ///< found by text on any page, where nothing is drawn
  double teds = 0;     ///< over `tables`; a missed one counts 0

  void add(const WitnessSum& other);
};

/// Adds a page to `sum`. Returns what differs, one line each; none: all tables are exact.
std::vector<std::string> compare_page(const std::vector<DrawnTable>& drawn,
                                      const std::vector<SeenTable>& seen, WitnessSum* sum);

/// One line for each key and one for all.
void print_witness_sums(const std::map<std::string, WitnessSum>& sums);

}  // namespace gewu::bench
