// The texts of --help.
#include <string>

#include "app/flags.h"
#include "app/language.h"
#include "app/options.h"

namespace gewu {

namespace {

constexpr const char* kOverview =
    R"(gewu (格物) turns Chinese budget disclosures into checked tables: PDFs, scans and mangled text
go in; JSON, CSV and an SQLite database come out, and every cell says how sure it is.

  gewu convert INPUT... -o OUT     read documents, write tables
  gewu review OUT                  make pages for answering what is doubtful
  gewu apply OUT                   bring reviewers' answers into the output
  gewu merge PART... -o OUT        make one output of the shards of a large run
  gewu show INPUT --page N -o PNG  draw what was found on pages, coloured by confidence
  gewu doctor                      check that models, fonts and data are in place
  gewu help COMMAND                more about a command
  gewu --version

Begin with:
  gewu convert disclosure.pdf -o out
  sqlite3 out/gewu.db 'SELECT * FROM v_review'

Exit codes: 0 all good, 2 wrong usage, 3 something needs a look, 4 some documents failed,
5 none could be read, 6 a model or another part is missing, 7 output cannot be written,
130 interrupted.
)";

constexpr const char* kConvert = R"(gewu convert INPUT... -o OUT

Reads PDFs, images (PNG, JPEG, TIFF, WebP, JPEG 2000), text (.txt, .tsv, .csv, .md, .html, or - for
standard input: mangled by an extraction, or tables set apart by bars, boxes, quotes or tags) and
folders of them. Writes

  OUT/<name>.json         one per document: pages, tables, cells, records, findings
  OUT/tables/*.csv        one grid per table
  OUT/projects.csv        one row per project form, for the whole run; likewise departments.csv,
                          indicators.csv, project_lists.csv, cells.csv, findings.csv
  OUT/gewu.db             the same in SQLite; a second run replaces a document's rows

Examples
  gewu convert report.pdf -o out
  gewu convert scans/ -o out --jobs 4 --to json,sqlite
  gewu convert secret.pdf -o out --password 123456 --pages 1-3,7
  pdftotext -layout report.pdf - | gewu convert - -o out
)";

constexpr const char* kReview = R"(gewu review OUT

Writes OUT/review/<name>.html, one page a document: each cell that needs a look, the worst first, with
the page's picture. The pages work from disk and offline; answers stay in the browser and can be
downloaded as a file of corrections. With --serve the pages are served at this machine alone, and
answers go to OUT/corrections.jsonl at once.

Keys: Enter right (or, after a change, corrected), E change, U unreadable, arrows next and previous.

Examples
  gewu review out
  gewu apply out --corrections ~/Downloads/report.corrections.jsonl
  gewu review out --serve && gewu apply out
)";

constexpr const char* kApply = R"(gewu apply OUT

Brings the answers of OUT/corrections.jsonl into every output of the folder: cells, records, sums,
findings, CSV, database, workbooks. What was read stays in "raw". gewu convert does the same each
time that it reads a document again. An answer that fits nothing any more is a finding, and kept.

Example
  gewu apply out --corrections report.corrections.jsonl
)";

constexpr const char* kMerge = R"(gewu merge PART... -o OUT

Makes of the folders that gewu convert --shard wrote, named in the order of their shards, the very
files that one run over all inputs would have written.

Example
  gewu convert scans/ -o part1 --shard 1/2
  gewu convert scans/ -o part2 --shard 2/2
  gewu merge part1 part2 -o out
)";

constexpr const char* kShow = R"(gewu show INPUT --page N -o page.png
gewu show INPUT --all -o folder

Draws a page with the grid that was found, each cell's text on it, coloured by confidence: green is
sure, yellow less so, red doubtful; grey cells are blank. Cells to review have a thick red frame,
text outside tables a blue one. What rules did to cells, and why they are doubted, is printed.

Examples
  gewu show report.pdf --page 2 -o page.png
  gewu show scan.pdf --all --review-only --beside -o pictures
  gewu show report.pdf --page 2 --cell 70.5,120,210.25,138 -o cell.png
)";

constexpr const char* kDoctor = R"(gewu doctor

Tells the version of every part and which models, fonts and data were found, or what to install.
Exit code 6 if something is missing.
)";

std::string options_text(unsigned commands) {
  constexpr size_t kHelpColumn = 25;
  std::string out = either("\nOptions\n", "\n选项\n");
  for (const Flag& flag : all_flags()) {
    if (!(flag.commands & commands)) continue;
    std::string left = "  ";
    left += flag.letter ? std::string("-") + flag.letter + ", " : "    ";
    left += "--" + std::string(flag.name);
    if (!flag.value.empty()) left += " " + std::string(flag.value);
    left.resize(std::max(kHelpColumn, left.size() + 2), ' ');
    out += left;
    out += speaks_chinese() ? chinese_flag_help(flag.name) : flag.help;
    out += '\n';
  }
  return out;
}

// The text of a command in the language that is spoken, and its options.
std::string about_command(Command command, const char* english, unsigned flags) {
  return either(english, chinese_help(command)) + options_text(flags);
}

}  // namespace

std::string help_text(Command about) {
  switch (about) {
    case Command::Convert:
      return about_command(about, kConvert, kForConvert);
    case Command::Apply:
      return about_command(about, kApply, kForApply);
    case Command::Review:
      return about_command(about, kReview, kForReview);
    case Command::Merge:
      return about_command(about, kMerge, kForMerge);
    case Command::Show:
      return about_command(about, kShow, kForShow);
    case Command::Doctor:
      return about_command(about, kDoctor, kForDoctor);
    default:
      return either(kOverview, chinese_help(about));
  }
}

}  // namespace gewu
