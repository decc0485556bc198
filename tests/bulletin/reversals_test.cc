// SPDX-License-Identifier: Apache-2.0
#include "bulletin/reversals.h"

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

bool Reversed(const char* sealed, const char* found) {
  return Reverses(LettersOf(sealed), LettersOf(found), testing::ShippedBorders().reversals);
}

bool Restated(const char* sealed, const char* found) {
  const ReversalRules& rules = testing::ShippedBorders().reversals;
  const Letters was = LettersOf(sealed), is = LettersOf(found);
  return Restates({was, was}, {is, is}, rules);
}

struct Edit {
  const char *sealed, *found;
};

TEST(Reversals, TheOppositeIsTold) {
  for (const Edit& edit : std::initializer_list<Edit>{
           {"较上季度提高2.06个百分点", "较上季度下降2.06个百分点"},
           {"比上季度减少3个", "比上季度增加3个"},
           {"公开信息不足5条的单位3个", "公开信息超过5条的单位3个"},
           {"公开信息5条以上的单位3个", "公开信息5条以下的单位3个"},
           {"合格18家", "不合格18家"},
           {"不合格2家", "合格2家"},
           {"已整改25个", "未整改25个"},
           {"仍有2个单位7个问题未整改", "仍有2个单位7个问题已整改"},
           {"仍有2个单位7个问题未整改", "仍有2个单位7个问题整改"},
           {"按期整改25个", "逾期整改25个"},
           {"按期整改25个", "未能完全按期整改25个"},
           {"其中属实3条", "其中不属实3条"},
           {"请于4月15日前报送", "请于4月15日后报送"},
           {"教育局予以通报表扬", "教育局予以通报批评"},
           {"有3个栏目长期未更新", "有3个栏目长期更新"},
           {"教育局管理较好", "教育局管理较差"},
           {"新增账号3个", "注销账号3个"},
           {"20个网站全部合格", "20个网站部分合格"},
           {"水利概况栏目超2年未更新", "水利概况栏目超2年已更新"},
           {"未到整改期限6个", "已到整改期限6个"},
           {"共公开信息1845条", "未公开信息1845条"},
           {"公开信息为0", "公开信息均不为0"},
           {"入口打不开", "入口已能打开"},
           {"入口打不开", "入口打得开"},
           {"栏目无法打开", "栏目可以打开"},
           {"办理效率较高", "办理效率不高"},
           {"截至8月31日", "自8月31日起"},
       }) {
    EXPECT_TRUE(Reversed(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
    EXPECT_TRUE(Reversed(edit.found, edit.sealed)) << edit.found << " / " << edit.sealed;
  }
}

TEST(Reversals, OtherWordsForTheSameAreNone) {
  for (const Edit& edit : std::initializer_list<Edit>{
           {"较上季度提高2.06个百分点", "比上季度上升2.06个百分点"},
           {"比上季度减少3个", "比上季度下降3个"},
           {"不足5条的单位3个", "少于5条的单位3个"},
           {"不低于5条", "超过5条"},
           {"已整改25个", "25个问题已完成整改"},
           {"仍有7个问题未整改", "目前尚有7个问题没有整改到位"},
           {"仍有7个问题未整改", "仍有7个问题未完全整改到位"},
           {"仍有7个问题未整改", "仍有7个问题需抓紧整改到位"},
           {"仍有7个问题未整改", "7个问题尚待整改"},
           {"更新不及时的栏目3个", "未及时更新的栏目3个"},
           {"更新不及时的栏目3个", "没有做到及时更新的栏目3个"},
           {"超期未更新的栏目3个", "未按期更新的栏目3个"},
           {"整改25个", "不断推进整改25个"},
           {"发现问题9个", "发现不规范问题9个"},
           {"存在9个问题", "存在尚未解决的9个问题"},
           {"请于4月15日前报送", "务必在4月15日之前报送"},
           {"请于4月15日前报送", "收到通报后4月15日前报送"},
           {"共受理留言40条", "累计受理各类网民留言40条"},
           {"管理情况较好的有教育局", "教育局管理情况总体良好"},
           {"已整改25个", "已整改并销号25个"},
           {"未整改40个", "还有40个未整改"},
           {"共公开信息1845条", "已公开信息1845条"},
           {"20个网站均合格", "20个网站都合格"},
           {"入口打不开", "入口无法打开"},
           {"截至8月31日", "截止到8月31日"},
       }) {
    EXPECT_FALSE(Reversed(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
    EXPECT_FALSE(Reversed(edit.found, edit.sealed)) << edit.found << " / " << edit.sealed;
    EXPECT_FALSE(Restated(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
  }
}

TEST(Reversals, AnotherStatementIsTold) {
  for (const Edit& edit : std::initializer_list<Edit>{
           {"首页“我要写信”入口打不开", "首页“我要写信”入口已能打开"},
           {"“政务公开”栏目无法打开", "“政务公开”栏目可以打开"},
           {"目前还有5个新媒体账号存在问题", "目前还有5个新媒体账号问题已解决"},
           {"目前还有5个新媒体账号存在问题", "目前5个新媒体账号均无问题"},
           {"仍有13个单位47个问题未整改到位", "已有13个单位47个问题未整改到位"},
           {"仍有13个单位47个问题未整改到位", "已有13个单位47个问题整改到位"},
           {"已整改22个", "应整改22个"},
           {"已整改22个", "正在整改22个"},
           {"已整改22个", "已受理22个"},
           {"共发现五大类69个问题", "共整改五大类69个问题"},
           {"合格率为100%", "基本合格率为100%"},
           {"逾期仍未整改41个", "逾期后已整改41个"},
           {"共受理网民留言26个", "共办结网民留言26个"},
           {"共发布信息1309条", "拟发布信息1309条"},
           {"公安局等部门网站管理整体情况较好", "公安局等部门网站管理整体情况一般"},
           {"正在运行的政府网站共20个", "停止运行的政府网站共20个"},
           {"共检查20个网站", "计划检查20个网站"},
           {"条数含转载信息", "条数不含转载信息"},
       }) {
    EXPECT_TRUE(Restated(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
    EXPECT_TRUE(Restated(edit.found, edit.sealed)) << edit.found << " / " << edit.sealed;
  }
}

TEST(Reversals, HarmlessRewordingsStateNothingElse) {
  for (const Edit& edit : std::initializer_list<Edit>{
           {"已整改22个", "完成整改22个"},
           {"已整改22个", "目前已有效整改22个"},
           {"于9月5日前将整改情况报管委会办公室", "务必于9月5日前把整改情况报送管委会办公室"},
           {"开展了两轮全面检查", "进行了两轮全面细致的检查"},
           {"公安局等部门网站管理整体情况较好", "公安局等部门的网站建设管理情况总体良好"},
           {"各单位共受理网民留言26个", "全区各单位累计受理群众留言26个"},
           {"市政府门户网站共发布信息1309条", "市政府门户网站累计公开各类信息1309条"},
           {"栏目超2年未更新", "栏目已超2年没有更新内容"},
           {"目前还有5个新媒体账号存在问题", "目前仍有5个新媒体账号存在一些问题"},
           {"仍有13个单位47个问题未整改到位", "尚有13家单位的47个问题没有完全整改到位"},
           {"检查20个", "共检查20个"},
           {"留言办理效率较高", "留言办理效率普遍较高"},
           {"公开信息不足5条", "公开的信息少于5条"},
           {"共下发交办单24份", "累计下发交办单24份"},
       }) {
    EXPECT_FALSE(Restated(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
    EXPECT_FALSE(Reversed(edit.sealed, edit.found)) << edit.sealed << " / " << edit.found;
  }
}

TEST(Reversals, WordsInAnotherClauseOfTheSentenceAreStillThere) {
  const ReversalRules& rules = testing::ShippedBorders().reversals;
  const auto around = [&](const char* text) {
    const Letters letters = LettersOf(text);
    const std::size_t at = letters.find(U'公');
    return SurroundingsOf(letters, at, at + 3, rules);
  };
  EXPECT_FALSE(Restates(around("公安局等部门网站管理整体情况较好；"),
                        around("公安局等部门，网站管理整体情况较好；"), rules));
  EXPECT_TRUE(Restates(around("公安局等部门网站管理整体情况较好；"),
                       around("公安局等部门；网站管理整体情况较好；"), rules));
}

TEST(Reversals, AClauseEndsAtItsStops) {
  const Letters text = LettersOf("合格率98%，提高2点；减少");
  const Letters stops = LettersOf("，；");
  EXPECT_EQ(TextOfLetters(ClauseAround(text, 9, 10, stops)), "提高2点");
  EXPECT_EQ(TextOfLetters(ClauseAround(text, 0, 3, stops)), "合格率98%");
  EXPECT_EQ(TextOfLetters(ClauseAround(text, 12, text.size(), stops)), "减少");
}

}  // namespace
}  // namespace xuncha::bulletin
