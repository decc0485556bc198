// SPDX-License-Identifier: Apache-2.0
#include "cli/report_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::string Write(const model::Report& report, bool everything = false) {
  const Messages messages = LoadMessages(Language::kChinese);
  ReportOptions options;
  options.tool_version = "0.1.0";
  options.everything = everything;
  return WriteReportJson(report, ReportWords(messages), options);
}

TEST(ReportJson, HasTheKeysOfTheSchemaInOrder) {
  const Json json = Json::parse(Write(SampleReport()));
  EXPECT_THAT(
      Keys(json),
      ElementsAre("schema", "tool", "snapshot", "rulebook", "profile", "site", "as_of", "started",
                  "finished", "complete", "stopped_by", "coverage", "requests", "verdict", "checks",
                  "columns", "findings", "not_checked", "attachment_texts", "bounds", "settings"));
  EXPECT_EQ(json["schema"], "xuncha.report/1");
  EXPECT_EQ(json["tool"], (Json{{"name", "xuncha"}, {"version", "0.1.0"}}));
  EXPECT_THAT(Keys(json["site"]), ElementsAre("home", "name", "id_code", "kind", "hosts"));
  EXPECT_EQ(json["site"]["kind"], "portal");
  EXPECT_EQ(json["as_of"], "2022-08-23");
  EXPECT_EQ(json["started"], "2022-08-23T15:02:11+08:00");
  EXPECT_EQ(json["complete"], false);
  EXPECT_THAT(Keys(json["coverage"]),
              ElementsAre("discovered", "fetched", "reused", "external_checked", "skipped",
                          "could_not_check"));
  EXPECT_THAT(Keys(json["coverage"]["skipped"]),
              ElementsAre("robots", "scope", "page_limit", "trap"));
  EXPECT_THAT(Keys(json["requests"]), ElementsAre("first", "confirm", "probe", "other"));
  EXPECT_THAT(Keys(json["verdict"]), ElementsAre("result", "vetoes", "watch", "unobserved",
                                                 "to_confirm", "score", "score_why", "reasons"));
  EXPECT_EQ(json["verdict"]["result"], "undetermined");
  EXPECT_TRUE(json["verdict"]["score"].is_null());
  EXPECT_THAT(Keys(json["verdict"]["watch"][0]),
              ElementsAre("indicator", "measured", "threshold", "findings", "columns", "possible"));
  EXPECT_THAT(Keys(json["checks"][0]), ElementsAre("id", "version", "result", "why"));
  EXPECT_TRUE(json["checks"][0]["why"].is_null());
  EXPECT_EQ(json["checks"][1]["result"], "not_observed");
  EXPECT_THAT(Keys(json["columns"][0]),
              ElementsAre("id", "url", "path", "level", "parent", "kind", "kind_from", "items",
                          "latest", "latest_from", "state", "age_days", "limit", "why", "path_from",
                          "children", "first_level", "registered", "parent_only", "undated",
                          "latest_title", "latest_url"));
  const Json& finding = json["findings"][0];
  EXPECT_THAT(Keys(finding), ElementsAre("id", "check", "version", "indicators", "confidence",
                                         "tier", "url", "target", "column_path", "message", "seen",
                                         "limit", "occurrence_count", "occurrences", "evidence"));
  EXPECT_THAT(Keys(finding["occurrences"][0]), ElementsAre("page", "label", "where"));
  EXPECT_THAT(Keys(finding["evidence"][0]), ElementsAre("kind", "ref", "sha256"));
  EXPECT_TRUE(finding["limit"].is_null());
  EXPECT_EQ(finding["occurrence_count"], 812);
  EXPECT_EQ(finding["occurrences"].size(), 20U);
  EXPECT_EQ(json["not_checked"][0]["why"], "blocked: 412 challenge page");
  EXPECT_EQ(json["not_checked"][1]["why"], "no_control");
}

TEST(ReportJson, TheVerdictNamesWhatDecides) {
  const Json fails = Json::parse(Write(SampleReportWithColumns()))["verdict"];
  EXPECT_EQ(fails["result"], "unqualified");
  EXPECT_EQ(fails["vetoes"][0]["measured"], 6);
  EXPECT_EQ(fails["vetoes"][0]["columns"], Json({"c-0000000000000005"}));
  EXPECT_EQ(fails["watch"][0]["possible"], 3);
  EXPECT_EQ(fails["reasons"].size(), 1U);
  const Json report = Json::parse(Write(SampleReportToConfirm()));
  EXPECT_EQ(report["profile_example"], true);
  EXPECT_EQ(report["verdict"]["score"], 87.5);
  EXPECT_EQ(report["verdict"]["example_points"], true);
  EXPECT_EQ(report["verdict"]["deductions"][0]["indicator"], "D4.3");
  EXPECT_EQ(report["verdict"]["deductions"][0]["points"], 3.5);
  EXPECT_EQ(report["verdict"]["to_confirm"].size(), 2U);
}

TEST(ReportJson, AllListsEveryOccurrence) {
  const Json json = Json::parse(Write(SampleReport(), true));
  EXPECT_EQ(json["findings"][0]["occurrences"].size(), 25U);
}

TEST(ReportJson, IsAlwaysValidUtf8AndRepeats) {
  const std::string text = Write(SampleReport());
  EXPECT_TRUE(IsValidUtf8(text));
  EXPECT_EQ(text, Write(SampleReport()));
  EXPECT_EQ(text.back(), '\n');
}

TEST(ReportJson, TextsThatWereNotReadAreCountedByReason) {
  model::Report report = SampleReport();
  EXPECT_EQ(Json::parse(Write(report))["attachment_texts"],
            (Json{{"read", 0}, {"not_read", Json::array()}}));
  report.texts_read = 5;
  report.texts_unread = {{model::TextRead::kNoText, 2, {"http://a.cn/1.pdf", "http://a.cn/2.pdf"}},
                         {model::TextRead::kProtected, 1, {"http://a.cn/3.pdf"}}};
  const Json texts = Json::parse(Write(report))["attachment_texts"];
  EXPECT_EQ(texts["read"], 5);
  ASSERT_EQ(texts["not_read"].size(), 2U);
  EXPECT_EQ(texts["not_read"][0], (Json{{"why", "no_text"},
                                        {"count", 2},
                                        {"examples", {"http://a.cn/1.pdf", "http://a.cn/2.pdf"}}}));
  EXPECT_EQ(texts["not_read"][1]["why"], "protected");
}

}  // namespace
}  // namespace xuncha::cli
