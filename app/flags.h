// The flags of the command line, one row each: the parser and the help both read this table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/options.h"

namespace gewu {

inline constexpr unsigned kForConvert = 1;
inline constexpr unsigned kForShow = 2;
inline constexpr unsigned kForDoctor = 4;
inline constexpr unsigned kForApply = 8;
inline constexpr unsigned kForReview = 16;
inline constexpr unsigned kForMerge = 32;

struct Flag {
  std::string_view name;   ///< without the dashes
  char letter;             ///< 0: none
  std::string_view value;  ///< what its value is called in the help; empty: takes none
  unsigned commands;       ///< which commands know it
  std::string_view help;
  /// Puts the value (empty for switches) into the options; an Error with code Usage if it is wrong.
  Status (*set)(Options&, const std::string&);
};

std::span<const Flag> all_flags();

}  // namespace gewu
