// SPDX-License-Identifier: Apache-2.0
#include "app/platform_credentials.h"

#include <sys/stat.h>

#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Credentials : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    const Status added = store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      for (const auto& [name, platform] : {std::pair("轵城发布", model::Platform::kWeibo),
                                           std::pair("林业抖音", model::Platform::kDouyin)}) {
        model::AccountRecord account;
        account.name = name;
        account.platform = platform;
        account.roles.sponsor = "u-2";
        XC_TRY(inventory.Put(account));
      }
      XC_ASSIGN_OR_RETURN(all_, Register::Load(inventory));
      return Ok();
    });
    ASSERT_TRUE(added) << added.error().message;
    interfaces_ =
        workflow::ParsePlatformInterfaces(resources_.Read("data/platform_interfaces.toml").value())
            .value();
  }

  Result<PlatformCredentials> Read(const std::string& toml) {
    const std::string path = Write("keys.toml", toml);
    EXPECT_EQ(chmod(path.c_str(), 0600), 0);
    return ReadPlatformCredentials(path, interfaces_, all_);
  }

  Register all_;
  std::vector<workflow::PlatformInterface> interfaces_;
};

constexpr const char* kWechat =
    "[[account]]\naccount = \"济源应急\"\nappid = \"wx0123456789\"\nsecret = \"hush-hush-hush\"\n";

TEST_F(Credentials, AreOfAccountsAndTheirInterfaces) {
  const auto read = Read(std::string(kWechat) +
                         "[[account]]\naccount = \"a-2\"\naccess_token = \"2.00token\"\n"
                         "[interface.weibo]\nbase = \"http://127.0.0.1:8080/\"\n");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->accounts.size(), 2U);
  EXPECT_EQ(read->accounts[0].account, "a-1");
  EXPECT_EQ(read->accounts[0].from->id, "wechat");
  EXPECT_EQ(read->accounts[0].base, "https://api.weixin.qq.com");
  EXPECT_EQ(read->accounts[0].values.at("appid"), "wx0123456789");
  EXPECT_EQ(read->accounts[1].account, "a-2");
  EXPECT_EQ(read->accounts[1].base, "http://127.0.0.1:8080");
  EXPECT_EQ(read->secrets.Redacted("appid wx0123456789 secret hush-hush-hush 2.00token"),
            "appid wx0123456789 secret *** ***");
}

TEST_F(Credentials, WhatIsWrongIsToldByLineAndNeverByValue) {
  const std::vector<std::pair<std::string, const char*>> wrong{
      {"", "names no account"},
      {"account = 1\n", "names no account"},
      {"[[account]]\naccount = \"hush-nobody\"\n", "line 1"},
      {"[[account]]\nappid = \"hush-x\"\n", "account is missing"},
      {"[[account]]\naccount = \"a-1\"\nappid = \"wx1\"\n", "a-1 lacks secret"},
      {"[[account]]\naccount = \"a-1\"\nappid = \"wx1\"\nsecret = \"hush\"\n", "too short"},
      {"[[account]]\naccount = \"a-1\"\nappid = \"wx1\"\nsecret = 12345678901\n", "in quotes"},
      {"[[account]]\naccount = \"a-1\"\nappid = \"wx1\"\nsecret = \"hush\\nhush-hush\"\n",
       "control character"},
      {"[[account]]\naccount = \"a-3\"\naccess_token = \"hush-hush-hush\"\n", "douyin"},
      {std::string(kWechat) + kWechat, "twice"},
      {std::string(kWechat) + "hush-hush = \"x\"\n", "known: account, appid, secret"},
      {std::string(kWechat) + "[interface.wechat]\nbase = \"http://api.example.com\"\n", "https"},
      {std::string(kWechat) + "[interface.wechat]\nbase = \"https://a.example/?x=hush\"\n",
       "https"},
      {std::string(kWechat) + "[interface.tiktok]\nbase = \"https://a.example\"\n",
       "known: wechat, weibo"},
      // Half of a secret that was never closed, and one without quotes.
      {"[[account]]\naccount = \"a-1\"\nsecret = \"hush-hush\n", "line 3"},
      {"[[account]]\naccount = \"a-1\"\nsecret = hush-hush\n", "in quotes"},
  };
  for (const auto& [toml, part] : wrong) {
    const auto read = Read(toml);
    ASSERT_FALSE(read) << toml;
    EXPECT_EQ(read.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(read.error().message, HasSubstr("keys.toml"));
    EXPECT_THAT(read.error().message, HasSubstr(part)) << toml;
    EXPECT_THAT(read.error().message, Not(HasSubstr("hush"))) << toml;
    EXPECT_THAT(read.error().message, Not(HasSubstr("12345678901"))) << toml;
  }
}

TEST_F(Credentials, AFileThatOthersMayReadIsRefused) {
  const std::string path = Write("keys.toml", kWechat);
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  const auto read = ReadPlatformCredentials(path, interfaces_, all_);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, HasSubstr("chmod 600"));
}

TEST(SecretWords, AreFoundAsTheyAreAndPercentEncoded) {
  SecretWords words;
  words.Add("a/b+c=defg");
  words.Add("a/b+c=defghij");
  EXPECT_EQ(words.Redacted("x a/b+c=defghij y a/b+c=defg z"), "x *** y *** z");
  EXPECT_EQ(words.Redacted("t=a%2Fb%2Bc%3Ddefg&u=a%2fb%2bc%3ddefg"), "t=***&u=***");
  JsonValue json = ParseJson(R"({"a":["see a\/b+c=defg"],"a/b+c=defg":{"b":1}})").value();
  words.Redact(json);
  EXPECT_EQ(json.items[0].items[0].text, "see ***");
  EXPECT_EQ(json.keys[1], "***");
}

}  // namespace
}  // namespace xuncha::app
