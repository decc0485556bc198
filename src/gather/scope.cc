// SPDX-License-Identifier: Apache-2.0
#include "gather/scope.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "gather/address_guard.h"
#include "whatwg/url.h"

namespace xuncha::gather {
namespace {

bool Below(std::string_view host, std::string_view domain) {
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.';
}

bool Matches(const ScopeRule& rule, const UrlParts& parts) {
  if (rule.port == 0 ? parts.port != 80 && parts.port != 443 : parts.port != rule.port) {
    return false;
  }
  const bool wild = rule.host.starts_with("*.");
  if (wild ? !Below(parts.host, std::string_view(rule.host).substr(2)) : parts.host != rule.host) {
    return false;
  }
  return parts.path.starts_with(rule.path_prefix);
}

// "host", "host:port", "[::1]:8080", "*.host".
Result<ScopeRule> ParseHostRule(std::string_view text) {
  ScopeRule rule;
  const bool wild = text.starts_with("*.");
  const std::string_view address = wild ? text.substr(2) : text;
  const auto url = whatwg::ParseUrl("http://" + std::string(address) + "/");
  if (!url || url->path() != "/" || url->has_query() || url->has_credentials() ||
      url->host().empty()) {
    return InvalidArgument("\"" + std::string(text) +
                           "\" is not a host; write www.example.gov.cn or www.example.gov.cn:8080");
  }
  if (wild) rule.host = "*.";
  rule.host.append(url->host());
  if (const auto port = url->port_number()) rule.port = *port;
  return rule;
}

std::string_view WithoutWww(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

Result<Scope> Scope::FromSite(const model::Site& site, std::string_view home) {
  Scope scope;
  const UrlParts parts = SplitCanonical(home);
  scope.AddHost(parts.host, parts.port);
  for (const std::string& host : site.hosts) {
    XC_ASSIGN_OR_RETURN(ScopeRule rule, ParseHostRule(host));
    scope.AddHost(rule.host, rule.port);
  }
  return scope;
}

bool Scope::AddHost(std::string_view host, std::uint16_t port) {
  if (port == 80 || port == 443) port = 0;  // http and https alike
  for (const ScopeRule& rule : rules_) {
    if (rule.accept && rule.host == host && rule.port == port && rule.path_prefix.empty()) {
      return false;
    }
  }
  rules_.push_back({true, std::string(host), port, ""});
  return true;
}

ScopeAnswer Scope::Decide(std::string_view canonical) const {
  const UrlParts parts = SplitCanonical(canonical);
  bool known_host = false;
  for (const ScopeRule& rule : rules_) {
    if (Matches(rule, parts)) return rule.accept ? ScopeAnswer::kInside : ScopeAnswer::kOutside;
    known_host = known_host || rule.host == parts.host;
  }
  // Another port of the site's own host is no leak of an intranet address.
  if (known_host) return ScopeAnswer::kOutside;
  // Names are by far the most; only what may be local is parsed again.
  const char last = parts.host.empty() ? '.' : parts.host.back();
  if ((last >= '0' && last <= '9') || last == ']' || last == '.' ||
      parts.host.ends_with("localhost")) {
    const auto url = whatwg::ParseUrl(canonical);
    if (url && IsLiterallyLocal(*url)) return ScopeAnswer::kIntranet;
  }
  return ScopeAnswer::kOutside;
}

std::string Scope::Describe() const {
  std::string text;
  for (const ScopeRule& rule : rules_) {
    text += rule.accept ? "accept " : "reject ";
    text += rule.host;
    text += rule.port == 0 ? " (ports 80, 443)" : " (port " + std::to_string(rule.port) + ")";
    if (!rule.path_prefix.empty()) text += " paths " + rule.path_prefix + "*";
    text += "\n";
  }
  text += "everything else: asked once, not crawled\n";
  return text;
}

std::vector<std::string> Scope::Hosts() const {
  std::vector<std::string> hosts;
  for (const ScopeRule& rule : rules_) {
    if (!rule.accept) continue;
    hosts.push_back(rule.port == 0 ? rule.host : rule.host + ":" + std::to_string(rule.port));
  }
  return hosts;
}

std::string_view RegistrableDomain(std::string_view host) {
  if (host.empty() || host.front() == '[') return host;
  if (host.back() == '.') host.remove_suffix(1);
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos) return host;
  const std::string_view top = host.substr(last + 1);
  if (top.find_first_not_of("0123456789") == std::string_view::npos)
    return host;  // an IPv4 address
  const std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos || last == 0) return host;
  const std::string_view label = host.substr(second + 1, last - second - 1);
  static constexpr std::array<std::string_view, 12> kSecondLevel{
      "ac", "co", "com", "edu", "gov", "govt", "mil", "ne", "net", "or", "org", "gob"};
  // Under .cn the provinces are second-level suffixes too: bj.cn, ha.cn …
  const bool suffix =
      std::find(kSecondLevel.begin(), kSecondLevel.end(), label) != kSecondLevel.end() ||
      (top == "cn" && label.size() == 2);
  if (!suffix || top.size() > 2) return host.substr(second + 1);
  const std::size_t third = second == 0 ? std::string_view::npos : host.rfind('.', second - 1);
  return third == std::string_view::npos ? host : host.substr(third + 1);
}

bool AreTwins(std::string_view host_a, std::string_view host_b) {
  return host_a != host_b && WithoutWww(host_a) == WithoutWww(host_b);
}

bool MayHaveMoved(std::string_view from, std::string_view to) {
  const UrlParts there = SplitCanonical(to);
  const std::string_view host = SplitCanonical(from).host;
  if (WithoutWww(host) == WithoutWww(there.host)) return true;
  const std::string_view domain = RegistrableDomain(host);
  if (domain != RegistrableDomain(there.host)) return false;
  if (WithoutWww(host) == domain) return true;  // the portal itself
  const bool into_folder = there.path.find('/', 1) != std::string_view::npos;
  return WithoutWww(there.host) != domain && !into_folder;
}

}  // namespace xuncha::gather
