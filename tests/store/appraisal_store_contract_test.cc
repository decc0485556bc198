// SPDX-License-Identifier: Apache-2.0
//
// Appraisals on both engines: the whole record comes back, one of each year and office.
#include "store/appraisal_store.h"

#include <gtest/gtest.h>

#include "store/records.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class AppraisalRecords : public OnBothDatabases {};
XUNCHA_ON_BOTH_DATABASES(AppraisalRecords);

model::Appraisal Filled() {
  model::Appraisal appraisal;
  appraisal.year = 2030;
  appraisal.office = "u-9";
  appraisal.state = model::AppraisalState::kAnnounced;
  appraisal.as_of = "2031-01-05";
  appraisal.scheme_name = "方案";
  appraisal.example = true;
  appraisal.scheme = "name = \"方案\"\n";
  appraisal.contest_until = "2031-01-20";
  appraisal.campaigns = {{"2030Q1", "一季度"}};
  appraisal.without = {"2030S1"};
  model::AppraisalLine line{"r", "规则", true, 1, 50, {{"p-1", "2030Q1", "甲", 2}}};
  model::AppraisalRow row;
  row.unit = "u-1";
  row.name = "应急管理局";
  row.score = 9950;
  row.rank = 1;
  row.grade = "优秀";
  row.bonus = 100;
  row.points = 4000;
  row.full = 4000;
  row.parts = {{"sites", "网站", 4000, false, 3950, {line}}};
  appraisal.rows = {row};
  appraisal.omitted = {{"u-2", "林业局", "not_active", 3}};
  appraisal.contests = {
      {1, "u-1", "不对", {"p-1"}, model::ContestState::kUpheld, "对", {"p-1"}, "甲", "乙", 5, 6}};
  appraisal.digest = "ab";
  appraisal.made_by = "甲";
  appraisal.announced_by = "乙";
  appraisal.sealed_by = "丙";
  appraisal.made_at = 1;
  appraisal.announced_at = 2;
  appraisal.sealed_at = 3;
  return appraisal;
}

TEST_P(AppraisalRecords, TheWholeRecordComesBack) {
  const auto connection = database().OpenMigrated();
  ASSERT_TRUE(connection);
  AppraisalStore store(*connection);
  model::Appraisal appraisal = Filled();
  ASSERT_TRUE(store.Put(appraisal));
  EXPECT_EQ(appraisal.id, "y-1");
  const auto found = store.Find("y-1");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(WriteRecord(*found), WriteRecord(appraisal));
  EXPECT_EQ(found->rows.at(0).parts.at(0).lines.at(0).records.at(0).contest, 2);
  EXPECT_EQ(found->contests.at(0).state, model::ContestState::kUpheld);
  EXPECT_STREQ(Name(found->state), "announced");
  model::ContestState state = model::ContestState::kOpen;
  EXPECT_TRUE(model::ContestStateFromName("refused", state));
  EXPECT_EQ(state, model::ContestState::kRefused);
  EXPECT_FALSE(model::ContestStateFromName("x", state));
}

TEST_P(AppraisalRecords, OneOfEachYearAndOffice) {
  const auto connection = database().OpenMigrated();
  ASSERT_TRUE(connection);
  AppraisalStore store(*connection);
  model::Appraisal first = Filled();
  ASSERT_TRUE(store.Put(first));
  model::Appraisal earlier = Filled();
  earlier.year = 2029;
  ASSERT_TRUE(store.Put(earlier));
  first.digest = "cd";
  ASSERT_TRUE(store.Put(first)) << "the same one, written again";
  const auto list = store.List();
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ(list->front().id, "y-2") << "by year";
  const auto of = store.Of(2030, "u-9");
  ASSERT_TRUE(of);
  ASSERT_TRUE(of->has_value());
  EXPECT_EQ((*of)->digest, "cd");
  EXPECT_FALSE(store.Of(2030, "")->has_value());
  EXPECT_EQ(store.Find("y-7").error().code, ErrorCode::kNotFound);
  model::Appraisal twice = Filled();
  EXPECT_EQ(store.Put(twice).error().code, ErrorCode::kConflict);
}

}  // namespace
}  // namespace xuncha::store
