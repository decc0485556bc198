// SPDX-License-Identifier: Apache-2.0
//
// Which addresses may be connected to. A crawler that follows links for others must not be led
// into the network it runs in; so the address is judged that the socket is really about to connect
// to, after resolution and after every redirect, never only the name in the URL.
//
// Refused: everything that IANA's special-purpose registries (RFC 6890 and its successors) do not
// call globally reachable, cloud metadata addresses among them, and IPv6 forms that carry such an
// IPv4 address inside (mapped, compatible, NAT64 64:ff9b::/96, 6to4, Teredo).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "whatwg/url.h"

struct sockaddr;

namespace xuncha::gather {

// Host byte order. True if the address is not a public one.
bool IsSpecialIpv4(std::uint32_t address);
bool IsSpecialIpv6(const std::array<std::uint8_t, 16>& address);

// The same of a socket address. Families other than IPv4 and IPv6 are always special.
bool IsSpecialAddress(const sockaddr* address);

// Whether an address in text lies in a network of our own: loopback, private (RFC 1918, RFC 4193),
// link-local or carrier-grade NAT. What is answered from there passed no border of ours.
bool IsOwnNetwork(std::string_view address);

// Whether a URL's host says itself that it is private or local: a special address in whatever
// spelling, "localhost" or a name below it.
bool IsLiterallyLocal(const whatwg::Url& url);

}  // namespace xuncha::gather
