// SPDX-License-Identifier: Apache-2.0
#include "cli/report_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/cli/golden.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Write(Language language) {
  const Messages messages = LoadMessages(language);
  return WriteReportHtml(SampleReport(), ReportWords(messages), {});
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST(ReportHtml, NeedsNothingFromOutside) {
  const std::string html = Write(Language::kChinese);
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, HasSubstr("script-src 'sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
  for (const char* loads : {"<img", "<link", "<iframe", "@import", "url(", " src=", "fetch("}) {
    EXPECT_THAT(html, Not(HasSubstr(loads)));
  }
  EXPECT_EQ(Count(html, "<script>"), 1U);
  EXPECT_EQ(Count(html, "<style>"), 1U);
  EXPECT_EQ(Count(html, " style="), 0U) << "the policy would drop it";
  EXPECT_TRUE(IsValidUtf8(html));
}

TEST(ReportHtml, LooksAsItShould) {
  const Messages messages = LoadMessages(Language::kChinese);
  ExpectGolden("report.zh.html",
               WriteReportHtml(SampleReportWithColumns(), ReportWords(messages), {}));
}

TEST(ReportHtml, WhatPagesSayStaysText) {
  const std::string html = Write(Language::kChinese);
  EXPECT_THAT(html, HasSubstr("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, HasSubstr("某县人民政府 &amp; &lt;门户&gt;"));
  EXPECT_EQ(EscapeHtml("\"'<>&\x01"), "&quot;&#39;&lt;&gt;&amp;\xEF\xBF\xBD");
}

TEST(ReportHtml, OnlyWebAddressesBecomeLinks) {
  const Messages messages = LoadMessages(Language::kEnglish);
  model::Report report = SampleReport();
  report.findings[0].target = "javascript:alert(1)";
  const std::string html = WriteReportHtml(report, ReportWords(messages), {});
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript:")));
  EXPECT_THAT(html, HasSubstr("javascript:alert(1)"));
}

TEST(ReportHtml, AWebmasterCanActOnIt) {
  const std::string html = Write(Language::kEnglish);
  for (const char* part :
       {"<html lang=\"en\">", "http://www.example.gov.cn/gone1.html", "HTTP 404", "warc:evidence",
        "redirect its old address", "f-0000000000000003", "On 812 pages", "412 challenge page"}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
  EXPECT_THAT(Write(Language::kChinese), HasSubstr("<html lang=\"zh-CN\">"));
}

// Every reason has words of its own in both languages.
TEST(ReportHtml, TextsThatWereNotReadAreToldWithReasons) {
  model::Report report = SampleReport();
  for (auto why = model::TextRead::kBeginning; why <= model::TextRead::kReaderFault;
       why = static_cast<model::TextRead>(static_cast<int>(why) + 1)) {
    report.texts_unread.push_back({why, 3, {"http://a.cn/1.pdf"}});
  }
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Messages messages = LoadMessages(language);
    const ReportWords words(messages);
    const std::string told = WriteReportHtml(report, words, {});
    for (const model::UnreadTexts& unread : report.texts_unread) {
      EXPECT_NE(words.Why(unread.why), model::Name(unread.why));
      EXPECT_THAT(told, HasSubstr(words.Why(unread.why)));
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
