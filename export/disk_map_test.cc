#include "export/disk_map.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gewu {
namespace {

using namespace std::string_literals;

std::vector<std::string> keys(const DiskMap& map, const std::string& prefix) {
  std::vector<std::string> found;
  EXPECT_TRUE(map.each(prefix, [&found](std::string_view key, std::string_view) {
    found.emplace_back(key);
    return ok_status();
  }));
  return found;
}

TEST(DiskMapTest, HoldsTheLatestValueOfAnyBytes) {
  Result<DiskMap> map = DiskMap::create();
  ASSERT_TRUE(map);
  const std::string key = "a\0\xff"s;
  EXPECT_EQ(*map->get(key), std::nullopt);
  ASSERT_TRUE(map->put(key, "one"));
  ASSERT_TRUE(map->put(key, "two\0"s));
  EXPECT_EQ(*map->get(key), "two\0"s);
  ASSERT_TRUE(map->put("empty", ""));
  EXPECT_EQ(*map->get("empty"), "");
  ASSERT_TRUE(map->erase(key));
  EXPECT_EQ(*map->get(key), std::nullopt);
}

TEST(DiskMapTest, GoesThroughTheKeysOfAPrefixInTheOrderOfTheirBytes) {
  Result<DiskMap> map = DiskMap::create();
  ASSERT_TRUE(map);
  for (const char* key : {"b1", "a2", "a10", "a", "c", "a\xe4"}) ASSERT_TRUE(map->put(key, ""));
  EXPECT_EQ(keys(*map, "a"), (std::vector<std::string>{"a", "a10", "a2", "a\xe4"}));
  ASSERT_TRUE(map->erase_all("a"));
  EXPECT_EQ(keys(*map, ""), (std::vector<std::string>{"b1", "c"}));
}

TEST(DiskMapTest, PassesOnWhyAWalkWasEnded) {
  Result<DiskMap> map = DiskMap::create();
  ASSERT_TRUE(map);
  ASSERT_TRUE(map->put("a", "") && map->put("b", ""));
  int seen = 0;
  const Status ended = map->each("", [&seen](std::string_view, std::string_view) -> Status {
    ++seen;
    return Error{ErrorCode::Interrupted, "enough", "", ""};
  });
  EXPECT_EQ(ended.error().code, ErrorCode::Interrupted);
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(keys(*map, "").size(), 2U) << "the walk can be begun again";
}

TEST(DiskMapTest, NumbersStandInTheirOrder) {
  EXPECT_LT(key_of_number(9), key_of_number(10));
  EXPECT_LT(key_of_number(0xffffffff), key_of_number(0x100000000));
}

}  // namespace
}  // namespace gewu
