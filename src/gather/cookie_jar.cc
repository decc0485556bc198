// SPDX-License-Identifier: Apache-2.0
#include "gather/cookie_jar.h"

#include <algorithm>
#include <charconv>

#include "gather/canonical_url.h"
#include "gather/outcomes.h"
#include "gather/scope.h"

namespace xuncha::gather {
namespace {

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string Lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

bool DomainMatches(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.';
}

// RFC 6265 §5.1.4
bool PathMatches(std::string_view path, std::string_view cookie_path) {
  if (!path.starts_with(cookie_path)) return false;
  return path.size() == cookie_path.size() || cookie_path.ends_with("/") ||
         path[cookie_path.size()] == '/';
}

bool IsToken(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

}  // namespace

void CookieJar::Store(std::string_view set_cookie, std::string_view url, TimeMs now) {
  if (set_cookie.size() > kMaxCookieBytes) return;
  const UrlParts parts = SplitCanonical(url);
  Cookie cookie;
  std::size_t end = set_cookie.find(';');
  const std::string_view pair = set_cookie.substr(0, end);
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || equals == 0) return;
  cookie.name = std::string(Trim(pair.substr(0, equals)));
  cookie.value = std::string(Trim(pair.substr(equals + 1)));
  if (!IsToken(cookie.name) || !IsToken(cookie.value)) return;
  cookie.domain = std::string(parts.host);
  cookie.path = std::string(parts.path.substr(0, std::max<std::size_t>(parts.path.rfind('/'), 1)));
  bool max_age = false;
  while (end != std::string_view::npos) {
    set_cookie.remove_prefix(end + 1);
    end = set_cookie.find(';');
    const std::string_view attribute = set_cookie.substr(0, end);
    const std::size_t sign = attribute.find('=');
    const std::string name = Lower(Trim(attribute.substr(0, sign)));
    const std::string_view value =
        sign == std::string_view::npos ? std::string_view{} : Trim(attribute.substr(sign + 1));
    if (name == "domain" && !value.empty()) {
      const std::string domain = Lower(value.front() == '.' ? value.substr(1) : value);
      // Not for a whole suffix such as gov.cn: it must lie within what the host's owner registered.
      if (!DomainMatches(parts.host, domain) ||
          !DomainMatches(domain, RegistrableDomain(parts.host))) {
        return;
      }
      cookie.domain = domain;
      cookie.host_only = false;
    } else if (name == "path" && value.starts_with("/")) {
      cookie.path = std::string(value);
    } else if (name == "secure") {
      cookie.secure = true;
    } else if (name == "max-age") {
      std::int64_t seconds = 0;
      if (std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc{}) {
        cookie.expires = now + std::clamp<std::int64_t>(seconds, -1, 1 << 30) * kMsPerSecond;
        max_age = true;
      }
    } else if (name == "expires" && !max_age) {
      cookie.expires = ParseHttpDate(value);
    }
  }
  const std::string site(RegistrableDomain(parts.host));
  const auto place = sites_.find(site);
  if (place == sites_.end() && sites_.size() >= kMaxSites) return;
  std::vector<Cookie>& cookies = place == sites_.end() ? sites_[site] : place->second;
  std::erase_if(cookies, [&](const Cookie& old) {
    return old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path;
  });
  if (cookie.expires != 0 && cookie.expires <= now) return;
  if (cookies.size() >= kMaxCookiesPerSite) cookies.erase(cookies.begin());
  cookies.push_back(std::move(cookie));
}

void CookieJar::HeaderFor(std::string_view url, TimeMs now, std::string& out) const {
  out.clear();
  if (sites_.empty()) return;
  const UrlParts parts = SplitCanonical(url);
  const auto site = sites_.find(RegistrableDomain(parts.host));
  if (site == sites_.end()) return;
  for (const Cookie& cookie : site->second) {
    if (cookie.expires != 0 && cookie.expires <= now) continue;
    if (cookie.secure && !parts.https) continue;
    if (cookie.host_only ? parts.host != cookie.domain
                         : !DomainMatches(parts.host, cookie.domain)) {
      continue;
    }
    if (!PathMatches(parts.path, cookie.path)) continue;
    if (!out.empty()) out.append("; ");
    out.append(cookie.name).append("=").append(cookie.value);
  }
}

void CookieJar::Save(std::string& out) const {
  PutVarint(out, sites_.size());
  for (const auto& [site, cookies] : sites_) {
    PutText(out, site);
    PutVarint(out, cookies.size());
    for (const Cookie& cookie : cookies) {
      PutText(out, cookie.name);
      PutText(out, cookie.value);
      PutText(out, cookie.domain);
      PutText(out, cookie.path);
      PutByte(out, static_cast<std::uint8_t>(cookie.host_only | (cookie.secure << 1)));
      PutVarint(out, ZigZag(cookie.expires));
    }
  }
}

bool CookieJar::Load(ByteReader& in) {
  sites_.clear();
  const std::uint64_t sites = in.Varint();
  if (sites > kMaxSites) return false;
  for (std::uint64_t i = 0; i < sites && in.ok(); ++i) {
    std::vector<Cookie>& cookies = sites_[std::string(in.Text())];
    const std::uint64_t count = in.Varint();
    if (count > kMaxCookiesPerSite) return false;
    for (std::uint64_t j = 0; j < count && in.ok(); ++j) {
      Cookie& cookie = cookies.emplace_back();
      for (std::string* text : {&cookie.name, &cookie.value, &cookie.domain, &cookie.path}) {
        text->assign(in.Text());
      }
      const std::uint8_t bits = in.Byte();
      cookie.host_only = (bits & 1) != 0;
      cookie.secure = (bits & 2) != 0;
      cookie.expires = UnZigZag(in.Varint());
    }
  }
  return in.ok();
}

}  // namespace xuncha::gather
