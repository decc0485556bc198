// SPDX-License-Identifier: Apache-2.0
//
// Bulletins on both engines: the whole document comes back, byte for byte.
#include "store/bulletin_store.h"

#include <gtest/gtest.h>

#include "store/campaign_store.h"
#include "store/records.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class BulletinRecords : public OnBothDatabases {};
XUNCHA_ON_BOTH_DATABASES(BulletinRecords);

TEST_P(BulletinRecords, TheWholeDocumentComesBack) {
  const auto connection = database().OpenMigrated();
  ASSERT_TRUE(connection);
  model::Campaign campaign;
  campaign.id = "2030Q1";
  ASSERT_TRUE(CampaignStore(*connection).Put(campaign));
  BulletinStore store(*connection);
  model::Bulletin bulletin;
  bulletin.campaign = "2030Q1";
  bulletin.state = model::BulletinState::kFrozen;
  bulletin.as_of = "2030-03-31";
  bulletin.findings = {"{\"id\":\"p-1\"}"};
  bulletin.office_facts = "issuer = \"甲\"\n";
  bulletin.digest = "ab";
  bulletin.made_at = 5;
  bulletin.frozen_by = "李";
  model::BulletinDocument& document = bulletin.document;
  document.form = "short";
  document.title = {{"关于", ""}, {"一季度", "campaign"}};
  document.paragraphs = {{model::ParagraphRole::kLead3, "open", "1. ", {{"3", "open.total"}}}};
  document.values = {{"open.total", model::ValueKind::kCount, "3", 3, {"p-1", "p-2", "p-3"}}};
  document.annexes = {
      {2, {{"附表", ""}}, {{"annex.sites", "（甲）", {{"序号", 14, true, true}}, {}}}}};
  document.annexes[0].tables[0].rows = {{{{{{"1", ""}}}}}};
  ASSERT_TRUE(store.Put(bulletin));
  EXPECT_EQ(bulletin.id, "b-1");
  const auto found = store.Find("b-1");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(WriteRecord(*found), WriteRecord(bulletin));
  EXPECT_EQ(found->document.annexes[0].tables[0].rows[0].cells[0].runs[0].text, "1");

  model::Bulletin other;
  other.campaign = "2030Q1";
  ASSERT_TRUE(store.Put(other));
  bulletin.number = "9号";
  ASSERT_TRUE(store.Put(bulletin));
  const auto list = store.List("2030Q1");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ(list->front().number, "9号");
  EXPECT_EQ(store.List("2031Q1")->size(), 0U);
  EXPECT_EQ(store.Find("b-7").error().code, ErrorCode::kNotFound);
  model::Bulletin stray;
  stray.campaign = "none";
  EXPECT_FALSE(store.Put(stray)) << "a campaign that does not exist";
}

}  // namespace
}  // namespace xuncha::store
