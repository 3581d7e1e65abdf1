// From what the user named to a list of documents.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace gewu {

/// One document to read.
struct Input {
  std::string path;              ///< bytes, as the system names it
  std::string name;              ///< file name without folders, valid UTF-8
  std::string stem;              ///< wanted for its output files; several inputs may share one
  std::optional<Error> problem;  ///< it cannot even be opened
  bool standard = false;         ///< it is standard input
  std::string place = {};  ///< where it stands, seen from the output folder; "-": standard input
};

/// Takes documents one by one; an Error ends the search and is passed on.
using TakeInput = std::function<Status(Input)>;

/// Hands over what `named` stands for: expands folders (recursively, sorted by name; hidden files
/// and files of unknown kinds are passed over, links out of the folder come back with a problem);
/// the stem is the name without its ending. `stdin_path` stands for "-". Named files are taken
/// whatever their ending; what is missing or no regular file comes back with a problem. Holds no
/// list in memory.
Status each_input(const std::string& named, const std::string& stdin_path, const TakeInput& take);

/// The same of some names, as a list.
std::vector<Input> find_inputs(const std::vector<std::string>& named,
                               const std::string& stdin_path);

/// `path` relative to `folder`, so that it holds wherever the two are moved together and whatever
/// folder the program was started in.
std::string place_seen_from(const std::string& folder, const std::string& path);

/// Standard input, kept in memory by the system under a path that other processes can open.
class StandardInput {
 public:
  /// Reads it to its end. Errors: LimitExceeded over `max_bytes`, Unreadable.
  static Result<StandardInput> read(long long max_bytes);
  StandardInput(StandardInput&& other) noexcept;
  StandardInput& operator=(StandardInput&&) = delete;
  ~StandardInput();
  const std::string& path() const { return path_; }

 private:
  StandardInput() = default;
  int fd_ = -1;
  std::string path_;
};

/// True if the file name's ending says text (.txt, .tsv, .csv, .md, .html, .htm).
bool is_text_name(const std::string& path);

}  // namespace gewu
