// SPDX-License-Identifier: Apache-2.0
//
// postgresql:// URLs: what libpq makes of them, and what may be said of them in an error.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xuncha::store {

struct PostgresUrl {
  std::vector<std::pair<std::string, std::string>> settings;  // libpq's keywords, in its order
  std::string place;     // "postgresql db.example:5432/xuncha": for messages
  std::string password;  // never in a message; "" = none in the URL

  std::string Setting(std::string_view keyword) const;  // "" = not given
  // Only where the URL does not say it itself.
  void SetDefault(std::string_view keyword, std::string value);
};

// kInvalidArgument says what a URL looks like, and repeats nothing of this one: a password with
// characters that should have been encoded may stand anywhere in it.
Result<PostgresUrl> ParsePostgresUrl(const std::string& url);

// On one line, without the password: a text that repeats it is left out.
std::string WithoutPassword(std::string text, std::string_view password);

}  // namespace xuncha::store
