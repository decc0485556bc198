// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/crumbs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace xuncha::audit {
namespace {

using ::testing::ElementsAre;

void Link(model::PageFacts& page, model::UrlId target, std::string_view label,
          model::Place place = model::Place::kNav) {
  model::Link& link = page.links.emplace_back();
  link.target = target;
  link.label = label;
  link.place = place;
}

std::vector<model::UrlId> Targets(const Crumb& crumb) {
  std::vector<model::UrlId> targets;
  for (const CrumbStep& step : crumb.steps) targets.push_back(step.target);
  return targets;
}

TEST(ReadCrumb, AMenuBeforeItDoesNotMislead) {
  model::PageFacts page;
  page.breadcrumb = {"首页", "政务公开", "通知公告"};
  Link(page, 0, "首页");
  Link(page, 5, "政务公开");
  Link(page, 6, "办事服务");
  Link(page, 0, "首页");
  Link(page, 1, "政务公开");
  Link(page, 2, "通知公告");
  const Crumb crumb = ReadCrumb(page);
  EXPECT_THAT(Targets(crumb), ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(crumb.links, ElementsAre(3U, 4U, 5U));
}

TEST(ReadCrumb, TheLastStepMayBeNoLink) {
  model::PageFacts page;
  page.breadcrumb = {"首页", "政务公开", "通知公告"};
  Link(page, 0, "首页");
  Link(page, 1, "政务公开");
  Link(page, 7, "关于做好统计工作的通知", model::Place::kList);
  EXPECT_THAT(Targets(ReadCrumb(page)), ElementsAre(0U, 1U, model::kNoUrl));
}

TEST(ReadCrumb, BracketsAroundALabelAreNone) {
  model::PageFacts page;
  page.breadcrumb = {"首页", "政务公开"};
  Link(page, 0, "[首页]");
  Link(page, 1, "政务公开 >");
  EXPECT_THAT(Targets(ReadCrumb(page)), ElementsAre(0U, 1U));
}

TEST(ReadCrumb, MarksOfAtMostEightBytesStandOnEitherSide) {
  for (const std::string step : {"首页", "市", "A", "政务公开栏目"}) {
    for (std::size_t before = 0; before <= 10; ++before) {
      for (std::size_t behind = 0; before + behind <= 10; ++behind) {
        const std::string label = std::string(before, '>') + step + std::string(behind, '<');
        model::PageFacts page;
        page.breadcrumb = {step};
        Link(page, 7, label);
        const bool near = before + behind <= 8;
        EXPECT_THAT(Targets(ReadCrumb(page)), ElementsAre(near ? 7U : model::kNoUrl)) << label;
      }
    }
  }
}

TEST(ReadCrumb, RecordsInScriptsAndScriptsAreNoSteps) {
  model::PageFacts page;
  page.breadcrumb = {"首页", "政务公开"};
  Link(page, 3, "政务公开");
  page.links.back().form = model::LinkForm::kEmbedded;
  Link(page, 0, "首页");
  Link(page, model::kNoUrl, "政务公开");
  page.links.back().no_target = model::NoTarget::kScript;
  EXPECT_THAT(Targets(ReadCrumb(page)), ElementsAre(0U, model::kNoUrl));
  EXPECT_TRUE(ReadCrumb(model::PageFacts{}).steps.empty());
}

}  // namespace
}  // namespace xuncha::audit
