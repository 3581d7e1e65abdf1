// Changed copies of sound inputs, always the same for one seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace gewu::fuzz {

/// The bytes of the files, and of all files of the folders, that `paths` name, sorted by name.
std::vector<std::string> inputs_of(const std::vector<std::string>& paths);

class Changer {
 public:
  /// `inputs`, which must not be empty, must outlive it.
  Changer(const std::vector<std::string>& inputs, unsigned seed) : inputs_(inputs), random_(seed) {}

  /// One of the inputs with some bytes changed, lost, doubled, or taken from another.
  std::string next();

 private:
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  const std::string& any(const std::vector<std::string>& from) { return from[below(from.size())]; }
  void change(std::string& input);
  void splice(std::string& input, std::size_t at);

  const std::vector<std::string>& inputs_;
  std::mt19937 random_;
};

}  // namespace gewu::fuzz
