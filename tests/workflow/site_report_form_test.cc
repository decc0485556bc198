// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"
#include "workflow/site_report.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;
using xuncha::workflow::testing::DataFile;

std::string Refused(const std::string& toml) {
  const auto form = ParseSiteReportForm(toml, "f.toml");
  return form ? "accepted" : form.error().message;
}

TEST(SiteReportForm, OursIsRead) {
  const auto form = ParseSiteReportForm(DataFile("reporting/site_report.toml"), "site_report.toml");
  ASSERT_TRUE(form) << form.error().message;
  EXPECT_GT(form->fields.size(), 50U);
  EXPECT_EQ(form->fields.front().id, "site_name");
  EXPECT_EQ(form->fields.front().kind, SiteFieldKind::kText);
  EXPECT_TRUE(form->fields.front().required);
  EXPECT_EQ(form->sums.size(), 3U);
}

TEST(SiteReportForm, RulesNameFieldsThatThereAre) {
  const std::string field = "[[field]]\nid = \"a\"\nname = \"A\"\n";
  EXPECT_EQ(Refused(field), "accepted");
  EXPECT_THAT(Refused("headings = []\n"), HasSubstr("at least one [[field]]"));
  EXPECT_THAT(Refused(field + field), HasSubstr("stands twice"));
  EXPECT_THAT(Refused(field + "kind = \"money\"\n"), HasSubstr("none of text count"));
  EXPECT_THAT(Refused(field + "under = \"B\"\n"), HasSubstr("none of the headings"));
  EXPECT_THAT(Refused(field + "[[sum]]\ntotal = \"a\"\nparts = [\"b\"]\n"),
              HasSubstr("'b' is no field's id"));
  EXPECT_THAT(Refused(field + "[[bound]]\npart = \"c\"\nwhole = \"a\"\n"), HasSubstr("'c'"));
  EXPECT_THAT(Refused(field + "[[switch]]\nfield = \"a\"\nfields = [\"d\"]\n"), HasSubstr("'d'"));
}

}  // namespace
}  // namespace xuncha::workflow
