// SPDX-License-Identifier: Apache-2.0
#include "app/site_reports.h"

#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SiteReports : public OfficeTest {
 protected:
  // The head of the form and its first counts: a form of the office's own with these fields.
  std::string Form() {
    return Write("form.toml",
                 "headings = [\"信息发布\"]\nyes = [\"是\"]\nno = [\"否\"]\n"
                 "[[field]]\nid = \"site_name\"\nname = \"网站名称\"\nkind = \"text\"\nrequired = "
                 "true\n[[field]]\nid = \"home\"\nname = \"首页网址\"\nkind = \"text\"\n"
                 "[[field]]\nid = \"sponsor\"\nname = \"主办单位\"\nkind = \"text\"\n"
                 "[[field]]\nid = \"total\"\nname = \"总数\"\nunder = \"信息发布\"\n"
                 "[[field]]\nid = \"news\"\nname = \"动态\"\n"
                 "[[sum]]\ntotal = \"total\"\nparts = [\"news\"]\n");
  }
  CheckedReports Check(const std::vector<std::string>& files) {
    auto checked = CheckSiteReports(*database_, resources_, files, Form());
    EXPECT_TRUE(checked) << (checked ? "" : checked.error().message);
    return checked ? *checked : CheckedReports();
  }
};

TEST_F(SiteReports, ASiteIsKnownAndItsTableCompared) {
  const std::string good =
      Write("a.csv",
            "网站名称,应急管理局网站\n首页网址,http://u-1.example.gov.cn/\n主办单位,应急\n"
            "信息发布,总数,10\n动态,9\n");
  const std::string wrong =
      Write("b.csv",
            "网站名称,轵城镇门户\n首页网址,http://u-2.example.gov.cn\n主办单位,济源市林业局\n"
            "信息发布,总数,8\n动态,9\n");
  const std::string other = Write("c.csv", "姓名,电话\n甲,1\n");
  const CheckedReports checked = Check({good, wrong, other});
  ASSERT_EQ(checked.sheets.size(), 2U);
  EXPECT_EQ(checked.sheets[0].site, "s-1");
  EXPECT_THAT(checked.sheets[0].faults, IsEmpty());
  EXPECT_EQ(checked.sheets[1].site, "s-2") << "by its address";
  std::vector<std::string> told;
  for (const workflow::SiteReportFault& fault : checked.sheets[1].faults) {
    told.push_back(std::to_string(fault.row) + " " + fault.message.key);
  }
  EXPECT_THAT(told,
              ElementsAre("4 site_report.sum", "1 site_report.differs", "3 site_report.differs"));
  EXPECT_EQ(checked.sheets[1].file, "b.csv");
  EXPECT_THAT(checked.unread, ElementsAre("c.csv"));
  EXPECT_THAT(checked.missing, ElementsAre("林业局网站"));
  EXPECT_THAT(checked.twice, IsEmpty());
}

TEST_F(SiteReports, TwoTablesOfOneSiteAndOneOfNone) {
  const std::string a = Write("a.csv", "网站名称,林业局网站\n首页网址,\n信息发布,总数,1\n");
  const std::string b = Write("b.csv", "网站名称,别处网站\n首页网址,\n信息发布,总数,1\n");
  const CheckedReports checked = Check({a, a, b});
  EXPECT_THAT(checked.twice, ElementsAre("林业局网站"));
  EXPECT_EQ(checked.sheets.back().site, "");
  EXPECT_EQ(checked.sheets.back().faults.back().message.key, "site_report.unknown_site");
  EXPECT_FALSE(CheckSiteReports(*database_, resources_, {"/nowhere.csv"}, ""));
}

}  // namespace
}  // namespace xuncha::app
