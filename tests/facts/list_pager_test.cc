// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ListPager = testing::ListTest;

constexpr std::string_view kRows =
    R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li></ul>)";

TEST_F(ListPager, Links) {
  const auto& lists = Column(
      std::string(kRows) +
      R"(<div class="pg">共 230 条 第 1 页/共 12 页 <a href="index.html">首页</a> <a href="#">上一页</a> <b>1</b> <a href="index_1.html">2</a> <a href="index_2.html">3</a> <a href="index_1.html">下一页</a> <a href="index_11.html">尾页</a></div>)");
  EXPECT_EQ(lists.pager.pages, 12U);
  EXPECT_EQ(lists.pager.records, 230U);
  EXPECT_EQ(lists.pager.current, 1U);
  std::vector<std::string> addresses;
  for (const std::uint32_t link : lists.pager.links) addresses.push_back(AddressOf(link));
  EXPECT_THAT(addresses,
              ElementsAre("index_1.html", "index_2.html", "index_1.html", "index_11.html"));
  EXPECT_EQ(Rows().size(), 2U) << "its links are no entries";
}

TEST_F(ListPager, ScriptsWithLiteralCounts) {
  const auto& lists =
      Column(std::string(kRows) + R"(<script>createPageHTML(4, 0, "index", "html");</script>)");
  EXPECT_EQ(lists.pager.pages, 4U);
  EXPECT_EQ(lists.pager.current, 1U);
  ASSERT_EQ(lists.pager.links.size(), 3U);
  EXPECT_EQ(AddressOf(lists.pager.links[0]), "index_1.html");
  EXPECT_EQ(AddressOf(lists.pager.links[2]), "index_3.html");
  EXPECT_EQ(page_.links[lists.pager.links[0]].link.form, model::LinkForm::kScriptUrl);
  EXPECT_EQ(page_.links[lists.pager.links[0]].link.place, model::Place::kList);
}

TEST_F(ListPager, ADefinitionIsNoCall) {
  const auto& lists = Column(
      std::string(kRows) +
      R"(<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ }</script>)");
  EXPECT_EQ(lists.pager.pages, 0U);
  EXPECT_THAT(lists.pager.links, IsEmpty());
}

TEST_F(ListPager, WhereTheConventionIsUnknownOnlyCommonPagesAreTaken) {
  const auto& lists =
      Column(std::string(kRows) +
             R"(<script>createPageHTML('page_div',5, 1,'index','shtml',96);</script>)");
  EXPECT_EQ(lists.pager.pages, 5U);
  EXPECT_EQ(lists.pager.records, 96U);
  std::vector<std::string> addresses;
  for (const std::uint32_t link : lists.pager.links) addresses.push_back(AddressOf(link));
  EXPECT_THAT(addresses, ElementsAre("index_2.shtml", "index_3.shtml", "index_4.shtml"));
}

TEST_F(ListPager, LongChainsAreBounded) {
  const auto& lists =
      Column(std::string(kRows) + R"(<script>createPageHTML(5000, 0, "index", "html");</script>)");
  EXPECT_EQ(lists.pager.links.size(), 40U);
}

TEST_F(ListPager, CountsInScripts) {
  const auto& lists =
      Column(std::string(kRows) +
             R"(<script>$(".p").pagination({ totalPage: 54, showPageNum: 5 });</script>)");
  EXPECT_EQ(lists.pager.pages, 54U);
}

TEST_F(ListPager, AnArticleHasNone) {
  const auto& lists = Column(
      "<h1>关于停水的通知</h1><p>发布时间：2022-08-01</p><p>停水一天，请居民做好储水准备。</p>");
  EXPECT_EQ(lists.pager.pages, 0U);
  EXPECT_THAT(lists.pager.links, IsEmpty());
}

// Two pages: the page itself is no link, and of the other only its number is.
TEST_F(ListPager, ASingleNumberBesideThePagesOwn) {
  const std::string list =
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-30</span></li></ul>)";
  EXPECT_EQ(Column(list + R"(<div><span>1</span><a href="list-13-2.html">2</a></div>)")
                .pager.links.size(),
            1U);
  EXPECT_EQ(Column(list + R"(<div><a href="list-13-1.html">1</a><span>2</span></div>)")
                .pager.links.size(),
            1U);
  EXPECT_EQ(Column(list + R"(<div>评论<a href="comments.html">2</a>条</div>)").pager.links.size(),
            0U);
}

TEST_F(ListPager, ADayIsNoCountOfPages) {
  const auto& lists = Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a> 2021/3/8 0:00:00</li><li><a href="2.html">关于做好统计工作的通知</a> 2021/2/7 0:00:00</li></ul><div>共7条 <span>1</span><a href="list-2.html">2</a><a href="list-2.html">下一页</a></div>)");
  EXPECT_EQ(lists.pager.pages, 0U);
  EXPECT_EQ(lists.pager.current, 0U);
  EXPECT_EQ(lists.pager.records, 7U);
}

}  // namespace
}  // namespace xuncha::facts
