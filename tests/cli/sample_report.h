// SPDX-License-Identifier: Apache-2.0
//
// A report made by hand, with hostile text in it, for tests of the formats.
#pragma once

#include <string>

#include "base/messages.h"
#include "base/resources.h"
#include "model/finding.h"

namespace xuncha::cli {

inline Messages LoadMessages(Language language) {
  Messages messages(language);
  const std::string ending = std::string(".") + LanguageCode(language) + ".toml";
  const Resources resources;
  for (const std::string& name : resources.List("data/messages/")) {
    if (name.ends_with(ending)) (void)messages.Add(*resources.Read(name), name).has_value();
  }
  return messages;
}

inline model::Finding SampleFinding(model::Tier tier, model::Confidence confidence, int number) {
  model::Finding finding;
  finding.id = "f-000000000000000" + std::to_string(number % 10);
  finding.check = "dead_link";
  finding.indicators = {"D4.3", "L11"};
  finding.confidence = confidence;
  finding.tier = tier;
  finding.url = "http://www.example.gov.cn/";
  finding.target = "http://www.example.gov.cn/gone" + std::to_string(number) +
                   ".html?a=1&b=%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80&" + std::string(60, 'x');
  finding.message = {"dead_link.gone",
                     {{"status", "404"}, {"tries", "2"}, {"label", "<b>我要写信</b>"}}};
  finding.seen = "HTTP 404";
  finding.occurrence_count = 812;
  for (int i = 0; i < 25; ++i) {
    finding.occurrences.push_back({"http://www.example.gov.cn/p" + std::to_string(i) + ".html",
                                   i == 0 ? "</td><script>alert(1)</script>" : "我要写信\xFF",
                                   i == 0 ? "home" : "nav"});
  }
  finding.evidence = {{"warc:evidence.warc.gz#123", std::string(64, 'a')}};
  return finding;
}

inline model::Report SampleReport() {
  model::Report report;
  report.snapshot.id = "20220823T090211Z-www.example.gov.cn-1f2e";
  report.snapshot.tool_version = "0.1.0";
  report.snapshot.home = "http://www.example.gov.cn/";
  report.snapshot.site.name = "某县人民政府 & <门户>";
  report.snapshot.site.id_code = "4190010001";
  report.snapshot.site.kind = model::SiteKind::kPortal;
  report.snapshot.site.hosts = {"www.example.gov.cn"};
  report.snapshot.started = 1'661'238'131'000;
  report.snapshot.finished = 1'661'238'191'000;
  report.snapshot.complete = false;
  report.snapshot.stopped_by = "interrupted";
  report.snapshot.coverage = {2234, 2104, 0, 96, 3, 12, 0, 7, 12};
  report.snapshot.requests = {2200, 31, 18, 6};
  report.snapshot.bounds = {{"trap_parameters", "/a?*", 7}};
  report.rulebook = "cn-2019-19";
  report.profile = "default";
  report.as_of = "2022-08-23";
  report.verdict.unobserved = {"V1.1.2", "V1.2"};
  report.verdict.watch = {{"V1.4.1", 3, 5, {}}};
  report.checks = {{"dead_link", 1, model::CheckAnswer::kFail, ""},
                   {"ipv6", 1, model::CheckAnswer::kNotObserved, "no IPv6 route"}};
  report.columns.resize(1);
  report.columns[0].id = "c-1";
  report.columns[0].url = "http://www.example.gov.cn/zwyw/";
  report.columns[0].path = {"首页", "政务要闻"};
  report.findings = {SampleFinding(model::Tier::kOrder, model::Confidence::kCertain, 1),
                     SampleFinding(model::Tier::kOrder, model::Confidence::kReview, 2),
                     SampleFinding(model::Tier::kHint, model::Confidence::kLikely, 3)};
  report.not_checked = {
      {"http://other.example/", model::NotCheckedWhy::kBlocked, "412 challenge page", 3},
      {"http://third.example/", model::NotCheckedWhy::kNoControl, "", 1}};
  return report;
}

}  // namespace xuncha::cli
