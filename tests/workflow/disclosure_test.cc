// SPDX-License-Identifier: Apache-2.0
#include "workflow/disclosure.h"

#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::CitizenMessage;
using model::PublishedItem;

DisclosureRules Rules() {
  const auto rules = ParseDisclosureRules(testing::DataFile("disclosure.toml"), "disclosure.toml");
  EXPECT_TRUE(rules) << rules.error().message;
  return rules ? *rules : DisclosureRules();
}

PublishedItem Item(const std::string& id, const std::string& unit, const std::string& title,
                   const std::string& day, const std::string& url = "") {
  PublishedItem item;
  item.id = id;
  item.unit = unit;
  item.title = title;
  item.published = day;
  item.url = url;
  item.first_seen = *ParseTime(day + "T10:00");
  return item;
}

CitizenMessage Message(const std::string& id, const std::string& unit, const std::string& received,
                       const std::string& closed) {
  CitizenMessage message;
  message.id = id;
  message.unit = unit;
  message.title = "问";
  message.received = received;
  message.closed = closed;
  return message;
}

std::vector<std::string> Ids(const auto& records) {
  std::vector<std::string> ids;
  for (const auto* record : records) ids.push_back(record->id);
  return ids;
}
using Strings = std::vector<std::string>;

TEST(Disclosure, EveryUnitHasARowAndTheMostComeFirst) {
  const std::vector<PublishedItem> reported = {
      Item("i-1", "u-2", "甲", "2022-07-02"), Item("i-2", "u-2", "乙", "2022-07-01"),
      Item("i-3", "u-1", "丙", "2022-07-01"), Item("i-4", "u-9", "别处的", "2022-07-01")};
  const auto rows = CountItems({}, reported, {"u-1", "u-2", "u-3"}, Rules());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].unit, "u-2");
  EXPECT_EQ(Ids(rows[0].counted()), (Strings{"i-2", "i-1"})) << "by day";
  EXPECT_EQ(rows[1].counted().size(), 1U);
  EXPECT_EQ(rows[2].unit, "u-3");
  EXPECT_TRUE(rows[2].counted().empty()) << "a row of 0";
}

TEST(Disclosure, OursAndTheReportedDifferByItem) {
  const std::vector<PublishedItem> own = {
      Item("i-1", "u-1", "关于甲的通知", "2022-07-01", "http://a.example/1.html"),
      Item("i-2", "u-1", "乙", "2022-07-02", "http://a.example/2.html")};
  const std::vector<PublishedItem> reported = {
      Item("i-3", "u-1", "标题改了", "2022-07-05", "https://a.example/1.html"),
      Item("i-4", "u-1", "《丙》", "2022-07-03")};
  DisclosureRules rules = Rules();
  auto rows = CountItems(own, reported, {"u-1"}, rules);
  EXPECT_EQ(Ids(rows[0].only_own), (Strings{"i-2"}));
  EXPECT_EQ(Ids(rows[0].only_reported), (Strings{"i-4"}));
  EXPECT_EQ(rows[0].from, model::ItemPart::kReported);
  rules.count_from = CountFrom::kOwn;
  EXPECT_EQ(CountItems(own, reported, {"u-1"}, rules)[0].from, model::ItemPart::kOwn);
}

TEST(Disclosure, LateAndBulkAreToldAndStillCount) {
  std::vector<PublishedItem> own;
  for (int i = 0; i < 25; ++i) {
    own.push_back(
        Item("i-" + std::to_string(100 + i), "u-1", "补" + std::to_string(i), "2022-07-01"));
    own.back().first_seen = *ParseTime("2022-08-20T09:00");
  }
  own.push_back(Item("i-1", "u-1", "新", "2022-08-20"));
  own.push_back(Item("i-2", "u-1", "迟", "2022-07-01"));
  own.back().first_seen = *ParseTime("2022-08-10T09:00");
  const auto rows = CountItems(own, {}, {"u-1"}, Rules());
  EXPECT_EQ(rows[0].counted().size(), 27U);
  EXPECT_EQ(rows[0].late.size(), 26U);
  EXPECT_EQ(rows[0].bulk.size(), 25U);
}

TEST(Disclosure, RepostsCountByChoice) {
  std::vector<PublishedItem> own = {Item("i-1", "u-1", "甲", "2022-07-01"),
                                    Item("i-2", "u-1", "转", "2022-07-01")};
  own[1].repost = true;
  DisclosureRules rules = Rules();
  EXPECT_EQ(CountItems(own, {}, {"u-1"}, rules)[0].counted().size(), 2U);
  rules.count_reposts = false;
  const auto rows = CountItems(own, {}, {"u-1"}, rules);
  EXPECT_EQ(Ids(rows[0].counted()), (Strings{"i-1"}));
  EXPECT_EQ(Ids(rows[0].reposts), (Strings{"i-2"}));
}

TEST(Disclosure, ThePortalsClassesHaveTheirMeasureWords) {
  std::vector<PublishedItem> portal = {Item("i-1", "u-1", "a", "2022-07-01"),
                                       Item("i-2", "u-1", "b", "2022-07-01"),
                                       Item("i-3", "u-1", "c", "2022-07-01")};
  portal[0].klass = "公报";
  portal[1].klass = "政务要闻";
  portal[2].klass = "没有这一类";
  const DisclosureRules rules = Rules();
  const auto classes = CountClasses(portal, rules);
  ASSERT_EQ(classes.size(), 2U);
  EXPECT_EQ(classes[0].klass->name, "要闻类");
  EXPECT_EQ(classes[1].klass->measure, "期");
  EXPECT_EQ(Ids(classes[1].items), (Strings{"i-1"}));
}

TEST(Messages, DeadlinesAreWorkingDaysAndInvalidOnesAreApart) {
  const auto holidays = Holidays::Parse(testing::DataFile("holidays.toml"));
  ASSERT_TRUE(holidays);
  // 2022-07-01 is a Friday: five working days end on the Friday after.
  std::vector<CitizenMessage> messages = {Message("m-1", "u-1", "2022-07-01", "2022-07-08"),
                                          Message("m-2", "u-1", "2022-07-01", "2022-07-11"),
                                          Message("m-3", "u-2", "2022-07-01", ""),
                                          Message("m-4", "u-2", "2022-08-30", ""),
                                          Message("m-5", "u-2", "2022-07-04", "2022-07-05"),
                                          Message("m-6", "u-2", "2022-07-04", "2022-09-30")};
  messages[4].valid = false;
  const auto figures = CountMessages(messages, "2022-08-31", Rules(), *holidays);
  ASSERT_TRUE(figures) << figures.error().message;
  EXPECT_EQ(Ids(figures->accepted), (Strings{"m-1", "m-2", "m-3", "m-4", "m-6"}));
  EXPECT_EQ(Ids(figures->on_time), (Strings{"m-1"}));
  EXPECT_EQ(Ids(figures->late), (Strings{"m-2"}));
  EXPECT_EQ(Ids(figures->open), (Strings{"m-4"}));
  EXPECT_EQ(Ids(figures->overdue), (Strings{"m-3", "m-6"})) << "closed after the cut-off is open";
  EXPECT_EQ(Ids(figures->invalid), (Strings{"m-5"}));
  EXPECT_EQ(figures->median_days, 6) << "5 and 6, half up";
  EXPECT_TRUE(figures->fast.empty()) << "nobody closed three";
  EXPECT_TRUE(figures->waited_long.empty()) << "two months";
  const auto later = CountMessages(messages, "2022-10-01", Rules(), *holidays);
  ASSERT_TRUE(later);
  EXPECT_TRUE(later->waited_long.empty()) << "three months to the day";
  const auto latest = CountMessages(messages, "2022-10-10", Rules(), *holidays);
  ASSERT_TRUE(latest);
  EXPECT_EQ(Ids(latest->waited_long), (Strings{"m-3"})) << "m-6 was closed before its three months";
}

TEST(Messages, TheQuickestHaveClosedEnoughAndAll) {
  const auto holidays = Holidays::Parse(testing::DataFile("holidays.toml"));
  ASSERT_TRUE(holidays);
  std::vector<CitizenMessage> messages;
  const auto add = [&](const char* unit, int count, const char* closed) {
    for (int i = 0; i < count; ++i) {
      messages.push_back(
          Message("m-" + std::to_string(messages.size()), unit, "2022-07-04", closed));
    }
  };
  add("u-1", 3, "2022-07-07");
  add("u-2", 4, "2022-07-05");
  add("u-3", 2, "2022-07-04");  // too few
  add("u-4", 3, "2022-07-05");
  messages.push_back(Message("m-99", "u-4", "2022-08-01", ""));  // one is open
  const auto figures = CountMessages(messages, "2022-08-31", Rules(), *holidays);
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->fast, (Strings{"u-2", "u-1"}));
}

TEST(Reposts, MatchByTitleOrAddress) {
  const std::vector<model::RepostTask> tasks = {{"r-1", "国务院关于加强数字政府建设的指导意见",
                                                 "http://o.example/1.htm", "", "2022-07-05", ""}};
  const std::vector<PublishedItem> items = {
      Item("i-1", "u-1", "转发《国务院关于加强数字政府建设的指导意见》", "2022-07-04"),
      Item("i-2", "u-2", "国务院关于加强数字政府建设的指导意见", "2022-07-06"),
      Item("i-3", "u-3", "国务院", "2022-07-01"),
      Item("i-4", "u-4", "别的", "2022-07-01", "https://o.example/1.htm#a")};
  const auto rows = MatchReposts(tasks, items, {"u-1", "u-2", "u-3", "u-4"});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_STREQ(Name(rows[0].state), "done");
  EXPECT_STREQ(Name(rows[1].state), "late");
  EXPECT_STREQ(Name(rows[2].state), "not_found") << "a short title is everywhere";
  EXPECT_EQ(rows[3].item, &items[3]);
}

TEST(DisclosureRules, FaultsAreTold) {
  EXPECT_NE(ParseDisclosureRules("count_from = \"x\"", "d.toml").error().message.find("count_from"),
            std::string::npos);
  EXPECT_NE(
      ParseDisclosureRules("[[class]]\nname = \"a\"", "d.toml").error().message.find("measure"),
      std::string::npos);
  EXPECT_NE(ParseDisclosureRules("min_closed = 0", "d.toml").error().message.find("min_closed"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::workflow
