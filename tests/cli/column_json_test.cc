// SPDX-License-Identifier: Apache-2.0
#include "cli/column_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

nlohmann::json Write(const model::Column& column) {
  const Messages messages = LoadMessages(Language::kChinese);
  JsonWriter json;
  json.BeginObject();
  WriteColumnFields(json, column, ReportWords(messages));
  WriteColumnDates(json, column);
  json.EndObject();
  return nlohmann::json::parse(json.text());
}

TEST(ColumnJson, SaysWhatIsKnown) {
  const auto json = Write(SampleColumns()[1]);
  EXPECT_EQ(json["kind"], "news");
  EXPECT_EQ(json["kind_from"], "lexicon");
  EXPECT_EQ(json["state"], "stale");
  EXPECT_EQ(json["age_days"], 22);
  EXPECT_EQ(json["latest"], "2022-08-01");
  EXPECT_EQ(json["latest_from"], "list");
  EXPECT_THAT(json["why"].get<std::string>(), ::testing::HasSubstr("超过更新期限 2周"));
  EXPECT_EQ(json["parent"], "c-0000000000000001");
  EXPECT_EQ(json["readings"].size(), 2U);
  EXPECT_EQ(json["readings"][0]["why"], "taken");
  EXPECT_EQ(json["future"][0]["date"], "2023-01-01");
  EXPECT_EQ(json["undated_articles"][0], "图片：无日期的一组");
}

TEST(ColumnJson, WhatIsNotKnownIsNull) {
  const auto json = Write(SampleColumns().back());
  for (const char* key : {"parent", "latest", "age_days"}) EXPECT_TRUE(json[key].is_null()) << key;
  EXPECT_EQ(json["latest_from"], "none");
  EXPECT_EQ(json["path"].size(), 0U);
}

}  // namespace
}  // namespace xuncha::cli
