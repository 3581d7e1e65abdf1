// Every include follows the link lists: build/layers.txt, written by CMake, says which libraries a
// folder may use; what a folder includes must be among them, directly or through another.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace gewu {
namespace {

namespace fs = std::filesystem;

// Folders by library, and what each library links.
struct Layers {
  std::map<std::string, std::set<std::string>> folders_of;
  std::map<std::string, std::set<std::string>> links;

  void close_over(const std::string& library, std::set<std::string>* reached) const {
    const auto found = links.find(library);
    if (!reached->insert(library).second || found == links.end()) return;
    for (const std::string& link : found->second) close_over(link, reached);
  }

  // Folders that files of `folder` may include from.
  std::set<std::string> allowed_in(const std::string& folder) const {
    std::set<std::string> reached;
    for (const auto& [library, folders] : folders_of) {
      if (folders.count(folder) != 0) close_over(library, &reached);
    }
    std::set<std::string> folders{folder};
    for (const std::string& library : reached) {
      if (const auto found = folders_of.find(library); found != folders_of.end()) {
        folders.insert(found->second.begin(), found->second.end());
      }
    }
    return folders;
  }

  bool is_room(const std::string& folder) const {
    return std::any_of(folders_of.begin(), folders_of.end(),
                       [&](const auto& entry) { return entry.second.count(folder) != 0; });
  }
};

Layers read_layers() {
  const char* build = std::getenv("GEWU_BUILD_DIR");
  std::ifstream file(std::string(build != nullptr ? build : "build") + "/layers.txt");
  Layers layers;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string library;
    std::string word;
    words >> library;
    while (words >> word && word != ":") layers.folders_of[library].insert(word);
    while (words >> word) layers.links[library].insert(word);
  }
  return layers;
}

std::vector<std::string> includes_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> folders;
  std::string line;
  const std::string start = "#include \"";
  while (std::getline(file, line)) {
    if (line.rfind(start, 0) != 0) continue;
    const std::string name = line.substr(start.size(), line.find('"', start.size()) - start.size());
    folders.push_back(fs::path(name).parent_path().string());
  }
  return folders;
}

bool is_product(const fs::path& path) {
  const std::string stem = path.stem().string();
  const bool test = stem.ends_with("_test") || stem.starts_with("test_");
  return !test && (path.extension() == ".cc" || path.extension() == ".h");
}

// What tests include is their own affair: they link more than what they test.
TEST(Layering, EveryIncludeIsOfALinkedLibrary) {
  const Layers layers = read_layers();
  ASSERT_GT(layers.folders_of.size(), 20U);
  std::set<std::string> folders;
  for (const auto& [library, own] : layers.folders_of) folders.insert(own.begin(), own.end());
  int files = 0;
  for (const std::string& folder : folders) {
    const std::set<std::string> allowed = layers.allowed_in(folder);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (!is_product(entry.path())) continue;
      ++files;
      for (const std::string& included : includes_of(entry.path())) {
        EXPECT_TRUE(allowed.count(included) != 0) << entry.path() << " includes " << included;
      }
    }
  }
  EXPECT_GT(files, 250);
}

TEST(Layering, NoTwoFoldersUseEachOther) {
  const Layers layers = read_layers();
  for (const auto& [library, links] : layers.links) {
    std::set<std::string> reached;
    for (const std::string& link : links) layers.close_over(link, &reached);
    EXPECT_EQ(reached.count(library), 0U) << library << " links itself";
  }
}

TEST(Layering, EveryHeaderStandsInARoomOfItsOwn) {
  const Layers layers = read_layers();
  for (const char* top : {"base", "forms", "ingest", "layout", "tablegrid", "ocr", "rebuild",
                          "records", "export", "app"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
      if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
      EXPECT_TRUE(layers.is_room(entry.path().parent_path().string())) << entry.path();
    }
  }
}

TEST(Layering, NoRoomHoldsMoreThanTwentyFiles) {
  for (const fs::directory_entry& entry : fs::directory_iterator("ocr")) {
    if (!entry.is_directory()) continue;
    EXPECT_LE(std::distance(fs::directory_iterator(entry.path()), fs::directory_iterator()), 20)
        << entry.path();
  }
}

// The types that a header defines, with the namespaces that they stand in.
std::vector<std::string> types_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> spaces;
  std::vector<std::string> types;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string first;
    std::string name;
    words >> first >> name;
    const bool opens = line.ends_with('{');
    if (first == "namespace" && opens) spaces.push_back(name);
    if (line.starts_with("}  // namespace") && !spaces.empty()) spaces.pop_back();
    if ((first != "struct" && first != "class") || !opens || line.starts_with(' ')) continue;
    std::string whole;
    for (const std::string& space : spaces) whole += space + "::";
    types.push_back(whole + name);
  }
  return types;
}

// Two types of one name in one namespace link without a word, and one's functions run on the other.
TEST(Layering, NoTwoHeadersDefineATypeOfOneName) {
  std::map<std::string, std::string> header_of;
  for (const auto& entry : fs::recursive_directory_iterator(".")) {
    const std::string path = entry.path().lexically_normal().string();
    if (!path.ends_with(".h") || path.starts_with("build") || path.starts_with("tests/")) continue;
    for (const std::string& type : types_of(path)) {
      const auto [known, is_new] = header_of.emplace(type, path);
      EXPECT_TRUE(is_new) << type << " stands in " << known->second << " and in " << path;
    }
  }
  EXPECT_GT(header_of.size(), 300u);
}

}  // namespace
}  // namespace gewu
