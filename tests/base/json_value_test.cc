// SPDX-License-Identifier: Apache-2.0
#include "base/json_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha {
namespace {

using Kind = JsonValue::Kind;
using ::testing::HasSubstr;

TEST(JsonValue, IsATreeThatIsWalkedByPaths) {
  const auto json =
      ParseJson(R"({"item":[{"content":{"n":7,"deleted":false}},null,1.5],"code":"-1"})");
  ASSERT_TRUE(json) << json.error().message;
  const JsonValue* list = json->Find("item");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->items.size(), 3U);
  EXPECT_EQ(list->items[0].At("content.n")->AsInteger(), 7);
  EXPECT_FALSE(list->items[0].At("content.deleted")->boolean);
  EXPECT_TRUE(list->items[1].is(Kind::kNull));
  EXPECT_DOUBLE_EQ(list->items[2].number, 1.5);
  EXPECT_EQ(json->Find("code")->AsInteger(), -1);
  EXPECT_EQ(json->At("item.content"), nullptr) << "a list has no keys";
  EXPECT_EQ(json->At("code.x"), nullptr);
  EXPECT_EQ(json->At(""), &*json);
}

TEST(JsonValue, NumbersBeyondOursAreNoIntegers) {
  const auto json = ParseJson(
      R"([99999999999999999999999,-9223372036854775808,"12a",1e300,"9999999999999999999999"])");
  ASSERT_TRUE(json);
  EXPECT_FALSE(json->items[0].AsInteger());
  EXPECT_EQ(json->items[1].AsInteger(), INT64_MIN);
  EXPECT_FALSE(json->items[2].AsInteger());
  EXPECT_FALSE(json->items[3].AsInteger());
  EXPECT_FALSE(json->items[4].AsInteger());
}

TEST(JsonValue, WhatIsNoJsonIsToldWithoutRepeatingIt) {
  for (const char* text : {"", "<html>hush</html>", "{\"a\":", "[1,2", "{\"a\":1}x", "{'a':1}",
                           "[1e999]", "\"hush\xff\"", "nul"}) {
    const auto json = ParseJson(text);
    ASSERT_FALSE(json) << text;
    EXPECT_THAT(json.error().message, HasSubstr("no JSON at byte")) << text;
    EXPECT_THAT(json.error().message, ::testing::Not(HasSubstr("hush")));
  }
}

TEST(JsonValue, DepthAndNumberAreBounded) {
  EXPECT_TRUE(ParseJson(std::string(32, '[') + std::string(32, ']')));
  const auto deep = ParseJson(std::string(500'000, '['));
  ASSERT_FALSE(deep);
  EXPECT_THAT(deep.error().message, HasSubstr("32 deep"));
  std::string many = "[0";
  for (int i = 0; i < 100'000; ++i) many += ",0";
  const auto wide = ParseJson(many + "]");
  ASSERT_FALSE(wide);
  EXPECT_THAT(wide.error().message, HasSubstr("100000 values"));
}

}  // namespace
}  // namespace xuncha
