// SPDX-License-Identifier: Apache-2.0
#include "cli/column_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/text_width.h"
#include "tests/cli/golden.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Draw(Language language, const TreeOptions& options = {}, const TextStyle& style = {}) {
  const Messages messages = LoadMessages(language);
  return WriteColumnTree(SampleColumns(), ReportWords(messages), style, options);
}

TEST(ColumnTree, LooksAsItShould) {
  ExpectGolden("column_tree.zh.txt", Draw(Language::kChinese));
  ExpectGolden("column_tree.en.txt", Draw(Language::kEnglish, {.everything = true, .indent = 2}));
}

TEST(ColumnTree, NoLineIsWiderThanTheTerminal) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const std::size_t columns : {60U, 80U, 100U}) {
      std::istringstream lines(Draw(language, {.everything = true, .indent = 2}, {false, columns}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(DisplayWidth(line), columns) << line;
      }
    }
  }
}

TEST(ColumnTree, StatesStandUnderEachOther) {
  const std::string state = LoadMessages(Language::kChinese).Get("columns.state");
  std::istringstream lines(Draw(Language::kChinese));
  std::string head;
  std::getline(lines, head);
  const std::size_t at = DisplayWidth(head.substr(0, head.find(state)));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t stale = line.find("更新不及时");
    if (stale == std::string::npos || line.find("c-0000") != std::string::npos) continue;
    EXPECT_EQ(DisplayWidth(line.substr(0, stale)), at) << line;
  }
}

TEST(ColumnTree, ColoursOnlyWhenAsked) {
  EXPECT_THAT(Draw(Language::kChinese), Not(HasSubstr("\x1B")));
  EXPECT_THAT(Draw(Language::kChinese, {}, {true, 80}), HasSubstr("\x1B[31m空白"));
}

TEST(ColumnTree, LoopsAndMissingParentsStillShowEveryColumnOnce) {
  std::vector<model::Column> columns = SampleColumns();
  columns[0].parent = columns[1].id;  // a loop
  columns[4].parent = "c-none";
  const std::vector<TreeRow> rows = ArrangeTree(columns);
  ASSERT_EQ(rows.size(), columns.size());
  std::vector<std::string> ids;
  for (const TreeRow& row : rows) ids.push_back(row.column->id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

TEST(ColumnTree, ATreeOfAnyDepthIsDrawn) {
  std::vector<model::Column> columns;
  columns.reserve(5000);
  for (int i = 0; i < 5000; ++i) {
    model::Column& column = AddColumn(columns, {"首页", "层" + std::to_string(i)},
                                      model::ColumnKind::kNews, model::ColumnState::kFresh);
    if (i > 0) column.parent = columns[columns.size() - 2].id;
  }
  const Messages messages = LoadMessages(Language::kChinese);
  const std::string text = WriteColumnTree(columns, ReportWords(messages), {}, {});
  EXPECT_THAT(text, HasSubstr("层4999"));
  EXPECT_LT(text.size(), columns.size() * 200);
}

TEST(ColumnTree, NothingIsDrawnOfNothing) {
  const Messages messages = LoadMessages(Language::kChinese);
  EXPECT_EQ(WriteColumnTree({}, ReportWords(messages), {}, {}), "");
}

}  // namespace
}  // namespace xuncha::cli
