// SPDX-License-Identifier: Apache-2.0
//
// The address a person types, made into one that can be inspected.
#pragma once

#include <string>
#include <string_view>

#include "gather/fetcher.h"

namespace xuncha::cli {

enum class HomeFault { kNone, kBadUrl, kBadScheme };

struct HomeUrl {
  HomeFault fault = HomeFault::kNone;
  std::string url;    // serialised, without fragment
  bool bare = false;  // typed without a scheme: `url` has http, https may be meant
};
HomeUrl ParseHome(std::string_view typed);

// Of a bare address: https if a server answers there at all, else http. Asks once.
std::string ChooseScheme(const std::string& http_url, gather::Fetcher& fetcher);

// "www.example.gov.cn:8080" of anything that names a host; "" if it names none.
std::string HostAndPort(std::string_view typed);

}  // namespace xuncha::cli
