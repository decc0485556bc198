// SPDX-License-Identifier: Apache-2.0
//
// Published items, messages and repost tasks on both engines.
#include "store/disclosure_store.h"

#include <gtest/gtest.h>

#include "store/records.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class DisclosureRecords : public OnBothDatabases {};
XUNCHA_ON_BOTH_DATABASES(DisclosureRecords);

TEST_P(DisclosureRecords, ItemsOfAPeriodAndTheirFirstSight) {
  const auto connection = database().OpenMigrated();
  ASSERT_TRUE(connection);
  DisclosureStore store(*connection);
  model::PublishedItem item;
  item.part = model::ItemPart::kReported;
  item.unit = "u-2";
  item.url = "http://a.example/1.html";
  item.title = "通知";
  item.published = "2022-07-01";
  item.first_seen = 2000;
  item.source = "甲.csv";
  ASSERT_TRUE(store.Put(item).value_or(false));
  EXPECT_EQ(item.id, "i-1");
  EXPECT_FALSE(store.Put(item).value_or(true)) << "the same again";
  item.first_seen = 1000;  // a clock that was put back
  EXPECT_FALSE(store.Put(item).value_or(true)) << "handed in once, known since then";
  EXPECT_EQ(item.first_seen, 2000);

  model::PublishedItem again = item;  // another scheme, seen later, with another title
  again.id.clear();
  again.url = "https://a.example/1.html#top";
  again.title = "关于印发的通知";
  again.first_seen = 9000;
  again.source = "乙.csv";
  ASSERT_TRUE(store.Put(again).value_or(false));
  EXPECT_EQ(again.id, "i-1");
  EXPECT_EQ(again.first_seen, 2000);
  EXPECT_EQ(again.source, "甲.csv");

  model::PublishedItem other = item;
  other.id.clear();
  other.url.clear();
  other.published = "2022-09-30";
  ASSERT_TRUE(store.Put(other).value_or(false));
  other.part = model::ItemPart::kOwn;
  other.id.clear();
  ASSERT_TRUE(store.Put(other).value_or(false));
  const auto quarter = store.Items(model::ItemPart::kReported, "2022-07-01", "2022-09-29");
  ASSERT_TRUE(quarter);
  ASSERT_EQ(quarter->size(), 1U);
  EXPECT_EQ(WriteRecord(quarter->front()), WriteRecord(again));
  EXPECT_EQ(store.Items(model::ItemPart::kReported, "2022-07-01", "")->size(), 2U);
  EXPECT_EQ(store.FindItem("i-1")->title, "关于印发的通知");
  EXPECT_EQ(store.FindItem("i-99").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.Items(model::ItemPart::kOwn, "", "")->size(), 1U);
}

TEST_P(DisclosureRecords, MessagesAndTasks) {
  const auto connection = database().OpenMigrated();
  ASSERT_TRUE(connection);
  DisclosureStore store(*connection);
  model::CitizenMessage message;
  message.number = "W-1";
  message.unit = "u-2";
  message.received = "2022-07-04";
  ASSERT_TRUE(store.Put(message).value_or(false));
  message.closed = "2022-07-06";
  message.id.clear();
  ASSERT_TRUE(store.Put(message).value_or(false));
  EXPECT_EQ(message.id, "m-1");
  message.kind = model::MessageKind::kErrorReport;
  message.id.clear();
  ASSERT_TRUE(store.Put(message).value_or(false));
  EXPECT_EQ(store.FindMessage("m-1")->closed, "2022-07-06");
  EXPECT_EQ(store.FindMessage("m-9").error().code, ErrorCode::kNotFound);
  const auto found = store.Messages(model::MessageKind::kMessage, "2022-07-01", "2022-09-30");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().closed, "2022-07-06");
  EXPECT_EQ(store.Messages(model::MessageKind::kMessage, "", "2022-07-03")->size(), 0U);

  model::RepostTask task{"", "国务院办公厅通知", "", "2022-07-01", "2022-07-04", "任务.csv"};
  ASSERT_TRUE(store.Put(task).value_or(false));
  task.id.clear();
  EXPECT_FALSE(store.Put(task).value_or(true));
  EXPECT_EQ(store.RepostTasks("2022-07-01", "2022-07-31")->front().title, "国务院办公厅通知");
}

}  // namespace
}  // namespace xuncha::store
