// SPDX-License-Identifier: Apache-2.0
//
// The desk beside a site's rounds, through the real binary: accounts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "mocksite/mock_site.h"
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

TEST_F(DeskCommands, AWeekOfProbesALifecycleAndASecondLook) {
  std::string csv = "时间,网站名称,结果\n";
  for (int day = 17; day <= 23; ++day) {
    for (int n = 0; n < 20; ++n) {
      csv += "2022-11-" + std::to_string(day) + " " + std::to_string(n) + ":05,应急管理局网站," +
             (n < 2 ? "超时" : "200") + "\n";
    }
  }
  File("probes.csv", csv);
  const std::vector<std::string> import{"record", "import-probes", Path("probes.csv"), "--campaign",
                                        "2022Q4"};
  json taken = Ask(import, kNow);
  EXPECT_EQ(taken["added"], 140);
  EXPECT_EQ(taken["verdicts"][0]["answer"], "fail");
  EXPECT_EQ(taken["verdicts"][0]["says"], "14/140");
  EXPECT_EQ(Ask(import, kNow)["same"], 140);
  bool seen = false;
  const json record = Ask({"record", "show", "s-1", "--campaign", "2022Q4"}, kNow);
  for (const json& row : record["rows"]) {
    if (row["indicator"] != "V1.2") continue;
    seen = true;
    EXPECT_EQ(row["machine"], "fail");
  }
  EXPECT_TRUE(seen);

  const json asked = Ask({"lifecycle", "request", "s-2", "offline", "--from", "2022-11-18",
                          "--until", "2022-11-20", "--reason", "改版"},
                         "2022-11-10T10:00");
  EXPECT_EQ(asked["request"]["id"], "l-1");
  EXPECT_EQ(Ask({"lifecycle", "approve", "l-1"}, "2022-11-11T10:00")["changed"], true);
  Do({"lifecycle", "file", "l-1", "--day", "2022-11-12"}, "2022-11-12T10:00");
  const json list = Ask({"lifecycle", "list"}, kNow);
  EXPECT_EQ(list["requests"][0]["decision"], "approved");
  EXPECT_EQ(list["offline"][0]["filed"], "2022-11-12");
  EXPECT_EQ(Try({"lifecycle", "request", "s-2", "explode"}, kNow).status, 3);
  Do({"account", "record", "a-2", "--campaign", "2022Q4", "--last-post", "2022-03-01"}, kNow);
  const json closures = Ask({"inventory", "suggest-closures"}, kNow);
  ASSERT_EQ(closures["suggestions"].size(), 1U);
  EXPECT_EQ(closures["suggestions"][0]["subject"], "a-2");

  File("tree.csv",
       "单位名称,简称,上级单位,是否主管单位\n市政府办公室,市办,,是\n"
       "济源市应急管理局,应急,市办,是\n");
  Do({"inventory", "import", "units", Path("tree.csv")}, kNow);
  File("low.toml",
       "id = \"low\"\nname = \"县级\"\noffice = \"应急\"\nmonitoring_point = \"2022-11-23\"\n"
       "[[round]]\nfrom = \"2022-11-15\"\nuntil = \"2022-11-24\"\n");
  File("up.toml",
       "id = \"up\"\nname = \"市级\"\noffice = \"市办\"\nmonitoring_point = \"2022-11-23\"\n"
       "[[round]]\nfrom = \"2022-11-15\"\nuntil = \"2022-11-24\"\n");
  for (const char* name : {"low", "up"}) {
    Do({"campaign", "create", Path(std::string(name) + ".toml")}, kNow);
    Do({"campaign", "open", name}, kNow);
  }
  const json rollup = Ask({"campaign", "rollup", "up"}, kNow);
  ASSERT_EQ(rollup["lower"].size(), 1U) << rollup;
  EXPECT_EQ(rollup["sum"]["sites"]["drawn"], 1);
  const json sample = Ask(
      {"campaign", "resample", "low", "--as-campaign", "again", "--ratio", "100", "--seed", "7"},
      kNow);
  EXPECT_EQ(sample["drawn"].size(), 2U);
  EXPECT_EQ(Ask({"campaign", "agreement", "low", "again"}, kNow)["sample"], 0);
}

// One site of our own, whose menu entry 我要写信 can be repaired.
class LookAgainCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (IsSkipped()) return;
    site_.Page("/",
               "<title>首页</title><div class=nav><a href=/letter.html>我要写信</a>"
               "<a href=/a.html>机构职能</a></div>");
    site_.Page("/a.html", "<title>机构职能</title><p>正文，足够长的一段文字。<a href=/>首页</a>");
    site_.Handle("/letter.html", [this](const mocksite::Request&, mocksite::Connection& to) {
      to.Send(mocksite::HttpAnswer(
          fixed_ ? 200 : 404, "Content-Type: text/html; charset=utf-8\r\n",
          fixed_ ? "<title>我要写信</title><h1>我要写信</h1><p>请写信。" : "<title>404</title>"));
    });
    site_.Status("/menu/gone", 404);
    site_.Page("/menu/deleted", "<title></title><p>该内容已被发布者删除</p>");
    WriteFile(folder_.path() / "units.csv", "单位名称,简称\n应急管理局,应急\n");
    WriteFile(folder_.path() / "sites.csv",
              "网站名称,首页网址,主办单位\n应急管理局网站," + site_.Url("/") + ",应急\n");
    WriteFile(folder_.path() / "accounts.csv",
              "账号名称,平台,主办单位\n济源应急,微信订阅号,应急\n");
    WriteFile(folder_.path() / "c.toml",
              "id = \"T1\"\nname = \"试\"\nmonitoring_point = \"2022-08-24\"\n[[round]]\nfrom = "
              "\"2022-08-15\"\nuntil = \"2022-08-24\"\n");
    Do({"inventory", "import", "units", Path(folder_.path() / "units.csv")});
    Do({"inventory", "import", "sites", Path(folder_.path() / "sites.csv")});
    Do({"inventory", "import", "accounts", Path(folder_.path() / "accounts.csv")});
    Do({"campaign", "create", Path(folder_.path() / "c.toml")});
    Do({"campaign", "open", "T1"});
  }
  static void Do(std::vector<std::string> words) {
    words.insert(words.end(), {"--now", "2022-08-16T10:00"});
    const Ended ended = Xuncha(words);
    EXPECT_EQ(ended.status, 0) << ended.err << ended.out;
  }
  static json Ask(std::vector<std::string> words) {
    words.insert(words.end(), {"--now", "2022-08-16T10:00", "--format", "json"});
    const Ended ended = Xuncha(words);
    json answer = json::parse(ended.out, nullptr, false);
    EXPECT_TRUE(answer.is_object()) << ended.err << ended.out;
    return answer.is_object() ? answer : json::object();
  }

  std::atomic<bool> fixed_{false};
  mocksite::MockSite site_;
};

TEST_F(LookAgainCommands, AnOrderIsLookedAtAgainExactlyWhereItSays) {
  Do({"campaign", "run", "T1", "--round", "1", "--allow-private", "--rate", "0", "--quiet"});
  const json confirmed = Ask({"finding", "confirm", "--check", "dead_link", "--campaign", "T1"});
  ASSERT_EQ(confirmed["problems"].size(), 1U);
  const std::string number = confirmed["problems"][0]["number"];
  Do({"order", "issue", "T1"});
  Do({"order", "apply", "o-1", "report_fix", "--answer", "已修复", "--fixed-on", "2022-08-16"});
  const std::vector<std::string> again{"order",           "reinspect", "--campaign", "T1",
                                       "--allow-private", "--rate",    "0"};
  json looked = Ask(again);
  EXPECT_EQ(looked["schema"], "xuncha.reinspection/1");
  ASSERT_EQ(looked["looks"].size(), 1U) << looked;
  EXPECT_EQ(looked["looks"][0]["result"], "open");
  EXPECT_EQ(looked["looks"][0]["after"], "returned");

  Do({"order", "apply", "o-1", "dispute", "--reason", "已经能打开"});
  fixed_ = true;
  const std::size_t others = site_.CountOf("/a.html");
  looked = Ask(again);
  EXPECT_EQ(looked["looks"][0]["result"], "fixed");
  EXPECT_EQ(looked["looks"][0]["after"], "disputed");
  EXPECT_GE(site_.CountOf("/a.html"), others);
  const json view = Ask({"order", "dispute-view", "o-1"});
  ASSERT_EQ(view["items"].size(), 1U);
  EXPECT_EQ(view["items"][0]["stored"]["attempts"][0]["status"], 404);
  EXPECT_EQ(view["items"][0]["fresh"]["attempts"][0]["status"], 200);
  EXPECT_EQ(view["items"][0]["reason"], "已经能打开");
  Do({"order", "apply", "o-1", "uphold", "--reason", "当时确实打不开"});
  looked = Ask(again);
  EXPECT_EQ(looked["looks"][0]["after"], "verified");
  Do({"order", "apply", "o-1", "close"});
  EXPECT_EQ(Ask({"finding", "show", number})["problem"]["state"], "closed");
  const Ended text = Xuncha({"order", "dispute-view", "o-1", "--problem", number});
  EXPECT_THAT(text.out, HasSubstr("HTTP 404"));
}

TEST_F(LookAgainCommands, AProbeOfItsOwnIsAppended) {
  const json probed = Ask({"record", "probe", "s-1", "--allow-private"});
  EXPECT_EQ(probed["schema"], "xuncha.probes/1");
  EXPECT_EQ(probed["probes"][0]["opened"], true);
  // One probe is no week.
  EXPECT_EQ(probed["verdicts"][0]["answer"], "not_observed");
  EXPECT_EQ(probed["verdicts"][0]["counted"], 1);
}

TEST_F(LookAgainCommands, MenusAreProbedAndOnlyWhatIsProvableIsSaid) {
  const auto menu = [&](const char* path, const std::string& url) {
    Do({"account", "record", "a-1", "--menu", path, "--type", "web", "--url", url});
  };
  menu("服务—政务公开", site_.Url("/menu/gone"));
  menu("服务—要闻", site_.Url("/menu/deleted"));
  menu("服务—首页", site_.Url("/"));
  const json probed = Ask({"account", "probe", "--allow-private", "--rate", "0"});
  EXPECT_EQ(probed["schema"], "xuncha.account_probe/1");
  EXPECT_EQ(probed["addresses"], 3);
  EXPECT_EQ(probed["dead"], 1);
  EXPECT_EQ(probed["added"], 2);
  const json found = Ask({"finding", "list", "--campaign", "T1", "--check", "account_menu_dead"});
  ASSERT_EQ(found["count"], 2);
  for (const json& problem : found["problems"]) EXPECT_EQ(problem["confidence"], "likely");
  EXPECT_GE(site_.CountOf("/menu/gone"), 2U);  // confirmed before it is said
}

}  // namespace
}  // namespace xuncha::e2e
