// SPDX-License-Identifier: Apache-2.0
//
// What platforms show instead of the page: data/platform_notices.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::workflow {

enum class NoticeMeans : std::uint8_t { kNotObserved = 0, kDeleted, kStopped, kMoved, kExpired };
const char* Name(NoticeMeans means);  // not_observed deleted stopped moved expired

struct Notice {
  NoticeMeans means = NoticeMeans::kNotObserved;
  std::string words;  // as found
};

// Const after Parse, safe from any thread.
class PlatformNotices {
 public:
  // kInvalidArgument names `file`, the key and what to do.
  static Result<PlatformNotices> Parse(std::string_view toml,
                                       std::string_view file = "platform_notices.toml");

  // The first row of the file that has words in `text`, white space aside; nothing if none has.
  std::optional<Notice> Find(std::string_view text) const;

 private:
  std::vector<Notice> notices_;  // in the file's order, words without white space
};

}  // namespace xuncha::workflow
