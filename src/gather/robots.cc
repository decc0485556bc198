// SPDX-License-Identifier: Apache-2.0
#include "gather/robots.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/ascii.h"

namespace xuncha::gather {
namespace {

constexpr std::size_t kMaxSitemaps = 100;

bool EqualIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}

bool StartsIgnoreCase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && EqualIgnoreCase(text.substr(0, prefix.size()), prefix);
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\v\f\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

enum class Key { kAgent, kAllow, kDisallow, kSitemap, kDelay, kOther };

// Prefixes are enough, and common misspellings are meant: what Google's parser accepts.
Key KeyOf(std::string_view name) {
  constexpr std::array<std::string_view, 6> kDisallow{"disallow", "dissallow", "dissalow",
                                                      "disalow",  "diasllow",  "disallaw"};
  for (const std::string_view word : {"user-agent", "useragent", "user agent"}) {
    if (StartsIgnoreCase(name, word)) return Key::kAgent;
  }
  if (StartsIgnoreCase(name, "allow")) return Key::kAllow;
  for (const std::string_view word : kDisallow) {
    if (StartsIgnoreCase(name, word)) return Key::kDisallow;
  }
  if (StartsIgnoreCase(name, "sitemap") || StartsIgnoreCase(name, "site-map")) return Key::kSitemap;
  if (StartsIgnoreCase(name, "crawl-delay") || StartsIgnoreCase(name, "crawldelay")) {
    return Key::kDelay;
  }
  return Key::kOther;
}

// "name: value # comment". A line of just two words may lack the colon. False if it says nothing.
bool SplitLine(std::string_view line, std::string_view& name, std::string_view& value) {
  line = Trim(line.substr(0, line.find('#')));
  std::size_t separator = line.find(':');
  if (separator == std::string_view::npos) {
    separator = line.find_first_of(" \t");
    if (separator == std::string_view::npos) return false;
    if (Trim(line.substr(separator)).find_first_of(" \t") != std::string_view::npos) return false;
  }
  name = Trim(line.substr(0, separator));
  value = Trim(line.substr(separator + 1));
  return !name.empty();
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = ToLower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// The pattern as canonical URLs are written: octets beyond ASCII as %XX, capital digits.
std::string NormalisePattern(std::string_view text, const RobotsOptions& options) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const int high = byte == '%' && i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(text[i + 2]) : -1;
    if (low >= 0) {
      const char decoded = static_cast<char>(high * 16 + low);
      if (options.decode_unreserved && IsUnreserved(decoded)) {
        out.push_back(decoded);
      } else {
        out.push_back('%');
        out.push_back(kDigits[static_cast<std::size_t>(high)]);
        out.push_back(kDigits[static_cast<std::size_t>(low)]);
      }
      i += 2;
    } else if (byte >= 0x80) {
      out.push_back('%');
      out.push_back(kDigits[byte >> 4]);
      out.push_back(kDigits[byte & 15]);
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// The product token of a user-agent line: "FooBot/2.1 (x)" → "FooBot".
std::string_view ProductToken(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() && ((ToLower(value[end]) >= 'a' && ToLower(value[end]) <= 'z') ||
                                value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return value.substr(0, end);
}

std::uint32_t DelayMs(std::string_view value) {
  const std::string text(value.substr(0, 16));
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !(seconds > 0)) return 0;
  return static_cast<std::uint32_t>(std::min(seconds * 1000.0, double{kMaxCrawlDelayMs}));
}

}  // namespace

Robots Robots::DisallowAll() {
  Robots robots;
  robots.rules_.push_back({false, false, "/"});
  return robots;
}

Robots Robots::Parse(std::string_view body, std::string_view agent, RobotsOptions options) {
  body = body.substr(0, kMaxRobotsBytes);
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);

  Robots specific;  // rules of the groups that name us, and of "*"
  Robots global;
  bool named = false;  // some group names us
  bool in_specific = false;
  bool in_global = false;
  bool after_rules = false;  // the next user-agent line begins a new group
  std::vector<std::string> sitemaps;

  while (!body.empty()) {
    const std::size_t end = body.find_first_of("\r\n");
    const std::string_view line = body.substr(0, std::min(end, kMaxRobotsLine));
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    std::string_view name;
    std::string_view value;
    if (!SplitLine(line, name, value)) continue;

    const Key key = KeyOf(name);
    switch (key) {
      case Key::kAgent:
        if (after_rules) in_specific = in_global = after_rules = false;
        if (!value.empty() && value[0] == '*' &&
            (value.size() == 1 || value[1] == ' ' || value[1] == '\t')) {
          in_global = true;
        } else if (EqualIgnoreCase(ProductToken(value), agent) && !agent.empty()) {
          in_specific = named = true;
        }
        break;
      case Key::kAllow:
      case Key::kDisallow:
        after_rules = true;
        if (value.empty()) break;
        for (Robots* group : {&specific, &global}) {
          if (group == &specific ? !in_specific : !in_global) continue;
          if (group->rules_.size() >= kMaxRobotsRules) {
            group->rules_cut_ = true;
            continue;
          }
          Rule rule;
          rule.allow = key == Key::kAllow;
          rule.pattern = NormalisePattern(value, options);
          rule.wildcard = rule.pattern.find('*') != std::string::npos || rule.pattern.back() == '$';
          group->rules_.push_back(std::move(rule));
        }
        break;
      case Key::kDelay:
        if (in_specific) specific.crawl_delay_ms_ = DelayMs(value);
        if (in_global) global.crawl_delay_ms_ = DelayMs(value);
        break;
      case Key::kSitemap:
        if (sitemaps.size() < kMaxSitemaps) sitemaps.emplace_back(value);
        break;
      case Key::kOther:
        break;
    }
  }
  Robots& chosen = named ? specific : global;
  chosen.sitemaps_ = std::move(sitemaps);
  return std::move(chosen);
}

// The pieces between stars, each found as early as it can be; that is right because a pattern need
// only match a beginning of the path. A '$' at the end ties the last piece to the end.
bool Robots::Matches(const Rule& rule, std::string_view path) {
  std::string_view pattern = rule.pattern;
  if (!rule.wildcard) return path.starts_with(pattern);
  const bool anchored = pattern.back() == '$';
  if (anchored) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !anchored || path.size() == pattern.size();
  path.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  while ((star = pattern.find('*')) != std::string_view::npos) {
    const std::string_view piece = pattern.substr(0, star);
    const std::size_t at = path.find(piece);
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + piece.size());
    pattern.remove_prefix(star + 1);
  }
  return anchored ? path.ends_with(pattern) : path.find(pattern) != std::string_view::npos;
}

bool Robots::Allows(std::string_view path) const {
  constexpr std::string_view kIndex = "/index.htm";
  if (path == "/robots.txt") return true;  // RFC 9309 §2.2.2
  std::size_t best_allow = 0;
  std::size_t best_disallow = 0;
  for (const Rule& rule : rules_) {
    std::size_t& best = rule.allow ? best_allow : best_disallow;
    if (rule.pattern.size() <= best) continue;
    if (Matches(rule, path)) {
      best = rule.pattern.size();
      continue;
    }
    // "Allow: /folder/index.html" allows "/folder/" as well.
    const std::size_t slash = rule.pattern.rfind('/');
    if (rule.allow && slash != std::string::npos &&
        std::string_view(rule.pattern).substr(slash).starts_with(kIndex) &&
        path == std::string_view(rule.pattern).substr(0, slash + 1)) {
      best = std::max(best, slash + 2);
    }
  }
  return best_disallow <= best_allow;
}

}  // namespace xuncha::gather
