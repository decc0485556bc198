// SPDX-License-Identifier: Apache-2.0
#include "text_checks/text_scanner.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

using testing::MadeUpId;
using testing::ToldOf;
using testing::Words;

std::vector<model::TextHit> Scan(const TextScanner& scanner, const std::string& text) {
  std::vector<model::TextHit> hits;
  scanner.Scan(text, {}, hits);
  return hits;
}

// Everything of a hit that could show a value.
std::string AllOf(const model::TextHit& hit) {
  return hit.rule + "|" + hit.seen + "|" + hit.right + "|" + hit.excerpt + "|" + hit.place + "|" +
         std::to_string(hit.print);
}

TEST(TextScanner, WordsAndPersonsInTheirOrder) {
  EXPECT_EQ(ToldOf("关健在于 13800001234 拔款"),
            Words({"wrong_word 关健", "mobile 138****1234", "wrong_word 拔款"}));
}

// Characters are read several at a time: a word is found wherever it stands among them.
TEST(TextScanner, FindsAWordAtEveryPlace) {
  const auto times = [](std::string_view text, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += text;
    return out;
  };
  for (int before = 0; before < 9; ++before) {
    for (int after = 0; after < 9; ++after) {
      for (const std::string_view mark : {"", "a", "·", "é", "，", "7", "😀", "\xFF", "\xE5"}) {
        const std::string text = std::string(mark) + times("山", before) + "关健" +
                                 times("水", after) + std::string(mark);
        EXPECT_EQ(ToldOf(text), Words({"wrong_word 关健"})) << text;
        EXPECT_EQ(
            ToldOf(times("山", before) + "关" + std::string(mark) + "健" + times("水", after)),
            mark.empty() ? Words({"wrong_word 关健"}) : Words())
            << text;
      }
    }
  }
}

TEST(TextScanner, SaysWhereAndWhatAround) {
  const auto hits = Scan(testing::Shipped(), "第一 段。抓住关健环节");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].at, 6U) << "characters in front, without white space";
  EXPECT_EQ(hits[0].excerpt, "第一 段。抓住关健环节");
  EXPECT_EQ(hits[0].right, "关键");
  EXPECT_EQ(hits[0].group, "形近");
}

TEST(TextScanner, NoClearValueIsInAnyHit) {
  const std::string id = MadeUpId();
  for (const std::string& text : std::vector<std::string>{
           "关健" + id, id + "关健", "13800001234关健13900001234", "关健 138-0000-1234",
           "一二三四五六七八九十一二三四" + id + "关健", "关健一二三四五六七八九十一" + id}) {
    for (const model::TextHit& hit : Scan(testing::Shipped(), text)) {
      const std::string all = AllOf(hit);
      EXPECT_EQ(all.find(id.substr(4, 12)), std::string::npos) << all;
      EXPECT_EQ(all.find("38000012"), std::string::npos) << all;
      EXPECT_EQ(all.find("0000-1234"), std::string::npos) << all;
      for (std::size_t at = 0, run = 0; at < hit.excerpt.size(); ++at) {
        run = hit.excerpt[at] >= '0' && hit.excerpt[at] <= '9' ? run + 1 : 0;
        EXPECT_LT(run, 7U) << hit.excerpt;
      }
    }
  }
}

TEST(TextScanner, DigestsAreSaltedAndOfTheNumberAlone) {
  const std::string id = MadeUpId();
  const auto one = Scan(testing::Shipped(), "甲" + id);
  const auto other = Scan(testing::Shipped(), "乙 " + id);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_NE(one[0].print, 0U);
  EXPECT_EQ(one[0].print, other.at(0).print);
  const auto salted = TextScanner::Create(testing::ShippedData(), "another salt");
  ASSERT_TRUE(salted);
  EXPECT_NE(Scan(**salted, id).at(0).print, one[0].print);
  const auto bare = TextScanner::Create(testing::ShippedData());
  ASSERT_TRUE(bare);
  EXPECT_EQ(Scan(**bare, id).at(0).print, 0U) << "without a secret a digest gives the number away";
  EXPECT_EQ((*bare)->digest(), (*salted)->digest());
}

TEST(TextScanner, RedactsATextForShowing) {
  const std::string id = MadeUpId();
  EXPECT_EQ(testing::Shipped().Redacted("甲 " + id + "，乙13800001234。"),
            "甲 41*************" + id.substr(15) + "，乙138****1234。");
  EXPECT_EQ(testing::Shipped().Redacted("共12345条"), "共12345条");
  EXPECT_EQ(testing::Shipped().Redacted("电话：１３８００００１２３４，共１２条"),
            "电话：138****1234，共１２条");
  // One digit more, of full width: no mobile, neither to the scan nor to what redacts.
  std::vector<model::TextHit> hits;
  testing::Shipped().Scan("联系电话 13800001423４，", {}, hits);
  EXPECT_TRUE(hits.empty());
}

TEST(TextScanner, KeepsThreeOfAKindAndCountsAll) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += MadeUpId(i) + " ";
  const auto hits = Scan(testing::Shipped(), text);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(CountOf(hits, model::TextHitKind::kIdNumber), 50U);
  EXPECT_EQ(CountOf(hits, model::TextHitKind::kMobile), 0U);
}

TEST(TextScanner, FormerNamesHoldTheirDay) {
  const auto hits = Scan(testing::Shipped(), "材料报送国土资源部备案。");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].kind, model::TextHitKind::kFormerName);
  EXPECT_EQ(hits[0].from, "2019-01-01");
  EXPECT_EQ(hits[0].right, "自然资源部");
  EXPECT_EQ(ToldOf("原国土资源部的职责"), Words());
  EXPECT_EQ(ToldOf("《国土资源部关于印发办法的通知》"), Words());
  EXPECT_EQ(ToldOf("环境保护部门负责"), Words());
}

// Wrong pairs stand inside of right words more often than one thinks.
TEST(TextScanner, RightTextsOfEveryDayAreClean) {
  for (const char* text :
       {"有关健康服务", "相关健身器材",    "研究竞争对手",     "研究竞赛办法",     "建立既有机制",
        "小组识别风险", "消防讯息",        "全省交通迅速恢复", "收取销售款项",     "办法津贴标准",
        "调整冶炼产能", "结合谐波治理",    "审核消防设施",     "伴随既定目标",     "通知织里镇",
        "文脉博大精深", "信贷币种",        "培训炼油工人",     "成熟炼油技术",     "理赔同步推进",
        "加倍训练",     "布局紧凑和谐",    "他自己经历过",     "来自已建成的小区", "周末来访",
        "年末完成",     "发布署名文章",    "全部暑期活动",     "骨折除外",         "公园满意度",
        "反复盖章",     "预防犯罪",        "期间题目",         "亲临督导",         "通信防护",
        "座谈汇报",     "记录相关情况",    "号召标兵",         "扶贫污水处理",     "江淮许多地区",
        "投资询价",     "在台风登陆系统中"}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
}

TEST(TextScanner, HostileTextIsReadInOnePass) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "关健";
  EXPECT_EQ(Scan(testing::Shipped(), text).size(), 3U);
  EXPECT_TRUE(Scan(testing::Shipped(), std::string(1'000'000, '1')).empty());
  EXPECT_TRUE(Scan(testing::Shipped(), std::string(1'000'000, '*')).empty());
  std::string groups;
  for (int i = 0; i < 100000; ++i) groups += "138 ";
  EXPECT_TRUE(Scan(testing::Shipped(), groups).empty());
  std::string broken;
  for (int i = 0; i < 100000; ++i) broken.push_back(static_cast<char>(i * 7919 % 256));
  Scan(testing::Shipped(), broken);
}

}  // namespace
}  // namespace xuncha::text_checks
