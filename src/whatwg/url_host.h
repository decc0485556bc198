// SPDX-License-Identifier: Apache-2.0
//
// Parts of the URL parser that read and write hosts (URL Standard §3.5). Internal to whatwg/.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "whatwg/url.h"

namespace xuncha::whatwg {

using Ipv6Address = std::array<std::uint8_t, 16>;

// Appends the serialised host to `out`. kNone: the host is not valid, `out` may hold a part of it.
// `text` is valid UTF-8 and not empty.
HostKind AppendHost(std::string_view text, bool special, std::string& out);

// Length of the prefix that consists of bytes a domain may have as they are, letters of either
// case.
std::size_t CleanDomainPrefix(std::string_view text);

// AppendHost() for a special scheme's host that is such a prefix throughout.
HostKind AppendCleanDomain(std::string_view text, std::string& out);

// "0x7f.1" → 0x7F000001; nothing if a number is out of range or is none.
std::optional<std::uint32_t> ParseIpv4(std::string_view text);

// Without brackets.
std::optional<Ipv6Address> ParseIpv6(std::string_view text);

}  // namespace xuncha::whatwg
