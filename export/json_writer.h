// A small streaming JSON writer: fixed layout, no document tree in memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gewu {

/// Whether the members of an object or array stand on lines of their own or all on one line.
enum class JsonShape { Block, Line };

/// Decimal digits, rounded, trailing zeros dropped, never in exponent form, the same in every
/// locale; "null" if it is not a finite number.
std::string json_number(double value, int decimals);

/// `text` quoted and escaped. Ill-formed UTF-8 comes out as U+FFFD, so that the result is always
/// valid JSON.
std::string json_quoted(std::string_view text);

/// Appends to a string that it owns, or hands pieces over as they are made. The caller keeps the
/// order right: a key before each member of an object. Block members are indented by two blanks.
class JsonWriter {
 public:
  using HandOver = std::function<void(std::string_view piece)>;

  JsonWriter() = default;
  /// The JSON of a long document is too much to be held whole.
  explicit JsonWriter(HandOver hand_over) : hand_over_(std::move(hand_over)) {}

  void open_object(JsonShape shape = JsonShape::Block) { open('{', '}', shape); }
  void open_array(JsonShape shape = JsonShape::Block) { open('[', ']', shape); }
  void close();

  void key(std::string_view name);
  void text(std::string_view value) { raw(json_quoted(value)); }
  void number(double value, int decimals) { raw(json_number(value, decimals)); }
  void integer(long long value) { raw(std::to_string(value)); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  void text_field(std::string_view name, std::string_view value);
  void integer_field(std::string_view name, long long value);
  void number_field(std::string_view name, double value, int decimals);
  /// null if absent.
  void optional_field(std::string_view name, const std::optional<std::string>& value);
  /// null if empty: for strings whose emptiness means "not printed".
  void printed_field(std::string_view name, const std::string& value);

  std::string take();  ///< the whole text, with a line feed at the end
  void finish();       ///< the same for what is handed over

 private:
  struct Level {
    char closer;
    JsonShape shape;
    bool empty = true;
  };
  void open(char opener, char closer, JsonShape shape);
  void raw(std::string_view value);
  void separate();
  void new_line();

  std::string out_;
  HandOver hand_over_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace gewu
