// The tests' main(): the test program is its own worker, with a fake reader.
#include <gtest/gtest.h>

#include <string_view>

#include "app/fake_reader.h"
#include "app/worker.h"

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "worker") {
    return gewu::run_worker(gewu::make_fake_reader);
  }
  testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}
