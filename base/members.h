// Lists of members: each struct that travels (from worker to parent, into JSON) has its members
// listed once, and messages and JSON are made from that list.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

namespace gewu {

/// Whether a member stands in the JSON for users. Messages between processes hold every member.
enum class InJson {
  Always,
  IfSet,        ///< only where it differs from that of a fresh struct
  NullIfEmpty,  ///< null for 0 and "", which stand for "none"
  Never,
};

/// One member of `Owner`, under the name that it has in messages and in the JSON.
template <typename Owner, typename Value>
struct Member {
  std::string_view name;
  Value Owner::*member;
  InJson in_json = InJson::Always;
  int decimals = 4;                ///< JSON: digits after the point of a double
  bool Owner::*only_if = nullptr;  ///< JSON: left out where this one is false
};

/// The list of a struct, a tuple of Member in the order of the JSON's keys: specialised beside the
/// struct.
template <typename Struct>
inline constexpr std::tuple<> kMembers = {};

template <typename Struct>
inline constexpr bool has_members =
    std::tuple_size_v<std::remove_const_t<decltype(kMembers<Struct>)>> > 0;

template <typename Struct, typename Visit>
void for_each_member(Visit&& visit) {
  std::apply([&](const auto&... member) { (visit(member), ...); }, kMembers<Struct>);
}

/// What an enum that travels must tell: `last` and `name(value)`, as the output names it.
template <typename Enum>
struct EnumNames;

namespace detail {

struct AnyValue {
  template <typename Value>
  operator Value() const;  // NOLINT(google-explicit-constructor): declared only, for counting
};

template <typename Struct, typename... Values>
constexpr int member_count() {
  if constexpr (requires { Struct{Values()..., AnyValue()}; }) {
    return member_count<Struct, Values..., AnyValue>();
  } else {
    return static_cast<int>(sizeof...(Values));
  }
}

}  // namespace detail

/// True if the list of a struct names as many members as the struct has. Asserted beside each list,
/// so that a member cannot be added and forgotten.
template <typename Struct>
constexpr bool lists_all_members() {
  return detail::member_count<Struct>() ==
         static_cast<int>(std::tuple_size_v<std::remove_const_t<decltype(kMembers<Struct>)>>);
}

}  // namespace gewu
