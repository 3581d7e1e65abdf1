#include "app/flag_values.h"

#include <array>
#include <charconv>
#include <fstream>
#include <limits>

#include "app/errors.h"

namespace gewu {

namespace {

Error usage(std::string message, std::string hint = "") {
  return make_error(ErrorCode::Usage, std::move(message), std::move(hint));
}

// Below, glyphs fall apart; above, the pixels of a page pass every limit.
constexpr int kMinDpi = 36;
constexpr int kMaxDpi = 1200;
constexpr int kMaxShards = 1'000'000;

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

}  // namespace

Status parse_whole(const std::string& text, std::int64_t low, std::int64_t high,
                   std::int64_t& out) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || value < low || value > high) {
    return usage("\"" + text + "\" is not a number from " + std::to_string(low) + " to " +
                 std::to_string(high));
  }
  out = value;
  return ok_status();
}

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

// "2/8"
Status set_shard(Options& options, const std::string& text) {
  const size_t slash = std::min(text.find('/'), text.size());
  const std::string parts = slash == text.size() ? "" : text.substr(slash + 1);
  const bool valid = parse_number(parts, 1, kMaxShards, options.shards) &&
                     parse_number(text.substr(0, slash), 1, options.shards, options.shard);
  return valid ? ok_status() : usage("\"" + text + "\" is no shard", "--shard 2/8");
}

Status set_progress(Options& options, const std::string& text) {
  if (text != "text" && text != "jsonl") {
    return usage("\"" + text + "\" is no kind of progress", "--progress text or jsonl");
  }
  options.events = text == "jsonl";
  return ok_status();
}

}  // namespace gewu
