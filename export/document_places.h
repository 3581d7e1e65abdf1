// Where the documents of an output folder were read.
#pragma once

#include <map>
#include <string>

#include "records/document.h"

namespace gewu {

class DocumentPlaces {
 public:
  /// Asks the CSV files and the database of the folder, whichever are there.
  explicit DocumentPlaces(const std::string& folder);

  /// The path seen from the folder; "" if it is not known.
  std::string of(const DocumentInfo& info) const;

 private:
  std::map<std::string, std::string> places_;  ///< by document_key
};

}  // namespace gewu
