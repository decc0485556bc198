// SPDX-License-Identifier: Apache-2.0
#include "workflow/counting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;

CountingRules Shipped() { return ParseCountingRules(testing::DataFile("counting.toml")).value(); }

model::Finding Link(const std::string& check, const std::string& where, const std::string& target,
                    model::Tier tier = model::Tier::kOrder) {
  model::Finding finding;
  finding.check = check;
  finding.tier = tier;
  finding.url = "https://www.a.gov.cn/";
  finding.target = target;
  finding.message.key = check + ".gone";
  finding.occurrences = {{"https://www.a.gov.cn/", "网民留言", where}};
  return finding;
}

TEST(Counting, TheRuleIsSaidInWords) {
  const CountingRules rules = Shipped();
  EXPECT_THAT(rules.text_zh, HasSubstr("只计一次"));
  EXPECT_THAT(rules.text_en, HasSubstr("counts once"));
  EXPECT_EQ(rules.common_sites, 3);
}

TEST(Counting, AColumnIsOneProblemBySchemeAndSlashIndifferently) {
  model::Finding finding;
  finding.check = "stale_column";
  finding.url = "https://www.a.gov.cn/zw/tpxw/";
  finding.column_path = {"首页", "政务要闻", "图片新闻"};
  const auto cause = CauseOf(Shipped(), finding);
  ASSERT_TRUE(cause.has_value());
  EXPECT_EQ(cause->key, "stale_column column www.a.gov.cn/zw/tpxw");
  finding.url = "http://www.a.gov.cn/zw/tpxw";
  EXPECT_EQ(CauseOf(Shipped(), finding)->key, cause->key);
  finding.url.clear();
  EXPECT_EQ(CauseOf(Shipped(), finding)->key, "stale_column column 首页—政务要闻—图片新闻");
  EXPECT_EQ(CountedBy(cause->key), CountBy::kColumn);
}

TEST(Counting, EntriesOfHomeAndMenusCountOneByOne) {
  const auto a = CauseOf(Shipped(), Link("dead_link", "home", "https://b.cn/1"));
  const auto b = CauseOf(Shipped(), Link("dead_link", "nav", "https://b.cn/2"));
  EXPECT_EQ(a->key, "dead_link entry b.cn/1");
  EXPECT_NE(a->key, b->key);
  EXPECT_EQ(CauseOf(Shipped(), Link("empty_link", "nav", "", model::Tier::kHint))->key,
            "empty_link entry 网民留言");
}

TEST(Counting, LinksInArticlesCountByTheirCause) {
  const auto a = CauseOf(Shipped(), Link("dead_image", "content", "https://b.cn/1.png"));
  const auto b = CauseOf(Shipped(), Link("dead_image", "list", "https://b.cn/2.png"));
  EXPECT_EQ(a->key, "dead_image cause b.cn dead_image.gone");
  EXPECT_EQ(a->key, b->key);
  auto other = Link("dead_image", "content", "https://b.cn/3.png");
  other.message.key = "dead_image.server_error";
  EXPECT_NE(CauseOf(Shipped(), other)->key, a->key);
  EXPECT_NE(CauseOf(Shipped(), Link("dead_image", "content", "https://c.cn/1.png"))->key, a->key);
}

TEST(Counting, HintsAreNoProblemsButQuestionsToTheEyeAre) {
  EXPECT_FALSE(
      CauseOf(Shipped(), Link("dead_link", "content", "https://b.cn/1", model::Tier::kHint)));
  EXPECT_FALSE(CauseOf(Shipped(), Link("site_tags", "home", "", model::Tier::kHint)));
  EXPECT_TRUE(CauseOf(Shipped(), Link("misdirected_link", "home", "x", model::Tier::kHint)));
  EXPECT_TRUE(CauseOf(Shipped(), Link("incomplete_data", "home", "", model::Tier::kHint)));
  EXPECT_FALSE(CauseOf(Shipped(), Link("misdirected_link", "content", "x", model::Tier::kHint)));
}

TEST(Counting, AMenuItemOfAnAccountIsOneProblem) {
  const std::vector<std::string> path{"服务", "环保动态", "空气质量"};
  CauseFacts facts;
  facts.check = "account_menu_dead";
  facts.column_path = &path;
  EXPECT_EQ(CauseOf(Shipped(), facts)->key, "account_menu_dead entry 服务—环保动态—空气质量");
  facts.check = "account_naming";
  facts.message = "account_naming.several";
  EXPECT_EQ(CauseOf(Shipped(), facts)->key, "account_naming subject account_naming.several");
  facts.check = "account_subject";
  facts.message = "account_subject.dissolved";
  EXPECT_EQ(CauseOf(Shipped(), facts)->key, "account_subject check");
}

TEST(Counting, AWrongWordIsOneProblemOfItsSite) {
  model::Finding finding;
  finding.check = "misstatement";
  finding.tier = model::Tier::kHint;
  finding.url = "https://www.a.gov.cn/1.html";
  finding.seen = "关健";
  finding.limit = "关键";
  const auto cause = CauseOf(Shipped(), finding);
  ASSERT_TRUE(cause.has_value());
  EXPECT_EQ(cause->key, "misstatement words 关健");
  finding.url = "https://www.a.gov.cn/2.html";
  EXPECT_EQ(CauseOf(Shipped(), finding)->key, cause->key) << "on another page, too";
  finding.seen = "拔款";
  EXPECT_NE(CauseOf(Shipped(), finding)->key, cause->key);
  EXPECT_EQ(CountedBy(cause->key), CountBy::kWords);
}

TEST(Counting, SaysWhatIsWrong) {
  const std::string head = "text_zh = \"字\"\ntext_en = \"w\"\ncommon_sites = 3\n";
  ASSERT_TRUE(ParseCountingRules(head + "[[count]]\nby = \"column\"").has_value());
  for (const std::string& text :
       {std::string("[[count]]\nby = \"column\""), head, head + "[[count]]\nby = \"page count\"",
        head + "[[count]]\nby = \"column\"\nwhere = [\"top\"]",
        head + "[[count]]\nby = \"column\"\ntiers = [\"high\"]",
        std::string(
            "text_zh = \"字\"\ntext_en = \"w\"\ncommon_sites = 1\n[[count]]\nby = \"column\"")}) {
    const auto result = ParseCountingRules(text, "n.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, HasSubstr("n.toml"));
  }
}

TEST(Counting, KeysTellWhatTheyCount) {
  EXPECT_EQ(CountedBy("dead_link cause b.cn gone"), CountBy::kCause);
  EXPECT_FALSE(CountedBy("by hand"));
  EXPECT_FALSE(CountedBy(""));
  EXPECT_EQ(HostOfAddress("https://b.cn:8080/x?y"), "b.cn:8080");
  EXPECT_EQ(HostOfAddress("/x"), "");
}

}  // namespace
}  // namespace xuncha::workflow
