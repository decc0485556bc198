// SPDX-License-Identifier: Apache-2.0
#include "gather/bot_wall.h"

#include <algorithm>
#include <functional>

#include "gather/fetcher.h"

// toml++ is costly to compile and warns under our flags; in gather/ it stays in this file.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/ascii.h"

#pragma GCC diagnostic pop

namespace xuncha::gather {
namespace {

bool ContainsIgnoreCase(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return ToLower(a) == ToLower(b); }) != text.end();
}

Error Bad(std::size_t index, std::string_view key, std::string_view problem) {
  std::string message = "bot walls: wall " + std::to_string(index + 1) + ", ";
  message.append(key).append(": ").append(problem);
  return InvalidArgument(std::move(message));
}

Status ReadStrings(const toml::node& node, std::size_t index, std::string_view key,
                   std::vector<std::string>& out) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return Bad(index, key, "write a list of texts");
  for (const toml::node& item : *list) {
    const auto text = item.value<std::string>();
    if (!text || text->empty()) return Bad(index, key, "write a list of texts that are not empty");
    out.push_back(*text);
  }
  return Ok();
}

Status ReadStatuses(const toml::node& node, std::size_t index, std::vector<std::uint16_t>& out) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return Bad(index, "status", "write a list of numbers");
  for (const toml::node& item : *list) {
    const auto number = item.value<std::int64_t>();
    if (!number || *number < 100 || *number > 999) {
      return Bad(index, "status", "write numbers from 100 to 999");
    }
    out.push_back(static_cast<std::uint16_t>(*number));
  }
  return Ok();
}

Result<BotWallSign> ReadSign(const toml::table& table, std::size_t index) {
  BotWallSign sign;
  for (const auto& [key_node, node] : table) {
    const std::string_view key = key_node.str();
    if (key == "status") {
      XC_TRY(ReadStatuses(node, index, sign.statuses));
    } else if (key == "body_all") {
      XC_TRY(ReadStrings(node, index, key, sign.body_all));
    } else if (key == "body_any") {
      XC_TRY(ReadStrings(node, index, key, sign.body_any));
    } else if (key == "words_any") {
      XC_TRY(ReadStrings(node, index, key, sign.words_any));
    } else if (key == "max_body") {
      const auto number = node.value<std::int64_t>();
      if (!number || *number < 0 || *number > 1 << 30) return Bad(index, key, "write a number");
      sign.max_body = static_cast<std::uint32_t>(*number);
    } else if (key == "name" || key == "header" || key == "header_value") {
      const auto text = node.value<std::string>();
      if (!text) return Bad(index, key, "write a text");
      (key == "name" ? sign.name : key == "header" ? sign.header : sign.header_value) = *text;
    } else {
      return Bad(index, key,
                 "unknown key; known are name, status, header, header_value, body_all, "
                 "body_any, words_any, max_body");
    }
  }
  if (sign.name.empty()) return Bad(index, "name", "is missing");
  if (sign.header.empty() && sign.body_all.empty() && sign.body_any.empty() &&
      sign.words_any.empty()) {
    return Bad(index, "header",
               "give a header, a part of the body or words; a status alone is no wall");
  }
  return sign;
}

bool HeaderMatches(const BotWallSign& sign, std::string_view response_head) {
  if (sign.header.empty()) return true;
  bool found = false;
  ForEachHeader(response_head, sign.header, [&](std::string_view value) {
    found = found || sign.header_value.empty() || ContainsIgnoreCase(value, sign.header_value);
  });
  return found;
}

}  // namespace

Result<BotWallSigns> ParseBotWallSigns(std::string_view text) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    return InvalidArgument("bot walls, line " + std::to_string(parsed.error().source().begin.line) +
                           ": " + std::string(parsed.error().description()));
  }
  BotWallSigns signs;
  for (const auto& [key, node] : parsed.table()) {
    if (key.str() != "wall" || !node.is_array_of_tables()) {
      return InvalidArgument("bot walls: \"" + std::string(key.str()) +
                             "\": write only [[wall]] entries");
    }
    const toml::array& walls = *node.as_array();
    for (std::size_t i = 0; i < walls.size(); ++i) {
      XC_ASSIGN_OR_RETURN(BotWallSign sign, ReadSign(*walls[i].as_table(), i));
      signs.signs.push_back(std::move(sign));
    }
  }
  return signs;
}

const BotWallSign* FindBotWall(const BotWallSigns& signs, std::uint16_t status,
                               std::string_view response_head, std::string_view body,
                               std::string_view words) {
  const auto any_stands_in = [](const std::vector<std::string>& parts, std::string_view text) {
    return parts.empty() || std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
             return text.find(part) != std::string_view::npos;
           });
  };
  const std::string_view head = body.substr(0, kBotWallBody);
  for (const BotWallSign& sign : signs.signs) {
    if (!sign.statuses.empty() &&
        std::find(sign.statuses.begin(), sign.statuses.end(), status) == sign.statuses.end()) {
      continue;
    }
    if (sign.max_body != 0 && body.size() > sign.max_body) continue;
    if (!HeaderMatches(sign, response_head)) continue;
    const bool all = std::all_of(
        sign.body_all.begin(), sign.body_all.end(),
        [&](const std::string& part) { return head.find(part) != std::string_view::npos; });
    if (all && any_stands_in(sign.body_any, head) && any_stands_in(sign.words_any, words)) {
      return &sign;
    }
  }
  return nullptr;
}

}  // namespace xuncha::gather
