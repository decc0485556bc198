// SPDX-License-Identifier: Apache-2.0
//
// Templates filled with phrases. Internal to bulletin/.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bulletin/phrases.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {

// The pattern with its phrases; what is missing becomes nothing.
Runs FillPhrases(std::string_view pattern, const Phrases& phrases);

// The fragment's runs; nothing where a phrase it needs is missing or a condition fails.
std::optional<Runs> FillFragment(const Fragment& fragment, const Phrases& phrases);

}  // namespace xuncha::bulletin
