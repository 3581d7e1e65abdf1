#include "export/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace gewu {

namespace {

// Room for any double in fixed notation (309 digits before the point) and the decimals.
constexpr int kNumberRoom = 352;

void append_escaped(std::string& out, unsigned char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      if (c < 0x20 || c == 0x7f) {
        out += "\\u00";
        out += kHex[c >> 4];
        out += kHex[c & 15];
      } else {
        out += static_cast<char>(c);
      }
  }
}

}  // namespace

std::string json_number(double value, int decimals) {
  if (!std::isfinite(value)) return "null";
  std::array<char, kNumberRoom> room{};
  const auto end = std::to_chars(room.data(), room.data() + room.size(), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  std::string digits(room.data(), end);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return digits == "-0" ? "0" : digits;
}

std::string json_quoted(std::string_view text) {
  std::string repaired;
  if (!is_valid_utf8(text)) {
    repaired = encode_utf8(decode_utf8(text));
    text = repaired;
  }
  std::string out = "\"";
  for (const char c : text) append_escaped(out, static_cast<unsigned char>(c));
  return out += '"';
}

void JsonWriter::open(char opener, char closer, JsonShape shape) {
  separate();
  out_ += opener;
  if (!levels_.empty() && levels_.back().shape == JsonShape::Line) shape = JsonShape::Line;
  levels_.push_back({closer, shape});
}

void JsonWriter::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) {
    if (level.shape == JsonShape::Block) {
      new_line();
    } else if (level.closer == '}') {
      out_ += ' ';
    }
  }
  out_ += level.closer;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_ += json_quoted(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::raw(std::string_view value) {
  separate();
  out_ += value;
}

void JsonWriter::separate() {
  constexpr size_t kPieceBytes = size_t{256} << 10;
  if (hand_over_ && out_.size() >= kPieceBytes) {
    hand_over_(out_);
    out_.clear();
  }
  if (after_key_ || levels_.empty()) {
    after_key_ = false;
    return;
  }
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.shape == JsonShape::Block) {
    new_line();
  } else if (!level.empty || level.closer == '}') {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::text_field(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::integer_field(std::string_view name, long long value) {
  key(name);
  integer(value);
}

void JsonWriter::number_field(std::string_view name, double value, int decimals) {
  key(name);
  number(value, decimals);
}

void JsonWriter::optional_field(std::string_view name, const std::optional<std::string>& value) {
  key(name);
  value ? text(*value) : null();
}

void JsonWriter::printed_field(std::string_view name, const std::string& value) {
  key(name);
  value.empty() ? null() : text(value);
}

std::string JsonWriter::take() {
  out_ += '\n';
  return std::move(out_);
}

void JsonWriter::finish() {
  out_ += '\n';
  hand_over_(out_);
  out_.clear();
}

}  // namespace gewu
