// SPDX-License-Identifier: Apache-2.0
//
// Known bot walls: pages that stand before a site and ask a visitor to prove that it is a browser.
// Their signs are data (data/bot_walls.toml). What shows one is never a defect of the site.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::gather {

// All conditions that are given must hold; at least one of header, body and words is given.
struct BotWallSign {
  std::string name;                     // "瑞数 (Riversecurity)"
  std::vector<std::uint16_t> statuses;  // any of them; empty = any status
  std::string header;                   // name of a header that is there; "" = not looked at
  std::string header_value;             // and contains this (any case); "" = any value
  std::vector<std::string> body_all;    // every one stands in the first kBotWallBody bytes
  std::vector<std::string> body_any;    // at least one does
  std::vector<std::string> words_any;   // at least one stands in the words given to FindBotWall
  std::uint32_t max_body = 0;           // the body is not longer than this; 0 = any length
};

// How much of a body is looked at, since a wall's page is short.
inline constexpr std::size_t kBotWallBody = 16 * 1024;

struct BotWallSigns {
  std::vector<BotWallSign> signs;
};

// Data as in data/bot_walls.toml. kInvalidArgument names the entry and the key that is wrong.
Result<BotWallSigns> ParseBotWallSigns(std::string_view toml);

// The first sign that an answer shows; null if none. `response_head` with its status line. `words`:
// the beginning of the page in UTF-8, where it says little and leads nowhere, so that words of
// people may tell a wall; "" = signs that ask for words are not looked for.
const BotWallSign* FindBotWall(const BotWallSigns& signs, std::uint16_t status,
                               std::string_view response_head, std::string_view body,
                               std::string_view words = {});

}  // namespace xuncha::gather
