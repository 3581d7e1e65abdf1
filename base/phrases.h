// Sentences in another language: a message that was made of words and values is told again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gewu {

/// A sentence with places for values. In `english` each place is {}; in `chinese` {1} is the first
/// of them, and {1~} is the first told in Chinese in its turn, a list of sentences part by part.
struct Phrase {
  std::string_view english;
  std::string_view chinese;
};

/// What `message` says, by the first phrase that it fits as a whole. Its values stay as they are.
/// Absent if none fits. Takes time in proportion to the message and the number of phrases.
std::optional<std::string> in_chinese(std::string_view message, std::span<const Phrase> phrases);

/// The same; what no phrase fits stays as it is.
std::string told_in_chinese(std::string_view message, std::span<const Phrase> phrases);

}  // namespace gewu
