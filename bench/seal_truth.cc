#include "bench/seal_truth.h"

#include <algorithm>
#include <cmath>

namespace gewu::bench {

namespace {

using nlohmann::ordered_json;

constexpr double kDeep = 1.5 * 72 / 25.4;   // 1.5 mm in points: surely under
constexpr double kClear = 1.2 * 72 / 25.4;  // farther than that: surely free

// How deep the point lies inside the outline; negative outside.
double depth(const TrueSeal& seal, double x, double y) {
  const double dx = x - seal.x;
  const double dy = y - seal.y;
  if (seal.round) return seal.radius - std::hypot(dx, dy);
  const double u = dx * std::cos(seal.turn) + dy * std::sin(seal.turn);
  const double v = -dx * std::sin(seal.turn) + dy * std::cos(seal.turn);
  return seal.radius - std::max(std::abs(u), std::abs(v));
}

// The deepest point of the box, looked for on a lattice of a point's width.
double depth(const TrueSeal& seal, const ordered_json& box) {
  const double x0 = box.at(0);
  const double y0 = box.at(1);
  const double x1 = box.at(2);
  const double y1 = box.at(3);
  double deepest = -1e9;
  const int across = std::max(1, static_cast<int>(x1 - x0));
  const int down = std::max(1, static_cast<int>(y1 - y0));
  for (int i = 0; i <= across; ++i) {
    for (int j = 0; j <= down; ++j) {
      deepest =
          std::max(deepest, depth(seal, x0 + (x1 - x0) * i / across, y0 + (y1 - y0) * j / down));
    }
  }
  return deepest;
}

double depth(const std::vector<TrueSeal>& seals, const ordered_json& part) {
  double deepest = -1e9;
  const int page = part.at("page");
  for (const TrueSeal& seal : seals) {
    if (seal.page == page) deepest = std::max(deepest, depth(seal, part.at("box")));
  }
  return deepest;
}

SealTouch touch_of(const std::vector<TrueSeal>& seals, const ordered_json& cell) {
  double deepest = depth(seals, cell);
  for (const ordered_json& part : cell.value("parts", ordered_json::array())) {
    deepest = std::max(deepest, depth(seals, part));
  }
  if (deepest > kDeep) return SealTouch::Under;
  return deepest > -kClear ? SealTouch::Grazed : SealTouch::Free;
}

ReadCell* cell_at(ReadTable* table, int row, int col) {
  for (ReadCell& cell : table->cells) {
    if (cell.row == row && cell.col == col) return &cell;
  }
  return nullptr;
}

}  // namespace

std::vector<TrueSeal> true_seals(const ordered_json& truth) {
  std::vector<TrueSeal> seals;
  for (const ordered_json& json : truth.value("seals", ordered_json::array())) {
    seals.push_back({json.at("page"), json.at("round"), json.at("x"), json.at("y"),
                     json.at("radius"), json.at("turn")});
  }
  return seals;
}

void mark_cells_under(const std::vector<TrueSeal>& seals, const ordered_json& json,
                      ReadTable* table) {
  if (seals.empty()) return;
  for (const ordered_json& cell : json.at("cells")) {
    ReadCell* read = cell_at(table, cell.at("row"), cell.at("col"));
    if (read != nullptr) read->seal = touch_of(seals, cell);
  }
}

void mark_cells_found_under_seal(const ordered_json& findings, std::vector<ReadTable>* tables) {
  for (const ordered_json& finding : findings) {
    if (finding.value("code", "") != "under-seal") continue;
    for (ReadTable& table : *tables) {
      if (table.id != finding.value("table", "")) continue;
      for (const ordered_json& at : finding.at("cells")) {
        ReadCell* cell = cell_at(&table, at.at(0), at.at(1));
        if (cell != nullptr) cell->seal = SealTouch::Under;
      }
    }
  }
}

}  // namespace gewu::bench
