#include "app/flags.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <limits>

#include "app/errors.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"

namespace gewu {

namespace {

Error usage(std::string message, std::string hint = "") {
  return make_error(ErrorCode::Usage, std::move(message), std::move(hint));
}

constexpr int kMaxJobs = 256;
constexpr int kMaxPort = 65'535;
// Below, glyphs fall apart; above, the pixels of a page pass every limit.
constexpr int kMinDpi = 36;
constexpr int kMaxDpi = 1200;
constexpr int kMaxPages = 1'000'000;
constexpr int kDaySeconds = 86'400;
// A worker with less address space cannot even load its libraries and models.
constexpr std::int64_t kMinWorkerBytes = 256LL << 20;

template <typename Number>
Status parse_number(const std::string& text, std::int64_t low, std::int64_t high, Number& out) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || value < low || value > high) {
    return usage("\"" + text + "\" is not a number from " + std::to_string(low) + " to " +
                 std::to_string(high));
  }
  out = static_cast<Number>(value);
  return ok_status();
}

int shift_of_suffix(char suffix) {
  switch (suffix) {
    case 'K':
    case 'k':
      return 10;
    case 'M':
    case 'm':
      return 20;
    case 'G':
    case 'g':
      return 30;
    default:
      return 0;
  }
}

// "512M", "2G", "100000".
Status parse_size(std::string text, std::int64_t low, std::int64_t& out) {
  const int shift = text.empty() ? 0 : shift_of_suffix(text.back());
  if (shift > 0) text.pop_back();
  Status parsed = parse_number(text, 0, std::numeric_limits<std::int64_t>::max() >> 32, out);
  if (!parsed) return usage("\"" + text + "\" is not a size such as 512M or 2G");
  out <<= shift;
  if (out < low) return usage("a size of at least " + std::to_string(low) + " bytes is needed");
  return ok_status();
}

Status set_line_readers(Options& options, const std::string& text) {
  if (text != "both" && text != "own" && text != "tesseract") {
    return usage("\"" + text + "\" is no line reader", "--ocr both, own or tesseract");
  }
  options.read.readers.use_own = text != "tesseract";
  options.read.readers.use_tesseract = text != "own";
  return ok_status();
}

Status set_reader(Options& options, const std::string& text) {
  if (text == "auto") {
    options.read.reader = ReaderChoice::Auto;
  } else if (text == "text-layer") {
    options.read.reader = ReaderChoice::TextLayer;
  } else if (text == "ocr") {
    options.read.reader = ReaderChoice::Ocr;
  } else {
    return usage("\"" + text + "\" is no reader", "--reader auto, text-layer or ocr");
  }
  return ok_status();
}

Status set_formats(Options& options, const std::string& text) {
  options.json = options.csv = options.sqlite = options.xlsx = options.postgresql = false;
  size_t start = 0;
  while (start <= text.size()) {
    const size_t comma = std::min(text.find(',', start), text.size());
    const std::string name = text.substr(start, comma - start);
    if (name == "json") {
      options.json = true;
    } else if (name == "csv") {
      options.csv = true;
    } else if (name == "sqlite") {
      options.sqlite = true;
    } else if (name == "xlsx") {
      options.xlsx = true;
    } else if (name == "postgresql") {
      options.postgresql = true;
    } else {
      return usage("\"" + name + "\" is no output format", "--to json,csv,sqlite,xlsx,postgresql");
    }
    start = comma + 1;
  }
  return ok_status();
}

Status set_pages(Options& options, const std::string& text) {
  Result<PageRanges> pages = PageRanges::parse(text);
  if (!pages) return pages.error();
  options.pages = std::move(*pages);
  return ok_status();
}

// Four numbers between commas, as cells.csv has them.
Status set_cell(Options& options, const std::string& text) {
  std::array<double, 4> edges{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (double& edge : edges) {
    const auto [next, failure] = std::from_chars(at, end, edge);
    const bool last = &edge == &edges.back();
    const bool ended = last ? next == end : next != end && *next == ',';
    if (failure != std::errc() || !ended) {
      return usage("\"" + text + "\" is no box", "--cell 70.5,120,210.25,138, as in cells.csv");
    }
    at = next + 1;
  }
  options.drawing.cell = {edges[0], edges[1], edges[2], edges[3]};
  if (options.drawing.cell.empty()) return usage("the box of the cell is empty");
  return ok_status();
}

Status set_dpi(Options& options, const std::string& text) {
  return parse_number(text, kMinDpi, kMaxDpi, options.read.dpi);
}

Status name_reader(Options& options, std::string ReaderOptions::*field, const std::string& text) {
  if (text.empty()) return usage("an empty name");
  options.read.readers.*field = text;
  options.read.readers_named = true;
  return ok_status();
}

Status set_password_file(Options& options, const std::string& path) {
  std::ifstream file(path);
  if (!file || !std::getline(file, options.read.password)) {
    return usage("no password can be read from \"" + path + "\"");
  }
  if (options.read.password.ends_with('\r')) options.read.password.pop_back();
  return ok_status();
}

Status set_review_below(Options& options, const std::string& text) {
  double below = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), below);
  if (error != std::errc() || end != text.data() + text.size() || below < 0 || below > 1) {
    return usage("\"" + text + "\" is no probability", "--review-below 0.97");
  }
  options.read.review_below = below;
  return ok_status();
}

Status add_without_rule(Options& options, const std::string& text) {
  options.read.readers.without_rules.push_back(text);
  return ok_status();
}

Status set_output(Options& options, const std::string& text) {
  if (text.empty()) return usage("the output needs a name");
  options.output = text;
  return ok_status();
}

Status set_language(Options& options, const std::string& text) {
  if (text != "en" && text != "zh") return usage("\"" + text + "\" is no language", "en or zh");
  options.chinese = text == "zh";
  return ok_status();
}

Status set_headers(Options& options, const std::string& text) {
  if (text != "en" && text != "zh") {
    return usage("\"" + text + "\" is no language of heads", "--headers en or zh");
  }
  options.headers = text == "zh" ? CsvHeaders::Chinese : CsvHeaders::English;
  return ok_status();
}

constexpr unsigned kReading = kForConvert | kForShow;

constexpr std::array kFlags = {
    Flag{"output", 'o', "PATH", kReading,
         "convert: the folder to write to, made if missing; show: the PNG file", set_output},
    Flag{"to", 0, "LIST", kForConvert,
         "what to write: json, csv, sqlite (default: these three), xlsx, postgresql", set_formats},
    Flag{"pages", 0, "LIST", kReading, "only these pages, such as 1-3,7 or 5-; show: with --all",
         set_pages},
    Flag{"page", 0, "N", kForShow, "the page to draw (default: 1)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxPages, o.page); }},
    Flag{"all", 0, "", kForShow, "draw every page, into the folder -o",
         [](Options& o, const std::string&) {
           o.every_page = true;
           return ok_status();
         }},
    Flag{"review-only", 0, "", kForShow, "draw only cells to review; with --all only their pages",
         [](Options& o, const std::string&) {
           o.drawing.review_only = true;
           return ok_status();
         }},
    Flag{"beside", 0, "", kForShow, "what was read at the right of the print, not on it",
         [](Options& o, const std::string&) {
           o.drawing.beside = true;
           return ok_status();
         }},
    Flag{"cell", 0, "X0,Y0,X1,Y1", kForShow,
         "one cell alone, enlarged, what was read below it; its box as in cells.csv", set_cell},
    Flag{"jobs", 'j', "N", kForConvert, "worker processes (default: one per processor)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxJobs, o.jobs); }},
    Flag{"reader", 0, "HOW", kReading,
         "auto: the text layer where it can be trusted, else OCR (default); text-layer; ocr",
         set_reader},
    Flag{"ocr", 0, "WHO", kReading,
         "both line readers, who check each other (default); own; tesseract", set_line_readers},
    Flag{"dpi", 0, "N", kReading, "resolution to draw pages at (default: chosen per page)",
         set_dpi},
    Flag{"password", 0, "TEXT", kReading | kForReview, "password of encrypted PDF files",
         [](Options& o, const std::string& t) {
           o.read.password = t;
           return ok_status();
         }},
    Flag{"password-file", 0, "FILE", kReading,
         "the same, from the first line of a file; GEWU_PASSWORD in the environment does as well",
         set_password_file},
    Flag{"tessdata", 0, "DIR", kReading | kForDoctor, "folder with Tesseract's traineddata files",
         [](Options& o, const std::string& t) {
           return name_reader(o, &ReaderOptions::tessdata, t);
         }},
    Flag{"lang", 0, "NAME", kReading | kForDoctor, "Tesseract's language (default: chi_sim)",
         [](Options& o, const std::string& t) {
           return name_reader(o, &ReaderOptions::language, t);
         }},
    Flag{"model", 0, "DIR", kReading | kForDoctor, "folder of the line recogniser's model",
         [](Options& o, const std::string& t) { return name_reader(o, &ReaderOptions::model, t); }},
    Flag{"review-below", 0, "P", kReading,
         "mark cells for review that are right with less probability (default: 0.97)",
         set_review_below},
    Flag{"without-rule", 0, "ID", kForConvert,
         "switch off a rule of docs/reading.md, to see what it does; may be repeated",
         add_without_rule},
    Flag{"excel-safe", 0, "", kForConvert | kForApply,
         "CSV: put ' before texts that a spreadsheet would run as a formula",
         [](Options& o, const std::string&) {
           o.excel_safe = true;
           return ok_status();
         }},
    Flag{"database", 0, "URL", kForConvert | kForApply,
         "PostgreSQL: postgresql://USER@HOST/NAME; apply brings it up to date as well",
         [](Options& o, const std::string& t) {
           o.database = t;
           return ok_status();
         }},
    Flag{"corrections", 0, "FILE", kForConvert | kForApply,
         "reviewers' answers besides OUT/corrections.jsonl; apply adds them to that file",
         [](Options& o, const std::string& t) {
           o.corrections.push_back(t);
           return ok_status();
         }},
    Flag{"serve", 0, "", kForReview, "serve the pages at this machine and take answers at once",
         [](Options& o, const std::string&) {
           o.serve = true;
           return ok_status();
         }},
    Flag{"port", 0, "N", kForReview, "port of --serve (default: any that is free)",
         [](Options& o, const std::string& t) { return parse_number(t, 1, kMaxPort, o.port); }},
    Flag{"language", 0, "LANG", kForReview, "language that pages begin with: zh (default) or en",
         set_language},
    Flag{"headers", 0, "LANG", kForConvert | kForApply, "CSV: heads in en (default) or zh",
         set_headers},
    Flag{"max-pages", 0, "N", kReading, "refuse documents of more pages (default: 5000)",
         [](Options& o, const std::string& t) {
           return parse_number(t, 1, kMaxPages, o.read.limits.max_pages);
         }},
    Flag{"max-pixels", 0, "N", kReading, "refuse pages of more pixels (default: 60M)",
         [](Options& o, const std::string& t) {
           return parse_size(t, 1, o.read.limits.max_pixels);
         }},
    Flag{
        "max-bytes", 0, "SIZE", kReading, "refuse larger files (default: 1G)",
        [](Options& o, const std::string& t) { return parse_size(t, 1, o.read.limits.max_bytes); }},
    Flag{"cpu-seconds", 0, "N", kReading, "CPU time that one page may take (default: 60)",
         [](Options& o, const std::string& t) {
           return parse_number(t, 1, kDaySeconds, o.read.limits.cpu_seconds_per_page);
         }},
    Flag{"max-memory", 0, "SIZE", kReading, "address space of one worker (default: 1536M)",
         [](Options& o, const std::string& t) {
           return parse_size(t, kMinWorkerBytes, o.read.limits.max_worker_bytes);
         }},
    Flag{"quiet", 'q', "", kReading | kForApply | kForReview, "say nothing but errors",
         [](Options& o, const std::string&) {
           o.quiet = true;
           return ok_status();
         }},
    Flag{"verbose", 'v', "", kReading, "say how each page was read and how long it took",
         [](Options& o, const std::string&) {
           o.verbose = true;
           return ok_status();
         }},
};

}  // namespace

std::span<const Flag> all_flags() { return kFlags; }

}  // namespace gewu
