// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_choices.h"

#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class BulletinChoices : public BulletinTest {
 protected:
  Result<std::vector<ChosenUnit>> Choose(model::NamedAs kind, std::vector<std::string> names,
                                         bool remove = false) {
    return ChooseNamed(*database_, rules_, resources_, {"2022Q3", kind, std::move(names), remove},
                       By("张"));
  }
};

TEST_F(BulletinChoices, SuggestsWithRecordsAndKeepsWhatAPersonChose) {
  auto advice = AdviseNaming(*database_, rules_, resources_, "2022Q3", "");
  ASSERT_TRUE(advice) << advice.error().message;
  std::vector<std::string> good;
  for (const auto& one : advice->suggestions) {
    if (one.kind == model::NamedAs::kCommendedSites) good.push_back(one.unit.name);
  }
  EXPECT_THAT(good, ElementsAre("轵城镇", "济源市林业局")) << "应急 has two open problems";
  EXPECT_TRUE(advice->chosen.empty());

  const auto chosen = Choose(model::NamedAs::kCommendedSites, {"应急", "s-2"});
  ASSERT_TRUE(chosen) << chosen.error().message;
  ASSERT_EQ(chosen->size(), 2U);
  EXPECT_THAT((*chosen)[0].open, ElementsAre("p-1", "p-2")) << "warned of";
  EXPECT_TRUE((*chosen)[1].open.empty());
  const std::int64_t rows = HistoryRows();
  EXPECT_EQ(Choose(model::NamedAs::kCommendedSites, {"u-1"})->size(), 2U);
  EXPECT_EQ(HistoryRows(), rows) << "chosen already";
  const model::Bulletin draft = Draft();
  EXPECT_EQ(Value(draft, "commended.sites.1").text, "济源市林业局") << "of the facts";
  EXPECT_EQ(Value(draft, "commended.sites.3").text, "轵城镇网站");
  EXPECT_EQ(Choose(model::NamedAs::kCommendedSites, {"应急"}, true)->size(), 1U);
  EXPECT_EQ(AdviseNaming(*database_, rules_, resources_, "2022Q3", "")->chosen.size(), 1U);
}

TEST_F(BulletinChoices, WarnsOfWhoIsGoodAndWeakAtOnce) {
  ASSERT_TRUE(Choose(model::NamedAs::kCommendedSites, {"s-2"}));
  ASSERT_TRUE(Choose(model::NamedAs::kCommendedAccounts, {"林业"}));
  const auto chosen = Choose(model::NamedAs::kWeak, {"轵城镇", "应急"});
  ASSERT_TRUE(chosen) << chosen.error().message;
  std::vector<std::string> both;
  for (const ChosenUnit& one : *chosen) {
    if (one.both) both.push_back(one.choice.subject);
  }
  EXPECT_THAT(both, ElementsAre("s-2", "u-2")) << "a site and its sponsor";
}

TEST_F(BulletinChoices, RefusesWhatNobodyIsAndWhatIsSealed) {
  EXPECT_THAT(Choose(model::NamedAs::kWeak, {"没有的局"}).error().message, HasSubstr("没有的局"));
  EXPECT_FALSE(Choose(model::NamedAs::kWeak, {}));
  ASSERT_TRUE(Freeze(Draft().id).frozen);
  EXPECT_EQ(Choose(model::NamedAs::kWeak, {"应急"}).error().code, ErrorCode::kConflict);
}

}  // namespace
}  // namespace xuncha::app
