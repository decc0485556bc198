// SPDX-License-Identifier: Apache-2.0
//
// Host and port of a canonical URL, as the transport wants them.
#pragma once

#include <arpa/inet.h>

#include <string>
#include <string_view>

namespace xuncha::gather {

struct HostPort {
  std::string host;  // without brackets
  std::string port;
  bool is_address = false;
};

// Of a canonical URL: scheme, "://", authority, path.
inline HostPort SplitAuthority(std::string_view url) {
  HostPort result;
  result.port = url.starts_with("https:") ? "443" : "80";
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return result;
  std::string_view authority = url.substr(start + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos) return result;
    result.host = authority.substr(1, close - 1);
    result.is_address = true;
    authority.remove_prefix(close + 1);
  } else {
    result.host = authority.substr(0, authority.find(':'));
    authority.remove_prefix(result.host.size());
    in_addr unused{};
    result.is_address = inet_pton(AF_INET, result.host.c_str(), &unused) == 1;
  }
  if (authority.starts_with(':') && authority.size() > 1) result.port = authority.substr(1);
  return result;
}

}  // namespace xuncha::gather
