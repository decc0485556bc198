// SPDX-License-Identifier: Apache-2.0
#include "app/fetch_accounts.h"

#include <atomic>

#include "gather/scripted_fetcher.h"
#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using model::FactFrom;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kHost = "https://api.weixin.qq.com/cgi-bin/";
constexpr const char* kSecret = "hush-hush-hush";

class Fetches : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    const Status added = store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      for (const char* name : {"轵城发布", "林业发布"}) {
        model::AccountRecord account;
        account.name = name;
        account.roles.sponsor = "u-2";
        XC_TRY(inventory.Put(account));
      }
      return Ok();
    });
    ASSERT_TRUE(added) << added.error().message;
    ASSERT_NO_FATAL_FAILURE(Open());
    interfaces_ =
        workflow::ParsePlatformInterfaces(resources_.Read("data/platform_interfaces.toml").value())
            .value();
    for (const char* account : {"a-1", "a-2", "a-3"}) {
      credentials_.accounts.push_back({account,
                                       &interfaces_[0],
                                       interfaces_[0].base,
                                       {{"appid", account}, {"secret", kSecret}}});
    }
    credentials_.secrets.Add(kSecret);
    Answer("stable_token", R"({"access_token":"token-token","expires_in":7200})");
    Answer("get_current_selfmenu_info?access_token=token-token", R"({"is_menu_open":0})");
  }
  static std::string Title(const model::Message& message) { return message.key; }

  void Answer(const std::string& path, std::string body) {
    gather::ScriptedReply reply;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = std::move(body);
    fetcher_.Add(kHost + path, std::move(reply));
  }
  void Post(const char* day) {
    Answer("freepublish/batchget?access_token=token-token",
           R"({"total_count":1,"item":[{"update_time":)" +
               std::to_string(*ParseTime(std::string(day) + "T12:00") / 1000) +
               R"(,"content":{"news_item":[{"title":"要闻"}]}}]})");
  }
  std::vector<FetchedAccount> Fetch(std::vector<std::string> accounts = {"a-1"}) {
    const AccountFetchRequest request{"2022Q3", 1, std::move(accounts), "office"};
    const AccountFetchTools tools{*database_, rules_, resources_, fetcher_, clock_, Title, nullptr};
    auto done = FetchAccounts(request, credentials_, tools, stop_);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return done ? std::move(done).value() : std::vector<FetchedAccount>();
  }
  void Person(const char* day, const std::function<void(model::AccountFacts&)>& change) {
    const auto done = store::InTransaction(*database_, [&]() -> Result<AccountRecorded> {
      XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                          LoadAccountDesk(*database_, resources_, "2022Q3"));
      return RecordAccount(*database_, rules_, desk, "a-1", 1, Title, By("张三", day),
                           [&](model::AccountFacts& facts) {
                             change(facts);
                             return Ok();
                           });
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  model::AccountFacts Facts(const char* account = "a-1") {
    const auto facts = store::DeskStore(*database_).FindFacts("2022Q3", account, 1);
    EXPECT_TRUE(facts && *facts);
    return facts && *facts ? **facts : model::AccountFacts();
  }
  static std::vector<std::string> Whats(const FetchedAccount& one) {
    std::vector<std::string> whats;
    for (const FetchDifference& difference : one.differences) {
      whats.push_back(difference.what + " " + difference.path);
    }
    return whats;
  }
  model::RecordRow Row(const FetchedAccount& one, std::string_view indicator) {
    for (const model::RecordRow& row : one.recorded.rows) {
      if (row.indicator == indicator) return row;
    }
    ADD_FAILURE() << indicator;
    return {};
  }

  std::vector<workflow::PlatformInterface> interfaces_;
  PlatformCredentials credentials_;
  ManualClock clock_{*ParseTime("2022-08-22T10:00")};
  gather::ScriptedFetcher fetcher_{clock_};
  std::atomic<bool> stop_{false};
};

TEST_F(Fetches, AListedPostDatesTheAccountAndAMachinesPassIsNoPass) {
  Post("2022-08-21");
  const auto done = Fetch();
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].result, FetchResult::kRead) << done[0].why << done[0].says;
  EXPECT_THAT(done[0].differences, IsEmpty());
  const model::AccountFacts facts = Facts();
  EXPECT_EQ(facts.last_post, "2022-08-21");
  EXPECT_EQ(facts.last_post_from, FactFrom::kPlatform);
  EXPECT_EQ(facts.read, clock_.Now());
  EXPECT_EQ(facts.by, "office");
  ASSERT_EQ(facts.posts.size(), 1U);
  EXPECT_EQ(facts.posts[0].title, "要闻");
  EXPECT_EQ(done[0].recorded.added, 0U);
  const model::RecordRow row = Row(done[0], "V2.2.1");
  EXPECT_EQ(row.machine, model::CheckAnswer::kReview);
  EXPECT_EQ(row.person, model::RowAnswer::kOpen) << "the person still answers";
}

TEST_F(Fetches, AnOldListIsAQuestionAndAPersonsWordIsCertain) {
  Post("2022-07-01");
  const auto done = Fetch();
  ASSERT_EQ(done[0].recorded.judgement.suspects.size(), 1U);
  EXPECT_EQ(done[0].recorded.judgement.suspects[0].problem.check, "account_stale");
  EXPECT_EQ(done[0].recorded.judgement.suspects[0].problem.confidence, model::Confidence::kReview);
  EXPECT_EQ(Row(done[0], "V2.2.1").machine, model::CheckAnswer::kReview);
  ASSERT_NO_FATAL_FAILURE(Person(
      "2022-08-22", [](model::AccountFacts& facts) { facts.last_post_from = FactFrom::kPerson; }));
  store::ProblemFilter filter;
  filter.campaign = "2022Q3";
  const auto problems = AllProblems(*database_, filter);
  ASSERT_TRUE(problems);
  ASSERT_EQ(problems->size(), 1U) << "it is the same problem";
  EXPECT_EQ(problems->front().confidence, model::Confidence::kCertain);
}

TEST_F(Fetches, TimeGoesOnWithEachReading) {
  clock_ = ManualClock(*ParseTime("2022-08-05T10:00"));
  Post("2022-08-01");
  EXPECT_EQ(Fetch()[0].recorded.added, 0U);
  clock_.Advance(17 * kMsPerDay);
  EXPECT_EQ(Fetch()[0].recorded.added, 1U) << "21 days without a listed post";
  EXPECT_EQ(FormatDay(ChinaDay(Facts().at)), "2022-08-05") << "who looked first stays";
}

TEST_F(Fetches, WhatAPersonRecordedStaysUnlessAPostIsNewerAndThenItIsTold) {
  ASSERT_NO_FATAL_FAILURE(Person("2022-08-16", [](model::AccountFacts& facts) {
    facts.last_post = "2022-08-15";
    facts.last_post_from = FactFrom::kPerson;
    facts.note = "看过";
  }));
  Post("2022-08-10");
  auto done = Fetch();
  EXPECT_THAT(Whats(done[0]), ElementsAre("last_post_older "));
  EXPECT_EQ(Facts().last_post, "2022-08-15");
  EXPECT_EQ(Facts().last_post_from, FactFrom::kPerson);
  EXPECT_EQ(Facts().by, "张三");
  Post("2022-08-20");
  done = Fetch();  // the script gives the older answer once more
  done = Fetch();
  ASSERT_THAT(Whats(done[0]), ElementsAre("last_post_newer "));
  EXPECT_EQ(done[0].differences[0].recorded, "2022-08-15");
  EXPECT_EQ(done[0].differences[0].listed, "2022-08-20");
  EXPECT_EQ(Facts().last_post, "2022-08-20");
  EXPECT_EQ(Facts().last_post_from, FactFrom::kPlatform);
  EXPECT_EQ(Facts().note, "看过");
}

TEST_F(Fetches, AnEmptyListSaysNothing) {
  Answer("freepublish/batchget?access_token=token-token", R"({"total_count":0,"item":[]})");
  const auto done = Fetch();
  EXPECT_EQ(done[0].result, FetchResult::kRead);
  EXPECT_EQ(Facts().last_post, "");
  EXPECT_EQ(done[0].recorded.added, 0U);
  EXPECT_EQ(Row(done[0], "V2.2.1").machine, model::CheckAnswer::kNotObserved);
}

class MenuReadings : public Fetches {
 protected:
  static model::MenuItem Entry(std::vector<std::string> path, model::MenuType type,
                               const char* url) {
    model::MenuItem item;
    item.path = std::move(path);
    item.type = type;
    item.url = url;
    item.from = FactFrom::kPlatform;
    return item;
  }
  static std::vector<std::string> Shown(const model::AccountFacts& facts) {
    std::vector<std::string> shown;
    for (const model::MenuItem& item : facts.menu) {
      shown.push_back(item.path.back() + " " + Name(item.type) + " " + item.url + " " +
                      Name(item.from));
    }
    return shown;
  }
};

TEST_F(MenuReadings, AddFollowAndDropOnlyWhatNoPersonTouched) {
  InterfaceReading reading;
  reading.menu.emplace();
  reading.menu->items = {Entry({"a"}, model::MenuType::kWeb, "http://x.example/1"),
                         Entry({"b"}, model::MenuType::kMiniProgram, ""),
                         Entry({"c"}, model::MenuType::kWeb, "http://x.example/3")};
  model::AccountFacts facts;
  model::MenuItem persons = Entry({"c"}, model::MenuType::kWeb, "");
  persons.from = FactFrom::kPerson;
  facts.menu = {persons, persons, persons};
  facts.menu[1].path = {"d"};
  facts.menu[2].path = {"b"};
  auto told = TakeReading(reading, 7, facts);
  EXPECT_THAT(Shown(facts), ElementsAre("c web http://x.example/3 person", "d web  person",
                                        "b web  person", "a web http://x.example/1 platform"));
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].what + told[0].path, "menu_differsb");
  EXPECT_EQ(told[0].recorded, "网页");
  EXPECT_EQ(told[0].listed, "小程序");
  EXPECT_EQ(told[1].what + told[1].path, "menu_mored");

  // The next reading: a has another address, then a person ticks it, then it is gone.
  reading.menu->items = {Entry({"a"}, model::MenuType::kArticle, "http://x.example/9")};
  facts.menu = {facts.menu.back()};
  facts.menu[0].outcome = model::Outcome::kGone;
  told = TakeReading(reading, 8, facts);
  EXPECT_THAT(told, IsEmpty());
  EXPECT_THAT(Shown(facts), ElementsAre("a article http://x.example/9 platform"));
  EXPECT_EQ(facts.menu[0].outcome, model::Outcome::kNone) << "that was another address's";
  reading.menu->open = false;
  model::AccountFacts ticked = facts;
  ticked.menu[0].tick = model::Tick::kBroken;
  told = TakeReading(reading, 9, ticked);
  EXPECT_EQ(told[0].what, "menu_more");
  EXPECT_EQ(ticked.menu.size(), 1U);
  told = TakeReading(reading, 9, facts);
  EXPECT_EQ(told[0].what, "menu_gone");
  EXPECT_THAT(facts.menu, IsEmpty());
}

TEST_F(Fetches, OneAccountsFailureStopsNoOther) {
  Answer("stable_token", R"({"errcode":40001,"errmsg":"bad hush-hush-hush"})");
  Answer("stable_token", R"({"access_token":"token-token"})");
  Post("2022-08-21");
  auto done = Fetch({"a-1", "a-2", "a-3", "a-1"});
  ASSERT_EQ(done.size(), 3U) << "each once";
  EXPECT_EQ(done[0].result, FetchResult::kRead);
  EXPECT_EQ(done[1].result, FetchResult::kFailed);
  EXPECT_EQ(done[1].why, "credentials");
  EXPECT_THAT(done[1].says, Not(HasSubstr("hush")));
  EXPECT_EQ(done[2].result, FetchResult::kRead) << done[2].why << done[2].says;
  const auto none = store::DeskStore(*database_).FindFacts("2022Q3", "a-2", 1);
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->has_value()) << "nothing was read, nothing is recorded";
  credentials_.accounts.pop_back();
  done = Fetch({"a-3"});
  EXPECT_EQ(done[0].result, FetchResult::kNotAsked);
  EXPECT_EQ(done[0].why, "no_credentials");
}

TEST_F(Fetches, ThePauseIsKeptBetweenAccounts) {
  Post("2022-08-21");
  Fetch({});
  ASSERT_EQ(fetcher_.asked().size(), 9U);
  for (std::size_t i = 1; i < 9; ++i) {
    EXPECT_GE(fetcher_.asked()[i].at - fetcher_.asked()[i - 1].at, 200) << i;
  }
}

TEST_F(Fetches, WithoutNamesOnlyWhatWasDrawnIsAsked) {
  credentials_.accounts.resize(1);
  credentials_.accounts.push_back(credentials_.accounts[0]);
  credentials_.accounts[1].account = "a-9";
  Post("2022-08-21");
  const auto done = Fetch({});
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[0].result, FetchResult::kRead);
  EXPECT_EQ(done[1].why, "not_drawn");
  EXPECT_EQ(fetcher_.asked().size(), 3U);
}

TEST_F(Fetches, APostAfterTheMonitoringPointSaysNothingOfThatDay) {
  clock_ = ManualClock(*ParseTime("2022-08-26T10:00"));
  const auto entry = [](const char* day) {
    return R"({"update_time":)" + std::to_string(*ParseTime(day) / 1000) + "}";
  };
  Answer("freepublish/batchget?access_token=token-token",
         R"({"total_count":2,"item":[)" + entry("2022-08-25") + "," + entry("2022-08-20") + "]}");
  auto done = Fetch();
  EXPECT_EQ(Facts().last_post, "2022-08-25");
  EXPECT_EQ(done[0].recorded.added, 0U);
  EXPECT_EQ(Row(done[0], "V2.2.1").machine, model::CheckAnswer::kReview);
  EXPECT_EQ(Row(done[0], "V2.2.1").machine_says, "2022-08-20");
  Answer("freepublish/batchget?access_token=token-token",
         R"({"total_count":2,"item":[)" + entry("2022-08-25") + "," + entry("2022-07-20") + "]}");
  Fetch();
  done = Fetch();
  ASSERT_EQ(done[0].recorded.judgement.suspects.size(), 1U) << "34 days by the point";
  EXPECT_EQ(done[0].recorded.judgement.suspects[0].problem.confidence, model::Confidence::kReview);
}

TEST_F(Fetches, AMenuThatFailsLeavesThePostsAndWhatWasRecorded) {
  Answer("get_current_selfmenu_info?access_token=token-token",
         R"({"is_menu_open":1,"selfmenu_info":{"button":[{"name":"a","type":"click"}]}})");
  Answer("get_current_selfmenu_info?access_token=token-token", R"({"errcode":48001})");
  Post("2022-08-21");
  Fetch();
  Fetch();
  const auto done = Fetch();
  EXPECT_EQ(done[0].result, FetchResult::kPartly);
  EXPECT_EQ(done[0].why, "permission");
  EXPECT_EQ(Facts().last_post, "2022-08-21");
  EXPECT_EQ(Facts().menu.size(), 1U);
}

TEST_F(Fetches, OurOwnQuotaEndsTheQuestionsToThatPlatform) {
  interfaces_[0].errors[777] = workflow::PlatformFault::kQuotaAll;
  Answer("stable_token", R"({"errcode":777})");
  Post("2022-08-21");
  auto done = Fetch({});
  ASSERT_EQ(done.size(), 3U);
  EXPECT_EQ(done[0].result, FetchResult::kRead);
  EXPECT_EQ(done[1].result, FetchResult::kFailed);
  EXPECT_EQ(done[2].result, FetchResult::kNotAsked);
  EXPECT_EQ(done[2].why, "quota_all");
  EXPECT_EQ(fetcher_.AskedTimes(std::string(kHost) + "stable_token"), 2U);
}

TEST_F(Fetches, WhatMayNotBeRecordedIsNotAskedFor) {
  stop_ = true;
  EXPECT_EQ(Fetch()[0].why, "stopped");
  stop_ = false;
  credentials_.accounts[0].account = "a-9";
  const auto done = Fetch({"a-9"});
  EXPECT_EQ(done[0].result, FetchResult::kNotAsked);
  EXPECT_EQ(done[0].why, "refused");
  EXPECT_THAT(fetcher_.asked(), IsEmpty());
  const AccountFetchTools tools{*database_, rules_, resources_, fetcher_, clock_, Title, nullptr};
  EXPECT_FALSE(FetchAccounts({"2022Q3", 9, {}, "office"}, credentials_, tools, stop_));
  EXPECT_FALSE(FetchAccounts({"2021Q3", 1, {}, "office"}, credentials_, tools, stop_));
}

TEST_F(Fetches, NoSecretReachesTheStore) {
  Answer("freepublish/batchget?access_token=token-token",
         R"({"total_count":1,"item":[{"update_time":1661000000,"content":{"news_item":[
           {"title":"token-token and hush-hush-hush","url":"https://a.example/?t=token-token"}]}}]})");
  Answer(
      "get_current_selfmenu_info?access_token=token-token",
      R"({"is_menu_open":1,"selfmenu_info":{"button":[{"name":"token-token","type":"click"}]}})");
  Fetch();
  Fetch();
  EXPECT_EQ(Facts().posts[0].title, "*** and ***");
  for (const auto& entry : std::filesystem::directory_iterator(temp_.path())) {
    const auto bytes = ReadFile(entry.path().string());
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find("token-token"), std::string::npos) << entry.path();
    EXPECT_EQ(bytes->find(kSecret), std::string::npos) << entry.path();
  }
}

}  // namespace
}  // namespace xuncha::app
