#include "base/phrases.h"

#include <array>
#include <vector>

namespace gewu {

namespace {

constexpr std::string_view kPlace = "{}";

struct Separator {
  std::string_view english;
  std::string_view chinese;
};

// The longer ones first: each holds the next.
constexpr std::array<Separator, 3> kSeparators{{{"; or ", "；或者"}, {"; ", "；"}, {", ", "，"}}};

using Values = std::vector<std::string_view>;

// As a shell's pattern is matched: each fixed part where it comes first, the last one at the end.
std::optional<Values> values_of(std::string_view message, std::string_view pattern) {
  Values values;
  size_t place = pattern.find(kPlace);
  if (message.substr(0, std::min(place, pattern.size())) != pattern.substr(0, place)) {
    return std::nullopt;
  }
  if (place == pattern.npos) return message == pattern ? std::optional(values) : std::nullopt;
  message.remove_prefix(place);
  while (true) {
    pattern.remove_prefix(place + kPlace.size());
    place = pattern.find(kPlace);
    const std::string_view fixed = pattern.substr(0, place);
    const size_t at =
        place == pattern.npos
            ? (message.ends_with(fixed) ? message.size() - fixed.size() : message.npos)
            : message.find(fixed);
    if (at == message.npos) return std::nullopt;
    values.push_back(message.substr(0, at));
    if (place == pattern.npos) return values;
    message.remove_prefix(at + fixed.size());
  }
}

std::string parts_in_chinese(std::string_view list, std::span<const Phrase> phrases) {
  for (const auto& [english, chinese] : kSeparators) {
    const size_t at = list.find(english);
    if (at == list.npos) continue;
    return told_in_chinese(list.substr(0, at), phrases) + std::string(chinese) +
           parts_in_chinese(list.substr(at + english.size()), phrases);
  }
  return told_in_chinese(list, phrases);
}

std::string filled(std::string_view pattern, const Values& values,
                   std::span<const Phrase> phrases) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const size_t end = pattern[i] == '{' ? pattern.find('}', i) : pattern.npos;
    if (end == pattern.npos) {
      out += pattern[i];
      continue;
    }
    const std::string_view value = values.at(static_cast<size_t>(pattern[i + 1] - '1'));
    const bool told = pattern[end - 1] == '~';
    out += told ? in_chinese(value, phrases).value_or(parts_in_chinese(value, phrases))
                : std::string(value);
    i = end;
  }
  return out;
}

}  // namespace

std::optional<std::string> in_chinese(std::string_view message, std::span<const Phrase> phrases) {
  for (const Phrase& phrase : phrases) {
    if (const auto values = values_of(message, phrase.english)) {
      return filled(phrase.chinese, *values, phrases);
    }
  }
  return std::nullopt;
}

std::string told_in_chinese(std::string_view message, std::span<const Phrase> phrases) {
  return in_chinese(message, phrases).value_or(std::string(message));
}

}  // namespace gewu
