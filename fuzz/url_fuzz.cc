// SPDX-License-Identifier: Apache-2.0
//
// Input: "base\nreference". Invariants: offsets stay inside, serialising and parsing again changes
// nothing, a reference resolved against a parsed base is absolute.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "whatwg/encoding.h"
#include "whatwg/url.h"

namespace {

using namespace xuncha::whatwg;

void Check(bool holds) {
  if (!holds) std::abort();
}

void Inspect(const Url& url) {
  const std::string parts = std::string(url.scheme()) + std::string(url.username()) +
                            std::string(url.password()) + std::string(url.host_and_port()) +
                            std::string(url.path_and_query()) + std::string(url.fragment()) +
                            std::string(url.folder()) + url.origin();
  Check(!parts.empty());
  Check(IsAscii(url.href_without_fragment()) && IsAscii(url.href()));
  Check((url.host_kind() == HostKind::kIpv4) == url.ipv4().has_value());
  Check((url.host_kind() == HostKind::kIpv6) == url.ipv6().has_value());
  const auto again = ParseUrl(url.href());
  Check(again.has_value() && again->href() == url.href() && again->path() == url.path() &&
        again->host() == url.host() && again->query() == url.query());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  const auto base = ParseUrl(input.substr(0, line));
  if (base) Inspect(*base);
  if (line == std::string_view::npos) return 0;
  const std::string_view reference = input.substr(line + 1);
  const Encoding* encoding = size % 2 == 0 ? nullptr : &GetEncoding(EncodingId::kGbk);
  auto url = ParseUrl(reference, base ? &*base : nullptr, encoding);
  if (!url) return 0;
  Inspect(*url);
  url->SetHostAndPort(reference);
  url->SetPath(reference);
  url->SetScheme(reference);
  url->SetPort(reference);
  url->SetQuery(reference);
  url->SetFragment(reference);
  Check(ParseUrl(url->href()).has_value());
  return 0;
}
