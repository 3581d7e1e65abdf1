#include "bench/score.h"

#include <algorithm>

#include "base/sign_classes.h"
#include "bench/match.h"
#include "bench/record_fields.h"
#include "bench/tree_edit.h"

namespace gewu::bench {

namespace {

std::u32string comparators_of(const std::u32string& folded) {
  std::u32string signs;
  for (const char32_t c : folded) {
    if (is_comparator(c)) signs.push_back(c);
  }
  return signs;
}

struct CellPair {
  const ReadCell* truth;
  const ReadCell* output;  // null: lost
};

// The text of a lost cell is empty, and nobody was told.
bool marked(const CellPair& pair) { return pair.output != nullptr && pair.output->review; }

void count_blanks(const CellPair& pair, const std::u32string& a, const std::u32string& b,
                  Score* score) {
  if (a.empty()) {
    ++score->blank_cells;
    score->blank_invented += b.empty() ? 0 : 1;
  } else {
    ++score->inked_cells;
    score->inked_lost += b.empty() && !marked(pair) ? 1 : 0;
  }
}

void count_comparators(const CellPair& pair, const std::u32string& a, const std::u32string& b,
                       Score* score) {
  const std::u32string x = comparators_of(a);
  const std::u32string y = comparators_of(b);
  score->comparators += static_cast<int>(x.size());
  if (marked(pair) || x.size() != y.size()) return;
  for (std::size_t i = 0; i < x.size(); ++i) score->comparators_confused += x[i] == y[i] ? 0 : 1;
}

void count_seals(const CellPair& pair, Score* score) {
  const bool found = pair.output != nullptr && pair.output->seal == SealTouch::Under;
  const SealTouch truth = pair.truth->seal;
  score->sealed += truth == SealTouch::Under ? 1 : 0;
  score->sealed_marked += truth == SealTouch::Under && found ? 1 : 0;
  score->marked_free += truth == SealTouch::Free && found ? 1 : 0;
}

bool count_cell(const CellPair& pair, Score* score) {
  const std::string output = pair.output == nullptr ? "" : pair.output->text;
  const std::u32string a = decode_utf8(fold_text(pair.truth->text));
  const std::u32string b = decode_utf8(fold_text(output));
  const bool right = pair.output != nullptr && a == b;
  ++score->cells;
  score->cells_folded += right ? 1 : 0;
  score->cells_strict +=
      pair.output != nullptr && texts_agree(pair.truth->text, output, Tolerance::Strict) ? 1 : 0;
  const bool digits = has_digit(encode_utf8(a));
  score->digit_cells += digits ? 1 : 0;
  score->digit_cells_folded += digits && right ? 1 : 0;
  const bool silent = !right && !marked(pair);
  score->silent += silent ? 1 : 0;
  score->silent_digits += silent && digits ? 1 : 0;
  score->characters += static_cast<long long>(a.size());
  score->character_errors += edit_distance(a, b);
  count_blanks(pair, a, b, score);
  count_comparators(pair, a, b, score);
  count_seals(pair, score);
  return right;
}

void note_mistake(const std::string& document, const ReadTable& table, const CellPair& pair,
                  std::vector<Mistake>* mistakes) {
  if (mistakes == nullptr) return;
  Mistake mistake{document,
                  table.id,
                  table.pages.empty() ? 0 : table.pages.front(),
                  pair.truth->row,
                  pair.truth->col,
                  pair.truth->text,
                  "(lost)",
                  0,
                  false,
                  ""};
  if (pair.output != nullptr) {
    mistake.output = pair.output->text;
    mistake.confidence = pair.output->confidence;
    mistake.review = pair.output->review;
    mistake.source = pair.output->source;
  }
  mistakes->push_back(mistake);
}

void score_cells(const std::string& document, const ReadTable& truth, const ReadTable& output,
                 Score* score, std::vector<Mistake>* mistakes) {
  for (const auto& [i, j] : match_cells(truth, output)) {
    const ReadCell* cell = j == kNone ? nullptr : &output.cells[static_cast<std::size_t>(j)];
    if (i == kNone) {
      score->character_errors += static_cast<long long>(decode_utf8(fold_text(cell->text)).size());
      continue;
    }
    const CellPair pair{&truth.cells[static_cast<std::size_t>(i)], cell};
    if (!count_cell(pair, score)) note_mistake(document, truth, pair, mistakes);
  }
}

void score_table(const std::string& document, const ReadTable& truth, const ReadTable& output,
                 Score* score, std::vector<Mistake>* mistakes) {
  score->teds += teds_struct(truth, output);
  score->grids_exact += same_grid(truth, output) ? 1 : 0;
  score->joined_right += truth.pages.size() > 1 && truth.pages == output.pages ? 1 : 0;
  score_cells(document, truth, output, score, mistakes);
  const RecordScore record = score_record(truth.record, output.record);
  score->fields += record.fields;
  score->fields_right += record.fields_right;
  score->indicators += record.indicators;
  score->indicators_exact += record.indicators_exact;
}

ReadTable empty_like(const ReadTable& truth) {
  ReadTable empty;
  empty.pages = {0};
  empty.id = truth.id;
  return empty;
}

void count_output(const ReadDocument& output, Score* score) {
  score->pages = static_cast<int>(output.readers.size());
  score->pages_by_text_layer =
      static_cast<int>(std::count(output.readers.begin(), output.readers.end(), "text-layer"));
  for (const ReadTable& table : output.tables) {
    score->output_cells += static_cast<int>(table.cells.size());
    for (const ReadCell& cell : table.cells) score->reviewed += cell.review ? 1 : 0;
  }
}

void miss_table(const std::string& document, const ReadTable& truth, Score* score,
                std::vector<Mistake>* mistakes) {
  ++score->tables_missed;
  const double teds = score->teds;
  score_table(document, truth, empty_like(truth), score, mistakes);
  score->teds = teds;
}

}  // namespace

bool texts_agree(const std::string& truth, const std::string& output, Tolerance tolerance) {
  if (tolerance == Tolerance::Strict) return tidy_text(truth) == tidy_text(output);
  return fold_text(truth) == fold_text(output);
}

Score score_document(const ReadDocument& truth, const ReadDocument& output,
                     std::vector<Mistake>* mistakes) {
  Score score;
  score.documents = 1;
  score.failed_documents = output.status == "failed" ? 1 : 0;
  score.tables = static_cast<int>(truth.tables.size());
  count_output(output, &score);
  for (const auto& [i, j] : match_tables(truth.tables, output.tables)) {
    const bool several = j != kNone && output.tables[static_cast<std::size_t>(j)].pages.size() > 1;
    if (i == kNone) {
      ++score.tables_extra;
      score.joined_wrong += several ? 1 : 0;
      continue;
    }
    const ReadTable& expected = truth.tables[static_cast<std::size_t>(i)];
    score.broken += expected.pages.size() > 1 ? 1 : 0;
    if (j == kNone) {
      miss_table(truth.name, expected, &score, mistakes);
      continue;
    }
    const ReadTable& got = output.tables[static_cast<std::size_t>(j)];
    score.joined_wrong += several && got.pages != expected.pages ? 1 : 0;
    score_table(truth.name, expected, got, &score, mistakes);
  }
  return score;
}

Score score_missing(const ReadDocument& truth) {
  ReadDocument nothing;
  nothing.status = "failed";
  return score_document(truth, nothing, nullptr);
}

void Score::add(const Score& o) {
  for (int Score::*field : {&Score::documents,       &Score::failed_documents,
                            &Score::pages,           &Score::pages_by_text_layer,
                            &Score::tables,          &Score::tables_missed,
                            &Score::tables_extra,    &Score::grids_exact,
                            &Score::broken,          &Score::joined_right,
                            &Score::joined_wrong,    &Score::cells,
                            &Score::cells_strict,    &Score::cells_folded,
                            &Score::digit_cells,     &Score::digit_cells_folded,
                            &Score::silent,          &Score::silent_digits,
                            &Score::output_cells,    &Score::reviewed,
                            &Score::blank_cells,     &Score::blank_invented,
                            &Score::inked_cells,     &Score::inked_lost,
                            &Score::comparators,     &Score::comparators_confused,
                            &Score::sealed,          &Score::sealed_marked,
                            &Score::marked_free,     &Score::fields,
                            &Score::fields_right,    &Score::indicators,
                            &Score::indicators_exact}) {
    this->*field += o.*field;
  }
  teds += o.teds;
  characters += o.characters;
  character_errors += o.character_errors;
}

}  // namespace gewu::bench
