// Structs whose members are listed (base/members.h) to JSON and back, exactly: for messages between
// processes, which hold every member whatever the JSON for users shows.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/geometry.h"
#include "base/members.h"

namespace gewu {

namespace detail {

template <typename Value>
struct IsVector : std::false_type {};
template <typename Item>
struct IsVector<std::vector<Item>> : std::true_type {};
template <typename Value>
struct IsOptional : std::false_type {};
template <typename Item>
struct IsOptional<std::optional<Item>> : std::true_type {};

}  // namespace detail

template <typename Value>
nlohmann::json pack(const Value& value) {
  if constexpr (has_members<Value>) {
    nlohmann::json out = nlohmann::json::object();
    for_each_member<Value>(
        [&](const auto& member) { out[member.name.data()] = pack(value.*member.member); });
    return out;
  } else if constexpr (std::is_enum_v<Value>) {
    return static_cast<int>(value);
  } else if constexpr (std::is_same_v<Value, PointRect>) {
    return nlohmann::json::array({value.x0, value.y0, value.x1, value.y1});
  } else if constexpr (detail::IsOptional<Value>::value) {
    return value ? pack(*value) : nlohmann::json();
  } else if constexpr (detail::IsVector<Value>::value) {
    nlohmann::json out = nlohmann::json::array();
    for (const auto& item : value) out.push_back(pack(item));
    return out;
  } else {
    return value;
  }
}

/// Throws nlohmann::json::exception if `json` is not what pack() makes of a Value: a member that is
/// missing, another type, an enum beyond its last value.
template <typename Value>
void unpack(const nlohmann::json& json, Value& value) {
  if constexpr (has_members<Value>) {
    for_each_member<Value>(
        [&](const auto& member) { unpack(json.at(member.name.data()), value.*member.member); });
  } else if constexpr (std::is_enum_v<Value>) {
    const int number = json.get<int>();
    if (number < 0 || number > static_cast<int>(EnumNames<Value>::last)) {
      throw nlohmann::json::other_error::create(501, "enum out of range", &json);
    }
    value = static_cast<Value>(number);
  } else if constexpr (std::is_same_v<Value, PointRect>) {
    value = {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>(),
             json.at(3).get<double>()};
  } else if constexpr (detail::IsOptional<Value>::value) {
    value.reset();
    if (!json.is_null()) unpack(json, value.emplace());
  } else if constexpr (detail::IsVector<Value>::value) {
    value.clear();
    for (const auto& item : json) unpack(item, value.emplace_back());
  } else {
    json.get_to(value);
  }
}

}  // namespace gewu
