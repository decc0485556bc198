// SPDX-License-Identifier: Apache-2.0
#include "facts/date_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "facts/date_cursor.h"
#include "facts/date_time_of_day.h"

namespace xuncha::facts {
namespace {

// All dates of a text in one line; "?" stands for a year that is not written.
std::string Read(std::string_view text, const DateReaderOptions& options = {}) {
  std::vector<DateHit> hits;
  ReadDates(text, options, hits);
  std::string out;
  std::uint32_t last_end = 0;
  for (const DateHit& hit : hits) {
    EXPECT_GE(hit.begin, last_end) << text;
    EXPECT_LT(hit.begin, hit.end) << text;
    EXPECT_LE(hit.end, text.size()) << text;
    last_end = hit.end;
    if (!out.empty()) out += ' ';
    if (hit.has_year()) {
      out += FormatHit(hit);
    } else {
      DateHit shown = hit;
      shown.year = 2000;
      out += "?" + FormatHit(shown).substr(4);
    }
  }
  return out;
}

std::string ReadAs(DateOrder order, std::string_view text) {
  DateReaderOptions options;
  options.order = order;
  return Read(text, options);
}

std::string ReadValue(std::string_view text) {
  DateReaderOptions options;
  options.compact = true;
  return Read(text, options);
}

TEST(DateReader, YearFirstInAllSeparators) {
  EXPECT_EQ(Read("2022-08-01"), "2022-08-01");
  EXPECT_EQ(Read("[2022-8-1]"), "2022-08-01");
  EXPECT_EQ(Read("2022/8/1"), "2022-08-01");
  EXPECT_EQ(Read("（2022.08.01）"), "2022-08-01");
  EXPECT_EQ(Read("2022年8月1日"), "2022-08-01");
  EXPECT_EQ(Read("2022 年 8 月 1 日"), "2022-08-01");
  EXPECT_EQ(Read("2022年08月01"), "2022-08-01");
  EXPECT_EQ(Read("2022年8月1号"), "2022-08-01");
  EXPECT_EQ(Read("2018 - 07 - 05"), "2018-07-05");
  EXPECT_EQ(Read("发布日期：2018—07—05"), "2018-07-05");
}

TEST(DateReader, FullWidthAndHanDigits) {
  EXPECT_EQ(Read("２０２２年８月１日"), "2022-08-01");
  EXPECT_EQ(Read("２０２２－０８－０１"), "2022-08-01");
  EXPECT_EQ(Read("二〇二二年八月一日"), "2022-08-01");
  EXPECT_EQ(Read("二零二二年十二月三十一日"), "2022-12-31");
  EXPECT_EQ(Read("二○○九年十月二十日"), "2009-10-20");
  EXPECT_EQ(Read("二OO五年十一月廿一日"), "2005-11-21");
  EXPECT_EQ(Read("一九九八年二月十日"), "1998-02-10");
}

TEST(DateReader, TimesOfDay) {
  EXPECT_EQ(Read("2018-07-05 17:53:20"), "2018-07-05T17:53");
  EXPECT_EQ(Read("2005年03月31日03:18"), "2005-03-31T03:18");
  EXPECT_EQ(Read("2022年8月1日 14时05分"), "2022-08-01T14:05");
  EXPECT_EQ(Read("2022年8月1日下午2:05"), "2022-08-01T14:05");
  EXPECT_EQ(Read("2022-08-01 星期一 14：05"), "2022-08-01T14:05");
  EXPECT_EQ(Read("2022-08-01 12:30 AM"), "2022-08-01T00:30");
  EXPECT_EQ(Read("(2005-04-27 18:03PM)"), "2005-04-27T18:03");
  EXPECT_EQ(Read("2022-08-01 25:10"), "2022-08-01");
  EXPECT_EQ(Read("2022-08-01 14:5"), "2022-08-01");
}

TEST(DateReader, OffsetsAreKeptAndNeverApplied) {
  std::vector<DateHit> hits;
  ReadDates("2016-12-23T23:30:00-08:00 2022-02-06T12:48:06.123Z 2022-01-01 10:00", {}, hits);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(FormatHit(hits[0]), "2016-12-23T23:30");
  EXPECT_EQ(hits[0].offset, -480);
  EXPECT_EQ(FormatHit(hits[1]), "2022-02-06T12:48");
  EXPECT_EQ(hits[1].offset, 0);
  EXPECT_EQ(hits[2].offset, kNoOffset);
}

TEST(DateReader, WithoutYear) {
  EXPECT_EQ(Read("[08-01]"), "?-08-01");
  EXPECT_EQ(Read("[8/1]"), "?-08-01");
  EXPECT_EQ(Read("08/01"), "?-08-01");
  EXPECT_EQ(Read("8月1日"), "?-08-01");
  EXPECT_EQ(Read("08-01 14:05"), "?-08-01T14:05");
  EXPECT_EQ(Read("02-29"), "?-02-29");
  EXPECT_EQ(Read("02-30"), "");
  EXPECT_EQ(Read("年轻10-15岁"), "");
  EXPECT_EQ(Read("3-2"), "");
}

TEST(DateReader, ShortYears) {
  EXPECT_EQ(Read("22-08-01"), "2022-08-01");
  EXPECT_EQ(ReadAs(DateOrder::kDayFirst, ", 8.5.12"), "2012-05-08");
  EXPECT_EQ(ReadAs(DateOrder::kMonthFirst, "08/22/12"), "2012-08-22");
}

TEST(DateReader, YearLast) {
  EXPECT_EQ(Read("7/5/2005 9:23:57 PM"), "2005-07-05T21:23");
  EXPECT_EQ(Read("5.7.2005"), "2005-07-05");
  EXPECT_EQ(ReadAs(DateOrder::kDayFirst, "05/07/2005"), "2005-07-05");
  EXPECT_EQ(ReadAs(DateOrder::kMonthFirst, "05/07/2005"), "2005-05-07");
  EXPECT_EQ(ReadAs(DateOrder::kMonthFirst, "26/10/2018"), "2018-10-26");
  EXPECT_EQ(ReadAs(DateOrder::kDayFirst, "9/17/2004 5:54:13 AM"), "2004-09-17T05:54");
  std::vector<DateHit> hits;
  ReadDates("05/07/2005", {}, hits);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_TRUE(hits[0].order_guessed);
}

TEST(DateReader, NamedMonths) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"March 3, 2015", "2015-03-03"},
      {"Sunday, December 16th, 2012, 7:05 pm", "2012-12-16T19:05"},
      {"3 Mar 2015", "2015-03-03"},
      {"12 Sep. 2014", "2014-09-12"},
      {"Feb 14, 2016 10:47 AM EST", "2016-02-14T10:47"},
      {"the 3rd of March, 2015", "2015-03-03"},
      {"21-Jul-2019", "2019-07-21"},
      {"3. März 2016", "2016-03-03"},
      {"Samstag, 19. JULI 2014", "2014-07-19"},
      {"1er août 2018", "2018-08-01"},
      {"mardi 5 juin 2018", "2018-06-05"},
      {"14 Gennaio 2020", "2020-01-14"},
      {"3 de mayo de 2011", "2011-05-03"},
      {"Mon, 05 Mar 2012 10:00:00 GMT", "2012-03-05T10:00"},
      {"31 June 2015", ""},
      {"Chapter 3 Markets 2015", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(Read(text), expected) << text;
}

TEST(DateReader, CompactOnlyWhereAskedFor) {
  EXPECT_EQ(Read("20220801"), "");
  EXPECT_EQ(ReadValue("20220801"), "2022-08-01");
  EXPECT_EQ(ReadValue("20220801140509"), "2022-08-01T14:05");
  EXPECT_EQ(ReadValue("20220801T140509Z"), "2022-08-01");
  EXPECT_EQ(ReadValue("20221301"), "");
}

TEST(DateReader, RelativeToAGivenInstant) {
  DateReaderOptions options;
  options.now = ParseTime("2022-08-23T10:30");
  EXPECT_EQ(Read("3天前", options), "2022-08-20");
  EXPECT_EQ(Read("昨天 14:05", options), "2022-08-22T14:05");
  EXPECT_EQ(Read("刚刚", options), "2022-08-23T10:30");
  EXPECT_EQ(Read("20分钟前", options), "2022-08-23T10:10");
  EXPECT_EQ(Read("12 hours ago", options), "2022-08-22T22:30");
  EXPECT_EQ(Read("3天前"), "");
}

TEST(DateReader, WhatOnlyLooksLikeADate) {
  for (const std::string_view text : {"国办发〔2017〕47号",
                                      "192.168.1.10",
                                      "10.1.12.5",
                                      "版本 v2018.07.05",
                                      "2018.07.05.1",
                                      "电话：0371-2018-0705",
                                      "13803711234",
                                      "￥2018.12.5",
                                      "2018.12.5元",
                                      "GB/T 2018-1-2-3",
                                      "411424199001011234",
                                      "2022-13-01",
                                      "2022-02-30",
                                      "2021-02-29",
                                      "2022年8月32日",
                                      "2018-2019学年",
                                      "2018年8-9月",
                                      "第1-2-3项",
                                      "1/2",
                                      "12%",
                                      "2018-07",
                                      "50-60",
                                      "3.5.1",
                                      "http://a/b/123-45-67"}) {
    const std::string found = Read(text);
    EXPECT_EQ(found, "") << text;
  }
}

TEST(DateReader, SeveralInOneText) {
  EXPECT_EQ(Read("2018年1月1日至2021年12月31日"), "2018-01-01 2021-12-31");
  EXPECT_EQ(Read("发布：2018-07-05 10:00 更新：2018-07-06"), "2018-07-05T10:00 2018-07-06");
  DateReaderOptions options;
  options.max_hits = 1;
  EXPECT_EQ(Read("2018-01-01 2018-01-02", options), "2018-01-01");
}

TEST(DateCursor, TakesThePartsOfADate) {
  EXPECT_EQ(MonthOfWord("märz"), 3);
  EXPECT_EQ(MonthOfWord("août"), 8);
  EXPECT_EQ(MonthOfWord("monday"), 0);
  EXPECT_EQ(MonthOfWord(""), 0);
  char word[12];
  DateCursor cursor("MÄRZ　１２－3", 0);
  EXPECT_EQ(std::string(word, cursor.TakeWord(word, sizeof word)), "märz");
  cursor.SkipSpaces();
  int number = 0;
  EXPECT_TRUE(cursor.TakeNumber(1, 2, number));
  EXPECT_EQ(number, 12);
  EXPECT_EQ(cursor.TakeSeparator(), DateSeparator::kDash);
  EXPECT_FALSE(cursor.TakeNumber(2, 2, number));
  EXPECT_TRUE(cursor.AtEnd());
  EXPECT_EQ(WordBefore("12 Sept", 7, word, sizeof word), 4U);
  EXPECT_EQ(WordBefore("Donaudampfschiff", 16, word, sizeof word), 0U);
}

TEST(DateTimeOfDay, OnlyWhatFollowsTheDate) {
  DateHit hit;
  hit.end = 10;
  ReadTimeBehind("2022-08-01 23:59:59.5 +0800 x", hit);
  EXPECT_EQ(hit.minute, 23 * 60 + 59);
  EXPECT_EQ(hit.offset, 480);
  EXPECT_EQ(hit.end, 27U);
  DateHit none;
  none.end = 10;
  ReadTimeBehind("2022-08-01 24:00", none);
  EXPECT_EQ(none.minute, kNoMinute);
  EXPECT_EQ(none.end, 10U);
  EXPECT_TRUE(SaysNoon(" 9:05 PM"));
  EXPECT_FALSE(SaysNoon(" 9:05"));
}

// Prose is searched sixteen bytes at a time: the place of a date in it must not matter.
TEST(DateReader, WhereverTheDateStandsInProse) {
  for (const std::string_view date :
       {"2022-08-01", "2022年8月1日", "二〇二二年八月一日", "２０２２-８-１"}) {
    const std::string alone = Read(date);
    ASSERT_FALSE(alone.empty()) << date;
    std::string before;
    for (int i = 0; i < 40; ++i) {
      EXPECT_EQ(Read(before + std::string(date)), alone) << date << ' ' << i;
      EXPECT_EQ(Read(before + std::string(date) + "，各有关单位要在天黑前到岗"), alone) << date;
      before += i % 3 == 0 ? "，" : i % 3 == 1 ? "x" : "天";
      if (before.ends_with('x')) before += "、";  // a letter before a number makes it no date
    }
  }
}

TEST(DateReader, TheUsualFormHasTheSameLimitsAsAnyOther) {
  EXPECT_EQ(Read("2022-02-30"), Read("2022-2-30"));
  EXPECT_EQ(Read("2022-08-011"), Read("2022-8-011"));
  EXPECT_EQ(Read("2022-08-01%"), Read("2022-8-1%"));
  EXPECT_EQ(Read("v2022-08-01"), Read("v2022-8-1"));
  EXPECT_EQ(Read("2022-08-01-7"), Read("2022-8-1-7"));
  EXPECT_EQ(Read("12022-08-01"), Read("12022-8-1"));
  EXPECT_EQ(Read("2022-08-01 09:30"), Read("2022-8-1 09:30"));
}

TEST(DateReader, BrokenBytesDoNoHarm) {
  EXPECT_EQ(Read("\xE5\xB9 2022-08-01 \xEF\xBC"), "2022-08-01");
  EXPECT_EQ(Read("\xEF"), "");
  EXPECT_EQ(Read(std::string_view("2022-08-01\0 x", 13)), "2022-08-01");
  EXPECT_EQ(Read("2022-08-"), "");
  EXPECT_EQ(Read("2022年"), "");
}

}  // namespace
}  // namespace xuncha::facts
