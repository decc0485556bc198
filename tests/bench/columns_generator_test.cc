// SPDX-License-Identifier: Apache-2.0
//
// The truth about generated columns must itself be right, or it measures nothing.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "site_generator/columns/family.h"
#include "site_generator/columns/generate.h"

namespace xuncha::sitegen::columns {
namespace {

namespace fs = std::filesystem;

std::string Iso(Day day) { return IsoDay(day); }

TEST(Calendar, CountsDaysAndMonthsAsPeopleDo) {
  EXPECT_EQ(Number(Day{1970, 1, 1}), 0);
  EXPECT_EQ(Number(Day{2022, 8, 23}), 19227);
  for (long number : {0L, 58L, 59L, 789L, 11016L, 19227L, 19358L}) {
    EXPECT_EQ(Number(FromNumber(number)), number);
  }
  EXPECT_EQ(Iso(Plus(Day{2024, 2, 28}, 1)), "2024-02-29");
  EXPECT_EQ(Iso(PlusMonths(Day{2022, 8, 23}, -6)), "2022-02-23");
  EXPECT_EQ(Iso(PlusMonths(Day{2022, 8, 31}, -6)), "2022-02-28");
  EXPECT_EQ(Iso(PlusMonths(Day{2022, 1, 15}, -1)), "2021-12-15");
  EXPECT_EQ(WeekdayZh(Day{2022, 8, 23}), "星期二");
  EXPECT_EQ(NumeralsZh(Day{2022, 10, 21}), "二〇二二年十月二十一日");
  EXPECT_EQ(NumeralsZh(Day{2020, 8, 1}), "二〇二〇年八月一日");
  Day day;
  EXPECT_FALSE(ParseDay("2022-02-30", day));
  EXPECT_FALSE(ParseDay("2022-8-1", day));
  ASSERT_TRUE(ParseDay("2024-02-29", day));
  EXPECT_EQ(Write(day, "Y年m月d日 y M/D"), "2024年2月29日 24 02/29");
}

TEST(Limits, HoldTheLimitDayItselfFresh) {
  const Day as_of{2022, 8, 23};
  EXPECT_EQ(Iso(LimitDay(Kind::kNews, as_of)), "2022-08-09");
  EXPECT_EQ(Iso(LimitDay(Kind::kNotice, as_of)), "2022-02-23");
  EXPECT_EQ(Iso(LimitDay(Kind::kPolicy, as_of)), "2022-02-23");
  EXPECT_EQ(Iso(LimitDay(Kind::kOther, as_of)), "2021-08-23");
}

// A site with one list of two entries, to be spoiled by each test.
class Judged : public testing::Test {
 protected:
  Judged() {
    site_.columns.resize(1);
    site_.columns[0].kind = Kind::kNews;
    for (std::uint32_t i = 0; i < 2; ++i) {
      Article article;
      article.id = i;
      article.published = Day{2022, 8, static_cast<std::uint8_t>(9 - i)};
      site_.articles.push_back(article);
      site_.columns[0].entries.push_back(i);
    }
  }
  State Of() { return Judge(site_, 0).state; }

  Site site_;
};

TEST_F(Judged, FreshOnTheLimitDayAndStaleADayLater) {
  EXPECT_EQ(Of(), State::kFresh);
  site_.articles[0].published.day = 8;
  EXPECT_EQ(Of(), State::kStale);
}

TEST_F(Judged, AnEntryDatedInTheFutureIsNoUpdate) {
  site_.articles[0].published = Day{2022, 9, 1};
  site_.articles[0].future = true;
  EXPECT_EQ(Of(), State::kStale);
  EXPECT_EQ(Judge(site_, 0).future, 1u);
}

TEST_F(Judged, UndatedEntriesTellNothing) {
  site_.articles[0].row_dated = false;
  EXPECT_EQ(Of(), State::kFresh) << "its own page still says the day";
  site_.articles[0].dating = Dating::kNone;
  EXPECT_EQ(Of(), State::kStale);
  site_.articles[1].row_dated = false;
  site_.articles[1].dating = Dating::kNone;
  EXPECT_EQ(Of(), State::kUnknown);
  EXPECT_EQ(Judge(site_, 0).undated, 2u);
}

TEST_F(Judged, AParentTakesTheNewestDayBelowIt) {
  Column parent;
  parent.id = 1;
  parent.kind = Kind::kOther;
  parent.shape = Shape::kParentMenu;
  parent.children = {0};
  site_.columns.push_back(parent);
  site_.articles[0].published = site_.articles[1].published = Day{2021, 8, 22};
  EXPECT_EQ(Judge(site_, 1).state, State::kStale);
  site_.articles[1].published = Day{2021, 8, 23};
  EXPECT_EQ(Judge(site_, 1).state, State::kFresh);
}

class ColumnsGenerator : public testing::TestWithParam<const char*> {
 protected:
  ColumnsGenerator() {
    std::string name = (fs::temp_directory_path() / "xuncha-columns-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) {
      folder_ = name;
    }
  }
  ~ColumnsGenerator() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  Options Small(const std::string& name, std::uint64_t seed) const {
    Options options;
    options.base_url = "http://127.0.0.1:8080";
    options.listen = "127.0.0.1:8080";
    options.out_dir = folder_ / name;
    options.family = GetParam();
    options.columns = 60;
    options.articles = 200;
    options.seed = seed;
    return options;
  }

  std::map<std::string, std::string> Files(const std::string& name) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / name)) {
      const std::string path = fs::relative(entry.path(), folder_ / name);
      if (entry.is_regular_file() && path != "nginx.conf") {
        std::ifstream file(entry.path(), std::ios::binary);
        files[path] = {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      }
    }
    return files;
  }

  fs::path folder_;
};

TEST_P(ColumnsGenerator, GivesTheSameBytesForTheSameSeed) {
  Summary summary;
  std::string error;
  ASSERT_TRUE(Generate(Small("a", 5), summary, error)) << error;
  ASSERT_TRUE(Generate(Small("b", 5), summary, error)) << error;
  ASSERT_TRUE(Generate(Small("c", 6), summary, error)) << error;
  EXPECT_TRUE(Files("a") == Files("b"));
  EXPECT_FALSE(Files("a") == Files("c"));
}

TEST_P(ColumnsGenerator, PlantsEveryStateAndNamesNoAddressTwice) {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    Site site = MakeSite(Small("unused", seed));
    Address(site);
    std::set<State> states;
    std::set<std::string> addresses;
    for (const Article& article : site.articles) {
      EXPECT_TRUE(addresses.insert(article.path).second) << article.path;
    }
    for (const Column& column : site.columns) {
      const Verdict truth = Judge(site, column.id);
      states.insert(truth.state);
      EXPECT_TRUE(addresses.insert(column.path).second) << column.path;
      if (!column.children.empty()) {
        EXPECT_TRUE(column.parent_only()) << column.name;
        EXPECT_TRUE(truth.has_latest) << column.name << " gathers nothing that has a day";
      }
    }
    EXPECT_EQ(states.size(), 8u) << "seed " << seed;
  }
}

TEST_P(ColumnsGenerator, RefusesWhatMakesNoSense) {
  Summary summary;
  std::string error;
  Options options = Small("x", 1);
  options.columns = 5;
  EXPECT_FALSE(Generate(options, summary, error));
  options = Small("x", 1);
  options.family = "columns-z";
  EXPECT_FALSE(Generate(options, summary, error));
}

INSTANTIATE_TEST_SUITE_P(
    Families, ColumnsGenerator,
    testing::Values("columns-a", "columns-b", "columns-c", "columns-d", "columns-e", "columns-f",
                    "columns-g", "columns-h", "columns-i", "columns-j", "columns-k", "columns-l",
                    "columns-m", "columns-n", "columns-o", "columns-p", "columns-q", "columns-r",
                    "columns-s", "columns-t", "columns-u", "columns-v", "columns-w", "columns-aa",
                    "columns-ab", "columns-ac", "columns-ad", "columns-ae", "columns-af",
                    "columns-ag", "columns-ah", "columns-ai", "columns-aj", "columns-ak",
                    "columns-al", "columns-am", "columns-an", "columns-ao", "columns-ap",
                    "columns-aq", "columns-ar", "columns-as", "columns-at", "columns-au",
                    "columns-av", "columns-aw", "columns-ax", "columns-ay", "columns-az",
                    "columns-ba", "columns-bb"),
    [](const auto& tested) { return std::string(tested.param).substr(8); });

}  // namespace
}  // namespace xuncha::sitegen::columns
