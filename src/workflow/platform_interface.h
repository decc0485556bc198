// SPDX-License-Identifier: Apache-2.0
//
// How platforms' own interfaces are asked and what their answers hold:
// data/platform_interfaces.toml.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/account.h"
#include "model/inventory.h"

namespace xuncha::workflow {

// What an interface says instead of what was asked for.
enum class PlatformFault : std::uint8_t {
  kOther = 0,    // a code that the file does not list
  kCredentials,  // wrong, expired or taken back
  kNotAllowed,   // our address is not on the account's list
  kQuota,        // this account's number of requests is used up
  kQuotaAll,     // ours is, whatever the account
  kPermission,   // the account has not the right to this call
  kBusy,         // to be asked again a little later
};
inline constexpr int kPlatformFaults = 7;
// other credentials not_allowed quota quota_all permission busy
const char* Name(PlatformFault fault);

// One request; {name} in path and body are filled in by FillPath and FillBody.
struct InterfaceCall {
  std::string path;  // "" = the interface has no such call
  std::string body;  // JSON of a POST; "" = GET
};

enum class PostTime : std::uint8_t { kSeconds = 0, kDate };

struct PostsCall : InterfaceCall {
  int count = 20;  // asked for at a time
  int pages = 1;   // at most
  std::string list, total, parts;
  std::vector<std::string> times;
  PostTime form = PostTime::kSeconds;
  std::string title, url, deleted;  // "" = it has none
};

struct MenuCall : InterfaceCall {
  std::string open, list, children, name, type;
  std::vector<std::string> urls;
  std::string articles, article_url;
  std::map<std::string, model::MenuType, std::less<>> types;
};

struct PlatformInterface {
  std::string id;
  std::vector<model::Platform> platforms;
  std::string base;  // https://host, without a slash at its end
  std::vector<std::string> needs;
  std::vector<std::string> secret;  // those of needs that are
  std::int64_t pause_ms = 0;
  std::vector<std::int64_t> retry_ms;
  std::string error_code, error_text;
  std::map<std::int64_t, PlatformFault> errors;
  InterfaceCall token;
  std::string token_at;
  PostsCall posts;
  MenuCall menu;

  bool Serves(model::Platform platform) const;
  bool IsSecret(std::string_view need) const;
};

// kInvalidArgument names `file`, the key and what to do.
Result<std::vector<PlatformInterface>> ParsePlatformInterfaces(
    std::string_view toml, std::string_view file = "platform_interfaces.toml");

using CallValues = std::map<std::string, std::string, std::less<>>;
// `path` with each {name} as a part of a query, percent-encoded: what a value holds never adds a
// parameter. Names that `values` lacks stay as they are.
std::string FillPath(std::string_view path, const CallValues& values);
// `body` with each {name} as the inside of a JSON string; numbers read the same without quotes.
std::string FillBody(std::string_view body, const CallValues& values);

}  // namespace xuncha::workflow
