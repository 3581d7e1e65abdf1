// Tables of truth files and of gewu's output in one shape, so that they can be compared.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace gewu::bench {

/// Where a cell lies to the stamps of its page.
enum class SealTouch {
  Free,    ///< no stamp touches it
  Grazed,  ///< one barely does: whether it is marked is left open
  Under,
};

struct ReadEdit {
  std::string rule;
  std::string before;
  std::string after;
};

struct ReadCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::string text;
  bool review = false;
  double confidence = 1;
  std::string source;
  std::vector<ReadEdit> edits;       ///< output only
  std::vector<std::string> doubts;   ///< their codes; output only
  SealTouch seal = SealTouch::Free;  ///< truth; output: Under where a finding says so
};

struct ReadTable {
  std::string id;
  std::string kind;  ///< truth: "plain" or a form; output: the form, "" if none
  std::vector<int> pages;
  int rows = 0;
  int cols = 0;
  std::vector<ReadCell> cells;    ///< sorted by (row, col)
  nlohmann::ordered_json record;  ///< null: none
};

struct ReadDocument {
  std::string name;  ///< stem of the file
  std::string family;
  std::string condition;
  bool held_out_face = false;
  bool text_layer = false;           ///< truth: the text layer deserves belief
  std::string status;                ///< output only
  std::vector<std::string> readers;  ///< output only: of each page
  std::vector<ReadTable> tables;
  nlohmann::ordered_json findings;
};

Result<ReadDocument> read_truth(const std::string& path);
Result<ReadDocument> read_output(const std::string& path);

}  // namespace gewu::bench
