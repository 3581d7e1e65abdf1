// Which cells lie under a stamp: by the truth file, and by what gewu found.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

/// A stamp as the truth file has it; points of the undamaged page.
struct TrueSeal {
  int page = 0;
  bool round = true;
  double x = 0;  ///< centre
  double y = 0;
  double radius = 0;  ///< half the side of a square one
  double turn = 0;    ///< radians
};

std::vector<TrueSeal> true_seals(const nlohmann::ordered_json& truth);

/// Sets `seal` of every cell: under a stamp if its outline reaches more than 1.5 mm into the cell.
void mark_cells_under(const std::vector<TrueSeal>& seals, const nlohmann::ordered_json& json,
                      ReadTable* table);

/// Sets `seal` of the cells that an under-seal finding names.
void mark_cells_found_under_seal(const nlohmann::ordered_json& findings,
                                 std::vector<ReadTable>* tables);

}  // namespace gewu::bench
