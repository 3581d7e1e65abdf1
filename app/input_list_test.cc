#include "app/input_list.h"

#include <gtest/gtest.h>

#include <string>

namespace gewu {
namespace {

TEST(InputListTest, GivesBackWhatItWasGiven) {
  Result<InputList> list = InputList::create();
  ASSERT_TRUE(list);
  Input plain{"a/\xff.pdf", "\xEF\xBF\xBD.pdf", "stem", std::nullopt, true, "../a"};
  Input broken{"b", "b", "b", Error{ErrorCode::NotFound, "gone", "look", "b"}, false, ""};
  ASSERT_TRUE(list->add(plain) && list->add(broken));
  EXPECT_EQ(list->size(), 2U);
  const Result<Input> first = list->at(0);
  EXPECT_EQ(first->path, plain.path);
  EXPECT_EQ(first->name, plain.name);
  EXPECT_EQ(first->stem, "stem");
  EXPECT_EQ(first->place, "../a");
  EXPECT_TRUE(first->standard);
  EXPECT_FALSE(first->problem);
  const Result<Input> second = list->at(1);
  EXPECT_FALSE(second->standard);
  ASSERT_TRUE(second->problem);
  EXPECT_EQ(second->problem->code, ErrorCode::NotFound);
  EXPECT_EQ(second->problem->message, "gone");
  EXPECT_EQ(second->problem->hint, "look");
}

TEST(InputListTest, ShardsPartItWithoutLossOrOverlap) {
  for (const size_t count : {1, 7, 9}) {
    std::string all;
    for (size_t shard = 1; shard <= 3; ++shard) {
      Result<InputList> list = InputList::create();
      ASSERT_TRUE(list);
      for (size_t i = 0; i < count; ++i) {
        ASSERT_TRUE(list->add({std::to_string(i), "", "", std::nullopt}));
      }
      list->keep_shard(shard, 3);
      for (size_t i = 0; i < list->size(); ++i) all += list->at(i)->path;
    }
    EXPECT_EQ(all, std::string("012345678").substr(0, count));
  }
}

}  // namespace
}  // namespace gewu
