// SPDX-License-Identifier: Apache-2.0
#include "app/probe_accounts.h"

#include <atomic>

#include "gather/scripted_fetcher.h"
#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::SizeIs;

class MenuProbes : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    auto data = LoadGatherData(resources_);
    ASSERT_TRUE(data);
    data_ = std::move(data).value();
  }
  static std::string Title(const model::Message& message) { return message.key; }

  void Record(const std::vector<std::pair<const char*, const char*>>& menu) {
    const auto done = store::InTransaction(*database_, [&]() -> Result<AccountRecorded> {
      XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                          LoadAccountDesk(*database_, resources_, "2022Q3"));
      return RecordAccount(*database_, rules_, desk, "a-1", 1, Title, By("张三", "2022-08-16"),
                           [&](model::AccountFacts& facts) {
                             for (const auto& [name, url] : menu) {
                               SetMenuUrl(MenuItemAt(facts, {"服务", name}), url);
                             }
                             return Ok();
                           });
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  MenuProbed Probe() {
    Log log(LogLevel::kOff, clock_, [](std::string_view) {});
    MenuProbeRequest request;
    request.campaign = "2022Q3";
    request.options.rate = 0;
    request.data_dir = temp_ / "data";
    request.tool_version = "1";
    request.actor = "machine";
    const auto probed = ProbeMenus(*database_, rules_, resources_, request,
                                   {data_, fetcher_, clock_, log}, Title, stop_);
    EXPECT_TRUE(probed) << (probed ? "" : probed.error().message);
    return probed ? *probed : MenuProbed();
  }
  model::AccountFacts Facts() {
    const auto facts = store::DeskStore(*database_).FindFacts("2022Q3", "a-1", 1);
    EXPECT_TRUE(facts && *facts);
    return facts && *facts ? **facts : model::AccountFacts();
  }

  GatherData data_;
  ManualClock clock_{*ParseTime("2022-08-23T10:00")};
  gather::ScriptedFetcher fetcher_{clock_};
  std::atomic<bool> stop_{false};
};

TEST_F(MenuProbes, SayOnlyWhatIsProvableFromOutside) {
  fetcher_.AddPage("http://a.example/ok", "<title>要闻</title><p>一切正常，请放心访问本页面。");
  gather::ScriptedReply gone;
  gone.status = 404;
  fetcher_.Add("http://a.example/gone", gone);
  gather::ScriptedReply error;
  error.status = 500;
  fetcher_.Add("http://a.example/error", error);
  fetcher_.AddPage("http://mp.example/deleted", "<title></title><p>该内容已被发布者删除");
  fetcher_.AddPage("http://mp.example/client", "<title></title><p>请在微信客户端打开链接");
  ASSERT_NO_FATAL_FAILURE(Record({{"好", "http://a.example/ok"},
                                  {"没有", "http://a.example/gone"},
                                  {"出错", "http://a.example/error"},
                                  {"删除", "http://mp.example/deleted"},
                                  {"客户端", "http://mp.example/client"}}));
  const MenuProbed probed = Probe();
  EXPECT_EQ(probed.addresses, 5U);
  EXPECT_EQ(probed.dead, 1U);
  EXPECT_EQ(probed.added, 2U);
  store::ProblemFilter filter;
  filter.campaign = "2022Q3";
  const auto problems = AllProblems(*database_, filter);
  ASSERT_TRUE(problems);
  std::vector<std::string> said;
  for (const model::Problem& one : *problems) {
    EXPECT_EQ(one.check, "account_menu_dead");
    EXPECT_EQ(one.confidence, model::Confidence::kLikely);
    EXPECT_EQ(one.snapshot, probed.snapshot);
    said.push_back(one.column_path.back() + " " + one.title);
  }
  EXPECT_THAT(said, ::testing::UnorderedElementsAre("没有 account_menu_dead.gone",
                                                    "删除 account_menu_dead.deleted"));
  // The person looked when he did; the machine's look has its own time.
  const model::AccountFacts facts = Facts();
  EXPECT_EQ(facts.by, "张三");
  EXPECT_EQ(FormatDay(ChinaDay(facts.at)), "2022-08-16");
  EXPECT_EQ(FormatDay(ChinaDay(facts.menu[0].probed)), "2022-08-23");
}

TEST_F(MenuProbes, DateWhatTheyRead) {
  std::string list;
  for (const char* day : {"2019-06-20", "2019-05-01", "2019-03-11"}) {
    list += std::string("<li><a href=/x") + day + ".html>乡村画卷展示美丽坡头新面貌</a><span>" +
            day + "</span></li>";
  }
  fetcher_.AddPage("http://a.example/list",
                   "<title>乡村画卷</title><div class=con><h2>乡村画卷</h2><ul class=list>" + list +
                       "</ul></div>");
  ASSERT_NO_FATAL_FAILURE(Record({{"乡村画卷", "http://a.example/list"}}));
  EXPECT_EQ(Probe().added, 1U);
  EXPECT_EQ(Facts().menu[0].latest, "2019-06-20");
  EXPECT_EQ(fetcher_.AskedTimes("http://a.example/x2019-06-20.html"), 0U);
}

TEST_F(MenuProbes, WithoutAnAddressNothingIsAsked) {
  ASSERT_NO_FATAL_FAILURE(Record({{"小程序", ""}}));
  EXPECT_EQ(Probe().addresses, 0U);
  EXPECT_THAT(fetcher_.asked(), SizeIs(0));
}

}  // namespace
}  // namespace xuncha::app
