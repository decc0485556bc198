// SPDX-License-Identifier: Apache-2.0
//
// A quarter's work through the real binary: nothing but commands, as an office types them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

TEST_F(CampaignCommands, AQuarterByHand) {
  json shown = Ask({"campaign", "show", "2022Q3"});
  EXPECT_EQ(shown["schema"], "xuncha.campaign_summary/1");
  EXPECT_EQ(shown["stands"]["sites"]["drawn"], 2);
  EXPECT_EQ(shown["stands"]["rounds"][0]["waiting"], 2);
  EXPECT_EQ(shown["stands"]["self_checks"]["missing"], 2);

  Do({"self-check", "set", "应急", "--day", "2022-08-05", "--problems", "2", "--fixed", "1"});
  Do({"self-check", "set", "轵城镇", "--day", "2022-08-05"});
  shown = Ask({"self-check", "list"});
  EXPECT_EQ(shown["self_checks"][0]["state"], "submitted");
  EXPECT_EQ(shown["self_checks"][1]["state"], "nil");

  Do({"finding", "add", "--subject", "s-1", "--title", "图片新闻栏目空白", "--class", "blank",
      "--url", "http://yj.example.gov.cn/tpxw/"});
  Do({"finding", "add", "--unit", "轵城镇", "--title", "分工不明确，无专人负责"});
  EXPECT_EQ(Ask({"finding", "list", "--state", "suspected"})["count"], 2);
  const json confirmed = Ask({"finding", "confirm", "--state", "suspected", "--as", "张三"});
  ASSERT_EQ(confirmed["problems"].size(), 2U);
  EXPECT_EQ(confirmed["problems"][0]["number"], "2022Q3-应急-01");
  EXPECT_EQ(Try({"finding", "confirm"}).status, 3);  // nobody means a whole campaign
  EXPECT_EQ(Try({"finding", "reject", "2022Q3-应急-01"}).status, 3);

  EXPECT_EQ(Ask({"order", "issue", "2022Q3"})["orders"].size(), 2U);
  EXPECT_EQ(Ask({"order", "issue", "2022Q3"})["orders"].size(), 0U);
  Do({"order", "apply", "2022Q3-应急-交办-1", "accept"});
  Do({"order", "export", "2022Q3-应急-交办-1", Path("list.xlsx")});
  File("back.csv", "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-17\n");
  // With wrong rows it says what was skipped and what was taken.
  File("bad.csv",
       "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-17\n2022Q3-应急-77,改了,\n");
  const char* day = "2022-08-18T09:00";
  const Ended refused = Try({"order", "import", Path("bad.csv")}, day);
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.out, HasSubstr("1 rows are wrong, so nothing was written"));
  const Ended planned = Try({"order", "import", Path("bad.csv"), "--dry-run", "--skip-wrong"}, day);
  EXPECT_THAT(planned.out, HasSubstr("nothing was written. 1 rows would be, 1 wrong ones skipped"));
  const Ended skipped = Try({"order", "import", Path("bad.csv"), "--skip-wrong"}, day);
  EXPECT_EQ(skipped.status, 2);
  EXPECT_THAT(skipped.out, HasSubstr("2022Q3-应急-77"));
  EXPECT_THAT(skipped.out, HasSubstr("1 rows written. 1 wrong rows, listed above, were skipped"));
  const Ended again = Try({"order", "import", Path("bad.csv"), "--skip-wrong"}, day);
  EXPECT_THAT(again.out, HasSubstr("Nothing was written: 1 wrong rows"));
  EXPECT_EQ(Ask({"order", "import", Path("back.csv")}, "2022-08-18T09:00")["same"], 1);
  Do({"order", "apply", "2022Q3-应急-交办-1", "verify"}, "2022-08-18T10:00");
  Do({"order", "apply", "2022Q3-应急-交办-1", "close"}, "2022-08-18T10:00");
  EXPECT_EQ(Ask({"finding", "show", "2022Q3-应急-01"})["problem"]["state"], "closed");
  const Ended history = Xuncha({"finding", "show", "2022Q3-应急-01"});
  EXPECT_THAT(history.out, HasSubstr("张三"));

  Do({"record", "set", "s-1", "--all", "未发现", "--as", "李四"});
  Do({"record", "set", "s-2", "V1.4.3", "发现", "--as", "李四"});
  EXPECT_EQ(Ask({"record", "show", "s-1"})["checked"], true);
  EXPECT_EQ(Ask({"record", "show", "s-2"})["checked"], false);
  const json verdicts = Ask({"verdict", "propose"});
  EXPECT_EQ(verdicts["verdicts"][0]["result"], "qualified");
  EXPECT_EQ(verdicts["verdicts"][1]["result"], "unqualified");
  Do({"verdict", "review", "--as", "李四"});
  EXPECT_EQ(Try({"verdict", "decide", "--as", "李四"}).status, 1);
  Do({"verdict", "decide", "--as", "王五"});
  shown = Ask({"campaign", "show", "2022Q3"});
  EXPECT_EQ(shown["stands"]["sites"]["decided"], 2);
  EXPECT_EQ(shown["stands"]["orders"]["closed"], 1);
}

TEST_F(CampaignCommands, RefusalsAreOneLineThatSaysWhatToDo) {
  File("bad.toml", "id = \"2022Q4\"\nname = \"x\"\nmonitoring = \"2022-10-01\"\n");
  ExpectOneLine(Try({"campaign", "create", Path("bad.toml")}), 3, "bad.toml line 3");
  ExpectOneLine(Try({"campaign", "show", "1999Q1"}), 3, "1999Q1");
  ExpectOneLine(Try({"finding", "list", "--state", "odd"}), 3, "suspected");
  ExpectOneLine(Try({"order", "apply", "o-9", "accept"}), 3, "o-9");
  ExpectOneLine(Try({"order", "apply", "o-9", "explode"}), 3, "report_fix");
}

}  // namespace
}  // namespace xuncha::e2e
