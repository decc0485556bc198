// SPDX-License-Identifier: Apache-2.0
//
// A program of others as a bounded process: a group of its own, so that what it starts ends with
// it; a bare environment; limits of time, memory and output. Bytes go in and come out without a
// file of ours: what is read may be personal data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::documents {

struct ProcessLimits {
  int seconds = 20;                         // of the clock; half of it of the processor's
  std::uint64_t memory_bytes = 1ULL << 30;  // address space
  std::uint64_t max_output = 64ULL << 20;
};

// Why there is no output.
enum class ProcessFault : std::uint8_t {
  kNone,
  kMissing,  // it is not installed
  kTimeout,  // of the clock or the processor
  kFailed,
};

// What the program `words[0]` (looked up in PATH) writes to its standard output, given `input` as
// its standard input. kUnavailable: it cannot be started, fails, or does not keep a limit;
// `fault`, where it is given, says which.
Result<std::string> RunFilter(std::vector<std::string> words, std::string_view input,
                              const ProcessLimits& limits = {}, ProcessFault* fault = nullptr);

}  // namespace xuncha::documents
