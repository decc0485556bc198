// SPDX-License-Identifier: Apache-2.0
//
// The quarter's document through the real binary: drafted, looked at, frozen, issued, compared.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/campaign_fixture.h"
#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class BulletinCommands : public CampaignCommands {
 protected:
  void SetUp() override {
    CampaignCommands::SetUp();
    if (IsSkipped()) return;
    File("facts.toml",
         "issuer = \"济源市人民政府办公室\"\nregion = \"济源市\"\nreport_to = \"市政府办公室\"\n");
    Add("“上级文件”栏目空白");
  }

  void Add(const std::string& title) const {
    Do({"finding", "add", "--title", title, "--subject", "s-1", "--class", "blank", "--column",
        "首页—" + title});
    Do({"finding", "confirm", "p-1"});
  }
  void IssueFirst() const {
    Do({"bulletin", "issue", "b-1", "--number", "济政办〔2022〕9号", "--signer", "王五",
        "--signed-on", "2022-08-31", "--printed-on", "2022-09-01"},
       "2022-09-01T10:00");
  }
  void Render(const std::string& id, const std::string& as, const std::string& file) const {
    const Ended ended = Xuncha({"bulletin", "render", id, "--as", as, "--out", Path(file)});
    EXPECT_EQ(ended.status, 0) << ended.err;
  }
};

TEST_F(BulletinCommands, FromDraftToIssued) {
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  const Ended shown = Try({"bulletin", "show", "b-1", "--format", "json"});
  const json answer = json::parse(shown.out, nullptr, false);
  EXPECT_EQ(answer["schema"], "xuncha.bulletin/1");
  bool found = false;
  for (const json& value : answer["values"]) {
    if (value["name"] != "problems.total") continue;
    found = true;
    EXPECT_EQ(value["number"], 1);
    EXPECT_EQ(value["records"], json::array({"p-1"}));
  }
  EXPECT_TRUE(found) << shown.out;
  EXPECT_THAT(Try({"bulletin", "explain", "b-1", "problems.total"}).out,
              HasSubstr("2022Q3-应急-01"));

  const Ended refused = Try({"bulletin", "freeze", "b-1"}, "2022-08-31T10:00");
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.out, HasSubstr("2022Q3-应急-01"));
  Do({"bulletin", "look", "b-1"}, "2022-08-30T10:00");
  Do({"bulletin", "freeze", "b-1"}, "2022-08-31T10:00");
  // Sealed, the campaign takes no more problems; taken back for a reason, it does.
  const std::vector<std::string> forgotten{"finding",    "add",   "--title", "首页图片不显示",
                                           "--subject",  "s-1",   "--class", "display",
                                           "--campaign", "2022Q3"};
  ExpectOneLine(Try(forgotten), 1, "2022Q3");
  Do({"campaign", "close", "2022Q3", "--to", "open", "--reason", "漏报"});
  Do(forgotten);
  Do({"finding", "confirm", "p-2"});
  Do({"campaign", "close", "2022Q3", "--to", "frozen"});
  IssueFirst();
  Render("b-1", "docx", "issued.docx");
  const std::string issued = ReadFile(folder_.path() / "issued.docx");
  EXPECT_THAT(Try({"bulletin", "list"}).out, HasSubstr("济政办〔2022〕9号"));

  // What comes after the issue needs no campaign named.
  const Ended reports = Try({"order", "reports"}, "2022-09-02T10:00");
  EXPECT_EQ(reports.status, 0) << reports.err;
  EXPECT_THAT(reports.err, HasSubstr("taken: campaign 2022Q3 (2022年第三季度, issued)"));
  EXPECT_EQ(Try({"finding", "list"}).status, 3) << "work of an open campaign asks for one";

  // Rectification goes on, the issued document stays.
  ExpectOneLine(Try({"finding", "reject", "p-1", "--reason", "误报"}), 1, "2022Q3");
  Do({"order", "issue", "2022Q3"});
  Do({"order", "apply", "o-1", "accept"});
  Render("b-1", "docx", "again.docx");
  EXPECT_EQ(ReadFile(folder_.path() / "again.docx"), issued);
  Do({"bulletin", "draft", "--facts", Path("facts.toml"), "--campaign", "2022Q3"});
  Render("b-2", "docx", "other.docx");
  const Ended compared = Try({"bulletin", "compare", "b-1", Path("other.docx")});
  EXPECT_EQ(compared.status, 2);
  EXPECT_THAT(compared.out, HasSubstr("problems.total: sealed as \"1\", the file has \"2\""));
  EXPECT_THAT(compared.out, Not(HasSubstr("sites.population")));
  EXPECT_EQ(Try({"bulletin", "compare", "b-1", Path("issued.docx")}).status, 0);
  Render("b-1", "html", "a.html");
  Render("b-1", "xlsx", "a.xlsx");
}

TEST_F(BulletinCommands, WordingEditedInWordComesBackIntoADraft) {
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  // As a person might have written it: other words around the same values.
  std::string words = ReadFile(SourceDir() + "/data/bulletin/long.toml");
  const std::string heading = "下一步工作要求";
  words.replace(words.find(heading), heading.size(), "下一步工作安排");
  std::filesystem::create_directories(folder_.path() / "words/data/bulletin");
  File("words/data/bulletin/long.toml", words);
  Do({"bulletin", "draft", "--facts", Path("facts.toml"), "--resources", Path("words")});
  Render("b-2", "docx", "edited.docx");
  const Ended taken = Try({"bulletin", "compare", "b-1", Path("edited.docx"), "--take"});
  EXPECT_EQ(taken.status, 0) << taken.err;
  EXPECT_THAT(taken.out, HasSubstr("1 changes of wording were taken into draft b-3"));
  Render("b-3", "html", "taken.html");
  EXPECT_THAT(ReadFile(folder_.path() / "taken.html"), HasSubstr("下一步工作安排"));
  EXPECT_EQ(Try({"bulletin", "compare", "b-3", Path("edited.docx")}).status, 0);
  EXPECT_THAT(Try({"bulletin", "compare", "b-3", Path("edited.docx"), "--take"}).out,
              HasSubstr("no changed wording"));
  // It is frozen as any other, until the records change.
  Do({"bulletin", "look", "b-3"}, "2022-08-30T10:00");
  Do({"bulletin", "freeze", "b-3"}, "2022-08-31T10:00");
  EXPECT_THAT(Try({"bulletin", "explain", "b-3", "problems.total"}).out,
              HasSubstr("2022Q3-应急-01"));
}

TEST_F(BulletinCommands, WhatWasPublishedAndWrittenIsCounted) {
  File(
      "items.csv",
      "发布单位,信息标题,发布日期\n济源市应急管理局,甲,2022-07-04\n济源市应急管理局,乙,2022/8/1\n");
  File("messages.csv",
       "编号,留言人,标题,受理日期,办理单位,办结日期\nW1,王小明,王小明问路,2022-07-04,"
       "济源市应急管理局,2022-07-05\n");
  File("tasks.csv", "标题,转载期限\n关于某事的重要通知文件,2022-07-08\n");
  Do({"disclosure", "import", Path("items.csv")});
  EXPECT_THAT(Try({"disclosure", "import", Path("items.csv")}).out, HasSubstr("2 already known"));
  Do({"message", "import", Path("messages.csv")});
  Do({"repost", "import", Path("tasks.csv")});
  Do({"disclosure", "collect", "--round", "1"});
  const json shown =
      json::parse(Try({"disclosure", "show", "--format", "json"}).out, nullptr, false);
  EXPECT_EQ(shown["units"][0]["items"], 2);
  EXPECT_EQ(shown["units"][0]["records"], json::array({"i-1", "i-2"}));
  EXPECT_THAT(Try({"disclosure", "show", "--unit", "济源市应急管理局"}).out, HasSubstr("i-2"));
  const Ended messages = Try({"message", "show", "--unit", "济源市应急管理局"});
  EXPECT_THAT(messages.out, HasSubstr("王某某问路"));
  EXPECT_THAT(messages.out, Not(HasSubstr("王小明")));
  EXPECT_THAT(Try({"repost", "show"}).out, HasSubstr("not found"));
  ExpectOneLine(Xuncha({"disclosure", "import", Path("items.csv"), "--part", "own"}), 3, "--part");
  ExpectOneLine(Xuncha({"message", "import", Path("messages.csv"), "--kind", "x"}), 3, "--kind");
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  EXPECT_THAT(Try({"bulletin", "explain", "b-1", "disclosure.total"}).out,
              HasSubstr("i-1  2022-07-04  甲"));
  EXPECT_THAT(Try({"bulletin", "explain", "b-1", "messages.closed"}).out, HasSubstr("王某某问路"));
}

TEST_F(BulletinCommands, WhatWasLeftOpenGoesOnInTheNextQuarter) {
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  EXPECT_THAT(Try({"bulletin", "show", "b-1"}).out, Not(HasSubstr("past.campaign")));
  Do({"bulletin", "look", "b-1"}, "2022-08-30T10:00");
  Do({"bulletin", "freeze", "b-1"}, "2022-08-31T10:00");
  IssueFirst();
  File("q4.toml",
       "id = \"2022Q4\"\nname = \"2022年第四季度\"\nmonitoring_point = \"2022-11-23\"\n"
       "rectification_until = \"2022-11-30\"\n[[round]]\nfrom = \"2022-11-15\"\n"
       "until = \"2022-11-24\"\n");
  const char* autumn = "2022-11-16T10:00";
  Do({"campaign", "create", Path("q4.toml")}, autumn);
  const json opened = Ask({"campaign", "open", "2022Q4"}, autumn);
  EXPECT_EQ(opened["carried_over"], 1) << opened.dump();
  EXPECT_THAT(Try({"campaign", "carry", "2022Q4"}, autumn).out, HasSubstr("nothing open"));
  const Ended list = Try({"finding", "list", "--campaign", "2022Q4"}, autumn);
  EXPECT_THAT(list.out, HasSubstr("2022Q4-应急-01"));
  EXPECT_THAT(list.out, HasSubstr("2022Q3-应急-01")) << "the number that it had";
  Do({"finding", "add", "--title", "首页图片不显示", "--subject", "s-2", "--class", "display",
      "--campaign", "2022Q4"},
     autumn);
  Do({"finding", "confirm", "p-3"}, autumn);

  Do({"bulletin", "draft", "--facts", Path("facts.toml"), "--campaign", "2022Q4"}, autumn);
  const std::string shown = Try({"bulletin", "show", "b-2"}).out;
  EXPECT_THAT(shown, HasSubstr("past.campaign = 2022年第三季度"));
  EXPECT_THAT(shown, HasSubstr("problems.total.change = 1 "));
  EXPECT_THAT(Try({"bulletin", "explain", "b-2", "problems.total.change"}).out,
              HasSubstr("b-1#problems.total  1"));
  EXPECT_THAT(Try({"bulletin", "explain", "b-2", "problems.carried_over"}).out,
              HasSubstr("2022Q4-应急-01"));
  // Verified there: the same problem is closed in the quarter in which it was found.
  Do({"order", "issue", "2022Q4"}, autumn);
  Do({"order", "apply", "o-1", "report_fix", "--fixed-on", "2022-11-18"}, "2022-11-18T10:00");
  Do({"order", "apply", "o-1", "verify"}, "2022-11-19T10:00");
  Do({"order", "apply", "o-1", "close"}, "2022-11-19T10:00");
  EXPECT_EQ(Ask({"finding", "show", "p-1"})["problem"]["state"], "closed");
  Do({"bulletin", "draft", "--facts", Path("facts.toml"), "--campaign", "2022Q4"}, autumn);
  EXPECT_THAT(Try({"bulletin", "explain", "b-3", "carried_over.fixed"}).out,
              HasSubstr("2022Q4-应急-01"));
}

TEST_F(BulletinCommands, APersonChoosesWhomItNames) {
  const json advice = Ask({"bulletin", "suggest"});
  EXPECT_TRUE(advice["suggestions"].is_array()) << advice.dump();
  EXPECT_THAT(Try({"bulletin", "choose", "commended_sites", "应急", "轵城镇"}).out,
              HasSubstr("1 problems of that kind are still open"));
  EXPECT_THAT(Try({"bulletin", "suggest"}).out, HasSubstr("p-1"));
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  EXPECT_THAT(Try({"bulletin", "explain", "b-1", "commended.sites.1"}).out, HasSubstr("u-1"));
  Do({"bulletin", "choose", "commended_sites", "应急", "--remove"});
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  EXPECT_THAT(Try({"bulletin", "explain", "b-2", "commended.sites.1"}).out, HasSubstr("u-2"));
  ExpectOneLine(Try({"bulletin", "choose", "good", "应急"}), 3, "KIND");
  ExpectOneLine(Try({"bulletin", "choose", "weak_units", "没有的局"}), 3, "没有的局");
}

TEST_F(BulletinCommands, UnitsOweReportsAfterwards) {
  ExpectOneLine(Try({"order", "reports"}), 1, "no issued bulletin");
  Do({"bulletin", "draft", "--facts", Path("facts.toml")});
  Do({"bulletin", "look", "b-1"}, "2022-08-30T10:00");
  Do({"bulletin", "freeze", "b-1"}, "2022-08-31T10:00");
  IssueFirst();
  const json owed = Ask({"order", "reports", "--campaign", "2022Q3"});
  ASSERT_EQ(owed["units"].size(), 1U) << owed.dump();
  EXPECT_EQ(owed["units"][0]["state"], "owed");
  EXPECT_EQ(owed["units"][0]["problems"], json::array({"2022Q3-应急-01"}));
  File("scan.pdf", "%PDF-1.4 sealed");
  Do({"order", "reported", "应急", "--campaign", "2022Q3", "--day", "2022-09-05", "--file",
      Path("scan.pdf")},
     "2022-09-06T10:00");
  const json came = Ask({"order", "reports", "--campaign", "2022Q3"}, "2022-09-06T10:00");
  EXPECT_EQ(came["units"][0]["state"], "on_time");
  EXPECT_EQ(came["units"][0]["scan"], "scan.pdf");
  ExpectOneLine(Try({"order", "reported", "应急", "--campaign", "2022Q3", "--day", "2022-09-30"},
                    "2022-09-06T10:00"),
                3, "2022-09-30");
}

TEST_F(BulletinCommands, LintOfAnybodysFile) {
  Do({"bulletin", "draft", "--facts", Path("facts.toml"), "--form", "short"});
  Render("b-1", "docx", "a.docx");
  const Ended linted = Xuncha({"bulletin", "lint", Path("a.docx"), "--format", "json"});
  EXPECT_EQ(linted.status, 0) << linted.out << linted.err;
  EXPECT_EQ(json::parse(linted.out, nullptr, false)["errors"], 0);
  ExpectOneLine(Xuncha({"bulletin", "lint", Path("c.toml")}), 3, "is no .docx file");
  ExpectOneLine(Xuncha({"bulletin", "lint", Path("none.docx")}), 3, "none.docx");
  ExpectOneLine(Xuncha({"bulletin", "render", "b-1"}), 3, "--out");
}

}  // namespace
}  // namespace xuncha::e2e
