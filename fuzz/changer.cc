#include "fuzz/changer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gewu::fuzz {

namespace {

namespace fs = std::filesystem;

// What programs stumble over.
const std::vector<std::string>& tokens() {
  static const std::vector<std::string> all = {"0",
                                               "-1",
                                               "2147483647",
                                               "-2147483648",
                                               "4294967296",
                                               "1e308",
                                               "-0.0",
                                               "null",
                                               "[]",
                                               "{}",
                                               "\"\"",
                                               std::string(1, '\0'),
                                               "\xff\xff\xff\xff",
                                               "\xf0\x9f\x98\x80",
                                               "\xed\xa0\x80",
                                               "\t",
                                               "\n",
                                               "\f",
                                               "|",
                                               "100%",
                                               "≥",
                                               "项目名称",
                                               "一级指标"};
  return all;
}

}  // namespace

std::vector<std::string> inputs_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

std::string Changer::next() {
  constexpr std::size_t kMostChanges = 8;
  std::string input = any(inputs_);
  for (std::size_t left = 1 + below(kMostChanges); left > 0; --left) change(input);
  return input;
}

void Changer::change(std::string& input) {
  const std::size_t at = below(input.size() + 1);
  const std::size_t length = std::min(below(64), input.size() - at);
  switch (below(7)) {
    case 0:
      if (at < input.size()) input[at] = static_cast<char>(random_());
      break;
    case 1:
      if (at < input.size()) input[at] ^= static_cast<char>(1U << below(8));
      break;
    case 2:
      input.erase(at, length);
      break;
    case 3:
      input.insert(at, input.substr(at, length));
      break;
    case 4:
      input.insert(at, any(tokens()));
      break;
    case 5:
      input.replace(at, std::min(below(12), input.size() - at), any(tokens()));
      break;
    default:
      splice(input, at);
  }
}

// Goes on as another input does.
void Changer::splice(std::string& input, std::size_t at) {
  const std::string& other = any(inputs_);
  input.erase(at);
  input += other.substr(below(other.size() + 1));
}

}  // namespace gewu::fuzz
