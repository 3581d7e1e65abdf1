#include "fuzz/model_seed.h"

#include "base/hash.h"

namespace gewu::fuzz {

// 1 -> 16 channels over all 4 rows of a line, every other column, then a centre and three classes.
std::string small_manifest() {
  constexpr const char* kLayers = R"([
  {"shape":[16,1,4,1],"stride":[1,2],"padding":[0,0],"dilation":1,"adds":false,"relu":true},
  {"shape":[1,16,1,1],"stride":[1,1],"padding":[0,0],"dilation":1,"adds":false,"relu":false},
  {"shape":[3,16,1,1],"stride":[1,1],"padding":[0,0],"dilation":1,"adds":false,"relu":false}])";
  return R"({"format":"gewu-line/2","name":"n","version":"1","height":4,"margin":8,"stride":2,)"
         R"("files":{"weights.f16":")" +
         sha256(small_weights()) + R"(","alphabet.txt":")" + sha256(small_alphabet()) +
         R"("},"layers":)" + kLayers + R"(,"calibration":{"raw":[0,1],"calibrated":[0.5,0.9]}})";
}

std::string small_weights() {
  constexpr std::size_t kNumbers = 16 * 4 + 16 + 16 + 1 + 3 * 16 + 3;
  return std::string(2 * kNumbers, '\0');
}

std::string small_alphabet() { return "一\n二\n≥"; }

}  // namespace gewu::fuzz
