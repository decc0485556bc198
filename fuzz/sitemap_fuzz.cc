// SPDX-License-Identifier: Apache-2.0
//
// Input: a sitemap of any kind. Invariants: parsing is total and bounded, no address is empty.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gather/sitemaps.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace xuncha::gather;
  const Sitemap sitemap = ParseSitemap({reinterpret_cast<const char*>(data), size});
  if (sitemap.pages.size() + sitemap.sitemaps.size() > kMaxSitemapUrls) std::abort();
  for (const auto* list : {&sitemap.pages, &sitemap.sitemaps}) {
    for (const auto& address : *list) {
      if (address.empty()) std::abort();
    }
  }
  return 0;
}
