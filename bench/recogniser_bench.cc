// gewu-bench-recogniser: our own line reader and Tesseract on the same crops.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "bench/drawn_lines.h"
#include "bench/line_score.h"
#include "bench/line_sets.h"
#include "ocr/line/second_look.h"
#include "ocr/recognizer/network_recognizer.h"
#include "ocr/rules/apply_rules.h"
#include "ocr/tesseract/tesseract_reader.h"

namespace {

using gewu::Image;
using gewu::LineReading;
using gewu::LineRecognizer;
using gewu::Result;
using gewu::bench::LineFigures;
using gewu::bench::LineResult;
using gewu::bench::LineSet;

constexpr const char* kHelp =
    R"(gewu-bench-recogniser: our own line reader and Tesseract on the same crops

usage: gewu-bench-recogniser [SETS_DIR] [--model DIR] [--pdfs DIR] [--no-tesseract] [--limit N]
                             [--drawn N] [--only TEXT] [--confusions N] [--fit]
                             [--no-words] [--print]

  SETS_DIR          sets of line crops, as training/crops.py writes them (default: bench/crops)
  --model DIR       a model folder (default: the one the program would use)
  --pdfs DIR        also measure on lines of these PDFs, cut at their text layer
  --drawn N         also draw N lines per set in the faces that training never sees, as far as they
                    are installed (default: 200; 0: none)
  --no-words        without the model of words that has a say in doubtful lines
  --no-tesseract    do not run Tesseract beside it
  --only TEXT       only the sets whose name contains TEXT
  --limit N         only the first N lines of each set
  --confusions N    print the N most frequent confusions of our reader in each set
  --print           print every line of ours: "line", set, probability, truth, text, and of every
                    set "time", set, milliseconds per line; fields between tabulators
  --fit             instead draw lines in trained faces with trained tables' text, and print what
                    ocr/second_look.h is to be fitted to
)";

struct Options {
  std::string sets;  // empty until named
  std::string model;
  std::string pdfs;
  std::string only;
  bool fit = false;
  bool words = true;
  bool print = false;
  bool tesseract = true;
  std::size_t limit = 0;
  std::size_t confusions = 0;
  int drawn = 200;
};

bool parse(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const bool has_value = i + 1 < argc;
    if (flag == "--no-tesseract") {
      options->tesseract = false;
    } else if (flag == "--no-words") {
      options->words = false;
    } else if (flag == "--print") {
      options->print = true;
    } else if (flag == "--fit") {
      options->fit = true;
    } else if (flag == "--only" && has_value) {
      options->only = argv[++i];
    } else if (flag == "--model" && has_value) {
      options->model = argv[++i];
    } else if (flag == "--pdfs" && has_value) {
      options->pdfs = argv[++i];
    } else if (flag == "--drawn" && has_value) {
      options->drawn = std::atoi(argv[++i]);
    } else if (flag == "--limit" && has_value) {
      options->limit = std::strtoul(argv[++i], nullptr, 10);
    } else if (flag == "--confusions" && has_value) {
      options->confusions = std::strtoul(argv[++i], nullptr, 10);
    } else if (flag.starts_with("--") || !options->sets.empty()) {
      return false;
    } else {
      options->sets = flag;
    }
  }
  if (options->sets.empty()) options->sets = "bench/crops";
  return true;
}

// CPU time of this process: what a line costs, however busy the machine is.
double cpu_milliseconds() {
  constexpr double kMillisecond = 1e-3;
  return static_cast<double>(std::clock()) / (CLOCKS_PER_SEC * kMillisecond);
}

// Resident memory of this process, MiB.
double resident_mib() {
  std::ifstream statm("/proc/self/statm");
  double total = 0;
  double resident = 0;
  statm >> total >> resident;
  constexpr double kPagesPerMib = 256;  // pages of 4 KiB
  return resident / kPagesPerMib;
}

std::u32string folded(const std::string& text) { return gewu::decode_utf8(gewu::fold_text(text)); }

struct Measured {
  std::vector<LineResult> results;
  std::vector<LineResult> looked_again;  // of these
  double milliseconds = 0;
  double per_line() const {
    return results.empty() ? 0 : milliseconds / static_cast<double>(results.size());
  }
};

struct Reader {
  std::unique_ptr<LineRecognizer> recognizer;
  std::string label;
  std::unique_ptr<gewu::WordModel> words;  // with our own

  bool is_own() const { return label == "own"; }
};

// One line at a time, so that the time is that of a line and not of a lucky batch. What ours doubts
// it looks at again, as it does for cells.
Measured measure(const Reader& reader, const LineSet& set) {
  Measured measured;
  for (const gewu::bench::LineCrop& line : set.lines) {
    const double start = cpu_milliseconds();
    std::vector<LineReading> readings = reader.recognizer->read({&line.grey, 1});
    const bool again = reader.is_own() && gewu::look_again({&line.grey, 1}, reader.recognizer.get(),
                                                           reader.words.get(), &readings) > 0;
    gewu::LineFacts facts;
    facts.image = &line.grey;
    facts.by_own = true;
    if (reader.is_own()) apply_to_line(gewu::RuleStage::Reading, facts, &readings.front());
    measured.milliseconds += (cpu_milliseconds() - start);
    const LineReading& reading = readings.front();
    measured.results.push_back({folded(line.text), folded(reading.text()), reading.probability});
    if (again) measured.looked_again.push_back(measured.results.back());
  }
  return measured;
}

void print_row(const std::string& set, std::string_view reader, const Measured& measured) {
  constexpr double kPercent = 100;
  const LineFigures f = gewu::bench::score_lines(measured.results);
  std::printf("%-16s %-10.10s %6d %8.3f %8.2f %6d/%-5d %8.4f %6.2f %8.2f %7.2f\n", set.c_str(),
              reader.data(), f.lines, kPercent * f.error_rate(), kPercent * f.exact_share(),
              f.flips, f.comparators, f.calibration_error, f.lines > 0 ? 1.0 * f.sure / f.lines : 0,
              kPercent * f.sure_right_share(), measured.per_line());
  std::fflush(stdout);
}

void print_lines(const std::string& set, const Measured& measured) {
  for (const LineResult& line : measured.results) {
    std::printf("line\t%s\t%.5f\t%s\t%s\n", set.c_str(), line.probability,
                gewu::encode_utf8(line.truth).c_str(), gewu::encode_utf8(line.read).c_str());
  }
  std::printf("time\t%s\t%.3f\n", set.c_str(), measured.per_line());
}

void print_confusions(const Measured& measured, std::size_t count) {
  std::map<std::pair<char32_t, char32_t>, int> confusions;
  for (const LineResult& result : measured.results) {
    if (result.right()) continue;
    for (const auto& pair : gewu::bench::align_lines(result.truth, result.read)) {
      if (pair.first != pair.second) ++confusions[pair];
    }
  }
  std::vector<std::pair<int, std::pair<char32_t, char32_t>>> order;
  order.reserve(confusions.size());
  for (const auto& [pair, times] : confusions) order.emplace_back(times, pair);
  std::sort(order.rbegin(), order.rend());
  if (order.size() > count) order.resize(count);
  const auto shown = [](char32_t c) {
    return c == 0 ? std::string("(none)") : gewu::encode_utf8(std::u32string(1, c));
  };
  for (const auto& [times, pair] : order) {
    std::printf("    %s -> %s  %d\n", shown(pair.first).c_str(), shown(pair.second).c_str(), times);
  }
}

// A grey line of dots, wide enough that a reader needs its working memory.
Image dotted_line() {
  Image image(640, 40, 1);
  constexpr int kStep = 20;
  for (int y = 10; y < 30; ++y) {
    for (int x = 0; x < image.width; ++x) image.row(y)[x] = x / kStep % 2 == 0 ? 0 : 255;
  }
  return image;
}

// Loads a reader and says what it costs, its working memory for one line included.
template <typename Make>
bool add_reader(const std::string& label, Make make, std::vector<Reader>* readers) {
  const double before = resident_mib();
  const double start = cpu_milliseconds();
  Result<std::unique_ptr<LineRecognizer>> made = make();
  if (!made) {
    std::fprintf(stderr, "%s: %s (%s)\n", label.c_str(), made.error().message.c_str(),
                 made.error().hint.c_str());
    return false;
  }
  const double loaded = cpu_milliseconds() - start;
  const Image line = dotted_line();
  (*made)->read({&line, 1});
  std::printf("%-10s loads in %.0f ms, takes %.0f MiB\n", label.c_str(), loaded,
              resident_mib() - before);
  readers->push_back({std::move(*made), label, nullptr});
  return true;
}

// The time of a line of twelve characters, read before, so that its memory is there.
void print_line_time(const Reader& reader, const std::vector<LineSet>& sets) {
  constexpr std::size_t kCharacters = 12;
  constexpr int kRounds = 20;
  for (const LineSet& set : sets) {
    for (const gewu::bench::LineCrop& line : set.lines) {
      const std::u32string text = gewu::decode_utf8(line.text);
      if (text.size() != kCharacters || !std::all_of(text.begin(), text.end(), gewu::is_han)) {
        continue;
      }
      reader.recognizer->read({&line.grey, 1});
      const double start = cpu_milliseconds();
      for (int i = 0; i < kRounds; ++i) reader.recognizer->read({&line.grey, 1});
      std::printf("%-10s %.2f ms for a line of 12 characters (%dx%d px)\n", reader.label.c_str(),
                  (cpu_milliseconds() - start) / kRounds, line.grey.width, line.grey.height);
      return;
    }
  }
}

Image noise_image(int width, int height) {
  Image image(width, height, 1);
  std::uint32_t state = 1;
  for (std::uint8_t& pixel : image.pixels) {
    state = state * 1664525U + 1013904223U;  // Numerical Recipes' linear congruence
    pixel = static_cast<std::uint8_t>(state >> 24);
  }
  return image;
}

// Images that hold no line: each must give nothing or something doubtful.
void print_odd_images(const Reader& reader) {
  constexpr double kDoubtful = 0.2;
  const std::vector<std::pair<std::string, Image>> odd = {
      {"0x0", Image()},
      {"1x1", Image(1, 1, 1)},
      {"32768 wide", Image(32768, 32, 1, 0)},
      {"32768 wide noise", noise_image(32768, 32)},
      {"1 px high", Image(400, 1, 1, 0)},
      {"white", Image(400, 40, 1)},
      {"black", Image(400, 40, 1, 0)},
      {"noise", noise_image(400, 40)},
      {"small noise", noise_image(30, 30)}};
  for (const auto& [name, image] : odd) {
    const LineReading reading = reader.recognizer->read({&image, 1}).front();
    const bool good = reading.chars.empty() || reading.probability < kDoubtful;
    std::printf("%-10s %-18s %s\n", reader.label.c_str(), name.c_str(),
                good ? "ok" : ("INVENTS " + reading.text()).c_str());
  }
}

// Sets of lines in kept-out faces; says which faces this machine lacks.
void add_drawn_sets(const Options& options, std::vector<LineSet>* sets) {
  if (options.drawn <= 0) return;
  gewu::bench::DrawnLineOptions drawing;
  drawing.lines = options.drawn;
  drawing.trained = options.fit;
  drawing.alphabet = "ocr/models/line/alphabet.txt";
  for (LineSet& set : gewu::bench::draw_line_sets(drawing)) sets->push_back(std::move(set));
  if (options.fit) return;
  for (const std::string& face : gewu::bench::find_kept_out_faces().missing) {
    std::printf(
        "no face \"%s\": its lines are not drawn (training/README.md says where it comes from)\n",
        face.c_str());
  }
}

bool load_sets(const Options& options, std::vector<LineSet>* sets) {
  if (!options.fit) {
    Result<std::vector<LineSet>> read = gewu::bench::read_line_sets(options.sets);
    if (!read) {
      std::fprintf(stderr, "%s: %s\n", read.error().file.c_str(), read.error().message.c_str());
      return false;
    }
    *sets = std::move(*read);
  }
  add_drawn_sets(options, sets);
  if (!options.pdfs.empty()) {
    for (LineSet& set : gewu::bench::cut_pdf_lines(options.pdfs, {})) {
      sets->push_back(std::move(set));
    }
  }
  std::erase_if(*sets, [&options](const LineSet& set) {
    return set.name.find(options.only) == std::string::npos;
  });
  for (LineSet& set : *sets) {
    if (options.limit > 0 && set.lines.size() > options.limit) set.lines.resize(options.limit);
  }
  return true;
}

void print_sets(const Options& options, const std::vector<LineSet>& sets,
                const std::vector<Reader>& readers) {
  std::printf("\n%-16s %-10s %6s %8s %8s %12s %8s %6s %8s %7s\n", "set", "reader", "lines", "CER %",
              "exact %", "flips", "ECE", ">=.99", "right %", "ms");
  std::vector<LineResult> looked_again;
  for (const LineSet& set : sets) {
    for (const Reader& reader : readers) {
      const Measured measured = measure(reader, set);
      print_row(set.name, reader.label, measured);
      if (reader.is_own()) print_confusions(measured, options.confusions);
      if (reader.is_own() && options.print) print_lines(set.name, measured);
      looked_again.insert(looked_again.end(), measured.looked_again.begin(),
                          measured.looked_again.end());
    }
  }
  std::printf(
      "\n%zu lines were looked at again: odds of being right %.2f times those of the votes "
      "(in use: %.2f)\n\n",
      looked_again.size(), gewu::kOddsOfVote * gewu::bench::fitting_odds(looked_again),
      gewu::kOddsOfVote);
}

constexpr int kUsage = 2;
constexpr int kMissing = 6;

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, &options)) {
    std::fputs(kHelp, stderr);
    return kUsage;
  }
  std::vector<Reader> readers;  // before the crops, so that their memory is not counted
  if (!add_reader(
          "own", [&] { return gewu::make_recogniser(options.model); }, &readers)) {
    return kMissing;
  }
  Result<std::unique_ptr<gewu::WordModel>> words = gewu::WordModel::open();
  if (!words) {
    std::fprintf(stderr, "%s (%s)\n", words.error().message.c_str(), words.error().hint.c_str());
    return kMissing;
  }
  if (options.words) readers.front().words = std::move(*words);
  if (options.tesseract) {
    add_reader(
        "tesseract", [] { return gewu::make_tesseract_reader("", "chi_sim"); }, &readers);
  }
  std::vector<LineSet> sets;
  if (!load_sets(options, &sets)) return kUsage;
  print_sets(options, sets, readers);
  for (const Reader& reader : readers) print_line_time(reader, sets);
  print_odd_images(readers.front());
  return 0;
}
