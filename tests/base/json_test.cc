// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

TEST(Json, KeepsTheOrderOfKeys) {
  JsonWriter json;
  json.BeginObject();
  json.Field("z", 1);
  json.Field("a", "x");
  json.Field("list", std::vector<std::string>{"首页", "b"});
  json.Key("none");
  json.Null();
  json.FieldOrNull("empty", "");
  json.Key("half");
  json.Number(0.5);
  json.Key("inner");
  json.BeginArray();
  json.Bool(true);
  json.BeginObject();
  json.EndObject();
  json.EndArray();
  json.EndObject();
  EXPECT_EQ(json.text(),
            R"({"z":1,"a":"x","list":["首页","b"],"none":null,"empty":null,"half":0.5,)"
            R"("inner":[true,{}]})");
}

TEST(Json, Indents) {
  JsonWriter json(2);
  json.BeginObject();
  json.Field("a", true);
  json.Key("b");
  json.BeginArray();
  json.EndArray();
  json.EndObject();
  EXPECT_EQ(json.text(), "{\n  \"a\": true,\n  \"b\": []\n}");
}

TEST(Json, StringsAreAlwaysValid) {
  std::string out;
  AppendJsonString(out, std::string_view("a\"\\\n\x01\xFF\xE2\x80\xA8政\0", 13));
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD\\u2028政\\u0000\"");
}

}  // namespace
}  // namespace xuncha
