// SPDX-License-Identifier: Apache-2.0
//
// Result<T>: the value, or the reason why our own program could not produce it.
//
// Three vocabularies are never mixed (ARCHITECTURE.md, "Errors"): base::Error is *our program*
// failing, model::Outcome is what *the site* did, model::Finding is what *the rulebook* asks for.
// Exceptions never cross a folder boundary: a library that throws is wrapped where it is called.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace xuncha {

// Why our own program could not do something. Closed list; the exit code follows from it.
enum class ErrorCode {
  kInvalidArgument,  // the caller's input is wrong: a flag, a file's field, a URL (exit 3)
  kNotFound,         // a file, snapshot, rulebook or record that was named does not exist (exit 3)
  kConflict,         // it exists already, or somebody else holds it
  kPermission,       // the operating system refused us
  kUnavailable,      // a service or device we need does not answer now
  kNoSpace,          // the disk is full
  kCorruption,       // stored bytes are not what their digest or format promises
  kInternal,         // a defect of ours
};

// What went wrong, worded for the person who must act on it: names the file, row or field and
// what to do. `message` is one line, in English; cli/ translates by `code` and `what`.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a value *is* a result.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // REQUIRES: has_value()
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !has_value()
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

  template <typename U = T>
  T value_or(U&& other) const& {
    return has_value() ? value() : static_cast<T>(std::forward<U>(other));
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;

inline Status Ok() { return std::monostate{}; }

inline Error InvalidArgument(std::string message) {
  return {ErrorCode::kInvalidArgument, std::move(message)};
}
inline Error NotFound(std::string message) { return {ErrorCode::kNotFound, std::move(message)}; }
inline Error Corruption(std::string message) {
  return {ErrorCode::kCorruption, std::move(message)};
}
inline Error Unavailable(std::string message) {
  return {ErrorCode::kUnavailable, std::move(message)};
}
inline Error Internal(std::string message) { return {ErrorCode::kInternal, std::move(message)}; }

// The error of a failed system call: maps errno to a code and says what was being done to what.
Error FromErrno(int error_number, const std::string& doing, const std::string& path);

}  // namespace xuncha

#define XC_CONCAT_INNER(a, b) a##b
#define XC_CONCAT(a, b) XC_CONCAT_INNER(a, b)

// Return early with the error of `expr`, if it has one.
#define XC_TRY(expr)                                       \
  do {                                                     \
    if (auto xc_status = (expr); !xc_status.has_value()) { \
      return std::move(xc_status).error();                 \
    }                                                      \
  } while (false)

// `lhs` = the value of `expr`, or return early with its error.
#define XC_ASSIGN_OR_RETURN(lhs, expr) \
  XC_ASSIGN_OR_RETURN_INNER(XC_CONCAT(xc_result_, __LINE__), lhs, expr)
#define XC_ASSIGN_OR_RETURN_INNER(result, lhs, expr) \
  auto result = (expr);                              \
  if (!result.has_value()) {                         \
    return std::move(result).error();                \
  }                                                  \
  lhs = std::move(result).value()
