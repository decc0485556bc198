// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text_width.h"
#include "tests/cli/sample_report.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;

app::Explanation Sample() {
  app::Explanation explanation;
  explanation.finding = SampleFinding(model::Tier::kOrder, model::Confidence::kCertain, 1);
  explanation.finding->details = {{"fault", "expired"}};
  app::UrlExplanation& url = explanation.url.emplace();
  url.url = "http://www.example.gov.cn/gone.html\x1B[31m";
  url.record.account = model::Account::kFetched;
  url.record.outcome = model::Outcome::kGone;
  url.record.status = 404;
  url.record.uses = model::kUsePage | model::kUseSitemap;
  url.found_on = "http://www.example.gov.cn/";
  url.attempts.resize(2);
  url.attempts[1].outcome = model::Outcome::kGone;
  url.attempts[1].status = 404;
  url.attempts[1].hops = {{"http://www.example.gov.cn/hop", 302}};
  url.attempts[1].detail = "a wall's word";
  url.probe.emplace().title = "页面不存在";
  url.page.emplace().breadcrumb = {"首页", "要闻"};
  explanation.findings = {SampleFinding(model::Tier::kHint, model::Confidence::kReview, 2)};
  return explanation;
}

TEST(Explanation, TellsWhyInWords) {
  const Messages zh = LoadMessages(Language::kChinese);
  const std::string text = ExplanationAsText(Sample(), ReportWords(zh));
  for (const char* part :
       {"f-0000000000000001", "问题: 已过期", "不存在 HTTP 404", "a wall's word", "302",
        "访问记录 2 次", "页面 · 站点地图", "首页—要闻", "f-0000000000000002"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80U) << line;
}

TEST(Explanation, NamesWhereEachRedirectLed) {
  const Messages zh = LoadMessages(Language::kChinese);
  app::Explanation explanation = Sample();
  app::UrlExplanation& url = *explanation.url;
  url.redirect_to = "http://a.cn/3";
  url.attempts[1].hops = {{"http://a.cn/1", 302}, {"http://a.cn/2", 301}};
  const std::string text = ExplanationAsText(explanation, ReportWords(zh));
  EXPECT_THAT(text, HasSubstr("302 http://a.cn/1 转到 http://a.cn/2"));
  EXPECT_THAT(text, HasSubstr("301 http://a.cn/2 转到 http://a.cn/3"));
  url.redirect_to.clear();  // a circle
  EXPECT_THAT(ExplanationAsText(explanation, ReportWords(zh)),
              HasSubstr("301 http://a.cn/2 继续跳转"));
}

TEST(Explanation, AsJson) {
  const Messages en = LoadMessages(Language::kEnglish);
  const auto json = nlohmann::json::parse(ExplanationAsJson(Sample(), ReportWords(en)));
  EXPECT_EQ(json["finding"]["id"], "f-0000000000000001");
  EXPECT_EQ(json["address"]["attempts"].size(), 2U);
  EXPECT_EQ(json["address"]["attempts"][1]["hops"][0]["status"], 302);
  EXPECT_EQ(json["findings"].size(), 1U);
}

}  // namespace
}  // namespace xuncha::cli
