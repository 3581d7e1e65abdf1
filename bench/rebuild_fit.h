// Fits the weights of rebuild/weights.h on forms that the mangler makes.
#pragma once

#include <string>
#include <vector>

namespace gewu::bench {

/// `fit [--seed N] [--count N] [--rounds N]`: coordinate search over the weights, one after the
/// other, on aligned forms of the tuning kinds; prints each step that gains, and at the end what
/// was gained on held-out seeds of the tuning kinds and on the reporting kinds. Changes no file.
int run_fit(const std::vector<std::string>& words);

}  // namespace gewu::bench
