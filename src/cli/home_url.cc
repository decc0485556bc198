// SPDX-License-Identifier: Apache-2.0
#include "cli/home_url.h"

#include <algorithm>

#include "whatwg/url.h"

namespace xuncha::cli {
namespace {

// "www.example.gov.cn", "localhost:8080/x": a colon may begin a port, and then digits follow.
bool HasScheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view before = text.substr(0, colon);
  const bool word = std::all_of(before.begin(), before.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
  const std::string_view after = text.substr(colon + 1);
  const bool port = !after.empty() && after.front() >= '0' && after.front() <= '9';
  return word && !port;
}

}  // namespace

HomeUrl ParseHome(std::string_view typed) {
  HomeUrl home;
  home.bare = !HasScheme(typed);
  const std::string text = home.bare ? "http://" + std::string(typed) : std::string(typed);
  auto url = whatwg::ParseUrl(text);
  if (!url) {
    home.fault = HomeFault::kBadUrl;
    return home;
  }
  if (!url->is_http()) {
    home.fault = HomeFault::kBadScheme;
    return home;
  }
  // A lone word is no site: a forgotten file name, a misspelt command.
  const bool named = url->host_kind() != whatwg::HostKind::kDomain ||
                     url->host().find('.') != std::string_view::npos || url->host() == "localhost";
  if (url->host().empty() || (home.bare && !named)) home.fault = HomeFault::kBadUrl;
  url->RemoveFragment();
  home.url = url->href();
  return home;
}

std::string ChooseScheme(const std::string& http_url, gather::Fetcher& fetcher) {
  auto url = whatwg::ParseUrl(http_url);
  // A port of its own says nothing about https; local addresses seldom have it.
  if (!url || !url->port().empty() || url->host_kind() != whatwg::HostKind::kDomain ||
      !url->SetScheme("https")) {
    return http_url;
  }
  gather::FetchRequest request;
  request.token = 1;
  request.url = url->href();
  request.max_body = 1024;
  request.max_error_body = 1024;
  fetcher.Start(request);
  bool answered = false;
  bool done = false;
  while (!done && fetcher.in_flight() > 0) {
    constexpr std::int64_t kWaitMs = 500;
    fetcher.Wait(kWaitMs, [&](const gather::FetchAnswer& answer) {
      done = true;
      answered = answer.outcome == model::Outcome::kOk;
    });
  }
  return answered ? url->href() : http_url;
}

std::string HostAndPort(std::string_view typed) {
  const HomeUrl home = ParseHome(typed);
  if (home.fault != HomeFault::kNone) return {};
  const auto url = whatwg::ParseUrl(home.url);
  return url ? std::string(url->host_and_port()) : std::string();
}

}  // namespace xuncha::cli
