// SPDX-License-Identifier: Apache-2.0
//
// The cookies of one inspection (RFC 6265, without what a crawler has no use for): enough that a
// site which sets a cookie and redirects to itself can be read as a visitor reads it. Bounded.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace xuncha::gather {

class CookieJar {
 public:
  static constexpr std::size_t kMaxCookieBytes = 4096;
  static constexpr std::size_t kMaxCookiesPerSite = 30;
  static constexpr std::size_t kMaxSites = 2000;

  // Keeps what one Set-Cookie header of the answer to `url` (canonical) says.
  void Store(std::string_view set_cookie, std::string_view url, TimeMs now);

  // The Cookie header for a request to `url`; "" = none. `out` is replaced.
  void HeaderFor(std::string_view url, TimeMs now, std::string& out) const;

  // All of it as bytes, and back; false if the bytes are none of Save's.
  void Save(std::string& out) const;
  bool Load(ByteReader& in);

 private:
  struct Cookie {
    std::string name;
    std::string value;
    std::string domain;  // without leading dot
    std::string path;
    bool host_only = true;
    bool secure = false;
    TimeMs expires = 0;  // 0 = with the inspection
  };
  std::map<std::string, std::vector<Cookie>, std::less<>> sites_;  // by registrable domain
};

}  // namespace xuncha::gather
