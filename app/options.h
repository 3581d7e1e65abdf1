// What the user asked for, resolved once from the command line.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/drawing.h"
#include "base/limits.h"
#include "base/result.h"
#include "export/record_sink.h"
#include "ingest/document.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"
#include "records/review.h"

namespace gewu {

/// Everything that decides how a page is read: what a worker must know.
struct ReadSettings {
  std::string password;
  double dpi = 0;  ///< 0: chosen per page
  ReaderChoice reader = ReaderChoice::Auto;
  ReaderOptions readers;
  bool readers_named = false;  ///< the user named a model, a language or a folder of them
  Limits limits;
  double review_below = kDefaultReviewBelow;  ///< cells less probably right than that are marked
};

/// Pages as the user listed them, such as "1-3,7,12-". Empty: all.
class PageRanges {
 public:
  /// Error with code Usage if `text` is not such a list.
  static Result<PageRanges> parse(const std::string& text);

  const std::string& text() const { return text_; }  ///< as it was given
  bool all() const { return ranges_.empty(); }
  bool contains(int page) const;
  /// The pages of a document of `count` pages that are asked for, ascending.
  std::vector<int> of(int count) const;

 private:
  std::string text_;
  std::vector<std::pair<int, int>> ranges_;
};

enum class Command { Convert, Merge, Apply, Review, Show, Doctor, Help, Version };

struct Options {
  Command command = Command::Help;
  Command help_about = Command::Help;  ///< for Help: which command; Help: the program
  std::vector<std::string> inputs;     ///< files, folders, "-" for standard input
  std::string output;  ///< folder for convert, PNG file (folder with every_page) for show
  ReadSettings read;
  PageRanges pages;
  int page = 1;             ///< for show
  bool every_page = false;  ///< show: all of `pages` into a folder
  Drawing drawing;          ///< for show
  int jobs = 0;             ///< worker processes; 0: one per processor that we may use
  bool json = true;
  bool csv = true;
  bool sqlite = true;
  bool xlsx = false;
  bool postgresql = false;
  std::string database;  ///< URL, for postgresql
  bool quiet = false;
  bool verbose = false;
  bool excel_safe = false;
  bool redo = false;       ///< read again what an interrupted run has read
  bool events = false;     ///< progress for machines
  std::string files_from;  ///< a file that lists inputs; "-": standard input; empty: none
  int shard = 0;           ///< read only this part of the inputs, from 1; 0: all, no shard
  int shards = 0;          ///< of so many
  CsvHeaders headers = CsvHeaders::English;
  std::vector<std::string> corrections;  ///< further files of reviewers' answers
  bool serve = false;                    ///< review: over HTTP instead of files
  int port = 0;                          ///< for serve; 0: any
  std::optional<bool> chinese;           ///< the language, if the user named one
};

/// Resolves the arguments after the program's name. Error with code Usage, and the command to type
/// instead in the hint.
Result<Options> parse_options(const std::vector<std::string>& arguments);

/// What --help prints: for Command::Help the overview, else that command with its options.
std::string help_text(Command about);

/// Processors that this process may use, at least 1.
int usable_processors();

}  // namespace gewu
