// What an output folder holds, and what is to be written into it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/options.h"
#include "export/record_sink.h"

namespace gewu {

/// The JSON of one document.
struct OutputFile {
  std::string path;
  std::string stem;
  std::string sha256;  ///< of the document
};

/// Those of a folder, by name. Other files, and documents whose content was never seen, are passed
/// over.
std::vector<OutputFile> output_files(const std::string& folder);

/// Errors: Unreadable, Damaged.
Result<std::string> read_output(const OutputFile& file);

/// Adds to the formats asked for those that the folder holds already, so that its files never tell
/// different stories. Returns what people should be told of it, a line each.
std::vector<std::string> keep_together(Options& options, const std::string& folder);

/// Writers of all formats that the options ask for, behind one sink that settles names.
Result<std::unique_ptr<RecordSink>> make_folder_sink(const Options& options,
                                                     const std::string& folder);

}  // namespace gewu
