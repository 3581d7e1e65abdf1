#include "app/page_codec.h"

#include "app/errors.h"
#include "app/struct_codec.h"
#include "base/text_table_members.h"

namespace gewu {

template <>
struct EnumNames<ErrorCode> {
  static constexpr ErrorCode last = ErrorCode::Internal;
};

template <>
inline constexpr auto kMembers<Error> = std::tuple(Member{"code", &Error::code},
                                                   Member{"message", &Error::message},
                                                   Member{"hint", &Error::hint},
                                                   Member{"file", &Error::file},
                                                   Member{"page", &Error::page});
static_assert(lists_all_members<Error>());

nlohmann::json page_to_json(const PageResult& page) { return pack(page); }

Result<PageResult> page_from_json(const nlohmann::json& json) {
  try {
    PageResult page;
    unpack(json, page);
    return page;
  } catch (const nlohmann::json::exception& failure) {
    return make_error(ErrorCode::Internal,
                      std::string("a worker's answer is broken: ") + failure.what());
  }
}

nlohmann::json error_to_json(const Error& error) { return pack(error); }

Error error_from_json(const nlohmann::json& value) {
  Error error;
  unpack(value, error);
  return error;
}

}  // namespace gewu
