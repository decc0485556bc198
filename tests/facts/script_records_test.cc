// SPDX-License-Identifier: Apache-2.0
#include "facts/script_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ScriptRecords = testing::ListTest;

TEST_F(ScriptRecords, AListInTheScriptIsTheColumns) {
  Column(
      R"(<ul id="ls"></ul><script>var list = [{"id":1,"title":"关于做好统计工作的通知","url":"/tz/1.html","pubDate":"2022-08-01"},
{"id":2,"title":"关于停水\u505c电的紧急通知","url":"\/tz\/2.html","pubDate":"2022-07-21 08:30"}];show(list);</script>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 关于做好统计工作的通知",
                                  "2022-07-21T08:30 关于停水停电的紧急通知"));
  EXPECT_EQ(Main().source, model::ListSource::kEmbedded);
}

TEST_F(ScriptRecords, SecondsAreDaysInChina) {
  Column(
      R"(<div id="ls"></div><script>render({rows:[{name:'关于做好统计工作的通知',link:'1.html',createTime:1659283200000,tags:null},
{name:'关于停水停电的紧急通知',link:'2.html',createTime:1658332799,tags:null}]});</script>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 关于做好统计工作的通知",
                                  "2022-07-20 关于停水停电的紧急通知"));
}

TEST_F(ScriptRecords, MenusAndSettingsAreNone) {
  for (const std::string_view script :
       {R"(var menu=[{"title":"新闻动态","url":"/xw/"},{"title":"政务公开","url":"/zw/"}];)",
        R"($.ajax({url:"/x",type:"post",title:"a",data:{}});)",
        R"(var one=[{"title":"关于做好统计工作的通知","url":"/tz/1.html","date":"2022-08-01"}];)",
        R"({"title":"a","url":"b","date":"c"{{{{"title)"}) {
    Column("<ul id='ls'></ul><script>" + std::string(script) + "</script>");
    EXPECT_TRUE(Main().items.empty()) << script;
  }
}

}  // namespace
}  // namespace xuncha::facts
