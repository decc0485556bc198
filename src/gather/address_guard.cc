// SPDX-License-Identifier: Apache-2.0
#include "gather/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <string>

namespace xuncha::gather {
namespace {

struct Block4 {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t Ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// IANA IPv4 Special-Purpose Address Registry, "globally reachable: false", and class D and E.
constexpr Block4 kSpecial4[] = {
    {Ip(0, 0, 0, 0), 8},        // this network
    {Ip(10, 0, 0, 0), 8},       // private
    {Ip(100, 64, 0, 0), 10},    // carrier-grade NAT; Alibaba Cloud metadata 100.100.100.200
    {Ip(127, 0, 0, 0), 8},      // loopback
    {Ip(169, 254, 0, 0), 16},   // link-local; metadata 169.254.169.254
    {Ip(172, 16, 0, 0), 12},    // private
    {Ip(192, 0, 0, 0), 24},     // protocol assignments
    {Ip(192, 0, 2, 0), 24},     // documentation
    {Ip(192, 88, 99, 0), 24},   // 6to4 relays, withdrawn
    {Ip(192, 168, 0, 0), 16},   // private
    {Ip(198, 18, 0, 0), 15},    // benchmarking
    {Ip(198, 51, 100, 0), 24},  // documentation
    {Ip(203, 0, 113, 0), 24},   // documentation
    {Ip(224, 0, 0, 0), 4},      // multicast
    {Ip(240, 0, 0, 0), 4},      // reserved, broadcast
};

struct Block6 {
  std::array<std::uint8_t, 8> network;  // the first 64 bits
  int bits;
};

// IANA IPv6 Special-Purpose Address Registry, and what is not unicast.
constexpr Block6 kSpecial6[] = {
    {{0x01, 0x00, 0, 0, 0, 0, 0, 0}, 64},        // discard only
    {{0x20, 0x01, 0x00, 0x02, 0, 0, 0, 0}, 48},  // benchmarking
    {{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0}, 32},  // documentation
    {{0x3f, 0xff, 0, 0, 0, 0, 0, 0}, 20},        // documentation
    {{0x5f, 0x00, 0, 0, 0, 0, 0, 0}, 16},        // segment routing
    {{0xfc, 0x00, 0, 0, 0, 0, 0, 0}, 7},         // unique local; metadata fd00:ec2::254
    {{0xfe, 0x80, 0, 0, 0, 0, 0, 0}, 10},        // link-local
    {{0xfe, 0xc0, 0, 0, 0, 0, 0, 0}, 10},        // site-local, withdrawn
    {{0xff, 0x00, 0, 0, 0, 0, 0, 0}, 8},         // multicast
};

bool InBlock(const std::array<std::uint8_t, 16>& address, const Block6& block) {
  int left = block.bits;
  for (std::size_t i = 0; left > 0; ++i, left -= 8) {
    const int bits = left < 8 ? left : 8;
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - bits));
    if ((address[i] & mask) != (block.network[i] & mask)) return false;
  }
  return true;
}

std::uint32_t Ipv4At(const std::array<std::uint8_t, 16>& address, std::size_t offset) {
  return Ip(address[offset], address[offset + 1], address[offset + 2], address[offset + 3]);
}

bool StartsWith(const std::array<std::uint8_t, 16>& address, std::initializer_list<int> prefix) {
  std::size_t i = 0;
  for (const int byte : prefix) {
    if (address[i++] != byte) return false;
  }
  return true;
}

}  // namespace

bool IsSpecialIpv4(std::uint32_t address) {
  for (const Block4& block : kSpecial4) {
    const std::uint32_t mask = 0xFFFFFFFFu << (32 - block.bits);
    if ((address & mask) == block.network) return true;
  }
  return false;
}

bool IsSpecialIpv6(const std::array<std::uint8_t, 16>& address) {
  bool high_zero = true;
  for (std::size_t i = 0; i < 10; ++i) high_zero = high_zero && address[i] == 0;
  if (high_zero) {
    // ::, ::1, ::ffff:a.b.c.d (mapped), ::a.b.c.d (compatible, withdrawn)
    if (address[10] == 0xFF && address[11] == 0xFF) return IsSpecialIpv4(Ipv4At(address, 12));
    return true;
  }
  // NAT64 (RFC 6052), its local-use prefix (RFC 8215), 6to4 and Teredo carry an IPv4 address.
  if (StartsWith(address, {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})) {
    return IsSpecialIpv4(Ipv4At(address, 12));
  }
  if (StartsWith(address, {0x00, 0x64, 0xff, 0x9b, 0, 1})) return true;
  if (StartsWith(address, {0x20, 0x02})) return IsSpecialIpv4(Ipv4At(address, 2));
  if (StartsWith(address, {0x20, 0x01, 0, 0})) return IsSpecialIpv4(~Ipv4At(address, 12));
  for (const Block6& block : kSpecial6) {
    if (InBlock(address, block)) return true;
  }
  // ISATAP: …:0000:5efe:a.b.c.d and …:0200:5efe:a.b.c.d
  if ((address[8] & 0xFD) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == 0xFE) {
    return IsSpecialIpv4(Ipv4At(address, 12));
  }
  return false;
}

bool IsSpecialAddress(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof(v4));
    return IsSpecialIpv4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof(v6));
    std::array<std::uint8_t, 16> bytes;
    std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
    return IsSpecialIpv6(bytes);
  }
  return true;
}

bool IsOwnNetwork(std::string_view address) {
  const std::string text(address);
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    const std::uint32_t host = ntohl(v4.s_addr);
    const auto within = [host](std::uint32_t net, int bits) {
      return host >> (32 - bits) == net >> (32 - bits);
    };
    return within(0x7F000000, 8) || within(0x0A000000, 8) || within(0xAC100000, 12) ||
           within(0xC0A80000, 16) || within(0xA9FE0000, 16) || within(0x64400000, 10);
  }
  in6_addr v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return false;
  return IN6_IS_ADDR_LOOPBACK(&v6) || IN6_IS_ADDR_LINKLOCAL(&v6) || (v6.s6_addr[0] & 0xFE) == 0xFC;
}

bool IsLiterallyLocal(const whatwg::Url& url) {
  if (const auto v4 = url.ipv4()) return IsSpecialIpv4(*v4);
  if (const auto v6 = url.ipv6()) return IsSpecialIpv6(*v6);
  std::string_view host = url.host();
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  constexpr std::string_view kLocal = "localhost";
  return host == kLocal || (host.ends_with(kLocal) && host.size() > kLocal.size() &&
                            host[host.size() - kLocal.size() - 1] == '.');
}

}  // namespace xuncha::gather
