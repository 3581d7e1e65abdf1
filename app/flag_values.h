// What the values of flags mean: each function puts one, as it was typed, into the options. An
// Error with code Usage says what is wrong with it, and what could be typed instead.
#pragma once

#include <cstdint>
#include <string>

#include "app/options.h"
#include "base/result.h"

namespace gewu {

/// A whole number from `low` to `high`, which the type of `out` must hold.
Status parse_whole(const std::string& text, std::int64_t low, std::int64_t high, std::int64_t& out);

template <typename Number>
Status parse_number(const std::string& text, std::int64_t low, std::int64_t high, Number& out) {
  std::int64_t value = 0;
  Status parsed = parse_whole(text, low, high, value);
  if (parsed) out = static_cast<Number>(value);
  return parsed;
}

/// Bytes, such as "512M", "2G" or "100000"; at least `low`.
Status parse_size(std::string text, std::int64_t low, std::int64_t& out);

/// A name that readers go by: a language, or a folder of models.
Status name_reader(Options& options, std::string ReaderOptions::*field, const std::string& text);

Status set_line_readers(Options& options, const std::string& text);
Status set_reader(Options& options, const std::string& text);
Status set_formats(Options& options, const std::string& text);
Status set_pages(Options& options, const std::string& text);
Status set_cell(Options& options, const std::string& text);  // "70.5,120,210.25,138"
Status set_dpi(Options& options, const std::string& text);
Status set_password_file(Options& options, const std::string& path);
Status set_review_below(Options& options, const std::string& text);
Status add_without_rule(Options& options, const std::string& text);
Status set_output(Options& options, const std::string& text);
Status set_language(Options& options, const std::string& text);
Status set_headers(Options& options, const std::string& text);
Status set_shard(Options& options, const std::string& text);  // "2/8"
Status set_progress(Options& options, const std::string& text);

}  // namespace gewu
