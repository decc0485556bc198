// SPDX-License-Identifier: Apache-2.0
#include "cli/report_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/text_width.h"
#include "cli/report_words.h"
#include "tests/cli/golden.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Write(Language language, bool everything = false, TextStyle style = {}) {
  const Messages messages = LoadMessages(language);
  ReportOptions options;
  options.everything = everything;
  return WriteReportText(SampleReport(), ReportWords(messages), options, style);
}

TEST(ReportText, NoLineIsWiderThanTheTerminal) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const std::size_t columns : {60U, 80U, 100U}) {
      std::istringstream lines(Write(language, true, {false, columns}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(DisplayWidth(line), columns) << line;
      }
    }
  }
}

TEST(ReportText, LooksAsItShould) {
  const Messages messages = LoadMessages(Language::kChinese);
  ExpectGolden("report.zh.txt",
               WriteReportText(SampleReportWithColumns(), ReportWords(messages), {}, {}));
}

TEST(ReportText, ALargeTreeOfColumnsIsOnlyCounted) {
  model::Report report = SampleReportWithColumns();
  while (report.columns.size() < 100) report.columns.push_back(report.columns[0]);
  const Messages messages = LoadMessages(Language::kEnglish);
  ReportOptions options;
  EXPECT_THAT(WriteReportText(report, ReportWords(messages), options, {}),
              HasSubstr("100 columns are not all listed here"));
  options.everything = true;
  EXPECT_THAT(WriteReportText(report, ReportWords(messages), options, {}),
              Not(HasSubstr("not all listed here")));
}

TEST(ReportText, TellsWhatMatters) {
  const std::string text = Write(Language::kChinese);
  EXPECT_THAT(text, HasSubstr("某县人民政府"));
  EXPECT_THAT(text, HasSubstr("没有做完：被中断"));
  EXPECT_THAT(text, HasSubstr("交办 2"));
  EXPECT_THAT(text, HasSubstr("其中待人工判断 1"));
  EXPECT_THAT(text, HasSubstr("HTTP 404"));
  EXPECT_THAT(text, HasSubstr("812"));
  EXPECT_THAT(text, HasSubstr("f-0000000000000001"));
  EXPECT_THAT(text, Not(HasSubstr("f-0000000000000003"))) << "hints are counted only";
  EXPECT_THAT(text, HasSubstr("412 challenge page"));
  EXPECT_THAT(text, HasSubstr("V1.1.2 V1.2"));
  EXPECT_THAT(text, HasSubstr("2234"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(Write(Language::kChinese, true), HasSubstr("f-0000000000000003"));
}

TEST(ReportText, ColoursOnlyWhenAsked) {
  EXPECT_THAT(Write(Language::kEnglish, false, {true, 80}), HasSubstr("\x1B[1m"));
}

TEST(ReportText, ACleanSiteSaysSo) {
  const Messages messages = LoadMessages(Language::kEnglish);
  model::Report report = SampleReport();
  report.findings.clear();
  report.snapshot.complete = true;
  const std::string text = WriteReportText(report, ReportWords(messages), {}, {});
  EXPECT_THAT(text, HasSubstr("Nothing was found."));
}

TEST(ReportWords, ExitStatusFollowsTierAndConfidence) {
  model::Report report = SampleReport();
  EXPECT_TRUE(CallsForAction(report, "order"));
  EXPECT_TRUE(CallsForAction(report, "hint"));
  EXPECT_FALSE(CallsForAction(report, "bulletin"));
  EXPECT_FALSE(CallsForAction(report, "never"));
  report.findings[0].confidence = model::Confidence::kReview;
  EXPECT_FALSE(CallsForAction(report, "order")) << "questions to a person do not fail a run";
  EXPECT_TRUE(CallsForAction(report, "hint"));
}

// Every reason has words of its own in both languages.
TEST(ReportText, TextsThatWereNotReadAreToldWithReasons) {
  model::Report report = SampleReport();
  for (auto why = model::TextRead::kBeginning; why <= model::TextRead::kReaderFault;
       why = static_cast<model::TextRead>(static_cast<int>(why) + 1)) {
    report.texts_unread.push_back({why, 3, {"http://a.cn/1.pdf"}});
  }
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Messages messages = LoadMessages(language);
    const ReportWords words(messages);
    const std::string told = WriteReportText(report, words, {}, {});
    for (const model::UnreadTexts& unread : report.texts_unread) {
      EXPECT_NE(words.Why(unread.why), model::Name(unread.why));
      EXPECT_THAT(told, HasSubstr(words.Why(unread.why).substr(0, 12)));
    }
    EXPECT_THAT(told, HasSubstr(language == Language::kChinese
                                    ? "附件文字未能检查 33"
                                    : "Attachments whose text could not be checked 33"));
    EXPECT_THAT(told, HasSubstr("http://a.cn/1.pdf"));
  }
  EXPECT_THAT(Write(Language::kChinese), Not(HasSubstr("附件文字未能检查")));
}

}  // namespace
}  // namespace xuncha::cli
