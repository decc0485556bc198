// SPDX-License-Identifier: Apache-2.0
//
// What a platform's interface answered, read by its row of data/platform_interfaces.toml: posts
// with their days, the menu with its types, or why it did not answer. Pure. Texts are one line,
// bounded, as the platform wrote them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "base/result.h"
#include "base/time.h"
#include "model/account.h"
#include "workflow/platform_interface.h"

namespace xuncha::workflow {

struct AnswerFault {
  PlatformFault fault = PlatformFault::kOther;
  std::int64_t code = 0;
  std::string says;  // the platform's own words; "" = none
};
// Nothing where the answer holds no code but 0.
std::optional<AnswerFault> FaultIn(const JsonValue& answer, const PlatformInterface& from);

struct PostsPage {
  std::vector<model::AccountPost> posts;  // each with its day
  std::size_t entries = 0;                // of the list, whatever became of them
  std::int64_t total = -1;                // of the account, as the platform counts; -1 = not said
  std::size_t undated = 0;                // left out: no time that can be read
  std::size_t future = 0;                 // left out: dated after today
  std::size_t deleted = 0;                // left out: no longer there
};
// `today` is the day in UTC+8 on which it was asked. kInvalidArgument where the answer is of
// another shape than the interface's.
Result<PostsPage> ReadPosts(const JsonValue& answer, const PlatformInterface& from,
                            const std::string& today);

struct ListedMenu {
  bool open = true;                    // false: set, and shown to nobody
  std::vector<model::MenuItem> items;  // path, type, url as written ("" = none) and from
  std::vector<std::string> unknown;    // "name (type)": of types that the file does not list
  std::vector<std::string> twice;      // paths that stand there again; the first counts
};
Result<ListedMenu> ReadMenu(const JsonValue& answer, const PlatformInterface& from);

}  // namespace xuncha::workflow
