// Everything that edits or doubts a text that was read from pixels, in one table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/text_table.h"
#include "ocr/reader/line_recognizer.h"
#include "ocr/reader/word_model.h"

namespace gewu {

/// When the rules of the table run, in this order. Within a stage they run in the order of the
/// table.
enum class RuleStage : std::uint8_t {
  SecondReading,  ///< on what Tesseract read of a line, before anybody compares it
  SecondAlone,    ///< on a line that Tesseract alone has read
  Settling,       ///< on our reading of a line, beside Tesseract's
  Reading,        ///< on the reading of a line, ours or Tesseract's
  LastEdits,      ///< on our reading, when all readers have spoken
  Widths,         ///< on all lines of a page together
  LineDoubts,     ///< on the reading as it stays
  CellLines,      ///< on the lines of a cell
  CellText,       ///< on the joined text of a cell
  Layer,          ///< on that text beside the hidden text layer's
  Wording,        ///< on that text, by the vocabulary of the forms
  Place,          ///< on that text, by what lies on the page there
  Outside,        ///< on lines outside tables
};
inline constexpr int kRuleStages = 13;

/// Rules that are switched off, by id: for measuring what each is worth.
using RuleIds = std::vector<std::string>;

/// What is known about a line beside its reading. Borrows.
struct LineFacts {
  const Image* image = nullptr;
  bool peppered = false;                ///< see PageInk
  bool by_own = false;                  ///< our reader read it
  bool own_saw_nothing = false;         ///< our reader was asked, and saw no character
  const WordModel* words = nullptr;     ///< null: there is none
  const LineReading* second = nullptr;  ///< Tesseract's reading, where that was asked
  char32_t shape_of_sign = 0;           ///< see LeadingSign; only of a line that holds a sign
  const RuleIds* without = nullptr;
};

/// What is known about a cell beside its text.
struct CellFacts {
  bool inked = false;
  bool peppered = false;  ///< see PageInk
  bool crumbs = false;    ///< see QueuedCell, like the next two
  bool rough = false;     ///< likewise
  bool may_lack_point = false;
  bool may_lack_sign = false;
  bool by_tesseract = false;         ///< no line of it was read by our own reader
  double sure = 1;                   ///< a text of this confidence is taken for sure
  std::optional<std::string> layer;  ///< what a hidden layer that has proved right says
  int seal = 0;                      ///< the greatest SealMark over it
  bool line_under_grey_seal = false;
  double widest_line = 0;  ///< of its lines, a share of the cell's width
  const RuleIds* without = nullptr;
};

/// The text of a cell on its way.
struct CellDraft {
  std::string text;
  std::string raw;  ///< what was read, before any rule
  double confidence = 1;
  TextSource source = TextSource::Ocr;
  std::vector<Edit> edits;
  std::vector<Doubt> doubts;
};

/// A line of text outside tables.
struct OutsideLine {
  std::string_view text;
  PointRect box;      ///< page units
  double height = 0;  ///< em of the page's text
  double page_width = 0;
  double page_height = 0;
  bool peppered = false;
};

using LineEdit = void (*)(const LineFacts&, LineReading*);
using LineDoubt = bool (*)(const LineFacts&, const LineReading&);
using PageEdit = void (*)(std::span<LineReading* const>);
using LineDrop = bool (*)(const CellFacts&, std::span<const std::string> lines, std::size_t i);
using CellEdit = void (*)(const CellFacts&, CellDraft*);
using CellDoubt = bool (*)(const CellFacts&, const CellDraft&);
using OutsideDrop = bool (*)(const OutsideLine&);

/// One rule. What it changes becomes an Edit with its id; a doubt, and an edit whose `cap` is below
/// 1, becomes a Doubt with its id and that cap.
struct Rule {
  std::string_view id;
  RuleStage stage;
  std::string_view when;  ///< in words: when it may act
  std::string_view what;  ///< in words: what it does then; a doubt says why
  std::variant<LineEdit, LineDoubt, PageEdit, LineDrop, CellEdit, CellDoubt, OutsideDrop> act;
  double cap = 1;    ///< the text is worth at most this; counted where measured_doubts.h says so
  double floor = 0;  ///< an edit that mends for certain: worth at least this, older doubts settled
};

/// The table, in the order in which the rules run.
std::span<const Rule> rule_table();

std::string_view rule_stage_name(RuleStage stage);

/// Whether a rule edits the text (or drops lines), rather than doubting it.
bool is_edit(const Rule& rule);

}  // namespace gewu
