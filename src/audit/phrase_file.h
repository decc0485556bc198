// SPDX-License-Identifier: Apache-2.0
//
// Reads data/soft404.toml, the words of pages that say "no such page" with a good status.
#pragma once

#include <string_view>

#include "base/result.h"
#include "checks/error_phrases.h"

namespace xuncha::audit {

// kInvalidArgument names `file`, the key and what to do.
Result<checks::ErrorPhrases> ParseErrorPhrases(std::string_view toml,
                                               std::string_view file = "soft404.toml");

}  // namespace xuncha::audit
