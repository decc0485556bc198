// SPDX-License-Identifier: Apache-2.0
#include "checks/home_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "model/forwarding.h"
#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using model::LinkForm;
using ::testing::ElementsAre;
using testing::FakeSite;
using ::testing::IsEmpty;

class HomePagesTest : public ::testing::Test {
 protected:
  HomePagesTest() {
    for (const char* path : {"a.html", "b.html", "c.html"}) {
      site_.Url(std::string("https://www.demo.gov.cn/") + path);
    }
    site_.Url("https://www.else.gov.cn/");
  }

  model::PageFacts& Forward(model::UrlId from, model::UrlId to,
                            LinkForm form = LinkForm::kScriptRedirect) {
    model::PageFacts& page = site_.Page(from);
    page.text_chars = 0;
    FakeSite::Link(page, to, "").form = form;
    return page;
  }
  HomePages Find() {
    const testing::MemorySnapshot view = site_.View();
    return FindHomePages(view);
  }

  FakeSite site_;
};

TEST_F(HomePagesTest, AreFollowedThroughRedirectsAndForwards) {
  site_.Redirect(0, 1);
  Forward(1, 2);
  FakeSite::Meta(Forward(2, 3, LinkForm::kMetaRefresh), "Refresh", "0;url=/c.html");
  site_.Page(3);
  const HomePages home = Find();
  EXPECT_THAT(home.ids, ElementsAre(1U, 2U, 3U));
  EXPECT_FALSE(home.leads_on);
}

TEST_F(HomePagesTest, StayWhereTheForwardComesLateOrThereIsMoreToSee) {
  FakeSite::Meta(Forward(0, 1, LinkForm::kMetaRefresh), "refresh", "600;url=/a.html");
  EXPECT_THAT(Find().ids, ElementsAre(0U));
  EXPECT_FALSE(Find().leads_on);
}

TEST_F(HomePagesTest, AHomePageWithTextForwardsNowhere) {
  Forward(0, 1).text_chars = 500;
  EXPECT_THAT(Find().ids, ElementsAre(0U));
}

TEST_F(HomePagesTest, SayThatTheyLeadOnToWhatWasNotRead) {
  Forward(0, 1);
  site_.SetOutcome(1, model::Outcome::kGone);
  EXPECT_THAT(Find().ids, ElementsAre(0U));
  EXPECT_TRUE(Find().leads_on);
}

TEST_F(HomePagesTest, DoNotLeaveTheSite) {
  Forward(0, 4);
  EXPECT_THAT(Find().ids, ElementsAre(0U));
  EXPECT_TRUE(Find().leads_on);
}

TEST_F(HomePagesTest, EndInACircle) {
  Forward(0, 1);
  Forward(1, 2);
  Forward(2, 1);
  EXPECT_THAT(Find().ids, ElementsAre(0U, 1U, 2U));
  EXPECT_TRUE(Find().leads_on);
}

TEST_F(HomePagesTest, AreNoneWhereTheHomeDoesNotAnswer) {
  site_.SetOutcome(0, model::Outcome::kTimeout);
  EXPECT_THAT(Find().ids, IsEmpty());
  EXPECT_FALSE(Find().leads_on);
}

TEST(Forwarding, DelaysAreSecondsInFront) {
  EXPECT_EQ(model::RefreshDelay("0;url=/a"), 0U);
  EXPECT_EQ(model::RefreshDelay(" 3 ; url=/a"), 3U);
  EXPECT_EQ(model::RefreshDelay("5"), 5U);
  EXPECT_GT(model::RefreshDelay("url=/a"), 1000U);
  EXPECT_GT(model::RefreshDelay("99999999999999999999"), 1000U);
}

}  // namespace
}  // namespace xuncha::checks
