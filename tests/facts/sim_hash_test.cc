// SPDX-License-Identifier: Apache-2.0
#include "facts/sim_hash.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha::facts {
namespace {

std::uint64_t Hash(std::string_view text) {
  SimHash hash;
  hash.Add(text);
  return hash.Value();
}

TEST(SimHash, NothingHasNoHash) {
  EXPECT_EQ(Hash(""), 0U);
  EXPECT_EQ(Hash("中"), 0U);
  EXPECT_NE(Hash("中国"), 0U);
}

TEST(SimHash, PiecesAndSpacesDoNotMatter) {
  SimHash pieces;
  pieces.Add("柘城县");
  pieces.Add(" 人民");
  pieces.Add("政府");
  EXPECT_EQ(pieces.Value(), Hash("柘城县人民政府"));
}

TEST(SimHash, AlikeTextsAreNearAndOthersFar) {
  std::string page;
  for (int i = 0; i < 40; ++i) page += "您访问的页面不存在或者已经删除请返回首页查看其他内容";
  const std::string alike = page + "编号一二三";
  std::string other;
  for (int i = 0; i < 40; ++i)
    other += "关于印发城市管理条例实施细则的通知各乡镇人民政府县直各部门";
  EXPECT_LE(SimHashDistance(Hash(page), Hash(alike)), 4);
  EXPECT_GE(SimHashDistance(Hash(page), Hash(other)), 16);
}

TEST(SimHash, CountsLikeAPlainCounter) {
  // The bits of one pair that is more than half of all pairs decide the value.
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "aa";
  EXPECT_EQ(Hash(text + "bcdef"), Hash("aa"));
}

// Character by character, bit by bit.
std::uint64_t PlainHash(std::string_view utf8) {
  std::array<std::uint64_t, 64> counts{};
  std::uint64_t pairs = 0;
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < length; ++i) {
      code = code << 8 | static_cast<unsigned char>(utf8[at + i]);
    }
    at += length;
    if (code <= ' ') continue;
    std::uint64_t now = code * std::uint64_t{0xD6E8FEB86659FD93};
    now ^= now >> 32;
    if (before != 0) {
      ++pairs;
      for (std::size_t bit = 0; bit < 64; ++bit) counts[bit] += (before ^ now) >> bit & 1;
    }
    before = std::rotl(now, 23);
  }
  std::uint64_t value = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if (counts[bit] > pairs / 2) value |= std::uint64_t{1} << bit;
  }
  return pairs == 0 ? 0 : value == 0 ? 1 : value;
}

TEST(SimHash, AgreesWithThePlainWayOnMixedTextInPieces) {
  const std::array<std::string_view, 12> words = {"政务公开", "a",          " ",  "é",
                                                  "𠮷",       "2022-08-01", "通", "知公告栏目名称",
                                                  "，",       "x y",        "　", "市"};
  std::uint32_t seed = 3;
  const auto next = [&seed] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  for (int round = 0; round < 300; ++round) {
    SimHash pieces;
    std::string whole;
    for (std::uint32_t piece = next() % 6; piece-- > 0;) {
      std::string text;
      for (std::uint32_t left = next() % 60; left-- > 0;) text += words[next() % words.size()];
      pieces.Add(text);
      whole += text;
    }
    EXPECT_EQ(pieces.Value(), PlainHash(whole)) << whole;
    pieces.Add("再加一段");  // a value asked for in between changes nothing
    EXPECT_EQ(pieces.Value(), PlainHash(whole + "再加一段")) << whole;
  }
}

}  // namespace
}  // namespace xuncha::facts
