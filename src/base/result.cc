// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <cerrno>
#include <system_error>

namespace xuncha {

Error FromErrno(int error_number, const std::string& doing, const std::string& path) {
  ErrorCode code = ErrorCode::kInternal;
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      code = ErrorCode::kNotFound;
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = ErrorCode::kPermission;
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      code = ErrorCode::kNoSpace;
      break;
    case EEXIST:
    case EBUSY:
      code = ErrorCode::kConflict;
      break;
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case EIO:
      code = ErrorCode::kUnavailable;
      break;
    default:
      break;
  }
  return {code,
          "cannot " + doing + " " + path + ": " + std::generic_category().message(error_number)};
}

}  // namespace xuncha
