// SPDX-License-Identifier: Apache-2.0
//
// Input: "path\nrobots.txt". Invariants: parsing is total, bounds hold, robots.txt itself may
// always be read, and a file without our rules changes nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gather/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace xuncha::gather;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  const std::string path = "/" + std::string(input.substr(0, line));
  const std::string_view body = input.substr(line + 1);
  for (const bool decode : {true, false}) {
    const Robots robots = Robots::Parse(body, kRobotsToken, {.decode_unreserved = decode});
    if (!robots.Allows("/robots.txt")) std::abort();
    if (robots.crawl_delay_ms() > kMaxCrawlDelayMs || robots.sitemaps().size() > 100) std::abort();
    static_cast<void>(robots.Allows(path));
  }
  if (!Robots::Parse("").Allows(path)) std::abort();
  return 0;
}
