// SPDX-License-Identifier: Apache-2.0
#include "gather/address_guard.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <string>

namespace xuncha::gather {
namespace {

bool Special(const std::string& text) {
  if (text.find(':') != std::string::npos) {
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr), 1) << text;
    return IsSpecialAddress(reinterpret_cast<const sockaddr*>(&v6));
  }
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &v4.sin_addr), 1) << text;
  return IsSpecialAddress(reinterpret_cast<const sockaddr*>(&v4));
}

TEST(AddressGuardTest, RefusesEverythingThatIsNotThePublicInternet) {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.100.100.200",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.168.0.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.1.1.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b::a00:1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1",
                           "2001:0:1:2:3:4:80ff:fffe",
                           "fc00::1",
                           "fd00:ec2::254",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "2001:db8::1",
                           "100::1",
                           "2001:2::1",
                           "2a00::5efe:10.0.0.1"}) {
    EXPECT_TRUE(Special(text)) << text;
  }
}

TEST(AddressGuardTest, LetsPublicAddressesPass) {
  for (const char* text : {"1.1.1.1",           "8.8.8.8",          "9.255.255.255",
                           "11.0.0.0",          "100.63.255.255",   "100.128.0.0",
                           "126.255.255.255",   "128.0.0.1",        "169.253.0.1",
                           "172.15.0.1",        "172.32.0.1",       "192.167.0.1",
                           "192.169.0.1",       "198.17.0.1",       "198.20.0.1",
                           "223.255.255.255",   "2400:3200::1",     "2001:4860:4860::8888",
                           "::ffff:8.8.8.8",    "64:ff9b::808:808", "2002:808:808::1",
                           "2a00::5efe:8.8.8.8"}) {
    EXPECT_FALSE(Special(text)) << text;
  }
}

TEST(AddressGuardTest, OtherFamiliesAreRefused) {
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_TRUE(IsSpecialAddress(&local));
}

TEST(AddressGuardTest, UrlsSayThemselvesThatTheyAreLocal) {
  for (const char* text : {"http://2130706433/", "http://127.1/", "http://0x7f.1/",
                           "http://017700000001/", "http://[::ffff:7f00:1]/", "http://LOCALHOST./",
                           "http://10.0.0.1/", "http://192.168.257/"}) {
    const auto url = whatwg::ParseUrl(text);
    ASSERT_TRUE(url) << text;
    EXPECT_TRUE(IsLiterallyLocal(*url)) << text;
  }
  for (const char* text : {"http://notlocalhost/", "http://localhost.cn/", "http://8.8.8.8/"}) {
    EXPECT_FALSE(IsLiterallyLocal(*whatwg::ParseUrl(text))) << text;
  }
}

TEST(AddressGuardTest, OwnNetworksAreKnownByTheirAddress) {
  for (const char* own : {"127.0.0.1", "127.8.8.8", "10.1.2.3", "172.31.0.1", "192.168.1.1",
                          "169.254.1.1", "100.64.0.1", "::1", "fe80::1", "fd00::1"}) {
    EXPECT_TRUE(IsOwnNetwork(own)) << own;
  }
  for (const char* beyond :
       {"8.8.8.8", "172.32.0.1", "198.51.100.1", "100.128.0.1", "2400:3200::1", "", "no address"}) {
    EXPECT_FALSE(IsOwnNetwork(beyond)) << beyond;
  }
}

}  // namespace
}  // namespace xuncha::gather
