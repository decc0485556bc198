// SPDX-License-Identifier: Apache-2.0
//
// The day of each entry and what they come to.
#include "audit/columns/entries.h"

#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using model::LatestFrom;
using model::RowDate;
using testing::ColumnSite;

Column Of(ColumnSite& site, const std::vector<ColumnSite::Row>& rows,
          const char* as_of = "2022-08-23") {
  site.List(site.Column("tzgg/", "通知公告"), rows);
  return site.One("通知公告", as_of);
}

TEST(ColumnEntries, TheNewestCountsWhereverItStands) {
  ColumnSite site;
  const Column column = Of(site, {{"置顶", "2015-01-01", RowDate::kShown, model::kNoUrl, "", true},
                                  {"一条", "2022-03-01"},
                                  {"二条", "2022-06-01"}});
  EXPECT_EQ(column.latest, "2022-06-01");
  EXPECT_EQ(column.latest_title, "二条");
  EXPECT_EQ(column.readings.front().why, "taken");
}

// A card may show a day and no title: no empty brackets then.
TEST(ColumnEntries, AnEntryWithoutATitleIsNotNamed) {
  for (const char* as_of : {"2022-06-10", "2025-06-10"}) {
    ColumnSite site;
    const Column column = Of(site, {{"", "2022-06-01"}, {"一条", "2022-03-01"}}, as_of);
    EXPECT_EQ(column.latest, "2022-06-01");
    EXPECT_TRUE(column.why.key.ends_with("_untitled")) << column.why.key;
  }
}

TEST(ColumnEntries, TheLimitDayIsStillFresh) {
  ColumnSite fresh;
  EXPECT_EQ(Of(fresh, {{"一条", "2022-02-23"}, {"二条", "2022-02-20"}}).state, ColumnState::kFresh);
  ColumnSite stale;
  EXPECT_EQ(Of(stale, {{"一条", "2022-02-22"}, {"二条", "2022-02-20"}}).state, ColumnState::kStale);
}

TEST(ColumnEntries, TheFutureNeverCounts) {
  ColumnSite site;
  const Column column = Of(site, {{"明天", "2022-08-24"}, {"一条", "2020-06-01"}});
  EXPECT_EQ(column.latest, "2020-06-01");
  EXPECT_EQ(column.state, ColumnState::kStale);
  ASSERT_EQ(column.future.size(), 1U);
  EXPECT_EQ(column.future[0].text, "2022-08-24");
  ColumnSite later;
  EXPECT_TRUE(Of(later, {{"明天", "2022-08-24"}}, "2022-08-24").future.empty());
}

TEST(ColumnEntries, TheWayHomeIsNoEntry) {
  ColumnSite site;
  const Column column =
      Of(site, {{"演示县人民政府", "", RowDate::kNone, 0}, {"一条", "2022-06-01"}});
  EXPECT_EQ(column.undated, 0U);
  EXPECT_EQ(column.items, 1U);
}

TEST(ColumnEntries, ArticlesDateWhatTheListDoesNot) {
  ColumnSite site;
  const Column column =
      Of(site, {{"一条", "", RowDate::kNone, site.Article("1.html", "2022-05-01", "meta")},
                {"二条", "", RowDate::kNone, site.Article("2.html", "2022-04-01")}});
  EXPECT_EQ(column.latest, "2022-05-01");
  EXPECT_EQ(column.latest_from, LatestFrom::kMeta);
  EXPECT_FALSE(column.sure);
  EXPECT_EQ(column.undated, 0U);
}

TEST(ColumnEntries, WithoutAnyDayTheStateIsUnknown) {
  ColumnSite site;
  const Column column = Of(site, {{"一条", "", RowDate::kNone, site.Article("1.html", "")},
                                  {"二条", "", RowDate::kNone, site.Article("2.html", "")}});
  EXPECT_EQ(column.state, ColumnState::kUnknown);
  EXPECT_EQ(column.why.key, "column.unknown_undated");
  EXPECT_EQ(column.undated, 2U);
  EXPECT_EQ(column.undated_articles.size(), 2U);
}

TEST(ColumnEntries, SigningIsNoPublishingButNothingIsPublishedBefore) {
  ColumnSite old_site;
  const Column old =
      Of(old_site, {{"一条", "", RowDate::kNone, old_site.Article("1.html", ""), "2019-01-01"}});
  EXPECT_EQ(old.state, ColumnState::kUnknown);
  EXPECT_EQ(old.latest, "");
  ColumnSite new_site;
  const Column fresh =
      Of(new_site, {{"一条", "", RowDate::kNone, new_site.Article("1.html", ""), "2022-08-01"}});
  EXPECT_EQ(fresh.state, ColumnState::kFresh);
  ColumnSite both;
  EXPECT_EQ(
      Of(both, {{"一条", "2020-01-05", RowDate::kColumn, model::kNoUrl, "2022-08-01"}}).latest,
      "2020-01-05");
}

TEST(ColumnEntries, AnInferredYearIsNoCertainty) {
  ColumnSite site;
  const Column column = Of(site, {{"一条", "2021-06-01", RowDate::kYearInferred},
                                  {"二条", "2021-05-01", RowDate::kYearInferred}});
  EXPECT_EQ(column.state, ColumnState::kStale);
  EXPECT_FALSE(column.sure);
}

}  // namespace
}  // namespace xuncha::audit
