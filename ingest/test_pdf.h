// Tiny files made on the spot, for the tests of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gewu::testing_pdf {

/// Collects objects and writes them as a PDF with a correct cross-reference table. Object 1 is the
/// catalog, object 2 the page tree; both are written by finish().
class PdfBuilder {
 public:
  /// Adds an object and returns its number (3 and up).
  int add(std::string body);
  int add_stream(std::string_view data, std::string_view more_keys = "");
  /// `keys` such as "/MediaBox [0 0 100 100]"; text may use the fonts /F1 (Helvetica) and those of
  /// `fonts`, for instance "/F2 7 0 R".
  void add_page(std::string_view content, std::string_view keys, std::string_view fonts = "",
                std::string_view more_resources = "");
  /// `catalog_keys` is added to the catalog.
  std::string finish(std::string_view catalog_keys = "") const;

 private:
  std::vector<std::string> objects_;
  std::vector<int> pages_;
};

/// One page of 200 x 100 points unless `keys` says otherwise.
std::string one_page_pdf(std::string_view content,
                         std::string_view keys = "/MediaBox [0 0 200 100]");

/// A path in a folder of this process's own, which is removed when it ends.
std::string temp_path(const std::string& name);

/// Writes `bytes` to temp_path(name); returns the path.
std::string write_temp(const std::string& name, std::string_view bytes);

}  // namespace gewu::testing_pdf
