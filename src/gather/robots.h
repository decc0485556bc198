// SPDX-License-Identifier: Apache-2.0
//
// robots.txt: the Robots Exclusion Protocol (RFC 9309), with the leniency of Google's parser where
// the RFC is silent (misspelt "disallow", a missing colon, "index.html" for its folder).
// Crawl-delay is no part of the RFC; it is read because sites mean it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::gather {

inline constexpr std::string_view kRobotsToken = "xuncha";
inline constexpr std::size_t kMaxRobotsBytes = 500 * 1024;  // RFC 9309 §2.5: parse at least that
inline constexpr std::size_t kMaxRobotsLine = 16 * 1024;
inline constexpr std::size_t kMaxRobotsRules = 10'000;
inline constexpr std::uint32_t kMaxCrawlDelayMs = 60'000;

struct RobotsOptions {
  // RFC 9309 §2.2.2: %XX of an unreserved character is compared as that character. Canonical URLs
  // are written so; Google's own cases compare the text as it stands.
  bool decode_unreserved = true;
};

// The rules of one host for one crawler. Immutable after parsing; safe from any thread.
class Robots {
 public:
  // Everything is allowed.
  Robots() = default;

  // `agent` is a product token. Reads at most kMaxRobotsBytes; never fails. Linear.
  static Robots Parse(std::string_view body, std::string_view agent = kRobotsToken,
                      RobotsOptions options = {});
  // Nothing is allowed (the file is unreachable, RFC 9309 §2.3.1.4).
  static Robots DisallowAll();

  // `path` is path and query of a canonical URL, "/" at least.
  bool Allows(std::string_view path) const;

  std::uint32_t crawl_delay_ms() const { return crawl_delay_ms_; }
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }  // absolute, as written
  bool rules_cut() const { return rules_cut_; }  // there were more than kMaxRobotsRules

 private:
  struct Rule {
    bool allow = false;
    bool wildcard = false;  // has '*' or ends in '$'
    std::string pattern;
  };
  static bool Matches(const Rule& rule, std::string_view path);

  std::vector<Rule> rules_;
  std::vector<std::string> sitemaps_;
  std::uint32_t crawl_delay_ms_ = 0;
  bool rules_cut_ = false;
};

}  // namespace xuncha::gather
