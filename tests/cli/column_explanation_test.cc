// SPDX-License-Identifier: Apache-2.0
#include "cli/column_explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text_width.h"
#include "tests/cli/golden.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;

model::PageFacts SamplePage() {
  model::PageFacts page;
  model::ListBlock side;
  side.heading = "热点排行";
  side.side = true;
  side.item_count = 10;
  model::ListBlock main;
  main.heading = "图片新闻";
  main.main = true;
  main.item_count = 45;
  for (int i = 0; i < 25; ++i) {
    model::ListItem item;
    item.title = "图片：防汛一线的第" + std::to_string(i + 1) + "天";
    if (i != 3) item.published = "2022-08-01T09:30";
    item.pinned = i == 0;
    if (i == 1) item.issued = "2022-07-20";
    main.items.push_back(item);
  }
  page.lists.blocks = {side, main};
  return page;
}

std::string Explain(Language language, const model::PageFacts* page) {
  const Messages messages = LoadMessages(language);
  return ExplainColumnText(SampleColumns()[1], page, ReportWords(messages), 80);
}

TEST(ColumnExplanation, LooksAsItShould) {
  const model::PageFacts page = SamplePage();
  ExpectGolden("column_explained.zh.txt", Explain(Language::kChinese, &page));
  ExpectGolden("column_explained.en.txt", Explain(Language::kEnglish, &page));
}

TEST(ColumnExplanation, TellsWhichDatesWereTakenAndWhichNot) {
  const model::PageFacts page = SamplePage();
  const std::string text = Explain(Language::kChinese, &page);
  for (const char* part :
       {"2022-08-01　采用", "2022-07-11　较旧", "2023-01-01", "图片：无日期的一组", "置顶",
        "成文 2022-07-20", "未注明日期", "边栏", "另有 25 条"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80U) << line;
}

TEST(ColumnExplanation, APageThatWasNotReadIsNoError) {
  EXPECT_THAT(Explain(Language::kEnglish, nullptr), HasSubstr("c-0000000000000002"));
}

TEST(ColumnExplanation, AsJsonItHasTheListsOfThePage) {
  const Messages messages = LoadMessages(Language::kEnglish);
  const model::PageFacts page = SamplePage();
  JsonWriter json;
  json.BeginObject();
  ExplainColumnFields(json, SampleColumns()[1], &page, ReportWords(messages));
  json.EndObject();
  const auto read = nlohmann::json::parse(json.text());
  ASSERT_EQ(read["blocks"].size(), 2U);
  EXPECT_EQ(read["blocks"][0]["judged"], false);
  EXPECT_EQ(read["blocks"][1]["judged"], true);
  EXPECT_EQ(read["blocks"][1]["items"].size(), 25U);
  EXPECT_EQ(read["blocks"][1]["items"][0]["pinned"], true);
  EXPECT_TRUE(read["placeholder"].is_null());
}

}  // namespace
}  // namespace xuncha::cli
