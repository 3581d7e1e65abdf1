// A model of a few numbers, sound in every way.
#pragma once

#include <string>

namespace gewu::fuzz {

std::string small_alphabet();
std::string small_weights();
std::string small_manifest();  ///< model.json

}  // namespace gewu::fuzz
