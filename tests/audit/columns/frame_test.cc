// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/frame.h"

#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using Says = model::RegionPiece::Says;
using testing::ColumnSite;

// Pages with a list that print the marks 1 to 3 around it, and a form of two fields.
Frame Seen(int pages) {
  Frame frame;
  for (int i = 0; i < pages; ++i) {
    model::PageFacts page;
    page.lists.frame_marks = {1, 2, 3};
    page.forms.push_back({.fields = 2});
    frame.See(page);
  }
  return frame;
}

TEST(Frame, WhatThreePagesPrintBesideTheirListsIsNobodysText) {
  model::PageFacts page;
  page.lists.pieces = {{1, 30, false, Says::kNothing, ""},
                       {9, 7, false, Says::kNothing, ""},
                       {8, 4, true, Says::kNothing, ""}};
  page.lists.pieces_known = true;
  const OwnText few = Seen(2).OwnTextOf(page);
  EXPECT_EQ(few.chars, 37U);
  const OwnText own = Seen(3).OwnTextOf(page);
  EXPECT_TRUE(own.known);
  EXPECT_EQ(own.chars, 7U);
  EXPECT_EQ(own.labels, 4U);
  page.lists.pieces_known = false;
  EXPECT_FALSE(Seen(3).OwnTextOf(page).known);
}

TEST(Frame, WhoSaysThatNothingIsThereIsToldApart) {
  model::PageFacts page;
  page.lists.pieces = {{1, 5, false, Says::kSystem, "暂无公告"},  // of a box on every page
                       {9, 9, false, Says::kSystem, "没有查询到数据"},
                       {8, 12, false, Says::kPerson, "经梳理，我局无此类事项"}};
  page.lists.pieces_known = true;
  const OwnText own = Seen(3).OwnTextOf(page);
  EXPECT_EQ(own.system_said, "没有查询到数据");
  EXPECT_EQ(own.system, 9U);
  EXPECT_EQ(own.person_said, "经梳理，我局无此类事项");
}

TEST(Frame, AFormBesideListsFiltersThemUnlessOneWritesInIt) {
  const Frame frame = Seen(3);
  EXPECT_TRUE(frame.IsOf({.fields = 2}));
  EXPECT_FALSE(frame.IsOf({.fields = 3}));
  EXPECT_FALSE(frame.IsOf({.fields = 2, .text_areas = 1}));
  EXPECT_FALSE(Seen(2).IsOf({.fields = 2}));
}

TEST(Frame, AScriptThatNoPageWithAListHasMayBringOne) {
  model::PageFacts page;
  page.lists.pieces = {{77, 0, false, Says::kNothing, ""}};
  page.lists.pieces_known = true;
  EXPECT_TRUE(Seen(3).OwnTextOf(page).script);
  EXPECT_FALSE(Seen(2).OwnTextOf(page).script) << "nothing to compare with";
  page.lists.pieces[0].mark = 2;
  EXPECT_FALSE(Seen(3).OwnTextOf(page).script);
}

// The whole way: a column whose page holds a form and tags, as its sisters do beside their lists.
TEST(Frame, AColumnWithNothingButTheFrameIsBlank) {
  ColumnSite site;
  const auto dress = [](model::PageFacts& page) {
    page.forms.push_back({.fields = 4});
    page.lists.region_forms = 1;
    page.lists.region_chars += 30;
  };
  for (int i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i);
    model::PageFacts& page = site.Column("l" + number + "/", "动态" + number);
    site.List(page,
              {{"关于某事的通知" + number, "2022-08-22"}, {"关于另一事的通知", "2022-08-20"}});
    page.lists.frame_marks = {1, 2, 3};
    dress(page);
  }
  model::PageFacts& page = site.Column("gs/", "公示");
  dress(page);
  page.lists.pieces = {{1, 10, false, Says::kNothing, ""}, {3, 20, false, Says::kNothing, ""}};
  page.lists.pieces_known = true;
  const model::Column blank = site.One("公示");
  EXPECT_EQ(blank.state, model::ColumnState::kBlank);
  EXPECT_EQ(blank.why.key, "column.blank_empty");
  // A text of its own beside the same frame is one.
  model::PageFacts& other = site.Column("gk/", "简况");
  dress(other);
  other.lists.pieces = {{1, 10, false, Says::kNothing, ""}, {99, 40, false, Says::kNothing, ""}};
  other.lists.pieces_known = true;
  other.lists.region_chars = 50;
  other.main_chars = 50;
  EXPECT_EQ(site.One("简况").state, model::ColumnState::kStatic);
}

}  // namespace
}  // namespace xuncha::audit
