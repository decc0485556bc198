// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha {
namespace {

using ::testing::HasSubstr;

TEST(Toml, ReadsByKey) {
  const auto root = ParseToml(
      "name = \"某县\"\nrate = 5\nflag = true\nhosts = [\"a\", \"b\"]\nday = 2022-08-23\n"
      "[[column]]\nurl = \"/x\"\n",
      "f.toml");
  ASSERT_TRUE(root);
  TomlReader reader(*root, "f.toml");
  std::string name;
  double rate = 0;
  bool flag = false;
  std::vector<std::string> hosts;
  reader.Get("name", name);
  reader.Get("rate", rate, 0, 100);
  reader.Get("flag", flag);
  reader.Get("hosts", hosts);
  EXPECT_EQ(reader.Tables("column").size(), 1U);
  EXPECT_EQ(root->Find("day")->text, "2022-08-23");
  const Status unknown = reader.Finish();
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("f.toml line 5: unknown key day"));
  EXPECT_EQ(name, "某县");
  EXPECT_EQ(rate, 5);
  EXPECT_TRUE(flag);
  EXPECT_EQ(hosts.size(), 2U);
}

TEST(Toml, ErrorsNameLineKeyAndWhatToDo) {
  const auto broken = ParseToml("a = 1\nb = [\n", "f.toml");
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().message, HasSubstr("f.toml line"));
  EXPECT_EQ(broken.error().code, ErrorCode::kInvalidArgument);

  const auto gbk = ParseToml("a = 1\n\nb = \"\xbc\xc3\xd4\xb4\"\n", "f.toml");
  ASSERT_FALSE(gbk);
  EXPECT_THAT(gbk.error().message, HasSubstr("f.toml line 3: is not written in UTF-8"));

  const auto root = ParseToml("\nrate = \"5\"\nnmae = \"x\"\n", "f.toml");
  ASSERT_TRUE(root);
  {
    TomlReader reader(*root, "f.toml", "gather");
    double rate = 0;
    reader.Get("rate", rate, 0, 10);
    EXPECT_EQ(reader.Finish().error().message,
              "f.toml line 2: gather.rate must be a number, not a text in quotes");
  }
  {
    TomlReader reader(*root, "f.toml");
    std::string text;
    reader.Get("rate", text);
    reader.Get("name", text);
    EXPECT_EQ(reader.Finish().error().message,
              "f.toml line 3: unknown key nmae; did you mean name?");
  }
}

TEST(Toml, DeepNestingIsRefusedNotFollowed) {
  EXPECT_FALSE(ParseToml("a = " + std::string(100'000, '['), "f.toml"));
}

}  // namespace
}  // namespace xuncha
