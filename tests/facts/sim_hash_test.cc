// SPDX-License-Identifier: Apache-2.0
#include "facts/sim_hash.h"

#include <gtest/gtest.h>

#include <string>

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

}  // namespace
}  // namespace xuncha::facts
