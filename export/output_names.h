// Names of a document's own files, so that no document ever overwrites another's.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "export/disk_map.h"
#include "export/record_sink.h"

namespace gewu {

/// Hands out stems in an output folder. A stem belongs to the content that was first written under
/// it, in this run or an earlier one: `附件1.pdf` of another county becomes 附件1-2.
class OutputNames {
 public:
  /// With the stems of the documents that the folder holds. Errors: OutputFailed.
  static Result<OutputNames> open(std::string folder);

  /// The stem under which a document of that content is written: `wanted`, else `wanted`-2, … An
  /// empty hash (its content was never seen) gets one that nobody else has.
  Result<std::string> settle(const std::string& wanted, const std::string& sha256);

 private:
  OutputNames(std::string folder, DiskMap owners)
      : folder_(std::move(folder)), owners_(std::move(owners)) {}
  /// The content that `stem` belongs to; "" if to none.
  Result<std::string> owner(const std::string& stem) const;

  std::string folder_;
  DiskMap owners_;  ///< stem to hash
};

/// The hash of the document whose JSON a file is; "" if it is none.
std::string hash_in_output(const std::string& path);

/// Passes documents on to `sinks` under settled names.
Result<std::unique_ptr<RecordSink>> make_naming_sink(
    const std::string& folder, std::vector<std::unique_ptr<RecordSink>> sinks);

}  // namespace gewu
