// SPDX-License-Identifier: Apache-2.0
//
// Files that hold secrets: read only where nobody but their owner can.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace xuncha {

// The whole file. kInvalidArgument, naming the file and what to do, if it is no ordinary file, is
// not ours or root's, may be read or written by its group or others, or is longer than
// `max_bytes`. What is judged is the file that is read, whatever happens to its name meanwhile.
Result<std::string> ReadSecretFile(const std::string& path, std::uint64_t max_bytes = 1U << 20);

}  // namespace xuncha
