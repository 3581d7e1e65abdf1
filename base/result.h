// A value or a typed error: the way in which a document, a page or an output fails.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace gewu {

/// What went wrong, coarse enough that a caller can act on it.
enum class ErrorCode {
  NotFound,           ///< no such file
  Unreadable,         ///< there, but may not be read
  UnsupportedFormat,  ///< not a PDF, image or text that we know
  Damaged,            ///< truncated or broken beyond reading
  Encrypted,          ///< needs a password, none or a wrong one given
  Empty,              ///< a document without pages
  LimitExceeded,      ///< over one of the limits (pages, pixels, bytes, CPU time, memory)
  Crashed,            ///< the worker that read it died
  MissingDependency,  ///< a model, font or data file is missing
  OutputFailed,       ///< output cannot be written
  Usage,              ///< the call itself is wrong
  Interrupted,        ///< stopped by the user
  Internal,           ///< a promise of our own code was broken
};

/// A failure of a document, a page or an output. Texts are for people and end without a full stop.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;  ///< what happened
  std::string hint;     ///< what to do next, such as a command to type; may be empty
  std::string file;     ///< the document concerned, as the user named it; may be empty
  int page = 0;         ///< 1-based; 0: not about one page
};

/// Either a T or an Error. Reading the one that is not there is a broken promise (it throws).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() { return std::get<1>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For functions that only succeed or fail.
using Status = Result<std::monostate>;
inline Status ok_status() { return std::monostate{}; }

}  // namespace gewu
