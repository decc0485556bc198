// SPDX-License-Identifier: Apache-2.0
#include "checks/tags.h"

#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using testing::FakeSite;

class Tags : public ::testing::Test {
 protected:
  std::string Keys(const std::vector<std::string>& required) {
    std::string keys;
    for (const TagFault& fault : FindTagFaults(context_, page_, required)) {
      keys += std::string(fault.key) + ":" + fault.tags + " ";
    }
    return keys;
  }

  FakeSite site_;
  const testing::MemorySnapshot view_ = site_.View();
  const ErrorPhrases phrases_;
  const SiteContext context_ = MakeContext(view_, phrases_, *ParseDay("2022-08-23"), 20);
  model::PageFacts page_;
};

TEST_F(Tags, MissingEmptyAndMisplacedAreToldApart) {
  FakeSite::Meta(page_, "SITENAME", " null ");
  FakeSite::Meta(page_, "SiteDomain", "www.demo.gov.cn", false);
  EXPECT_EQ(Keys({"SiteName", "SiteDomain", "SiteIDCode", "ColumnName"}),
            "missing:SiteIDCode、ColumnName empty:SiteName outside_head:SiteDomain ");
}

TEST_F(Tags, PubDateHasOneForm) {
  for (const auto& [value, key] : {std::pair{"2022-08-01 09:30", ""},
                                   {"2022-08-01 09:30:00", "pubdate_seconds:PubDate "},
                                   {"2022-08-01 09:30:00.0", "pubdate_seconds:PubDate "},
                                   {"2022-08-01 9:30 AM", "pubdate_12h:PubDate "},
                                   {"2022-08-01 下午3:30", "pubdate_12h:PubDate "},
                                   {"2022-08-01", "pubdate_form:PubDate "},
                                   {"2020年08月02日", "pubdate_form:PubDate "}}) {
    page_.metas.clear();
    FakeSite::Meta(page_, "PubDate", value);
    EXPECT_EQ(Keys({"PubDate"}), key) << value;
  }
}

TEST_F(Tags, ValuesAreOnlyJudgedWhereTheTagIsWanted) {
  FakeSite::Meta(page_, "SiteDomain", "http://x/");
  EXPECT_EQ(Keys({}), "");
  EXPECT_EQ(Keys({"SiteDomain"}), "domain_form:SiteDomain ");
}

TEST_F(Tags, SiteCodesHaveAForm) {
  EXPECT_TRUE(IsSiteCode("1304000009"));
  EXPECT_TRUE(IsSiteCode("bm07000001"));
  EXPECT_FALSE(IsSiteCode("130400009"));
  EXPECT_FALSE(IsSiteCode("13040000O9"));
  page_.marks.id_code = "1304000008";
  FakeSite::Meta(page_, "SiteIDCode", "1304000009");
  EXPECT_EQ(Keys({"SiteIDCode"}), "code_differs:SiteIDCode ");
}

}  // namespace
}  // namespace xuncha::checks
