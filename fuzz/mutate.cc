// Changed copies of documents, for scripts/bench hostile.
//
//   gewu_mutate OUT COUNT SEED PATH...     makes OUT/NUMBER.ENDING; one in four is cut off as well

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

#include "fuzz/changer.h"

namespace {

// By what the copy begins with, damaged or not.
const char* ending_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "png";
  if (bytes.starts_with("\xff\xd8")) return "jpg";
  if (bytes.starts_with("II*") || bytes.starts_with("MM")) return "tif";
  if (bytes.starts_with("GIF8")) return "gif";
  if (bytes.starts_with("BM")) return "bmp";
  return bytes.substr(0, 1024).find("%PDF") != bytes.npos ? "pdf" : "txt";
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) {
    std::fprintf(stderr, "usage: gewu_mutate OUT COUNT SEED PATH...\n");
    return 2;
  }
  const std::string out = words[1];
  const int copies = std::atoi(words[2]);
  const auto seed = static_cast<unsigned>(std::atoi(words[3]));
  const auto inputs = gewu::fuzz::inputs_of({words + 4, words + count});
  if (inputs.empty()) return 2;
  std::filesystem::create_directories(out);
  gewu::fuzz::Changer changer(inputs, seed);
  std::mt19937 random(seed);
  for (int i = 0; i < copies; ++i) {
    std::string copy = changer.next();
    if (random() % 4 == 0 && !copy.empty()) copy.resize(random() % copy.size());
    const std::string name = out + "/" + std::to_string(i) + "." + ending_of(copy);
    std::ofstream(name, std::ios::binary) << copy;
  }
  return 0;
}
