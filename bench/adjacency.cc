#include "bench/adjacency.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace gewu::bench {
namespace {

// The value of an attribute within the text of one element's tag.
std::string attribute(std::string_view tag, const std::string& name) {
  const std::string key = " " + name + "=\"";
  const std::size_t at = tag.find(key);
  if (at == std::string_view::npos) return "";
  const std::size_t from = at + key.size();
  return std::string(tag.substr(from, tag.find('"', from) - from));
}

PointRect box_of_points(const std::string& points) {
  constexpr double kFar = std::numeric_limits<double>::max();
  PointRect box{kFar, kFar, -kFar, -kFar};
  std::istringstream in(points);
  double x = 0;
  double y = 0;
  char comma = 0;
  while (in >> x >> comma >> y) {
    box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
  }
  return box;
}

// Both directions are given; each counts once, from the left or upper cell.
void add_relations(const std::string& id, const std::string& neighbours,
                   std::set<Neighbours>* relations) {
  std::istringstream in(neighbours);
  std::string word;
  while (in >> word) {
    const std::size_t colon = word.find(':');
    if (colon == std::string::npos || colon + 1 >= word.size()) continue;
    const std::string other = word.substr(0, colon);
    switch (word[colon + 1]) {
      case 'R':
        relations->emplace(id, other, true);
        break;
      case 'L':
        relations->emplace(other, id, true);
        break;
      case 'B':
        relations->emplace(id, other, false);
        break;
      case 'T':
        relations->emplace(other, id, false);
        break;
      default:
        break;
    }
  }
}

NeighbourTable read_table(std::string_view xml) {
  NeighbourTable table;
  for (std::size_t at = xml.find("<cell"); at != std::string_view::npos;) {
    const std::size_t next = xml.find("<cell", at + 1);
    const std::string_view cell = xml.substr(at, next - at);
    const std::string_view tag = cell.substr(0, cell.find('>'));
    const std::string id = attribute(tag, "id");
    const std::size_t coords = cell.find("<Coords");
    if (coords != std::string_view::npos) {
      table.cells[id] = box_of_points(attribute(cell.substr(coords), "points"));
      add_relations(id, attribute(tag, "neighbors"), &table.relations);
    }
    at = next;
  }
  std::erase_if(table.relations, [&](const Neighbours& relation) {
    return table.cells.count(std::get<0>(relation)) == 0 ||
           table.cells.count(std::get<1>(relation)) == 0;
  });
  return table;
}

// A found cell: which table, which cell of it.
using Place = std::pair<std::size_t, std::size_t>;
using Relation = std::tuple<Place, Place, bool>;

std::optional<Place> place_of(const PointRect& box,
                              const std::vector<std::vector<PlacedCell>>& found) {
  const double x = (box.x0 + box.x1) / 2;
  const double y = (box.y0 + box.y1) / 2;
  for (std::size_t t = 0; t < found.size(); ++t) {
    for (std::size_t k = 0; k < found[t].size(); ++k) {
      const PointRect& at = found[t][k].box;
      if (x >= at.x0 && x < at.x1 && y >= at.y0 && y < at.y1) return Place{t, k};
    }
  }
  return std::nullopt;
}

// Along each line of the grid, from one occupied cell to the next.
void add_found_relations(const std::map<std::pair<int, int>, Place>& slots, bool across,
                         std::set<Relation>* relations) {
  int line = -1;
  std::optional<Place> last;
  for (const auto& [slot, place] : slots) {
    if (slot.first != line) last.reset();
    line = slot.first;
    if (last && *last != place) relations->emplace(*last, place, across);
    last = place;
  }
}

std::set<Relation> found_relations(const std::vector<std::vector<PlacedCell>>& found,
                                   const std::set<Place>& occupied) {
  std::set<Relation> relations;
  for (std::size_t t = 0; t < found.size(); ++t) {
    std::map<std::pair<int, int>, Place> by_row;
    std::map<std::pair<int, int>, Place> by_column;
    for (std::size_t k = 0; k < found[t].size(); ++k) {
      if (occupied.count({t, k}) == 0) continue;
      const PlacedCell& cell = found[t][k];
      for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
          by_row[{r, c}] = {t, k};
          by_column[{c, r}] = {t, k};
        }
      }
    }
    add_found_relations(by_row, true, &relations);
    add_found_relations(by_column, false, &relations);
  }
  return relations;
}

AdjacencyScore score_table(const NeighbourTable& truth,
                           const std::vector<std::vector<PlacedCell>>& found) {
  std::map<std::string, Place> own;
  std::set<Place> occupied;
  for (const auto& [id, box] : truth.cells) {
    if (const std::optional<Place> place = place_of(box, found)) {
      own[id] = *place;
      occupied.insert(*place);
    }
  }
  const std::set<Relation> relations = found_relations(found, occupied);
  std::set<Relation> hit;
  AdjacencyScore score;
  for (const auto& [a, b, across] : truth.relations) {
    const auto first = own.find(a);
    const auto second = own.find(b);
    const bool placed = first != own.end() && second != own.end();
    if (placed && relations.count({first->second, second->second, across}) > 0) {
      hit.emplace(first->second, second->second, across);
      ++score.hit;
    } else {
      ++score.missed;
    }
  }
  score.wrong = static_cast<int>(relations.size() - hit.size());
  return score;
}

}  // namespace

void AdjacencyScore::add(const AdjacencyScore& other) {
  hit += other.hit;
  wrong += other.wrong;
  missed += other.missed;
}

double AdjacencyScore::precision() const { return hit / std::max(1.0, 1.0 * hit + wrong); }
double AdjacencyScore::recall() const { return hit / std::max(1.0, 1.0 * hit + missed); }
double AdjacencyScore::f1() const { return 2.0 * hit / std::max(1.0, 2.0 * hit + wrong + missed); }

Result<std::vector<NeighbourTable>> read_neighbour_tables(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::Unreadable, "cannot read the truth", "", path};
  std::ostringstream text;
  text << in.rdbuf();
  const std::string xml = text.str();
  std::vector<NeighbourTable> tables;
  for (std::size_t at = xml.find("<table"); at != std::string::npos;) {
    const std::size_t next = xml.find("<table", at + 1);
    tables.push_back(read_table(std::string_view(xml).substr(at, next - at)));
    at = next;
  }
  return tables;
}

AdjacencyScore score_adjacency(const std::vector<NeighbourTable>& truth,
                               const std::vector<std::vector<PlacedCell>>& found) {
  AdjacencyScore sum;
  for (const NeighbourTable& table : truth) sum.add(score_table(table, found));
  return sum;
}

}  // namespace gewu::bench
