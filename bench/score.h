// How good an output is: counts that can be summed over documents.
#pragma once

#include <string>
#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

/// How two texts are compared. Print does not show reliably whether a bracket or a comma is full
/// width, nor how wide a blank is: the headline figures are Folded.
enum class Tolerance {
  Strict,  ///< equal after tidy_text: the contract's text
  Folded,  ///< equal after fold_text: width and blanks folded
};

bool texts_agree(const std::string& truth, const std::string& output, Tolerance tolerance);

struct Score {
  int documents = 0;
  int failed_documents = 0;  ///< no output, or status "failed"
  int pages = 0;
  int pages_by_text_layer = 0;

  int tables = 0;         ///< of the truth
  int tables_missed = 0;  ///< without a partner in the output
  int tables_extra = 0;   ///< of the output, without a partner in the truth
  double teds = 0;        ///< summed over `tables`; a missed one counts 0
  int grids_exact = 0;
  int broken = 0;        ///< tables over several pages
  int joined_right = 0;  ///< of them, those whose pages came out exactly
  int joined_wrong = 0;  ///< tables of the output over pages that do not belong together

  int cells = 0;  ///< of the truth
  int cells_strict = 0;
  int cells_folded = 0;
  int digit_cells = 0;  ///< cells whose true text holds a digit
  int digit_cells_folded = 0;
  int silent = 0;         ///< wrong (folded) and not marked for review; a lost cell is silent
  int silent_digits = 0;  ///< of them with a digit in the truth
  int output_cells = 0;
  int reviewed = 0;
  int blank_cells = 0;
  int blank_invented = 0;  ///< blank in truth, text in the output
  int inked_cells = 0;
  int inked_lost = 0;            ///< text in truth, blank and not marked for review in the output
  int comparators = 0;           ///< of true cells
  int comparators_confused = 0;  ///< another one in its place, not marked for review

  int sealed = 0;         ///< cells under a stamp
  int sealed_marked = 0;  ///< of them, those with an under-seal finding
  int marked_free = 0;    ///< cells with an under-seal finding that no stamp touches

  long long characters = 0;  ///< of true cells, folded
  long long character_errors = 0;

  int fields = 0;  ///< of records
  int fields_right = 0;
  int indicators = 0;
  int indicators_exact = 0;  ///< every field of the row right

  void add(const Score& other);
};

/// A wrong cell, for people to look at.
struct Mistake {
  std::string document;
  std::string table;
  int page = 0;
  int row = 0;
  int col = 0;
  std::string truth;
  std::string output;
  double confidence = 0;
  bool review = false;
  std::string source;
};

/// `mistakes` may be null. An output that is missing is scored by score_missing.
Score score_document(const ReadDocument& truth, const ReadDocument& output,
                     std::vector<Mistake>* mistakes);
Score score_missing(const ReadDocument& truth);

}  // namespace gewu::bench
