// What the program says, in Chinese. Messages are made in English, where they arise.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/phrases.h"

namespace gewu {

/// Messages and suggestions of findings.
std::span<const Phrase> finding_phrases();
/// Messages and hints of errors (base/error.h), which a failed document's finding repeats.
std::span<const Phrase> error_phrases();

/// A message, suggestion or hint in Chinese; as it is if it is none of ours. Alternatives that
/// stand side by side ("; or ") are told one by one.
std::string said_in_chinese(std::string_view text);

}  // namespace gewu
