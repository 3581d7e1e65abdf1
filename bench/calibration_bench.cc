// gewu-bench-calibration: fits the model of confidence, and shows how far it can be believed.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "bench/confidence_fit.h"
#include "bench/line_sets.h"
#include "bench/reading_samples.h"
#include "bench/remembered_reader.h"
#include "ocr/page/make_readers.h"
#include "ocr/reader/reader_set.h"

namespace {

using namespace gewu;         // NOLINT(google-build-using-namespace)
using namespace gewu::bench;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

// Files of printed lines end so.
constexpr const char* kPrinted = ".lines";

constexpr const char* kHelp =
    R"(gewu-bench-calibration: how far the confidence of cells can be believed

usage: gewu-bench-calibration report [OPTION...] PATH...
       gewu-bench-calibration lines [OPTION...] PATH...
       gewu-bench-calibration fit [OPTION...] PATH... > ocr/line/confidence_data.cc

PATH is a truth file of gewu-fixtures (its PDF or PNG beside it), a folder of them, or a folder of
line crops (see gewu-bench-recogniser); for fit also a file NAME.lines of what lines has printed.
fit has every line read by both readers everywhere, and again as pages are read (or in the ways,
between commas, that --readers names), and takes only faces that are not kept out. lines prints what
it is fitted to: every line, whether the readers agree, whether it is right, what its doubts are
worth, and the evidence. report prints, per condition, how many cells are right, the expected
calibration error, and silent errors against the share reviewed.

  --readers both|always|own|tesseract   both: Tesseract where ours is in doubt; always: everywhere
                                 (default: both; lines: always; fit: always,both)
  --model DIR                    another line model
  --remember FILE                keep what Tesseract reads, and do not read that again
  --plain                        beside it, in the same run: tesseract -l chi_sim --psm 6 per cell
)";

struct Options {
  std::string command;
  std::string readers;
  std::string model;
  std::string remember;
  std::vector<std::string> paths;
  bool plain = false;
  bool good = true;
};

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--readers" && i + 1 < argc) {
      options.readers = argv[++i];
    } else if (arg == "--model" && i + 1 < argc) {
      options.model = argv[++i];
    } else if (arg == "--remember" && i + 1 < argc) {
      options.remember = argv[++i];
    } else if (arg == "--plain") {
      options.plain = true;
    } else if (options.command.empty()) {
      options.command = arg;
    } else {
      options.paths.push_back(arg);
    }
  }
  const bool known =
      options.command == "report" || options.command == "fit" || options.command == "lines";
  options.good = known && !options.paths.empty();
  if (options.readers.empty()) {
    options.readers = options.command == "fit"     ? "always,both"
                      : options.command == "lines" ? "always"
                                                   : "both";
  }
  return options;
}

std::vector<std::string> truth_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      if (!path.ends_with(kPrinted)) files.push_back(path);
      continue;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      if (entry.path().string().ends_with(".truth.json")) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool holds_line_sets(const std::string& path) {
  if (!fs::is_directory(path)) return false;
  const fs::directory_iterator files(path);
  return std::any_of(begin(files), end(files), [](const fs::directory_entry& entry) {
    return entry.path().extension() == ".tsv";
  });
}

// What Tesseract reads is slow to come by, and the same for every model of ours.
void remember_second(const std::string& file, ReaderSet* readers) {
  if (file.empty()) return;
  std::unique_ptr<LineRecognizer> second;
  if (readers->second() != nullptr) second = std::move(readers->tesseract);
  if (second) readers->tesseract = remember_readings(std::move(second), file);
}

std::vector<CellSample> read_all(const Options& options, const std::string& readers) {
  ReaderOptions wanted;
  wanted.model = options.model;
  wanted.use_own = readers != "tesseract";
  wanted.use_tesseract = readers != "own";
  Result<ReaderSet> set = make_readers(wanted);
  std::vector<CellSample> all;
  if (!set) {
    std::fprintf(stderr, "%s\n", set.error().message.c_str());
    return all;
  }
  set->second_always = readers == "always";
  if (wanted.use_tesseract) remember_second(options.remember, &*set);
  std::unique_ptr<PlainTesseract> plain;
  if (options.plain) {
    Result<std::unique_ptr<PlainTesseract>> opened = PlainTesseract::open();
    if (opened) plain = std::move(*opened);
  }
  for (const std::string& path : options.paths) {
    if (!holds_line_sets(path)) continue;
    const Result<std::vector<LineSet>> sets = read_line_sets(path);
    if (!sets) continue;
    for (CellSample& sample : read_line_samples(*sets, &*set)) all.push_back(std::move(sample));
  }
  for (const std::string& file : truth_files(options.paths)) {
    Result<std::vector<CellSample>> samples = read_samples(file, &*set, plain.get());
    if (!samples) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), samples.error().message.c_str());
      continue;
    }
    for (CellSample& sample : *samples) all.push_back(std::move(sample));
  }
  return all;
}

// ---- report

struct Judged {
  double confidence = 0;
  bool right = false;
  bool digit = false;
  bool plain_right = false;
};

double calibration_error(const std::vector<Judged>& cells) {
  constexpr int kBins = 20;
  std::array<double, kBins> sum{};
  std::array<double, kBins> right{};
  for (const Judged& cell : cells) {
    const auto bin = static_cast<std::size_t>(std::min(kBins - 1.0, cell.confidence * kBins));
    sum[bin] += cell.confidence;
    right[bin] += cell.right ? 1 : 0;
  }
  double error = 0;
  for (std::size_t i = 0; i < kBins; ++i) error += std::abs(sum[i] - right[i]);
  return error / std::max<double>(1, static_cast<double>(cells.size()));
}

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

// `with_plain`: Tesseract's own reading was made too.
void print_row(const std::string& name, std::vector<Judged> cells, bool with_plain) {
  const double n = static_cast<double>(cells.size());
  double right = 0, digits = 0, digits_right = 0, reviewed = 0, silent = 0, sure = 0,
         sure_right = 0, plain = 0, plain_digits = 0;
  for (const Judged& cell : cells) {
    const bool review = cell.confidence < review_threshold();
    right += cell.right;
    digits += cell.digit;
    digits_right += cell.digit && cell.right;
    plain += cell.plain_right;
    plain_digits += cell.digit && cell.plain_right;
    reviewed += review;
    silent += !review && !cell.right;
    sure += cell.confidence >= 0.99;
    sure_right += cell.confidence >= 0.99 && cell.right;
  }
  std::stable_sort(cells.begin(), cells.end(),
                   [](const Judged& a, const Judged& b) { return a.confidence < b.confidence; });
  const auto six = static_cast<std::size_t>(0.06 * n);
  const auto left = std::count_if(cells.begin() + static_cast<std::ptrdiff_t>(six), cells.end(),
                                  [](const Judged& c) { return !c.right; });
  std::printf("%-22s %6.0f %7.2f %7.2f %8.4f %8.2f %8.2f %10.2f %8.2f", name.c_str(), n,
              percent(right, n), percent(digits_right, digits), calibration_error(cells),
              percent(reviewed, n), percent(silent, n), percent(static_cast<double>(left), n),
              percent(sure_right, sure));
  if (with_plain) std::printf(" %8.2f %8.2f", percent(plain, n), percent(plain_digits, digits));
  std::printf("\n");
}

void print_curve(std::vector<Judged> cells) {
  std::stable_sort(cells.begin(), cells.end(),
                   [](const Judged& a, const Judged& b) { return a.confidence < b.confidence; });
  std::printf("\nreviewed %%   below confidence   silent errors %%\n");
  for (double share : {0.0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3}) {
    const auto from = static_cast<std::ptrdiff_t>(share * static_cast<double>(cells.size()));
    if (from >= static_cast<std::ptrdiff_t>(cells.size())) break;
    const auto wrong =
        std::count_if(cells.begin() + from, cells.end(), [](const Judged& c) { return !c.right; });
    std::printf("%10.0f %18.5f %17.3f\n", 100 * share,
                cells[static_cast<std::size_t>(from)].confidence,
                percent(static_cast<double>(wrong), static_cast<double>(cells.size())));
  }
}

void print_reliability(const std::vector<Judged>& cells) {
  std::printf("\n%-18s %6s %10s %8s\n", "confidence", "cells", "believed", "right");
  const std::vector<double> edges = {0, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.01};
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    double n = 0, sum = 0, right = 0;
    for (const Judged& cell : cells) {
      if (cell.confidence < edges[i] || cell.confidence >= edges[i + 1]) continue;
      ++n;
      sum += cell.confidence;
      right += cell.right;
    }
    std::printf("%.3f .. %-9.3f %6.0f %10.4f %8.4f\n", edges[i], std::min(1.0, edges[i + 1]), n,
                n > 0 ? sum / n : 0, n > 0 ? right / n : 0);
  }
}

int report(const Options& options) {
  std::map<std::string, std::vector<Judged>> rows;
  std::vector<Judged> all;
  for (const CellSample& cell : read_all(options, options.readers)) {
    const Judged judged{cell_confidence(cell, confidence_model()), is_right(cell),
                        has_digit(cell.truth), fold_text(cell.plain) == fold_text(cell.truth)};
    rows[cell.condition + (cell.held_out ? " held out" : "")].push_back(judged);
    all.push_back(judged);
  }
  std::printf("%s\n%-22s %6s %7s %7s %8s %8s %8s %10s %8s%s\n", confidence_model().provenance,
              "condition", "cells", "exact%", "digit%", "ECE", "review%", "silent%", "at 6% rev.",
              ">=.99 ok", options.plain ? "   plain% its dig%" : "");
  for (const auto& [name, cells] : rows) print_row(name, cells, options.plain);
  print_row("all", all, options.plain);
  print_reliability(all);
  print_curve(all);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  const Options options = parse(argc, argv);
  if (!options.good) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  if (options.command == "fit") {
    LinesByKind lines;
    std::istringstream ways(options.readers);
    for (std::string way; std::getline(ways, way, ',');) add_lines(read_all(options, way), &lines);
    for (const std::string& path : options.paths) {
      if (!path.ends_with(kPrinted) || add_printed_lines(path, &lines)) continue;
      std::fprintf(stderr, "%s: holds no lines as \"lines\" prints them\n", path.c_str());
      return kUsage;
    }
    print_model(fit_confidence(lines));
    return 0;
  }
  if (options.command == "lines") {
    const std::vector<CellSample> cells = read_all(options, options.readers);
    print_lines(cells);
    print_doubts(cells);
    return 0;
  }
  return report(options);
}
