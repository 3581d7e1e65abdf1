// The documents of a run, kept on disk: there may be more than memory should hold.
#pragma once

#include <cstddef>
#include <utility>

#include "app/inputs.h"
#include "base/result.h"
#include "export/disk_map.h"

namespace gewu {

/// Inputs in their order. Errors have the code OutputFailed.
class InputList {
 public:
  static Result<InputList> create();

  Status add(const Input& input);

  /// Keeps only part `shard` of `shards` (from 1): parts lie together, so that merging is putting
  /// one after the other.
  void keep_shard(size_t shard, size_t shards);

  size_t size() const { return end_ - first_; }
  Result<Input> at(size_t index) const;

 private:
  explicit InputList(DiskMap map) : map_(std::move(map)) {}
  DiskMap map_;  ///< the number of an input to its fields
  size_t first_ = 0;
  size_t end_ = 0;
};

}  // namespace gewu
