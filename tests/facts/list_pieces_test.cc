// SPDX-License-Identifier: Apache-2.0
//
// The pieces of a region, and what pages with lists print around these.
#include <algorithm>

#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ListPieces = testing::ListTest;
using Says = model::RegionPiece::Says;

constexpr std::string_view kTags =
    "<h4>热门标签</h4><p><span>乡村振兴</span> <span>2022年中考</span></p>";
constexpr std::string_view kRows =
    "<ul><li><a href='/a/1.html'>关于开展消防演练工作的通知</a><i>2022-08-01</i></li>"
    "<li><a href='/a/2.html'>关于开展秋季造林工作的通知</a><i>2022-07-01</i></li>"
    "<li><a href='/a/3.html'>关于开展文化惠民工作的通知</a><i>2022-06-01</i></li></ul>";

TEST_F(ListPieces, OfAnEmptyRegionStandOnPagesWithListsToo) {
  const model::ListFacts empty = Column("<ul></ul><p>共0条</p>" + std::string(kTags));
  ASSERT_TRUE(empty.pieces_known);
  ASSERT_EQ(empty.pieces.size(), 3U);  // the count is furniture
  EXPECT_TRUE(empty.frame_marks.empty());
  EXPECT_EQ(empty.pieces[1].chars, 4U);
  const model::ListFacts listed = Column(std::string(kRows) + "<p>共3条</p>" + std::string(kTags));
  EXPECT_THAT(listed.frame_marks, ::testing::Not(::testing::IsEmpty()));
  EXPECT_TRUE(std::is_sorted(listed.frame_marks.begin(), listed.frame_marks.end()));
  for (const model::RegionPiece& piece : empty.pieces) {
    EXPECT_THAT(listed.frame_marks, ::testing::Contains(piece.mark));
  }
}

// Numbers differ from page to page, words do not.
TEST_F(ListPieces, AreTheSameWhateverTheyCount) {
  const std::uint32_t few = Column("<p>您是第12位来客</p>").pieces.at(0).mark;
  EXPECT_EQ(Column("<p>您是第99999位来客</p>").pieces.at(0).mark, few);
  EXPECT_NE(Column("<p>您是第12名来客</p>").pieces.at(0).mark, few);
}

TEST_F(ListPieces, SayWhoTellsThatNothingIsThere) {
  const model::ListFacts system = Column("<p>没有查询到数据！</p>" + std::string(kTags));
  ASSERT_EQ(system.pieces.size(), 4U);
  EXPECT_EQ(system.pieces[0].says, Says::kSystem);
  EXPECT_EQ(system.pieces[0].text, "没有查询到数据！");
  EXPECT_EQ(system.pieces[1].says, Says::kNothing);
  EXPECT_EQ(system.pieces[1].text, "");
  const model::ListFacts person = Column("<p>经梳理，我局无此类事项。</p>" + std::string(kTags));
  ASSERT_FALSE(person.pieces.empty());
  EXPECT_EQ(person.pieces[0].says, Says::kPerson);
}

// What a region holds besides is not taken for all of it.
TEST_F(ListPieces, LongTextsAreNotCut) {
  std::string text;
  for (int i = 0; i < 80; ++i) text += "本县位于平原，气候温和。";
  const model::ListFacts& lists = Column("<p>" + text + "</p>");
  EXPECT_FALSE(lists.pieces_known);
  EXPECT_TRUE(lists.pieces.empty());
}

// A headline in a box may be the only entry of the page that is compared; a label is none.
TEST_F(ListPieces, HeadlinesAreNoFrame) {
  const std::string box =
      "<div>推荐 <a href='/a/9.html'>县政府召开第九次常务会议研究造林工作</a></div>";
  const model::ListFacts with = Column(std::string(kRows) + box);
  const std::vector<std::uint32_t> marks = with.frame_marks;
  const model::ListFacts without = Column(std::string(kRows) + "<div>推荐 </div>");
  EXPECT_EQ(marks, without.frame_marks);
}

TEST_F(ListPieces, AScriptThatAsksForSomethingIsOne) {
  const auto scripts = [](const model::ListFacts& lists) {
    return std::count_if(
        lists.pieces.begin(), lists.pieces.end(),
        [](const model::RegionPiece& piece) { return piece.chars == 0 && !piece.link; });
  };
  EXPECT_EQ(scripts(Column("<p></p><script>var d = load(); d.get('/api/items?c=12', show);"
                           "fetch('/api/items?c=12').then(show)</script>")),
            1);
  EXPECT_EQ(scripts(Column("<p></p><script>fetch('/api/pv',{method:'POST'})</script>")), 0);
  EXPECT_EQ(scripts(Column("<p></p><script>var a = 1;</script>")), 0);
}

}  // namespace
}  // namespace xuncha::facts
