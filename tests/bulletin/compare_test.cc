// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compare.h"

#include <gtest/gtest.h>

#include "bulletin/plain_text.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

class CompareTest : public ::testing::Test {
 protected:
  // Replaces the first such words, in paragraphs, then in cells.
  void Change(const std::string& from, const std::string& to) {
    const auto change = [&](std::string& text) {
      const std::size_t at = text.find(from);
      if (at == std::string::npos) return false;
      text.replace(at, from.size(), to);
      return true;
    };
    for (auto& block : edited_) {
      if (change(block.text)) return;
      for (auto& row : block.rows) {
        for (auto& cell : row) {
          if (change(cell)) return;
        }
      }
    }
    ADD_FAILURE() << from << " is not there";
  }
  std::string Told() {
    const Comparison comparison =
        Compare(document_, BlocksOf(document_), edited_, testing::ShippedBorders());
    std::string told;
    for (const auto& value : comparison.values) {
      told += value.name + ": " + value.sealed + " -> " + value.found + "\n";
    }
    for (const auto& wording : comparison.wording) {
      told +=
          "wording " + (wording.place.empty() ? "" : wording.place + " ") + wording.found + "\n";
    }
    for (const auto& one : comparison.passages) {
      told += std::string(one.moved   ? "moved "
                          : one.added ? "added "
                                      : "removed ") +
              Name(one.kind) + " " + std::to_string(one.number) + " [" + one.after + "] " +
              one.text + "\n";
    }
    return told;
  }

  model::BulletinDocument document_ = testing::Composed(testing::SampleOffice());
  std::vector<model::TextBlock> edited_ = BlocksOf(document_);
};

TEST_F(CompareTest, NothingChangedNothingTold) {
  EXPECT_EQ(Told(), "");
  for (auto& block : edited_) block.text = " " + block.text + "　";
  EXPECT_EQ(Told(), "") << "blanks do not count";
}

TEST_F(CompareTest, OneNumberChangedByHandIsNamed) {
  Change("三大类9个问题", "三大类10个问题");
  EXPECT_EQ(Told(), "problems.total: 9 -> 10\n");
}

// The first table of three units' items.
model::TextBlock& Items(std::vector<model::TextBlock>& blocks) {
  for (model::TextBlock& block : blocks) {
    if (block.is_table && block.rows.size() == 4 && block.rows[1].size() == 3) return block;
  }
  return blocks.front();
}

TEST_F(CompareTest, RowsAreKnownByTheirNames) {
  auto& rows = Items(edited_).rows;
  ASSERT_EQ(rows.size(), 4U);
  std::swap(rows[1], rows[2]);
  EXPECT_EQ(Told(), "") << "moved, and the same";
  rows.erase(rows.begin() + 2);
  const std::string told = Told();
  EXPECT_NE(told.find("annex.disclosure.departments.1.items: 130 -> \n"), std::string::npos)
      << told;
  EXPECT_EQ(told.find("departments.2"), std::string::npos) << told;
  EXPECT_EQ(told.find("departments.3"), std::string::npos) << told;
}

TEST_F(CompareTest, ARowThatLostItsNameIsKnownByItsPlace) {
  Items(edited_).rows[2][1] = "临江市教委";
  EXPECT_EQ(Told(), "annex.disclosure.departments.2.name: 临江市教育局 -> 临江市教委\n");
}

TEST_F(CompareTest, ANumberWithinALongerOneIsNotTheSame) {
  Change("仍有2个单位7个问题", "仍有2个单位17个问题");
  EXPECT_EQ(Told(), "open.total: 7 -> 17\n");
}

// Each is told as a changed value, and never taken for wording.
TEST_F(CompareTest, AValueStandsOnlyAsAWhole) {
  struct Edit {
    const char *from, *to, *told;
  };
  for (const Edit& edit : std::initializer_list<Edit>{
           {"共发布信息800条", "共发布信息800.5条", "portal.total: 800 -> 800.5\n"},
           {"共发布信息800条", "共发布信息8,800条", "portal.total: 800 -> 8,800\n"},
           {"共发布信息800条", "共发布信息-800条", "portal.total: 800 -> -800\n"},
           {"共发布信息800条", "共发布信息800万条", "portal.total: 800 -> 800万\n"},
           {"共发布信息800条", "共发布信息800-900条", "portal.total: 800 -> 800-900\n"},
           {"共发布信息800条", "共发布信息约800条", "portal.total: 800 -> 约800\n"},
           {"三大类9个问题", "十三大类9个问题", "problems.classes: 三 -> 十三\n"},
           {"开展了两轮", "开展了十两轮", "rounds.count: 两 -> 十两\n"},
           {"4月15日前", "2029年4月15日前", "report.due: 4月15日 -> 2029年4月15日\n"},
           {"教育局等部门网站管理", "教育局招生办等部门网站管理",
            "commended.sites.1: 教育局 -> 教育局招生办\n"},
           {"教育局等部门网站管理", "教育局（旧站）等部门网站管理",
            "commended.sites.1: 教育局 -> 教育局（旧站）\n"},
           {"教育局等部门网站管理", "原教育局等部门网站管理",
            "commended.sites.1: 教育局 -> 原教育局\n"}}) {
    edited_ = BlocksOf(document_);
    Change(edit.from, edit.to);
    EXPECT_EQ(Told(), edit.told) << edit.to;
  }
}

TEST_F(CompareTest, AResultIsAValueAndNoWording) {
  for (auto& block : edited_) {
    if (!block.is_table || block.rows[0].size() != 4 || block.rows[1][2] != "合格") continue;
    block.rows[1][2] = "不合格";
    block.rows[1][1] += "（旧站）";
    break;
  }
  EXPECT_EQ(Told(),
            "annex.sites.1.name: 临江市人民政府网站 -> 临江市人民政府网站（旧站）\n"
            "annex.sites.1.result: 合格 -> 不合格\n");
}

TEST_F(CompareTest, ANegationBeforeAValueIsTold) {
  const std::string age = "超3个月未更新";
  bool there = false;
  for (const auto& block : edited_) there = there || block.text.find("超") != std::string::npos;
  ASSERT_TRUE(there) << age;
  Change("栏目超", "栏目未超");
  const std::string told = Told();
  EXPECT_NE(told.find("-> 未超"), std::string::npos) << told;
  EXPECT_EQ(told.find("wording"), std::string::npos) << told;
}

TEST_F(CompareTest, WordsBesideAValueThatLeaveItAsItIsAreWording) {
  Change("共发布信息800条", "累计公开发布各类信息共计800条");
  EXPECT_EQ(Told().find("wording "), 0U) << Told();
  edited_ = BlocksOf(document_);
  Change("教育局等部门网站管理", "对教育局和有关部门网站的管理");
  EXPECT_EQ(Told().find("wording "), 0U) << Told();
}

TEST_F(CompareTest, WhatIsTurnedRoundIsNamedWithItsWords) {
  Change("于4月15日前", "务必于4月15日之前");
  EXPECT_EQ(Told().find("wording "), 0U) << "no opposite of anything: " << Told();
  edited_ = BlocksOf(document_);
  Change("4月15日前", "4月15日后");
  const std::string told = Told();
  EXPECT_EQ(told.find("report.due: "), 0U) << told;
  EXPECT_NE(told.find("4月15日后"), std::string::npos) << told;
  EXPECT_EQ(told.find("wording"), std::string::npos) << told;
  edited_ = BlocksOf(document_);
  Items(edited_).rows[0][2] = "未公开数量";
  document_.annexes.back().tables.front().columns.back().title = "公开数量";
  EXPECT_NE(Told().find(":0:3: 公开数量 -> 未公开数量\n"), std::string::npos) << Told();
}

TEST_F(CompareTest, AParagraphUnderAnotherHeadingIsTold) {
  const auto at = [&](const char* words) {
    return std::find_if(edited_.begin(), edited_.end(), [&](const auto& block) {
      return block.text.find(words) != std::string::npos;
    });
  };
  const auto from = at("网民留言办理方面");
  ASSERT_NE(from, edited_.end());
  const model::TextBlock block = *from;
  edited_.erase(from);
  const auto to = at("下一步工作要求");
  ASSERT_NE(to, edited_.end());
  edited_.insert(to + 1, block);
  const std::string told = Told();
  EXPECT_EQ(told.find("moved paragraph "), 0U) << told;
  EXPECT_NE(told.find("下一步工作要求] 网民留言办理方面"), std::string::npos) << told;
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << told;
}

TEST_F(CompareTest, WhatStandsBesideTheTextIsCompared) {
  const auto block = [](const char* text) { return model::TextBlock{text, {}, false}; };
  std::vector<model::TextBlock> rendered = BlocksOf(document_);
  rendered.insert(rendered.begin() + 1, block("临政办〔2030〕1号"));
  rendered.push_back(block("抄送：市委办公室，市人大常委会办公室。"));
  rendered.push_back(block("临江市人民政府办公室\t2030年4月10日印发"));
  edited_ = rendered;
  const auto told = [&] {
    std::string all;
    for (const auto& value :
         Compare(document_, rendered, edited_, testing::ShippedBorders()).values) {
      all += value.name + ": " + value.found + "\n";
    }
    return all;
  };
  EXPECT_EQ(told(), "");
  Change("〔2030〕1号", "〔2030〕12号");
  Change("2030年4月10日印发", "2030年4月15日印发");
  for (auto& one : edited_) {
    if (one.text == "附件3") one.text = "附件4";
  }
  EXPECT_EQ(told(),
            "number: 临政办〔2030〕12号\nannex.3.mark: 附件4\n"
            "printed: 临江市人民政府办公室\t2030年4月15日印发\n");
  edited_ = rendered;
  edited_.resize(edited_.size() - 2);
  EXPECT_EQ(told(), "copies_to: \nprinted: \n");
}

TEST_F(CompareTest, NamesDaysAndCells) {
  Change("教育局等部门网站管理", "水务局等部门网站管理");
  Change("4月15日前", "4月16日前");
  Change("上级文件栏目空白；", "下级文件栏目空白；");
  EXPECT_EQ(Told(),
            "commended.sites.1: 教育局 -> 水务局\nreport.due: 4月15日 -> 4月16日\n"
            "annex.sites.3.line.2.names: 上级文件 -> 下级文件\n");
}

TEST_F(CompareTest, EditedWordingIsTakenBackWithoutAlarm) {
  Change("管理整体情况较好。", "管理情况总体较好，予以表扬。");
  EXPECT_EQ(Told(), "wording 其中，教育局等部门网站管理情况总体较好，予以表扬。\n");
}

TEST_F(CompareTest, WhatIsGoneIsTold) {
  std::erase_if(edited_, [](const auto& block) {
    return block.text.find("网民留言办理方面") != std::string::npos;
  });
  const std::string told = Told();
  EXPECT_NE(told.find("messages.accepted: 40 -> \n"), std::string::npos) << told;
  EXPECT_NE(told.find("removed paragraph "), std::string::npos) << told;
  EXPECT_NE(told.find("] 网民留言办理方面，"), std::string::npos) << told;
  edited_.clear();
  EXPECT_NE(Told().find("annex.sites.1.name: 临江市人民政府网站 -> \n"), std::string::npos);
}

TEST_F(CompareTest, WhatWasPutInIsToldWithItsPlace) {
  std::size_t at = 0;
  while (edited_[at].text.find("下一步工作要求") == std::string::npos) ++at;
  edited_.insert(edited_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                 model::TextBlock{"另有12个账号拟于年底前注销。", {}, false});
  const std::string told = Told();
  EXPECT_EQ(told.find("added paragraph "), 0U) << told;
  EXPECT_NE(told.find("下一步工作要求] 另有12个账号拟于年底前注销。\n"), std::string::npos) << told;
}

TEST_F(CompareTest, RowsPutInOrTakenOutAreTold) {
  auto& rows = Items(edited_).rows;
  rows.erase(rows.begin() + 1);
  rows.push_back({"4", "临江市统计局", "9"});
  const std::string told = Told();
  EXPECT_NE(told.find("removed row 1 [] 1 | 临江市水务局 | 130\n"), std::string::npos) << told;
  EXPECT_NE(told.find("added row 3 [3 | 临江市旅游局 | 0] 4 | 临江市统计局 | 9\n"),
            std::string::npos)
      << told;
}

TEST_F(CompareTest, ATableThatIsGoneShiftsNoOther) {
  const auto table = std::find_if(edited_.begin(), edited_.end(),
                                  [](const auto& block) { return block.is_table; });
  ASSERT_NE(table, edited_.end());
  edited_.erase(table);
  edited_.push_back({"", {{"甲", "乙"}, {"1", "2"}}, true});
  const std::string told = Told();
  EXPECT_NE(told.find("annex.sites.1.name: 临江市人民政府网站 -> \n"), std::string::npos) << told;
  EXPECT_EQ(told.find("annex.disclosure"), std::string::npos) << told;
  EXPECT_NE(told.find("removed table 1 ["), std::string::npos) << told;
  EXPECT_NE(told.find("added table 4 [] 甲 | 乙\n"), std::string::npos) << told;
}

TEST_F(CompareTest, WordsOfCellsHeadsAndTitlesAreWording) {
  Change("上级文件栏目空白；", "上级文件栏目没有内容；");
  Items(edited_).rows[0][2] = "公开条数（条）";
  Change("政府信息公开专栏检查情况", "政府信息公开专栏情况");
  const std::string told = Told();
  EXPECT_NE(told.find("wording annex.sites:3:4 "), std::string::npos) << told;
  EXPECT_NE(told.find("wording annex.disclosure.departments:0:3 公开条数（条）\n"),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("2030年第一季度政府信息公开专栏情况\n"), std::string::npos) << told;
  EXPECT_EQ(told.find("added"), std::string::npos) << told;
  EXPECT_EQ(told.find("->"), std::string::npos) << told;
}

TEST_F(CompareTest, ADayInATitleOfAnAnnexIsNamed) {
  Change("2030年第一季度政务新媒体检查情况", "2030年第二季度政务新媒体检查情况");
  EXPECT_EQ(Told(), "campaign: 2030年第一季度 -> 2030年第二季度\n");
}

}  // namespace
}  // namespace xuncha::bulletin
