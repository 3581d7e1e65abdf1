// Grids against a truth that gives text boxes and their neighbours, as the cTDaR competition does.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"

namespace gewu::bench {

/// One cell right of (across) or below another; names of cells.
using Neighbours = std::tuple<std::string, std::string, bool>;

/// A true table: boxes of the text of its cells (pixels of the image), and which are neighbours.
struct NeighbourTable {
  std::map<std::string, PointRect> cells;
  std::set<Neighbours> relations;
};

/// A found cell: its place in its table and its box, pixels of the image.
struct PlacedCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  PointRect box;
};

/// Relations that are true and found, found only, true only.
struct AdjacencyScore {
  int hit = 0;
  int wrong = 0;
  int missed = 0;

  void add(const AdjacencyScore& other);
  double precision() const;
  double recall() const;
  double f1() const;
};

/// The tables of a truth file of the competition (XML).
Result<std::vector<NeighbourTable>> read_neighbour_tables(const std::string& path);

/// A found cell is occupied when it holds the middle of a true cell. Found relations are those
/// between an occupied cell and the next occupied one right of it or below it. Two true cells in
/// one found cell have no relation; a true cell in no found one loses all of its own.
AdjacencyScore score_adjacency(const std::vector<NeighbourTable>& truth,
                               const std::vector<std::vector<PlacedCell>>& found);

}  // namespace gewu::bench
