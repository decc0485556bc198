// SPDX-License-Identifier: Apache-2.0
#include "app/probe_log.h"

#include "app/check_records.h"
#include "gather/scripted_fetcher.h"
#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ProbeLog : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
  }

  // A week of probes, twenty a day, of which the first `failed` of each day fail.
  std::string Week(int failed, const char* result = "超时") {
    std::string csv = "监测时间,网址,监测结果,耗时（秒）\n";
    for (int day = 17; day <= 23; ++day) {
      for (int n = 0; n < 20; ++n) {
        csv += "2022-08-" + std::to_string(day) + " " + std::to_string(n) + ":05,";
        csv += n < failed ? std::string("http://u-1.example.gov.cn/,") + result + ",20\n"
                          : std::string("http://u-1.example.gov.cn/,200,1.5\n");
      }
    }
    return Write("week.csv", csv);
  }
  ProbesTaken Import(const std::string& file, bool skip_wrong = false) {
    const auto taken = ImportProbes(*database_, resources_, file, false, skip_wrong,
                                    {rules_, "2022Q3", 1}, By("office"));
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : ProbesTaken();
  }
  SiteProbes Judge(const std::vector<std::string>& sites = {"s-1"}) {
    const auto judged =
        JudgeSiteProbes(*database_, resources_, {rules_, "2022Q3", 1}, sites, By("office"));
    EXPECT_TRUE(judged && judged->size() == 1U) << (judged ? "" : judged.error().message);
    return judged && !judged->empty() ? judged->front() : SiteProbes();
  }
  model::RecordRow Row() {
    const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
    const auto rows = RowsFor(*database_, rules_, *context, "s-1", 1);
    EXPECT_TRUE(rows);
    for (const model::RecordRow& row : *rows) {
      if (row.indicator == "V1.2") return row;
    }
    ADD_FAILURE() << "no row V1.2";
    return {};
  }
};

TEST_F(ProbeLog, AWeekWithFivePercentFailedIsTheVeto) {
  const ProbesTaken taken = Import(Week(1));
  EXPECT_EQ(taken.added, 140U);
  EXPECT_THAT(taken.sites, ElementsAre("s-1"));
  const SiteProbes judged = Judge();
  EXPECT_EQ(judged.verdict.answer.answer, model::CheckAnswer::kFail);
  EXPECT_EQ(judged.verdict.answer.says, "7/140");
  EXPECT_EQ(Row().machine, model::CheckAnswer::kFail);
  EXPECT_EQ(Row().machine_says, "7/140");
}

TEST_F(ProbeLog, TheSameFileTwiceChangesNothing) {
  Import(Week(0));
  const std::int64_t rows = HistoryRows();
  const ProbesTaken again = Import(Week(0));
  EXPECT_EQ(again.same, 140U);
  EXPECT_FALSE(again.written);
  EXPECT_EQ(HistoryRows(), rows);
  EXPECT_EQ(Judge().verdict.answer.answer, model::CheckAnswer::kPass);
  EXPECT_FALSE(Judge().changed);
}

TEST_F(ProbeLog, RefusalsAreNoAnswerAboutTheSite) {
  Import(Week(3, "403"));
  const SiteProbes judged = Judge();
  EXPECT_EQ(judged.verdict.counted, 119);
  EXPECT_EQ(judged.verdict.failed, 0);
  EXPECT_EQ(judged.verdict.answer.answer, model::CheckAnswer::kNotObserved);
}

TEST_F(ProbeLog, DaysFiledOffTheNetAreLeftOut) {
  store::InventoryStore inventory(*database_);
  ASSERT_TRUE(
      inventory.Put(model::OfflinePeriod{"s-1", "2022-08-20", "2022-08-21", "2022-08-10", "改版"}));
  Import(Week(0));
  const SiteProbes judged = Judge();
  EXPECT_THAT(judged.verdict.excused_days, ElementsAre("2022-08-20", "2022-08-21"));
  EXPECT_EQ(judged.verdict.counted, 100);
}

TEST_F(ProbeLog, BadRowsAreToldAndNothingIsWritten) {
  const std::string file =
      Write("bad.csv",
            "时间,网址,网站名称,结果,耗时\n2022-08-17 10:00,http://u-1.example.gov.cn/,,200,1\n"
            "昨天,http://u-1.example.gov.cn/,,200,1\n2022-08-17 11:00,http://no.example/,,200,1\n"
            "2022-08-17 12:00,,应急管理局网站,也许,1\n2022-08-17 13:00,,林业局网站,正常,很快\n"
            "2099-01-01 10:00,,林业局网站,正常,1\n");
  const ProbesTaken taken = Import(file);
  EXPECT_FALSE(taken.written);
  EXPECT_EQ(taken.wrong, 5U);
  std::vector<std::string> told;
  told.reserve(taken.faults.size());
  for (const ProbeFault& fault : taken.faults) {
    told.push_back(std::to_string(fault.row) + "/" + fault.column + "/" + fault.fault.key);
  }
  EXPECT_THAT(told,
              ElementsAre("3/监测时间/probe_log.bad_time", "4/网址/inventory.no_site",
                          "5/监测结果/inventory.bad_choice", "6/耗时（秒）/probe_log.bad_seconds",
                          "7/监测时间/probe_log.future"));
  EXPECT_THAT(*store::DeskStore(*database_).Probes("s-1", 0), IsEmpty());
  EXPECT_TRUE(Import(file, true).written);
  EXPECT_THAT(*store::DeskStore(*database_).Probes("s-1", 0), SizeIs(1));
}

TEST_F(ProbeLog, ASiteIsNamedByCodeNameOrAddressInAnyColumn) {
  store::InventoryStore inventory(*database_);
  model::SiteRecord site = *inventory.FindSite("s-1");
  site.id_code = "4190010001";
  ASSERT_TRUE(inventory.Put(site));
  const ProbesTaken named = Import(Write("named.csv",
                                         "监测时间,网站,监测结果\n"
                                         "2022-08-20 10:05,4190010001,200\n"
                                         "2022-08-20 10:10,http://u-1.example.gov.cn/,200\n"
                                         "2022-08-20 10:15,u-1.example.gov.cn,200\n"
                                         "2022-08-20 10:20,应急管理局网站,200\n"));
  EXPECT_EQ(named.added, 4U);
  EXPECT_THAT(named.sites, ElementsAre("s-1"));
  const ProbesTaken coded = Import(Write("coded.csv",
                                         "监测时间,标识码,网站名称,监测结果\n"
                                         "2022-08-20 11:05,4190010001,随便写的,200\n"));
  EXPECT_EQ(coded.added, 1U);
  const ProbesTaken wrong =
      Import(Write("wrong.csv", "监测时间,标识码,监测结果\n2022-08-20 12:05,4190019999,200\n"));
  EXPECT_EQ(wrong.wrong, 1U);
  ASSERT_EQ(wrong.faults.size(), 1U);
  EXPECT_EQ(wrong.faults[0].column, "网站标识码");
}

TEST_F(ProbeLog, AnOwnProbeFollowsRedirectsAndIsKept) {
  ManualClock clock{*ParseTime("2022-08-23T10:00")};
  gather::ScriptedFetcher fetcher{clock};
  fetcher.AddRedirect("http://u-1.example.gov.cn/", "http://u-1.example.gov.cn/index.html");
  fetcher.AddPage("http://u-1.example.gov.cn/index.html", "<title>首页</title>");
  const auto probe = ProbeSite(*database_, "s-1", fetcher, {}, By("machine", "2022-08-23"));
  ASSERT_TRUE(probe) << probe.error().message;
  EXPECT_TRUE(probe->opened);
  EXPECT_EQ(probe->milliseconds, 10);
  EXPECT_THAT(*store::DeskStore(*database_).Probes("s-1", 0), SizeIs(1));
}

TEST_F(ProbeLog, SilenceCountsOnlyWhileAControlAnswers) {
  ManualClock clock{*ParseTime("2022-08-23T10:00")};
  gather::ScriptedFetcher fetcher{clock};
  fetcher.FailHost("u-1.example.gov.cn", model::Outcome::kTimeout);
  fetcher.AddPage("http://control.example/", "ok");
  const auto unsure = ProbeSite(*database_, "s-1", fetcher, {}, By("machine", "2022-08-23"));
  ASSERT_TRUE(unsure);
  EXPECT_TRUE(unsure->own_fault);
  const auto sure = ProbeSite(*database_, "s-1", fetcher, {"http://control.example/"},
                              By("machine", "2022-08-23"));
  ASSERT_TRUE(sure);
  EXPECT_FALSE(sure->own_fault);
  EXPECT_FALSE(sure->opened);
  EXPECT_EQ(sure->result, "timeout");
}

}  // namespace
}  // namespace xuncha::app
