// SPDX-License-Identifier: Apache-2.0
//
// What belongs to the site: an ordered list of accept and reject rules, the first that matches
// decides. What no rule accepts is external: asked once, never crawled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gather/canonical_url.h"
#include "model/site.h"

namespace xuncha::gather {

enum class ScopeAnswer : std::uint8_t {
  kInside,    // crawled
  kOutside,   // asked once
  kIntranet,  // outside, and its host is literally a private or local address: not asked
};

struct ScopeRule {
  bool accept = true;
  std::string host;         // lower case, punycode; "*.example.gov.cn" = every host below it
  std::uint16_t port = 0;   // 0 = 80 and 443
  std::string path_prefix;  // "" = every path
};

class Scope {
 public:
  // The hosts of the site and that of its home, over http and https alike. kInvalidArgument names
  // a host that cannot be one. `home` is canonical.
  static Result<Scope> FromSite(const model::Site& site, std::string_view home);

  ScopeAnswer Decide(std::string_view canonical) const;

  // One more host, found to be the site's own (the home redirects to it). False if it was there.
  bool AddHost(std::string_view host, std::uint16_t port);

  // The rules in order, one a line, for people: "accept www.example.gov.cn (ports 80, 443)".
  std::string Describe() const;
  const std::vector<ScopeRule>& rules() const { return rules_; }

  // "host" or "host:port" of everything accepted, the home's first.
  std::vector<std::string> Hosts() const;

 private:
  std::vector<ScopeRule> rules_;
};

// "www.example.gov.cn" and "example.gov.cn": two names of one site.
bool AreTwins(std::string_view host_a, std::string_view host_b);

// Whether a home at `from` that leads to `to` (canonical URLs) is still the same site: a twin, or
// another host of the same registrable domain. Not where a host below it leads into the portal or
// into a folder of another host: there a body that was merged shows a part of somebody else's site.
// Nor another government domain: that a county was renamed is for a person to say.
bool MayHaveMoved(std::string_view from, std::string_view to);

// "example.gov.cn" of "www.news.example.gov.cn"; an address or a single label is itself. By the
// second-level suffixes in use under .cn and common elsewhere, not by the Public Suffix List.
std::string_view RegistrableDomain(std::string_view host);

}  // namespace xuncha::gather
