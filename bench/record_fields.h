// Records compared field by field.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace gewu::bench {

/// The printed text of every leaf, with its path ("funding.total", "indicators[3].value"). A money
/// or value object stands for its "text"; null is left out. The key "row" and parsed parts are no
/// printed text and left out too, as is "more", which truth files do not hold.
std::vector<std::pair<std::string, std::string>> printed_fields(
    const nlohmann::ordered_json& record);

struct RecordScore {
  int fields = 0;  ///< printed in the truth, or claimed by the output though not printed
  int fields_right = 0;
  int indicators = 0;
  int indicators_exact = 0;
};

/// Compared folded (see Tolerance). Indicator rows and list rows are aligned in order, so that one
/// lost row does not make all the following wrong. Null truth: nothing to score.
RecordScore score_record(const nlohmann::ordered_json& truth, const nlohmann::ordered_json& output);

}  // namespace gewu::bench
