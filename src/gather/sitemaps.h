// SPDX-License-Identifier: Apache-2.0
//
// Sitemaps (https://www.sitemaps.org/protocol.html): lists of a site's pages, as XML, as plain
// text, as RSS or Atom, perhaps gzipped, perhaps broken. What can be read is read. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::gather {

inline constexpr std::size_t kMaxSitemapUrls = 50'000;              // the protocol's bound
inline constexpr std::size_t kMaxSitemapBytes = 50u * 1024 * 1024;  // the protocol's bound
inline constexpr std::uint32_t kMaxSitemaps = 200;                  // of one inspection
inline constexpr std::uint64_t kMaxSitemapUrlsOfSite = 1'000'000;   // of one inspection

struct Sitemap {
  std::vector<std::string> pages;     // absolute addresses as written, entities resolved
  std::vector<std::string> sitemaps;  // of an index
  bool cut = false;                   // bounds were reached
};

// Never fails: what is no sitemap has no addresses. Linear in the (unpacked) bytes.
Sitemap ParseSitemap(std::string_view body);

}  // namespace xuncha::gather
