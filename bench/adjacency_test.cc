#include "bench/adjacency.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gewu::bench {
namespace {

// A row of two cells over a cell below the first.
NeighbourTable truth() {
  NeighbourTable table;
  table.cells = {{"a", {2, 2, 8, 8}}, {"b", {12, 2, 18, 8}}, {"c", {2, 12, 8, 18}}};
  table.relations = {{"a", "b", true}, {"a", "c", false}};
  return table;
}

PlacedCell cell(int row, int col, PointRect box) { return {row, col, 1, 1, box}; }

TEST(Adjacency, ARightGridHasAllRelationsAndNoOther) {
  const AdjacencyScore score =
      score_adjacency({truth()}, {{cell(0, 0, {0, 0, 10, 10}), cell(0, 1, {10, 0, 20, 10}),
                                   cell(1, 0, {0, 10, 10, 20}), cell(1, 1, {10, 10, 20, 20})}});
  EXPECT_EQ(score.hit, 2);
  EXPECT_EQ(score.missed, 0);
  EXPECT_EQ(score.wrong, 0);
  EXPECT_EQ(score.f1(), 1);
}

TEST(Adjacency, MergedCellsLoseTheRelationBetweenThem) {
  const AdjacencyScore score =
      score_adjacency({truth()}, {{{0, 0, 1, 2, {0, 0, 20, 10}}, {1, 0, 1, 2, {0, 10, 20, 20}}}});
  EXPECT_EQ(score.hit, 1);
  EXPECT_EQ(score.missed, 1);
}

TEST(Adjacency, APageWithoutTablesLosesAll) {
  const AdjacencyScore score = score_adjacency({truth()}, {});
  EXPECT_EQ(score.hit, 0);
  EXPECT_EQ(score.missed, 2);
  EXPECT_EQ(score.f1(), 0);
}

TEST(Adjacency, ReadsBothDirectionsOfARelationAsOne) {
  const std::string path = testing::TempDir() + "/adjacency.xml";
  std::ofstream(path) << R"(<document><table><Coords points="0,0 0,9 9,9 9,0"/>
    <cell id="0" neighbors="1:R"><Coords points="1,2 3,2 3,4 1,4"/></cell>
    <cell id="1" neighbors="0:L 7:B"><Coords points="5,2 8,2 8,4 5,4"/></cell>
    </table></document>)";
  const auto tables = read_neighbour_tables(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(tables);
  ASSERT_EQ(tables->size(), 1U);
  EXPECT_EQ(tables->front().relations, (std::set<Neighbours>{{"0", "1", true}}));
  EXPECT_EQ(tables->front().cells.at("1").x1, 8);
}

}  // namespace
}  // namespace gewu::bench
