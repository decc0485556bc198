// SPDX-License-Identifier: Apache-2.0
#include "checks/context.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "checks/home_pages.h"

namespace xuncha::checks {
namespace {

// Where the authority ends and the path begins; npos-safe.
std::size_t AuthorityBegin(std::string_view url) {
  const std::size_t colon = url.find("://");
  return colon == std::string_view::npos ? url.size() : colon + 3;
}

std::size_t PathBegin(std::string_view url) {
  // By hand: every address of every page comes here, and find_first_of asks a library for each
  // byte.
  std::size_t at = AuthorityBegin(url);
  while (at < url.size() && url[at] != '/' && url[at] != '?' && url[at] != '#') ++at;
  return std::min(at, url.size());
}

bool ParseIpv4(std::string_view host, std::array<std::uint8_t, 4>& out) {
  const char* at = host.data();
  const char* const end = at + host.size();
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) {
      if (at == end || *at != '.') return false;
      ++at;
    }
    const auto [next, error] = std::from_chars(at, end, out.at(i));
    if (error != std::errc{} || next == at) return false;
    at = next;
  }
  return at == end;
}

// RFC 1918, 1122, 3927, 6598: not reachable from the public Internet.
bool IsPrivateIpv4(const std::array<std::uint8_t, 4>& ip) {
  return ip[0] == 10 || ip[0] == 127 || ip[0] == 0 || (ip[0] == 172 && (ip[1] & 0xF0) == 16) ||
         (ip[0] == 192 && ip[1] == 168) || (ip[0] == 169 && ip[1] == 254) ||
         (ip[0] == 100 && (ip[1] & 0xC0) == 64);
}

// "[::ffff:c0a8:10a]" → 192.168.1.10: the compressed form that URLs are serialised in.
bool MappedIpv4(std::string_view inside, std::array<std::uint8_t, 4>& out) {
  constexpr std::string_view kPrefix = "::ffff:";
  if (!inside.starts_with(kPrefix)) return false;
  inside.remove_prefix(kPrefix.size());
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos) return false;
  std::uint16_t high = 0;
  std::uint16_t low = 0;
  const char* const end = inside.data() + inside.size();
  if (std::from_chars(inside.data(), inside.data() + colon, high, 16).ec != std::errc{}) {
    return false;
  }
  if (std::from_chars(inside.data() + colon + 1, end, low, 16).ec != std::errc{}) return false;
  out = {static_cast<std::uint8_t>(high >> 8), static_cast<std::uint8_t>(high & 0xFF),
         static_cast<std::uint8_t>(low >> 8), static_cast<std::uint8_t>(low & 0xFF)};
  return true;
}

bool HasValue(const model::MetaTag* tag) { return tag != nullptr && !Trim(tag->content).empty(); }

}  // namespace

std::string_view SchemeOf(std::string_view url) { return url.substr(0, url.find(':')); }

std::string_view OriginOf(std::string_view url) { return url.substr(0, PathBegin(url)); }

std::string_view HostOf(std::string_view url) {
  std::string_view host = OriginOf(url).substr(std::min(AuthorityBegin(url), PathBegin(url)));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    host = host.substr(0, colon);
  }
  return host;
}

std::string_view PathOf(std::string_view url) {
  const std::string_view path = url.substr(PathBegin(url));
  std::size_t end = 0;
  while (end < path.size() && path[end] != '?' && path[end] != '#') ++end;
  return path.substr(0, end);
}

std::string_view EndingOf(std::string_view path) {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const std::size_t dot = last.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : last.substr(dot + 1);
}

bool IsHomeAlias(std::string_view path) {
  if (path.empty() || path == "/") return true;
  if (path.find('/', 1) != std::string_view::npos) return false;
  const std::string_view name = path.substr(1, path.find('.') - 1);
  return EqualsIgnoringCase(name, "index") || EqualsIgnoringCase(name, "default") ||
         EqualsIgnoringCase(name, "main") || EqualsIgnoringCase(name, "home");
}

bool IsHomeVariant(std::string_view url, const model::PageFacts& page,
                   const model::PageFacts* home) {
  if (!IsHomeAlias(PathOf(url))) return false;
  if (url.find('?') == std::string_view::npos) return true;
  if (home == nullptr) return false;
  return page.text_digest == home->text_digest ||
         (!page.title.empty() && page.title == home->title);
}

bool IsIpLiteral(std::string_view host) {
  std::array<std::uint8_t, 4> ip{};
  return host.starts_with('[') || ParseIpv4(host, ip);
}

bool IsLocalName(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost");
}

bool IsPrivateLiteral(std::string_view host) {
  std::array<std::uint8_t, 4> ip{};
  if (ParseIpv4(host, ip)) return IsPrivateIpv4(ip);
  if (!host.starts_with('[') || !host.ends_with(']')) return false;
  const std::string_view inside = host.substr(1, host.size() - 2);
  if (MappedIpv4(inside, ip)) return IsPrivateIpv4(ip);
  // RFC 4291, 4193: loopback and unspecified, link-local fe80::/10, unique local fc00::/7.
  if (inside == "::1" || inside == "::") return true;
  if (inside.size() < 4 || inside.find(':') != 4) return false;
  return inside.starts_with("fc") || inside.starts_with("fd") || inside.starts_with("fe8") ||
         inside.starts_with("fe9") || inside.starts_with("fea") || inside.starts_with("feb");
}

bool SiteContext::IsOwnHost(std::string_view host) const {
  return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
}

SiteContext MakeContext(const model::SnapshotView& snapshot, const ErrorPhrases& phrases, Day as_of,
                        std::size_t max_spots) {
  const model::SnapshotInfo& info = snapshot.info();
  SiteContext context{.snapshot = snapshot, .info = info, .phrases = phrases, .as_of = as_of};
  context.max_spots = max_spots;
  context.moment = EndOfChinaDay(as_of);
  if (info.finished != 0 && ChinaDay(info.finished) == as_of) context.moment = info.finished;
  context.home_host = HostOf(info.home);
  context.hosts.push_back(context.home_host);
  for (const std::string& host : info.site.hosts) {
    const std::string name(HostOf("http://" + host));
    if (!context.IsOwnHost(name)) context.hosts.push_back(name);
  }
  HomePages home = FindHomePages(snapshot);
  if (!home.ids.empty()) context.home_page = home.ids.back();
  context.home_pages = std::move(home.ids);
  context.home_leads_on = home.leads_on;
  return context;
}

bool WasJudged(const model::UrlRecord& url) {
  return url.account == model::Account::kFetched || url.account == model::Account::kReused ||
         url.account == model::Account::kExternalChecked;
}

bool IsSplash(const model::PageFacts& home) {
  constexpr std::uint32_t kMaxChars = 60;
  constexpr std::ptrdiff_t kMaxLinks = 3;
  const auto links = std::count_if(
      home.links.begin(), home.links.end(),
      [](const model::Link& link) { return (link.use & model::kUsePage) != 0 && link.visible; });
  return links > 0 && links <= kMaxLinks && home.text_chars <= kMaxChars && home.forms.empty();
}

std::string_view Trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  constexpr std::string_view kWide = "\u3000";
  constexpr std::string_view kNoBreak = "\u00a0";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && is_space(text.front())) {
      text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
      text.remove_suffix(1);
    }
    if (text.empty()) return text;
    // The first and last bytes of the two: nearly every text has neither.
    const auto first = static_cast<unsigned char>(text.front());
    const auto last = static_cast<unsigned char>(text.back());
    if (first != 0xE3 && first != 0xC2 && last != 0x80 && last != 0xA0) return text;
    for (const std::string_view blank : {kWide, kNoBreak}) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

const model::MetaTag* FindMeta(const model::PageFacts& page, std::string_view name) {
  for (const model::MetaTag& tag : page.metas) {
    if (EqualsIgnoringCase(tag.name, name)) return &tag;
  }
  return nullptr;
}

KindGuess GuessKind(const PageView& page) {
  if (page.is_home || IsHomeVariant(page.record.url, page.facts, page.home)) {
    return {PageKind::kHome, true};
  }
  if (page.soft != SoftSign::kNone || page.facts.frameset || page.facts.script_shell) return {};
  const model::PageFacts& facts = page.facts;
  if (HasValue(FindMeta(facts, "ArticleTitle")) || HasValue(FindMeta(facts, "PubDate"))) {
    return {PageKind::kArticle, true};
  }
  if (HasValue(FindMeta(facts, "ColumnName")) && facts.published.empty()) {
    return {PageKind::kColumn, true};
  }
  if (facts.list_like) return {PageKind::kColumn, false};
  if (!facts.published.empty()) return {PageKind::kArticle, false};
  return {};
}

}  // namespace xuncha::checks
