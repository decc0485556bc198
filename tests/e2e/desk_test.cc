// SPDX-License-Identifier: Apache-2.0
//
// The desk beside a site's rounds, through the real binary: accounts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class DeskCommands : public CampaignCommands {
 protected:
  void SetUp() override {
    CampaignCommands::SetUp();
    if (IsSkipped()) return;
    File("accounts.csv",
         "账号名称,平台,主办单位\n济源应急,微信订阅号,应急\n轵城发布,微博,轵城镇\n");
    Do({"inventory", "import", "accounts", Path("accounts.csv")});
    File("q.toml",
         "id = \"2022Q4\"\nname = \"x\"\nmonitoring_point = \"2022-11-23\"\n[[round]]\n"
         "from = \"2022-11-15\"\nuntil = \"2022-11-24\"\n");
    Do({"campaign", "create", Path("q.toml")});
    Do({"campaign", "open", "2022Q4"});
  }
  static constexpr const char* kNow = "2022-11-24T10:00";
};

TEST_F(DeskCommands, AnAccountIsRecordedListedAndGoesOutAndBackAsAForm) {
  File("shot.png", "\x89PNG\r\n");
  json done = Ask(
      {"account", "record", "济源应急", "--campaign", "2022Q4", "--last-post", "2022-10-01",
       "--menu", "服务—空气质量", "--tick", "broken", "--file", Path("shot.png"), "--as", "张三"},
      kNow);
  EXPECT_EQ(done["schema"], "xuncha.account_record/1");
  EXPECT_EQ(done["written"], true);
  EXPECT_EQ(done["added"], 2);
  EXPECT_EQ(done["judgement"]["suspects"][0]["confidence"], "certain");
  EXPECT_EQ(done["facts"]["menu"][0]["proofs"][0]["type"], "image/png");
  const json found = Ask({"finding", "list", "--campaign", "2022Q4", "--subject", "a-1"}, kNow);
  EXPECT_EQ(found["count"], 2);
  EXPECT_THAT(found["problems"][0]["title"].get<std::string>(), HasSubstr("2022-10-01"));

  json listed = Ask({"account", "list", "--campaign", "2022Q4"}, kNow);
  ASSERT_EQ(listed["accounts"].size(), 2U);
  EXPECT_EQ(listed["accounts"][0]["recorded"], true);
  EXPECT_EQ(listed["accounts"][1]["recorded"], false);
  EXPECT_EQ(Ask({"account", "show", "a-1", "--campaign", "2022Q4"}, kNow)["facts"]["last_post"],
            "2022-10-01");

  Do({"account", "export", Path("form.xlsx"), "--campaign", "2022Q4"}, kNow);
  json back = Ask({"account", "import", Path("form.xlsx"), "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(back["same"], 1);
  EXPECT_EQ(back["blank"], 1);
  EXPECT_EQ(back["written"], false);
  File("form.csv", "账号名称,最后更新日期,单项否决项\n轵城发布,2022-11-20,未发现\n");
  EXPECT_EQ(Ask({"account", "import", Path("form.csv"), "--campaign", "2022Q4"}, kNow)["taken"], 1);
  listed = Ask({"account", "list", "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(listed["accounts"][1]["checked"], true);
  File("bad.csv", "账号名称,最后更新日期\n轵城发布,昨天\n");
  const Ended bad = Try({"account", "import", Path("bad.csv"), "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.out, HasSubstr("bad.csv"));
  EXPECT_THAT(bad.out, HasSubstr("row 2 最后更新日期"));
  ExpectOneLine(Try({"account", "record", "无此号", "--campaign", "2022Q4"}, kNow), 3, "无此号");
}

}  // namespace
}  // namespace xuncha::e2e
