// SPDX-License-Identifier: Apache-2.0
#include "facts/boilerplate.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::facts {
namespace {

model::Link To(model::UrlId target, std::string_view label) {
  model::Link link;
  link.target = target;
  link.label = label;
  return link;
}

TEST(Boilerplate, IsWhatStandsOnMostPages) {
  BoilerplateCounter counter;
  for (model::UrlId page = 0; page < 10; ++page) {
    std::vector<model::Link> links{To(1, "首页"), To(1, "首页"), To(100 + page, "新闻")};
    if (page < 3) links.push_back(To(2, "公告"));
    counter.AddPage(links);
  }
  EXPECT_EQ(counter.pages(), 10U);
  EXPECT_TRUE(counter.IsBoilerplate(To(1, "首页")));
  EXPECT_FALSE(counter.IsBoilerplate(To(1, "主页")));  // another label is another link
  EXPECT_FALSE(counter.IsBoilerplate(To(2, "公告")));
  EXPECT_TRUE(counter.IsBoilerplate(To(2, "公告"), 0.3));
  EXPECT_FALSE(counter.IsBoilerplate(To(103, "新闻")));
}

TEST(Boilerplate, FewPagesSayNothing) {
  BoilerplateCounter counter;
  for (int i = 0; i < 3; ++i) counter.AddPage({To(1, "首页")});
  EXPECT_FALSE(counter.IsBoilerplate(To(1, "首页")));
}

TEST(Boilerplate, SurvivesMoreLinksThanItHasRoomFor) {
  BoilerplateCounter counter(256);
  model::UrlId next = 1000;
  for (int page = 0; page < 2000; ++page) {
    std::vector<model::Link> links;
    for (model::UrlId menu = 1; menu <= 20; ++menu) links.push_back(To(menu, "栏目"));
    for (int i = 0; i < 30; ++i) links.push_back(To(next++, "新闻"));
    counter.AddPage(links);
  }
  for (model::UrlId menu = 1; menu <= 20; ++menu) {
    EXPECT_TRUE(counter.IsBoilerplate(To(menu, "栏目")));
  }
  EXPECT_FALSE(counter.IsBoilerplate(To(next - 1, "新闻")));
  EXPECT_FALSE(counter.IsBoilerplate(To(2000, "新闻")));
}

}  // namespace
}  // namespace xuncha::facts
