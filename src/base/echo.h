// SPDX-License-Identifier: Apache-2.0
//
// Error pages often print the address that was asked for. Two answers to two addresses are then the
// same answer although their texts differ; so the address is taken out before they are compared.
#pragma once

#include <string>
#include <string_view>

namespace xuncha {

// `text` without `url` and the parts of it that error pages print: the whole address, path with
// query, path, and the last segment of the path where that is long enough to be no word of its own
// (4 bytes); percent-decoded forms too. Text of other meaning is left as it is. Linear in the text
// times a small constant; `url` is a canonical http address.
std::string WithoutEcho(std::string_view text, std::string_view url);

}  // namespace xuncha
