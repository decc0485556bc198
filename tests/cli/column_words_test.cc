// SPDX-License-Identifier: Apache-2.0
#include "cli/column_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

TEST(ColumnWords, EveryNameHasAWordInBothLanguages) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Messages messages = LoadMessages(language);
    for (int kind = 0; kind < model::kColumnKinds; ++kind) {
      const std::string name = model::Name(static_cast<model::ColumnKind>(kind));
      EXPECT_TRUE(messages.Has("column_kind." + name)) << name;
    }
    for (int state = 0; state <= static_cast<int>(model::ColumnState::kNotObserved); ++state) {
      const std::string name = model::Name(static_cast<model::ColumnState>(state));
      EXPECT_TRUE(messages.Has("state." + name)) << name;
    }
    for (int from = 0; from <= static_cast<int>(model::LatestFrom::kHistory); ++from) {
      const std::string name = model::Name(static_cast<model::LatestFrom>(from));
      EXPECT_TRUE(messages.Has("latest_from." + name)) << name;
    }
    for (const char* result : {"qualified", "unqualified", "undetermined"}) {
      EXPECT_TRUE(messages.Has(std::string("verdict.") + result)) << result;
    }
    for (const char* why : {"veto", "incomplete", "confirm", "review", "nothing_seen", "score"}) {
      EXPECT_TRUE(messages.Has(std::string("verdict_why.") + why)) << why;
    }
    for (const char* why : {"veto", "incomplete", "rules", "points", "sum"}) {
      EXPECT_TRUE(messages.Has(std::string("score_why.") + why)) << why;
    }
  }
}

TEST(ColumnWords, PeriodsAreSaidAsPeopleSayThem) {
  const Messages messages = LoadMessages(Language::kChinese);
  const ReportWords words(messages);
  EXPECT_EQ(PeriodWords("P14D", words), "2周");
  EXPECT_EQ(PeriodWords("P10D", words), "10天");
  EXPECT_EQ(PeriodWords("P6M", words), "6个月");
  EXPECT_EQ(PeriodWords("P2Y", words), "2年");
  EXPECT_EQ(PeriodWords("P1Y6M", words), "18个月");
  EXPECT_EQ(PeriodWords("P1M3D", words), "P1M3D");
  EXPECT_EQ(PeriodWords("", words), "");
}

TEST(ColumnWords, LimitsInReasonsAreSaidAsPeopleSayThem) {
  const Messages messages = LoadMessages(Language::kChinese);
  model::Column column = SampleColumns()[1];
  column.why = {"column.stale", {{"latest", "2022-08-01"}, {"limit", "P14D"}, {"title", "某某"}}};
  EXPECT_EQ(WhyWords(column, ReportWords(messages)),
            "最新一条发布于 2022-08-01，超过更新期限 2周（某某）。");
}

TEST(ColumnWords, GuessedKindsAreMarked) {
  const Messages messages = LoadMessages(Language::kChinese);
  const ReportWords words(messages);
  const std::vector<model::Column> columns = SampleColumns();
  EXPECT_EQ(KindWords(columns[0], words), "动态要闻");
  EXPECT_EQ(KindWords(columns[1], words), "动态要闻?");
  EXPECT_EQ(PathWords(columns[1]), "首页—政务要闻—图片新闻");
  EXPECT_EQ(PathWords(columns.back()), columns.back().url);
}

TEST(ColumnWords, NamesInATreeGoOnFromWhatStandsAbove) {
  const std::vector<model::Column> columns = SampleColumns();
  EXPECT_EQ(NameBelow(columns[1], &columns[0]), "图片新闻");
  EXPECT_EQ(NameBelow(columns[4], &columns[2]), "法定主动公开内容—行政处罚和行政强制决定公示");
  EXPECT_EQ(NameBelow(columns[4], &columns[0]), "行政处罚和行政强制决定公示") << "not of that path";
  EXPECT_EQ(NameBelow(columns[9], nullptr), "互动交流—我要写信");
  EXPECT_EQ(NameBelow(columns.back(), nullptr), columns.back().url);
}

TEST(ColumnWords, PointsAreAsShortAsTheyAre) {
  EXPECT_EQ(PointWords(100), "100");
  EXPECT_EQ(PointWords(99.5), "99.5");
  EXPECT_EQ(PointWords(0.05), "0.05");
  EXPECT_EQ(PointWords(0), "0");
}

TEST(ColumnWords, StatesAreCountedTheGravestFirst) {
  const auto counts = CountStates(SampleColumns());
  ASSERT_FALSE(counts.empty());
  EXPECT_EQ(counts[0].first, model::ColumnState::kStale);
  EXPECT_EQ(counts[0].second, 2U);
  std::size_t all = 0;
  for (const auto& [state, count] : counts) all += count;
  EXPECT_EQ(all, SampleColumns().size());
}

}  // namespace
}  // namespace xuncha::cli
