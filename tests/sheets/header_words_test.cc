// SPDX-License-Identifier: Apache-2.0
#include "sheets/header_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"

namespace xuncha::sheets {
namespace {

using ::testing::HasSubstr;

HeaderWords Shipped() {
  const auto words = HeaderWords::Parse(*Resources().Read("data/sheet_headers.toml"));
  if (!words) {
    ADD_FAILURE() << words.error().message;
    return *HeaderWords::Parse("[[kind]]\nid='a'\n[[kind.field]]\nid='a'\ntitle='a'");
  }
  return *words;
}

TEST(HeaderWords, HeadersAreFoldedToWhatTheySay) {
  EXPECT_EQ(FoldHeader(" 网 站\n名　称 "), "网站名称");
  EXPECT_EQ(FoldHeader("＊网站名称（全称）："), "网站名称全称");
  EXPECT_EQ(FoldWithoutBrackets("网站名称（全称）【必填】"), "网站名称");
  EXPECT_EQ(FoldHeader("账号ＩＤ"), "账号id");
  EXPECT_EQ(FoldHeader("1. 单位名称"), "单位名称");
  EXPECT_EQ(FoldHeader("（二）单位名称"), "单位名称");
  EXPECT_EQ(FoldHeader("三、单位名称"), "单位名称");
  EXPECT_EQ(FoldHeader("2022"), "2022");
  EXPECT_EQ(FoldHeader("一级栏目"), "一级栏目");
  EXPECT_EQ(FoldHeader("“网站”/链接"), "网站链接");
  EXPECT_EQ(FoldWithoutBrackets("名称（未闭合"), "名称");
  EXPECT_EQ(FoldHeader("（）"), "");
  EXPECT_EQ(FoldHeader("\xFF"), "\xEF\xBF\xBD");
}

TEST(HeaderWords, TheShippedOnesNameEveryKindThatIsImported) {
  const HeaderWords words = Shipped();
  for (const char* kind : {"units", "sites", "columns", "accounts", "disclosure", "problems",
                           "account_form", "check_record"}) {
    ASSERT_NE(words.Find(kind), nullptr) << kind;
    bool required = false;
    for (const HeaderField& field : words.Find(kind)->fields) required = required || field.required;
    EXPECT_TRUE(required) << kind;
  }
  EXPECT_EQ(words.Find("other"), nullptr);
  const HeaderKind& accounts = *words.Find("accounts");
  EXPECT_EQ(accounts.fields[accounts.by_name.at("认证主体").field].id, "subject");
  EXPECT_EQ(accounts.Find("platform")->title, "平台");
}

TEST(HeaderWords, YesAndNoAreReadAsPeopleTickThem) {
  const HeaderWords words = Shipped();
  for (const char* yes : {"是", " √ ", "Ｙ", "TRUE", "启用", "1"}) {
    EXPECT_EQ(words.ReadYes(Value::Text(yes)), true) << yes;
  }
  for (const char* no : {"否", "×", "停用", "n", "0"}) {
    EXPECT_EQ(words.ReadYes(Value::Text(no)), false) << no;
  }
  EXPECT_EQ(words.ReadYes(Value::Number(1)), true);
  EXPECT_EQ(words.ReadYes(Value::Bool(false)), false);
  EXPECT_FALSE(words.ReadYes(Value()));
  EXPECT_FALSE(words.ReadYes(Value::Text("待定")));
}

TEST(HeaderWords, MistakesInTheFileAreTold) {
  const auto error = [](const std::string& toml) {
    const auto words = HeaderWords::Parse(toml, "h.toml");
    return words ? "no error" : words.error().message;
  };
  const std::string kind = "[[kind]]\nid='a'\n";
  const std::string field = "[[kind.field]]\nid='x'\ntitle='名称'\n";
  EXPECT_EQ(error(kind + field), "no error");
  EXPECT_THAT(error(""), HasSubstr("h.toml"));
  EXPECT_THAT(error(kind), HasSubstr("every kind needs fields"));
  EXPECT_THAT(error("[[kind]]\n" + field), HasSubstr("every kind needs an id"));
  EXPECT_THAT(error(kind + "[[kind.field]]\ntitle='a'\n"), HasSubstr("every field needs an id"));
  EXPECT_THAT(error(kind + "[[kind.field]]\nid='a'\n"), HasSubstr("every field needs a title"));
  EXPECT_THAT(error(kind + field + "names=['*']\n"), HasSubstr("blank"));
  EXPECT_THAT(error(kind + field + field), HasSubstr("x stands there twice"));
  EXPECT_THAT(error(kind + field + "[[kind.field]]\nid='y'\ntitle='y'\nnames=['名 称']\n"),
              HasSubstr("h.toml line 6: \"名 称\" names both x and y"));
  EXPECT_THAT(error(kind + field + "other=1\n"), HasSubstr("other"));
  EXPECT_THAT(error(kind + field + kind + field), HasSubstr("a stands there twice"));
  EXPECT_THAT(error("[words]\nyes=['是']\nno=['是']\n" + kind + field),
              HasSubstr("both yes and no"));
}

}  // namespace
}  // namespace xuncha::sheets
