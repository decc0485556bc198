// SPDX-License-Identifier: Apache-2.0
//
// A round on a scripted site, its problems handed over, the site changed, and looked at again.
#include "app/reinspect.h"

#include <atomic>
#include <set>

#include "app/account_records.h"
#include "app/campaign_run.h"
#include "app/dispute.h"
#include "app/inspect_site.h"
#include "app/look_at.h"
#include "app/look_places.h"
#include "app/orders.h"
#include "app/take_in.h"
#include "gather/scripted_fetcher.h"
#include "store/desk_store.h"
#include "store/order_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using model::LookResult;
using model::OrderState;

constexpr const char* kHome = "http://u-1.example.gov.cn/";
std::string At(std::string_view path) { return std::string(kHome) + std::string(path); }

// A site as a round finds it, or as it is later.
struct SiteNow {
  std::string letter_status = "404";  // 我要写信, in the menu
  bool letter_linked = true;
  std::string newest = "2020-05-01";  // of 通知公告
  bool column_there = true;
  bool reports_lead_home = false;  // 公开年报, in the menu
};

class Reinspecting : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    auto data = LoadGatherData(resources_);
    ASSERT_TRUE(data);
    data_ = std::move(data).value();
  }

  static void Script(const SiteNow& now, gather::ScriptedFetcher& fetcher) {
    const std::string letter =
        now.letter_linked ? "<li><a href=/letter.html>我要写信</a></li>" : "";
    const std::string nav =
        "<div class=nav><ul><li><a href=/>首页</a></li><li><a href=/tzgg/>通知公告</a></li>"
        "<li><a href=/jgzn/>机构职能</a></li>" +
        letter + (now.reports_lead_home ? "<li><a href=/>公开年报</a></li>" : "") + "</ul></div>";
    const auto page = [&](const std::string& path, const std::string& title,
                          const std::string& body) {
      fetcher.AddPage(At(path), "<!doctype html><html><head><meta charset=utf-8><title>" + title +
                                    "</title></head><body>" + nav + body + "</body></html>");
    };
    const std::string text =
        "<p>"
        "本县召开全县经济工作会议，研究部署下一阶段重点任务。会议强调要抓好项目建设，优化营商环境，"
        "保障和改善民生，推动高质量发展取得新成效，各乡镇、各部门要认真落实。</p>";
    page("", "演示县人民政府", text);
    page("jgzn/", "机构职能_演示县人民政府", "<h2>机构职能</h2>" + text);
    std::string list;
    const std::vector<std::string> days{now.newest, "2020-04-01", "2019-12-31"};
    for (std::size_t i = 0; i < days.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      list.append("<li><a href=/tzgg/").append(n).append(".html>演示县召开第").append(n);
      list.append("次专题工作会议研究部署重点工作</a><span>")
          .append(days[i])
          .append("</span></li>");
      page("tzgg/" + n + ".html", "第" + n + "次会议", text + n);
    }
    if (now.column_there) {
      page("tzgg/", "通知公告_演示县人民政府",
           "<div class=position>您的位置：<a href=/>首页</a> &gt; <a href=/tzgg/>通知公告</a></div>"
           "<div class=con><h2>通知公告</h2><ul class=list>" +
               list + "</ul></div>");
    }
    if (now.letter_status == "200") {
      page("letter.html", "我要写信",
           "<h1>我要写信</h1><form action=/post><textarea></textarea></form>" + text);
    } else {
      gather::ScriptedReply reply;
      reply.status = static_cast<std::uint16_t>(std::stoi(now.letter_status));
      reply.body = "<title>错误</title>";
      fetcher.Add(At("letter.html"), reply);
    }
  }

  gather::GatherOptions Options() const {
    gather::GatherOptions options;
    options.rate = 0;
    options.user_agent = "xuncha-test";
    options.use_sitemaps = false;
    return options;
  }

  static std::string Title(const model::Finding& finding) {
    return finding.check + " " + finding.seen;
  }

  // Round 1 on the site, everything confirmed and handed over.
  void RunRound1(const SiteNow& now) {
    ManualClock clock{*ParseTime("2022-08-24T10:00")};
    gather::ScriptedFetcher fetcher{clock};
    Script(now, fetcher);
    Log log(LogLevel::kOff, clock, [](std::string_view) {});
    const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
    ASSERT_TRUE(context);
    const auto judge = LoadJudge(resources_, "cn-2019-19", "default");
    ASSERT_TRUE(judge);
    InspectRequest inspect;
    inspect.options = Options();
    inspect.options.site = SiteOf(*context->all.SiteById("s-1"), context->all);
    inspect.data_dir = temp_ / "data";
    inspect.tool_version = "1";
    inspect.as_of = ParseDay("2022-08-23");
    const auto inspected =
        InspectSite(std::move(inspect), {*judge, data_, fetcher, clock, log}, {}, stop_);
    ASSERT_TRUE(inspected) << inspected.error().message;
    model::Inspection inspection;
    inspection.campaign = "2022Q3";
    inspection.subject = "s-1";
    inspection.state = model::InspectionState::kRunning;
    const std::function<std::string(const model::Finding&)> title = Title;
    ASSERT_TRUE(TakeIn(*database_, {rules_, *context, title, {}}, inspection, inspected->report,
                       By("machine")));
    store::ProblemFilter filter;
    filter.campaign = "2022Q3";
    for (const char* check : {"dead_link", "stale_column", "misdirected_link"}) {
      filter.check = check;
      ASSERT_TRUE(MoveProblems(*database_, {{}, filter}, model::ProblemEvent::kConfirm, By("张")));
    }
    const auto orders = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office"));
    ASSERT_TRUE(orders) << orders.error().message;
    ASSERT_THAT(*orders, SizeIs(1));
    order_ = (*orders)[0].id;
    ASSERT_THAT((*orders)[0].items, SizeIs(now.reports_lead_home ? 3 : 2));
  }

  ReinspectOutcome LookAgain(const SiteNow& now, const char* time = "2022-08-30T10:00") {
    ManualClock clock{*ParseTime(time)};
    gather::ScriptedFetcher fetcher{clock};
    Script(now, fetcher);
    for (const char* address : {"http://m.example.cn/a", "http://m.example.cn/b"}) {
      if (menu_status_ == 0) break;
      gather::ScriptedReply reply;
      reply.status = static_cast<std::uint16_t>(menu_status_);
      reply.body =
          "<!doctype html><title>办事</title><p>办事指南的内容在这里，请按要求提交材料。</p>";
      fetcher.Add(address, reply);
    }
    Log log(LogLevel::kOff, clock, [](std::string_view) {});
    ReinspectRequest request;
    request.order = order_;
    request.options = Options();
    request.data_dir = temp_ / "data";
    request.tool_version = "1";
    request.actor = "复查";
    const auto outcome = Reinspect(
        request, {*database_, rules_, resources_, data_, clock, fetcher, log, Title}, stop_);
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message);
    asked_ = fetcher.asked().size();
    asked_urls_.clear();
    for (const auto& one : fetcher.asked()) asked_urls_.push_back(one.url);
    return outcome ? *outcome : ReinspectOutcome();
  }
  static const Reinspected& Of(const ReinspectOutcome& outcome, const char* check) {
    for (const Reinspected& one : outcome.looks) {
      if (one.problem.check == check) return one;
    }
    ADD_FAILURE() << check << " was not looked at";
    static const Reinspected none;
    return none;
  }
  void ReportFix() {
    OrderRequest fix;
    fix.order = order_;
    fix.event = model::OrderEvent::kReportFix;
    fix.answer = "已整改";
    fix.fixed_on = "2022-08-29";
    const auto done = ApplyToOrder(*database_, rules_, fix, By("webmaster", "2022-08-29"));
    ASSERT_TRUE(done) << done.error().message;
  }

  GatherData data_;
  std::string order_;
  std::size_t asked_ = 0;
  std::vector<std::string> asked_urls_;
  int menu_status_ = 0;  // of the addresses that a menu opens; 0 = there is no menu
  std::atomic<bool> stop_{false};
};

TEST_F(Reinspecting, WhatIsFixedIsVerifiedAndItsEvidenceKept) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  ASSERT_NO_FATAL_FAILURE(ReportFix());
  const ReinspectOutcome outcome = LookAgain({"200", true, "2022-08-29", true});
  ASSERT_THAT(outcome.looks, SizeIs(2));
  EXPECT_THAT(outcome.failed, IsEmpty());
  for (const Reinspected& one : outcome.looks) {
    EXPECT_EQ(one.look.result, LookResult::kFixed) << one.problem.check << " " << one.look.why;
    EXPECT_EQ(one.before, OrderState::kFixed);
    EXPECT_EQ(one.after, OrderState::kVerified);
    EXPECT_FALSE(one.look.snapshot.empty());
    const auto looks = store::DeskStore(*database_).Looks(one.problem.id);
    ASSERT_TRUE(looks);
    EXPECT_THAT(*looks, SizeIs(1));
  }
  const auto folder = store::DataFolder::Open(temp_ / "data");
  const auto snapshot = store::SnapshotReader::Open(*folder, outcome.looks[0].look.snapshot);
  ASSERT_TRUE(snapshot) << snapshot.error().message;
  const model::UrlId letter = (*snapshot)->FindUrl(At("letter.html"));
  ASSERT_NE(letter, model::kNoUrl);
  EXPECT_THAT((*snapshot)->evidence(letter), SizeIs(1));
  // Verified items are not looked at again.
  EXPECT_THAT(LookAgain({}).looks, IsEmpty());
}

TEST_F(Reinspecting, WhatIsStillThereGoesBack) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  ASSERT_NO_FATAL_FAILURE(ReportFix());
  const ReinspectOutcome outcome = LookAgain({});
  ASSERT_THAT(outcome.looks, SizeIs(2));
  for (const Reinspected& one : outcome.looks) {
    EXPECT_EQ(one.look.result, LookResult::kOpen) << one.problem.check << " " << one.look.why;
    EXPECT_EQ(one.after, OrderState::kReturned);
    EXPECT_EQ(one.problem.state, model::ProblemState::kConfirmed);
    EXPECT_FALSE(one.look.says.empty());
  }
}

TEST_F(Reinspecting, WithoutTheUnitsWordOpenStaysAndFixedIsVerified) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  const ReinspectOutcome outcome = LookAgain({"404", true, "2022-08-29", true});
  EXPECT_EQ(Of(outcome, "dead_link").look.result, LookResult::kOpen);
  EXPECT_EQ(Of(outcome, "dead_link").after, OrderState::kIssued);
  EXPECT_EQ(Of(outcome, "stale_column").look.result, LookResult::kFixed);
  EXPECT_EQ(Of(outcome, "stale_column").after, OrderState::kVerified);
  EXPECT_EQ(Of(outcome, "stale_column").problem.state, model::ProblemState::kFixed);
}

TEST_F(Reinspecting, APageThatStillLinksItselfWronglyIsStillThere) {
  const SiteNow now{"404", true, "2020-05-01", true, true};
  ASSERT_NO_FATAL_FAILURE(RunRound1(now));
  EXPECT_EQ(Of(LookAgain(now), "misdirected_link").look.result, LookResult::kOpen);
}

TEST_F(Reinspecting, ALinkThatWasTakenAwayIsFixed) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  const ReinspectOutcome outcome = LookAgain({"404", false, "2020-05-01", true});
  EXPECT_EQ(Of(outcome, "dead_link").look.result, LookResult::kFixed)
      << Of(outcome, "dead_link").look.why;
}

TEST_F(Reinspecting, WhatCannotBeSeenIsNeitherFixedNorThere) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  ASSERT_NO_FATAL_FAILURE(ReportFix());
  // A wall before the target, and the column's page is gone altogether.
  const ReinspectOutcome outcome = LookAgain({"403", true, "2022-08-29", false});
  EXPECT_EQ(Of(outcome, "dead_link").look.result, LookResult::kNotObservable);
  EXPECT_EQ(Of(outcome, "dead_link").look.why, "target_not_checked");
  EXPECT_EQ(Of(outcome, "stale_column").look.result, LookResult::kNotObservable);
  EXPECT_EQ(Of(outcome, "stale_column").look.why, "page_not_read");
  for (const Reinspected& one : outcome.looks) EXPECT_EQ(one.after, OrderState::kFixed);
}

TEST_F(Reinspecting, ADisputeShowsTheStoredBytesBesideTheFreshLook) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  OrderRequest dispute;
  dispute.order = order_;
  dispute.event = model::OrderEvent::kDispute;
  ASSERT_TRUE(
      ApplyToOrder(*database_, rules_, dispute, By("webmaster", "2022-08-25", "一直能打开")));
  DisputeRequest request;
  request.order = order_;
  request.data_dir = temp_ / "data";
  auto views = ViewDispute(request, *database_, resources_, Title);
  ASSERT_TRUE(views) << views.error().message;
  ASSERT_THAT(*views, SizeIs(2));
  EXPECT_FALSE((*views)[0].look);
  const ReinspectOutcome outcome = LookAgain({"200", true, "2020-05-01", true});
  // The look is for whoever decides.
  for (const Reinspected& one : outcome.looks) EXPECT_EQ(one.after, OrderState::kDisputed);
  views = ViewDispute(request, *database_, resources_, Title);
  ASSERT_TRUE(views);
  for (const DisputeView& view : *views) {
    EXPECT_EQ(view.reason, "一直能打开");
    ASSERT_TRUE(view.stored);
    ASSERT_TRUE(view.look);
    ASSERT_TRUE(view.fresh);
    if (view.problem.check != "dead_link") continue;
    EXPECT_EQ(view.stored->sentence, "dead_link HTTP 404");
    EXPECT_THAT(view.stored->attempts, SizeIs(2));
    EXPECT_EQ(view.stored->evidence.size(), 1U);
    EXPECT_EQ(view.look->result, LookResult::kFixed);
    ASSERT_THAT(view.fresh->attempts, SizeIs(1));
    EXPECT_EQ(view.fresh->attempts[0].status, 200);
    // The kept bytes of both, read back: what the server said, and the page that linked it.
    ASSERT_THAT(view.stored->places, SizeIs(2));
    EXPECT_EQ(view.stored->places[0].status, 404);
    EXPECT_THAT(view.stored->places[0].response_head, testing::StartsWith("HTTP/1.1 404"));
    EXPECT_EQ(view.stored->places[1].spot, "/letter.html");
    EXPECT_THAT(view.stored->places[1].excerpt, testing::HasSubstr("我要写信"));
    EXPECT_EQ(view.fresh->places[0].status, 200);
    EXPECT_NE(view.fresh->places[0].sha256, view.stored->places[0].sha256);
  }
}

// The column's page and its entries; not what its menu leads to, nor the places of others.
TEST_F(Reinspecting, NothingIsAskedButThePlacesAndTheirEntries) {
  ASSERT_NO_FATAL_FAILURE(RunRound1({}));
  store::ProblemFilter links;
  links.campaign = "2022Q3";
  links.check = "dead_link";
  const auto found = AllProblems(*database_, links);
  ASSERT_TRUE(found && !found->empty());
  OrderRequest withdraw;
  withdraw.order = order_;
  withdraw.event = model::OrderEvent::kWithdraw;
  for (const model::Problem& problem : *found) withdraw.problems.push_back(problem.id);
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, withdraw, By("张", "2022-08-25", "误判")));
  LookAgain({});
  const std::set<std::string> asked(asked_urls_.begin(), asked_urls_.end());
  EXPECT_TRUE(asked.contains(At("tzgg/")));
  EXPECT_TRUE(asked.contains(At("tzgg/1.html")));
  EXPECT_FALSE(asked.contains(At("letter.html")));
  EXPECT_FALSE(asked.contains(At("jgzn/"))) << "it is in the menu of every page";
}

class ReinspectingMenus : public Reinspecting {
 protected:
  // Two items that a probe found dead; of the second a person had said so, too.
  void HandOver() {
    const auto done = store::InTransaction(*database_, [&]() -> Result<AccountRecorded> {
      XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                          LoadAccountDesk(*database_, resources_, "2022Q3"));
      const auto title = [](const model::Message& message) { return message.key; };
      return RecordAccount(*database_, rules_, desk, "a-1", 1, title, By("张三", "2022-08-16"),
                           [&](model::AccountFacts& facts) {
                             for (const char* name : {"办事", "公开"}) {
                               model::MenuItem& item = MenuItemAt(facts, {"服务", name});
                               SetMenuUrl(item, std::string("http://m.example.cn/") +
                                                    (item.path.back() == "办事" ? "a" : "b"));
                               item.outcome = model::Outcome::kGone;
                               item.status = 404;
                               if (item.path.back() == "公开") item.tick = model::Tick::kBroken;
                             }
                             return Ok();
                           });
    });
    ASSERT_TRUE(done) << done.error().message;
    ASSERT_EQ(done->added, 2U);
    store::ProblemFilter filter;
    filter.campaign = "2022Q3";
    ASSERT_TRUE(MoveProblems(*database_, {{}, filter}, model::ProblemEvent::kConfirm, By("张")));
    const auto orders = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office"));
    ASSERT_TRUE(orders);
    order_ = (*orders)[0].id;
  }
  static const model::ProblemLook& Item(const ReinspectOutcome& outcome, const char* name) {
    for (const Reinspected& one : outcome.looks) {
      if (one.problem.column_path.back() == name) return one.look;
    }
    ADD_FAILURE() << name;
    static const model::ProblemLook none;
    return none;
  }
};

TEST_F(ReinspectingMenus, AnAddressThatAnswersIsFixedAndAPersonsWordIsAPersonsToTakeBack) {
  ASSERT_NO_FATAL_FAILURE(HandOver());
  menu_status_ = 200;
  const ReinspectOutcome outcome = LookAgain({});
  ASSERT_THAT(outcome.looks, SizeIs(2));
  EXPECT_EQ(Item(outcome, "办事").result, LookResult::kFixed) << Item(outcome, "办事").why;
  EXPECT_FALSE(Item(outcome, "办事").snapshot.empty());
  EXPECT_EQ(Item(outcome, "公开").result, LookResult::kNotObservable);
  EXPECT_EQ(Item(outcome, "公开").why, "by_hand");
}

TEST_F(ReinspectingMenus, WhatIsGoneIsStillThereAndAWallSaysNothing) {
  ASSERT_NO_FATAL_FAILURE(HandOver());
  menu_status_ = 404;
  ReinspectOutcome outcome = LookAgain({});
  EXPECT_EQ(Item(outcome, "办事").result, LookResult::kOpen);
  EXPECT_EQ(Item(outcome, "办事").seen, "HTTP 404");
  EXPECT_EQ(Item(outcome, "公开").result, LookResult::kOpen);
  menu_status_ = 403;
  outcome = LookAgain({}, "2022-08-31T10:00");
  EXPECT_EQ(Item(outcome, "办事").result, LookResult::kNotObservable);
  EXPECT_EQ(Item(outcome, "办事").why, "target_not_checked");
}

TEST_F(Reinspecting, WhatAPersonFoundAndAccountsAreAPersonsToLookAt) {
  const model::Problem account = Suspect("a-1", "u-1", "account_stale check");
  ProblemSelection selection;
  selection.ids = {account.id};
  ASSERT_TRUE(MoveProblems(*database_, selection, model::ProblemEvent::kConfirm, By("张")));
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.subject = "s-1";
  manual.title = "图片模糊";
  const auto added = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_TRUE(added);
  selection.ids = {added->problem.id};
  ASSERT_TRUE(MoveProblems(*database_, selection, model::ProblemEvent::kConfirm, By("张")));
  const auto orders = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office"));
  ASSERT_TRUE(orders);
  order_ = (*orders)[0].id;
  const ReinspectOutcome outcome = LookAgain({});
  ASSERT_THAT(outcome.looks, SizeIs(2));
  EXPECT_EQ(asked_, 0U);
  EXPECT_EQ(outcome.looks[0].look.why, "by_hand");
  EXPECT_EQ(outcome.looks[1].look.why, "account");
}

TEST(LookPlaces, AProblemWithoutItsSnapshotIsLookedForWhereItSays) {
  model::Problem problem;
  problem.check = "dead_link";
  problem.url = "http://a.example/list/";
  problem.target = "http://a.example/gone.html";
  problem.cause = "dead_link entry a.example/list a.example/gone.html";
  const LookPlace place = PlaceOf(problem, nullptr);
  ASSERT_THAT(place.spots, SizeIs(2));
  EXPECT_EQ(place.spots[0].url, problem.url);
  EXPECT_FALSE(place.spots[0].links);
  EXPECT_EQ(place.spots[1].url, problem.target);
  EXPECT_THAT(place.columns, IsEmpty());
}

TEST(LookPlaces, AColumnIsLookedAtWithItsEntries) {
  model::Problem problem;
  problem.check = "stale_column";
  problem.url = "http://a.example/list/";
  problem.column_path = {"首页", "要闻"};
  problem.cause = "stale_column column a.example/list";
  const LookPlace place = PlaceOf(problem, nullptr);
  ASSERT_THAT(place.spots, SizeIs(1));
  EXPECT_TRUE(place.spots[0].links);
  ASSERT_THAT(place.columns, SizeIs(1));
  EXPECT_EQ(place.columns[0].path, problem.column_path);
}

}  // namespace
}  // namespace xuncha::app
