#include "export/folder.h"

#include <filesystem>
#include <system_error>

namespace gewu {

Status make_folder(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (!failure && std::filesystem::is_directory(path, failure)) return ok_status();
  const std::string why = failure ? failure.message() : "it is not a folder";
  return Error{ErrorCode::OutputFailed, "the output folder cannot be made: " + why,
               "choose another output folder with -o", path};
}

}  // namespace gewu
