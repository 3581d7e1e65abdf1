#include "numbers/comparator.h"

#include <array>

namespace gewu {

namespace {

// Longer ones first where one begins another.
constexpr std::array<ComparatorSign, 50> kBefore{{
    {U"大于或等于", ">="}, {U"小于或等于", "<="}, {U"大于等于", ">="}, {U"小于等于", "<="},
    {U"不得低于", ">="},   {U"不得少于", ">="},   {U"不得小于", ">="}, {U"不得高于", "<="},
    {U"不得超过", "<="},   {U"不得多于", "<="},   {U"不得大于", "<="}, {U"不低于", ">="},
    {U"不少于", ">="},     {U"不小于", ">="},     {U"不高于", "<="},   {U"不超过", "<="},
    {U"不多于", "<="},     {U"不大于", "<="},     {U"控制在", "<="},   {U"大于", ">"},
    {U"高于", ">"},        {U"超过", ">"},        {U"多于", ">"},      {U"小于", "<"},
    {U"低于", "<"},        {U"少于", "<"},        {U"等于", "="},      {U"至少", ">="},
    {U"最少", ">="},       {U"最低", ">="},       {U"至多", "<="},     {U"最多", "<="},
    {U"最高", "<="},       {U"达到", ">="},       {U"达", ">="},       {U"大约", "~"},
    {U"约", "~"},          {U"近", "~"},          {U"≈", "~"},         {U">=", ">="},
    {U"=>", ">="},         {U"<=", "<="},         {U"=<", "<="},       {U"≥", ">="},
    {U"≧", ">="},          {U"⩾", ">="},          {U"≤", "<="},        {U"≦", "<="},
    {U"⩽", "<="},          {U"=", "="},
}};
constexpr std::array<ComparatorSign, 2> kSingle{{{U">", ">"}, {U"<", "<"}}};

constexpr std::array<ComparatorSign, 13> kBehind{{{U"(含)以上", ">="},
                                                  {U"及以上", ">="},
                                                  {U"以上", ">="},
                                                  {U"(含)以下", "<="},
                                                  {U"及以下", "<="},
                                                  {U"以下", "<="},
                                                  {U"(含)以内", "<="},
                                                  {U"及以内", "<="},
                                                  {U"以内", "<="},
                                                  {U"之内", "<="},
                                                  {U"内", "<="},
                                                  {U"左右", "~"},
                                                  {U"上下", "~"}}};

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

const ComparatorSign* comparator_before(std::u32string_view text) {
  for (const ComparatorSign& sign : kBefore) {
    if (starts_with(text, sign.text)) return &sign;
  }
  for (const ComparatorSign& sign : kSingle) {
    if (starts_with(text, sign.text)) return &sign;
  }
  return nullptr;
}

const ComparatorSign* comparator_behind(std::u32string_view text) {
  for (const ComparatorSign& sign : kBehind) {
    if (text.size() >= sign.text.size() &&
        text.substr(text.size() - sign.text.size()) == sign.text) {
      return &sign;
    }
  }
  return nullptr;
}

}  // namespace gewu
