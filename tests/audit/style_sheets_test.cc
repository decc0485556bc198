// SPDX-License-Identifier: Apache-2.0
#include "audit/style_sheets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using testing::FakeSite;

TEST(StyleSheets, TargetsClimbThroughImportsEvenInCircles) {
  FakeSite site;
  site.Url("https://www.demo.gov.cn/a.css", model::kUseStyle);      // 1
  site.Url("https://www.demo.gov.cn/b.css", model::kUseStyle);      // 2
  site.Url("https://www.demo.gov.cn/c.css", model::kUseStyle);      // 3, unrelated
  site.Gone("https://www.demo.gov.cn/x.png", model::kUseCssImage);  // 4
  model::PageFacts& a = site.Page(1);
  a.is_style_sheet = true;
  FakeSite::Link(a, 2, "", model::Place::kHead, model::kUseStyle);
  model::PageFacts& b = site.Page(2);
  b.is_style_sheet = true;
  FakeSite::Link(b, 1, "", model::Place::kHead, model::kUseStyle);
  FakeSite::Link(b, 4, "", model::Place::kHead, model::kUseCssImage);
  site.Page(3).is_style_sheet = true;

  const testing::MemorySnapshot view = site.View();
  const auto found = FindCarryingSheets(view, [](model::UrlId id) { return id == 4; });
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].sheet, 1U);
  EXPECT_EQ((*found)[1].sheet, 2U);
  EXPECT_THAT((*found)[0].targets, ::testing::ElementsAre(4));
  EXPECT_THAT((*found)[1].targets, ::testing::ElementsAre(4));
}

TEST(StyleSheets, ARedirectedSheetCarriesWhatItsEndCarries) {
  FakeSite site;
  site.Url("https://www.demo.gov.cn/old.css", model::kUseStyle).redirect_to = 2;
  site.Url("https://www.demo.gov.cn/new.css", model::kUseStyle | model::kUseRedirect);
  site.Gone("https://www.demo.gov.cn/x.png", model::kUseCssImage);
  model::PageFacts& sheet = site.Page(2);
  sheet.is_style_sheet = true;
  FakeSite::Link(sheet, 3, "", model::Place::kHead, model::kUseCssImage);
  const testing::MemorySnapshot view = site.View();
  const auto found = FindCarryingSheets(view, [](model::UrlId id) { return id == 3; });
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].sheet, 1U);
}

}  // namespace
}  // namespace xuncha::audit
