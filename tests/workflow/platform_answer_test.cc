// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::MenuType;
using ::testing::ElementsAre;

class PlatformAnswers : public ::testing::Test {
 protected:
  static JsonValue Json(std::string_view text) {
    auto json = ParseJson(text);
    EXPECT_TRUE(json) << json.error().message;
    return json ? std::move(json).value() : JsonValue();
  }
  Result<PostsPage> Posts(std::string_view text, const PlatformInterface& from) const {
    return ReadPosts(Json(text), from, "2022-08-23");
  }
  ListedMenu Menu(std::string_view text) const {
    const auto menu = ReadMenu(Json(text), wechat_);
    EXPECT_TRUE(menu) << menu.error().message;
    return menu ? *menu : ListedMenu();
  }

  std::vector<PlatformInterface> all_ =
      ParsePlatformInterfaces(testing::DataFile("platform_interfaces.toml")).value();
  const PlatformInterface& wechat_ = all_[0];
  const PlatformInterface& weibo_ = all_[1];
};

TEST_F(PlatformAnswers, CodesSayWhatIsWrong) {
  const auto denied =
      FaultIn(Json(R"({"errcode":40164,"errmsg":"invalid ip 192.0.2.7"})"), wechat_);
  ASSERT_TRUE(denied);
  EXPECT_EQ(denied->fault, PlatformFault::kNotAllowed);
  EXPECT_EQ(denied->code, 40164);
  EXPECT_EQ(denied->says, "invalid ip 192.0.2.7");
  EXPECT_EQ(FaultIn(Json(R"({"errcode":-1})"), wechat_)->fault, PlatformFault::kBusy);
  EXPECT_EQ(FaultIn(Json(R"({"errcode":99999})"), wechat_)->fault, PlatformFault::kOther);
  // Weibo writes its code as a text in places.
  EXPECT_EQ(FaultIn(Json(R"({"error":"expired_token","error_code":"21327"})"), weibo_)->fault,
            PlatformFault::kCredentials);
  EXPECT_FALSE(FaultIn(Json(R"({"errcode":0,"item":[]})"), wechat_));
  EXPECT_FALSE(FaultIn(Json(R"({"errcode":{"x":1}})"), wechat_));
  EXPECT_FALSE(FaultIn(Json("[]"), wechat_));
}

TEST_F(PlatformAnswers, PostsHaveTheirDaysInChina) {
  // 2022-08-21T16:30:00Z is the 22nd in China.
  const auto page = Posts(
      R"({"total_count":2,"item_count":2,"item":[
        {"article_id":"x","update_time":1661099400,"content":{"news_item":[
          {"title":"要闻\n一","url":"http://mp.weixin.qq.com/s?a=1","is_deleted":false},
          {"title":"二","url":"javascript:void 0"}]}},
        {"article_id":"y","content":{"update_time":"1660000000"}}]})",
      wechat_);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->total, 2);
  EXPECT_EQ(page->entries, 2U);
  ASSERT_EQ(page->posts.size(), 3U);
  EXPECT_EQ(page->posts[0].day, "2022-08-22");
  EXPECT_EQ(page->posts[0].title, "要闻 一");
  EXPECT_EQ(page->posts[0].url, "http://mp.weixin.qq.com/s?a=1");
  EXPECT_EQ(page->posts[1].url, "") << "no browser opens that";
  EXPECT_EQ(page->posts[2].day, "2022-08-09");
  EXPECT_EQ(page->posts[2].title, "");
}

TEST_F(PlatformAnswers, WeiboWritesDatesInWords) {
  const auto page = Posts(
      R"({"statuses":[{"created_at":"Tue May 31 23:46:55 +0800 2011","text":"求关注。"},
          {"created_at":"Tue May 31 23:46:55 +0000 2011","text":"b"},
          {"created_at":"Tue Foo 31 17:46:55 +0800 2011"},{"created_at":"yesterday"},
          {"created_at":"Thu Feb 30 17:46:55 +0800 2012"},{"created_at":1661099400},{}],
          "total_number":7})",
      weibo_);
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->posts.size(), 2U);
  EXPECT_EQ(page->posts[0].day, "2011-05-31");
  EXPECT_EQ(page->posts[0].title, "求关注。");
  EXPECT_EQ(page->posts[1].day, "2011-06-01");
  EXPECT_EQ(page->undated, 5U);
  EXPECT_EQ(page->total, 7);
}

TEST_F(PlatformAnswers, WhatCannotBeSaidIsLeftOutAndCounted) {
  const auto page = Posts(
      R"({"total_count":-5,"item":[
        {"update_time":1693000000},{"update_time":99999999999999999999},{"update_time":1e300},
        {"update_time":-1},{"update_time":0},{"update_time":"soon"},{"update_time":null},7,[],
        {"update_time":1660000000,"content":{"news_item":[{"title":"gone","is_deleted":true}]}}]})",
      wechat_);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_TRUE(page->posts.empty());
  EXPECT_EQ(page->entries, 10U);
  EXPECT_EQ(page->future, 1U);
  EXPECT_EQ(page->undated, 8U);
  EXPECT_EQ(page->deleted, 1U);
  EXPECT_EQ(page->total, -1);
}

TEST_F(PlatformAnswers, AnEmptyListIsAListAndAnotherShapeIsNone) {
  EXPECT_TRUE(Posts(R"({"total_count":0,"item_count":0,"item":[]})", wechat_));
  EXPECT_TRUE(Posts(R"({"total_count":0,"item_count":0})", wechat_));
  for (const char* text : {"{}", "[]", R"({"item":"x"})", R"({"total_count":3})", "7"}) {
    EXPECT_FALSE(Posts(text, wechat_)) << text;
  }
}

TEST_F(PlatformAnswers, TheMenuIsATreeWithTypes) {
  const ListedMenu menu = Menu(
      R"({"is_menu_open":1,"selfmenu_info":{"button":[
        {"name":"政务","sub_button":{"list":[
          {"type":"view","name":"官网","url":"http://www.example.gov.cn/"},
          {"type":"news","name":"公告","value":"m","news_info":{"list":[
             {"title":"t","content_url":"http://mp.weixin.qq.com/s?b=2"}]}},
          {"type":"miniprogram","name":"办事","url":"http://old.example/","appid":"wx","pagepath":"p"},
          {"type":"finder","name":"视频"},
          {"type":"text","name":"电话","value":"http://not.an.address/"}]}},
        {"type":"click","name":"留言","key":"K"},
        {"type":"hologram","name":"新","url":"http://n.example/"},
        {"type":"hologram","name":"新二"},
        {"name":"留言","type":"click"},{"name":"  "},{"type":"view"}]}})");
  EXPECT_TRUE(menu.open);
  std::vector<std::string> shown;
  for (const model::MenuItem& item : menu.items) {
    std::string path;
    for (const std::string& step : item.path) path.append("/").append(step);
    shown.push_back(path + " " + Name(item.type) + " " + item.url);
    EXPECT_EQ(item.from, model::FactFrom::kPlatform);
  }
  EXPECT_THAT(shown,
              ElementsAre("/政务 parent ", "/政务/官网 web http://www.example.gov.cn/",
                          "/政务/公告 article http://mp.weixin.qq.com/s?b=2",
                          "/政务/办事 mini_program http://old.example/", "/政务/视频 channels ",
                          "/政务/电话 keyword ", "/留言 keyword ", "/新 web http://n.example/"));
  EXPECT_THAT(menu.unknown, ElementsAre("新 (hologram)", "新二 (hologram)"));
  EXPECT_THAT(menu.twice, ElementsAre("留言"));
}

TEST_F(PlatformAnswers, AMenuThatIsOffIsToldAndAHugeOneIsCut) {
  EXPECT_FALSE(Menu(R"({"is_menu_open":0})").open);
  EXPECT_FALSE(ReadMenu(Json(R"({"is_menu_open":1})"), wechat_));
  std::string many = R"({"is_menu_open":1,"selfmenu_info":{"button":[{"name":"a"})";
  for (int i = 0; i < 900; ++i) many += R"(,{"type":"click","name":")" + std::to_string(i) + "\"}";
  EXPECT_LE(Menu(many + "]}}").items.size(), 200U);
  std::string deep = R"({"name":"x","type":"click"})";
  for (int i = 0; i < 8; ++i) deep = R"({"name":"x","sub_button":{"list":[)" + deep + "]}}";
  EXPECT_LE(Menu(R"({"selfmenu_info":{"button":[)" + deep + "]}}").items.size(), 3U);
}

}  // namespace
}  // namespace xuncha::workflow
