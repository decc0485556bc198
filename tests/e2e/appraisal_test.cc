// SPDX-License-Identifier: Apache-2.0
//
// A year's appraisal through the real binary: drafted, shown, contested, answered, sealed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class AppraisalCommands : public CampaignCommands {
 protected:
  void SetUp() override {
    CampaignCommands::SetUp();
    if (IsSkipped()) return;
    Do({"finding", "add", "--title", "“上级文件”栏目空白", "--subject", "s-1", "--class", "blank"});
    Do({"finding", "add", "--title", "“通知”栏目空白", "--subject", "s-1", "--class", "blank"});
    Do({"finding", "confirm", "p-1", "p-2"});
    Do({"campaign", "close", "2022Q3", "--to", "frozen"}, "2022-09-01T10:00");
  }
};

TEST_F(AppraisalCommands, FromDraftToSeal) {
  const char* january = "2023-01-05T10:00";
  ExpectOneLine(Try({"appraisal", "draft", "2022"}, january), 3, "--scheme");
  ExpectOneLine(Try({"appraisal", "draft", "last", "--scheme", "example"}, january), 3, "no year");
  ExpectOneLine(Try({"appraisal", "draft", "2020", "--scheme", "example"}, january), 3, "2020");
  const Ended drafted = Try({"appraisal", "draft", "2022", "--scheme", "example"}, january);
  EXPECT_EQ(drafted.status, 0) << drafted.err;
  EXPECT_THAT(drafted.out, HasSubstr("example scheme"));
  EXPECT_THAT(drafted.out, HasSubstr("济源市轵城镇人民政府"));

  const json lines =
      Ask({"appraisal", "explain", "y-1", "--unit", "应急", "--rule", "site_problems"}, january);
  ASSERT_EQ(lines["lines"].size(), 1U) << lines;
  EXPECT_EQ(lines["lines"][0]["count"], 2);
  EXPECT_EQ(lines["lines"][0]["points"], 100);
  EXPECT_EQ(lines["lines"][0]["records"][0]["id"], "p-1");
  EXPECT_THAT(Try({"appraisal", "explain", "y-1"}, january).out,
              HasSubstr("2022Q3-应急-01  “上级文件”栏目空白"));

  ExpectOneLine(Try({"appraisal", "seal", "y-1"}, january), 1, "not announced");
  Do({"appraisal", "announce", "y-1", "--until", "2023-01-12"}, january);
  ExpectOneLine(Try({"appraisal", "contest", "y-1", "--reason", "不对"}, january), 3, "--unit");
  Do({"appraisal", "contest", "y-1", "--unit", "应急", "--reason", "该栏目属上级单位", "--record",
      "p-1"},
     january);
  const std::string shown = Try({"appraisal", "show", "y-1", "--unit", "应急"}, january).out;
  EXPECT_THAT(shown, HasSubstr("该栏目属上级单位"));
  EXPECT_THAT(shown, Not(HasSubstr("轵城镇"))) << "a unit sees its own";
  ExpectOneLine(Try({"appraisal", "answer", "y-1", "1", "--result", "x"}, january), 3, "upheld");
  const json before = Ask({"appraisal", "show", "y-1", "--unit", "应急"}, january);
  Do({"appraisal", "answer", "y-1", "1", "--result", "upheld", "--reason", "情况属实"},
     "2023-01-13T09:00");
  const json after = Ask({"appraisal", "show", "y-1", "--unit", "应急"}, january);
  EXPECT_GT(after["rows"][0]["score"], before["rows"][0]["score"]);

  Do({"appraisal", "seal", "y-1"}, "2023-01-13T10:00");
  const Ended sealed = Try({"appraisal", "show", "y-1", "--format", "json"}, "2023-01-14T10:00");
  EXPECT_EQ(json::parse(sealed.out, nullptr, false)["appraisal"]["state"], "sealed");
  EXPECT_EQ(json::parse(sealed.out, nullptr, false)["schema"], "xuncha.appraisal/1");
  const Ended text = Try({"appraisal", "show", "y-1"}, "2023-01-14T10:00");
  // Records and names go on, the sealed appraisal stays.
  Do({"campaign", "close", "2022Q3", "--to", "open", "--reason", "误报"}, "2023-02-01T10:00");
  Do({"finding", "reject", "p-2", "--reason", "误报"}, "2023-02-01T10:00");
  File("renamed.csv", "单位名称,曾用名\n济源市应急局,济源市应急管理局\n");
  Do({"inventory", "import", "units", Path("renamed.csv")}, "2023-02-01T10:00");
  EXPECT_EQ(Try({"appraisal", "show", "y-1", "--format", "json"}, "2023-03-01T10:00").out,
            sealed.out);
  EXPECT_EQ(Try({"appraisal", "show", "y-1"}, "2023-03-01T10:00").out, text.out);
  ExpectOneLine(Try({"appraisal", "draft", "2022", "--scheme", "example"}, january), 1, "sealed");
  EXPECT_THAT(Try({"appraisal", "list", "--lang", "zh"}).out, HasSubstr("示例方案"));
}

}  // namespace
}  // namespace xuncha::e2e
