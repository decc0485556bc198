// SPDX-License-Identifier: Apache-2.0
#include "app/papers.h"

#include "app/lifecycle.h"
#include "app/order_sheet.h"
#include "app/orders.h"
#include "bulletin/binder.h"
#include "bulletin/plain_text.h"
#include "documents/docx_reader.h"
#include "sheets/sheet_reader.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kOffice = R"(
issuer = "济源市人民政府办公室"
signature = "济源市人民政府办公室"
addressees = "市政府各部门："
report_to = "政务公开科"
contact = "王五"
phone = "0391-0000000"
hours = "8:00至20:00"
source_addresses = ["192.0.2.10", "2001:db8::10"]
)";

class Papers : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    facts_ = Write("office.toml", kOffice);
  }

  // One order of 应急 with two problems, issued on Wednesday, due in five working days.
  std::string Issue() {
    model::Problem link = Suspect("s-1", "u-1", "c1");
    link.indicators = {"V1.3"};
    link.target = "http://www.example.gov.cn/gone.html";
    link.column_path = {"首页", "政务公开"};
    EXPECT_TRUE(store::InTransaction(*database_,
                                     [&] { return store::ProblemStore(*database_).Put(link); }));
    Suspect("s-1", "u-1", "c2");
    ProblemSelection all;
    all.filter.campaign = "2022Q3";
    EXPECT_TRUE(MoveProblems(*database_, all, model::ProblemEvent::kConfirm, By("张")));
    const auto issued = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("张"));
    EXPECT_TRUE(issued) << (issued ? "" : issued.error().message);
    return issued && !issued->empty() ? issued->front().number : std::string();
  }

  PaperDesk Desk(bool with_facts = true) {
    return {*database_,
            rules_,
            resources_,
            temp_ / "data",
            with_facts ? facts_ : "",
            *ParseTime("2022-08-24T10:00")};
  }
  static std::string TextOf(const Paper& paper) {
    std::string text;
    for (const model::TextBlock& block : bulletin::BlocksOf(paper.document.document)) {
      text += block.text + "\n";
      for (const auto& row : block.rows) {
        for (const std::string& cell : row) text += cell + "|";
        text += "\n";
      }
    }
    return text;
  }

  std::string facts_;
};

TEST_F(Papers, AnOrderSaysWhatByWhenAndToWhom) {
  const auto paper = OrderPaper(Desk(), Issue());
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_EQ(paper->name, "2022Q3-应急-交办-1");
  EXPECT_EQ(paper->document.number, "2022Q3-应急-交办-1");
  const std::string text = TextOf(*paper);
  EXPECT_THAT(text, HasSubstr("济源市应急管理局："));
  EXPECT_THAT(text, HasSubstr("你单位有2个问题需要整改"));
  EXPECT_THAT(text, HasSubstr("请于2022年8月31日前完成整改（自交办之日起5个工作日）"));
  EXPECT_THAT(text, HasSubstr("报政务公开科"));
  EXPECT_THAT(text, HasSubstr("联系人：王五　　电话：0391-0000000"));
  EXPECT_THAT(text, HasSubstr("2022Q3-应急-01|应急管理局网站|首页—政务公开\n"
                              "http://www.example.gov.cn/gone.html|栏目超期未更新：c1|V1.3"));
  EXPECT_THAT(text, HasSubstr("2022年8月24日"));
}

// What nobody gave is not printed, and nothing is made up for it.
TEST_F(Papers, WithoutTheOfficesFactsNothingIsMadeUp) {
  const auto paper = OrderPaper(Desk(false), Issue());
  ASSERT_TRUE(paper) << paper.error().message;
  const std::string text = TextOf(*paper);
  EXPECT_THAT(text, Not(HasSubstr("联系人")));
  EXPECT_THAT(text, HasSubstr("报送检查单位"));
  EXPECT_THAT(text, Not(HasSubstr("{")));
}

TEST_F(Papers, TheTextForAChatHoldsEveryNumberAndTheDeadline) {
  // A problem without an address is in it as any other.
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.unit = "u-1";
  manual.title = "分工不明确";
  ASSERT_TRUE(AddProblem(*database_, rules_, manual, By("张")));
  const auto paper = OrderPaper(Desk(), Issue());
  ASSERT_TRUE(paper);
  const auto text = RenderPaper(*paper, "text", {});
  ASSERT_TRUE(text);
  EXPECT_THAT(*text, HasSubstr("应急"));
  EXPECT_THAT(*text, HasSubstr("1. 2022Q3-应急-01 "));
  EXPECT_THAT(*text, HasSubstr(" 应急管理局网站：栏目超期未更新：c1 "
                               "http://www.example.gov.cn/gone.html\n"));
  EXPECT_THAT(*text, HasSubstr("2. 2022Q3-应急-0"));
  EXPECT_THAT(*text, HasSubstr("3. 2022Q3-应急-0"));
  EXPECT_THAT(*text, HasSubstr("：分工不明确\n"));
  EXPECT_THAT(*text, HasSubstr("8月31日前"));
}

TEST_F(Papers, TheTextForAChatAsksOnlyForWhatIsOpen) {
  const std::string number = Issue();
  const auto text = [&] {
    const auto paper = OrderPaper(Desk(), number);
    EXPECT_TRUE(paper) << (paper ? "" : paper.error().message);
    EXPECT_THAT(TextOf(*paper), HasSubstr("有2个问题需要整改")) << "the order itself stays whole";
    return RenderPaper(*paper, "text", {}).value_or("");
  };
  const auto text_after = [&] {
    PaperDesk desk = Desk();
    desk.now = By("张", "2022-09-01").now;  // the deadline was the day before
    const auto paper = OrderPaper(desk, number);
    EXPECT_TRUE(paper);
    return RenderPaper(*paper, "text", {}).value_or("");
  };
  EXPECT_THAT(text(), HasSubstr("发现你单位问题2个"));
  EXPECT_THAT(text(), Not(HasSubstr("已过")));
  EXPECT_THAT(text_after(), HasSubstr("），整改期限8月31日已过，请立即完成整改并报告。\n"));
  OrderRequest request;
  request.order = number;
  request.event = model::OrderEvent::kReportFix;
  request.problems = {"2022Q3-应急-01"};
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("应急", "2022-08-25")));
  EXPECT_THAT(text(), HasSubstr("1个已报整改或销号，还有1个请于8月31日前完成整改"));
  EXPECT_THAT(text_after(), HasSubstr("还有1个整改期限8月31日已过，请立即完成整改并报告。\n"));
  EXPECT_THAT(text(), Not(HasSubstr("2022Q3-应急-01")));
  EXPECT_THAT(text(), HasSubstr("1. 2022Q3-应急-02"));
  request.problems = {"2022Q3-应急-02"};
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("应急", "2022-08-25")));
  EXPECT_THAT(text(), HasSubstr("2个均已报整改或销号，不需再办理。"));
  EXPECT_THAT(text(), Not(HasSubstr("完成整改")));
}

TEST_F(Papers, TheDocxReadsBackAsWritten) {
  const auto paper = OrderPaper(Desk(), Issue());
  ASSERT_TRUE(paper);
  const auto docx = RenderPaper(*paper, "docx", {});
  ASSERT_TRUE(docx);
  const auto blocks = documents::ReadDocx(*docx, "order.docx");
  ASSERT_TRUE(blocks) << blocks.error().message;
  std::size_t rows = 0;
  for (const model::TextBlock& block : *blocks) rows += block.rows.size();
  EXPECT_EQ(rows, 3U) << "a head and two problems";
  EXPECT_EQ(*docx, *RenderPaper(*paper, "docx", {})) << "same records, same bytes";
}

TEST_F(Papers, WithdrawnProblemsAreNotHandedOver) {
  const std::string number = Issue();
  OrderRequest request;
  request.order = number;
  request.event = model::OrderEvent::kWithdraw;
  request.problems = {"2022Q3-应急-01"};
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("张", "2022-08-25", "误判")));
  const auto paper = OrderPaper(Desk(), number);
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_THAT(TextOf(*paper), Not(HasSubstr("2022Q3-应急-01|")));
  EXPECT_THAT(TextOf(*paper), HasSubstr("1个问题"));
  request.problems = {"2022Q3-应急-02"};
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("张", "2022-08-25", "误判")));
  EXPECT_FALSE(OrderPaper(Desk(), number)) << "nothing is left to hand over";
}

TEST_F(Papers, TheTableOfFixesHoldsTheAnswers) {
  const std::string number = Issue();
  OrderRequest request;
  request.order = number;
  request.event = model::OrderEvent::kReportFix;
  request.problems = {"2022Q3-应急-02"};
  request.answer = "已更新";
  request.fixed_by = "李四";
  request.fixed_on = "2022-08-26";
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("张", "2022-08-27")));
  const auto paper = FixesPaper(Desk(), number);
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_THAT(TextOf(*paper), HasSubstr("|已更新|李四|2022年8月26日|"));
  EXPECT_FALSE(RenderPaper(*paper, "text", {})) << "a form is no chat message";
  const auto xlsx = RenderPaper(*paper, "xlsx", {.office = {"soffice", 1, temp_.path()}});
  ASSERT_TRUE(xlsx) << xlsx.error().message;
  EXPECT_THAT(*xlsx, testing::StartsWith("PK"));
}

TEST_F(Papers, TheNoticeTellsScopeTimesAndItems) {
  const auto paper = NoticePaper(Desk(), "2022Q3");
  ASSERT_TRUE(paper) << paper.error().message;
  const std::string text = TextOf(*paper);
  EXPECT_THAT(text, HasSubstr("政府网站3个、政务新媒体账号1个（名单见附件）。"));
  EXPECT_THAT(text, HasSubstr("自查自纠：2022年8月1日至8月10日"));
  EXPECT_THAT(text, HasSubstr("于2022年8月10日前报送自查表"));
  EXPECT_THAT(text, HasSubstr("第一轮检查：2022年8月15日至8月19日。"));
  EXPECT_THAT(text, HasSubstr("监测时间点为2022年8月23日"));
  EXPECT_THAT(text, HasSubstr("2|轵城镇网站|济源市轵城镇人民政府|"));
  EXPECT_THAT(text, HasSubstr("|站点无法访问|监测1周，")) << "in the words of an office";
  EXPECT_THAT(text, Not(testing::ContainsRegex("one confirmed|columns"))) << "no English note";
  EXPECT_THAT(text, HasSubstr("V1.3|"));
  EXPECT_FALSE(NoticePaper(Desk(), "2022Q9"));
}

TEST_F(Papers, AFormOfARequestIsFilledFromTheInventoryAndBlankElsewhere) {
  NewRequest close;
  close.subject = "s-1";
  close.kind = model::RequestKind::kClose;
  const auto asked =
      RequestLifecycle(*database_, rules_, close, By("张", "2022-08-16", "长期不更新"));
  ASSERT_TRUE(asked) << asked.error().message;
  const auto paper = LifecycleForm(Desk(), asked->request.id);
  ASSERT_TRUE(paper) << paper.error().message;
  std::string text = TextOf(*paper);
  EXPECT_EQ(bulletin::TextOf(paper->document.document.title), "政府网站关停申请表");
  EXPECT_THAT(text, HasSubstr("名称|应急管理局网站|"));
  EXPECT_THAT(text, HasSubstr("申请理由|长期不更新|"));
  EXPECT_THAT(text, HasSubstr("公告网址||")) << "not known: left for the pen";
  EXPECT_THAT(text, HasSubstr("联系电话||"));
  EXPECT_THAT(text, HasSubstr("经办人|张|")) << "who asked";
  EXPECT_THAT(text, Not(HasSubstr("下线起止日期"))) << "of a time off the net alone";
  EXPECT_THAT(text, HasSubstr("审批意见|\n（签章）"));
  ASSERT_TRUE(DecideLifecycle(*database_, rules_, asked->request.id, true, By("李", "2022-08-17")));
  EXPECT_THAT(TextOf(*LifecycleForm(Desk(), asked->request.id)), HasSubstr("审批意见|同意。"));

  NewRequest cancel;
  cancel.subject = "a-1";
  cancel.kind = model::RequestKind::kCancel;
  const auto account = RequestLifecycle(*database_, rules_, cancel, By("张", "2022-08-16", "停用"));
  ASSERT_TRUE(account) << account.error().message;
  const auto other = LifecycleForm(Desk(), account->request.id);
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(bulletin::TextOf(other->document.document.title), "政务新媒体注销申请表");
  EXPECT_THAT(TextOf(*other), HasSubstr("认证主体|"));
  EXPECT_FALSE(LifecycleForm(Desk(), "l-99"));
}

TEST_F(Papers, AChangeShowsWhatItWasAndIsToBe) {
  const auto read = [&](const std::vector<std::string>& texts) {
    return ReadChanges(*database_, resources_, "s-1", texts);
  };
  NewRequest change;
  change.subject = "s-1";
  change.kind = model::RequestKind::kChange;
  const auto changes = read({"名称=济源应急网", "运维单位=某某公司"});
  ASSERT_TRUE(changes) << changes.error().message;
  change.changes = *changes;
  const auto asked = RequestLifecycle(*database_, rules_, change, By("张", "2022-08-16", "更名"));
  ASSERT_TRUE(asked) << asked.error().message;
  const auto paper = LifecycleForm(Desk(), asked->request.id);
  ASSERT_TRUE(paper) << paper.error().message;
  EXPECT_THAT(
      TextOf(*paper),
      HasSubstr("变更前后内容|名称：应急管理局网站 → 济源应急网\n运维单位：（无） → 某某公司|"));
  for (const char* wrong : {"名称", "名称=", "没有的项目=甲"}) {
    const auto refused = read({wrong});
    ASSERT_FALSE(refused) << wrong;
    EXPECT_THAT(refused.error().message, HasSubstr("运维单位")) << "the names there are";
  }
  EXPECT_THAT(read({"名称=甲", "名称=乙"}).error().message, HasSubstr("twice"));
  change.kind = model::RequestKind::kClose;
  EXPECT_FALSE(RequestLifecycle(*database_, rules_, change, By("张")));
}

TEST_F(Papers, TheLetterSaysWhoAsksWhenceAndWhen) {
  const auto paper =
      AccessLetter(Desk(), "2022Q3", {"xuncha/1.0 (+https://x.example/)", 0.5, true});
  ASSERT_TRUE(paper) << paper.error().message;
  const std::string text = TextOf(*paper);
  EXPECT_THAT(text, HasSubstr("xuncha/1.0 (+https://x.example/)"));
  EXPECT_THAT(text, HasSubstr("192.0.2.10\n2001:db8::10"));
  EXPECT_THAT(text, HasSubstr("每日8:00至20:00"));
  EXPECT_THAT(text, HasSubstr("每秒不超过0.5次"));
  EXPECT_THAT(text, HasSubstr("遵守网站的robots.txt"));
  EXPECT_THAT(text, HasSubstr("http://u-1.example.gov.cn/"));
  EXPECT_THAT(text, Not(HasSubstr("济源应急|"))) << "accounts have no server of theirs";
  // Addresses that nobody gave are asked for, and the rate is not promised where there is none.
  const auto bare = AccessLetter(Desk(false), "2022Q3", {"x", 0, false});
  ASSERT_TRUE(bare);
  EXPECT_THAT(TextOf(*bare), HasSubstr("来源地址未填写"));
  EXPECT_THAT(TextOf(*bare), Not(HasSubstr("每秒")));
}

TEST_F(Papers, FormsAreMadeForTheirSubject) {
  const auto self = SelfCheckForm(Desk(), "2022Q3", "u-1");
  ASSERT_TRUE(self) << self.error().message;
  EXPECT_THAT(TextOf(*self), HasSubstr("填报单位（盖章）：济源市应急管理局"));
  EXPECT_THAT(TextOf(*self), HasSubstr("应急管理局网站"));
  EXPECT_THAT(TextOf(*self), Not(HasSubstr("林业局网站")));
  const auto record = RecordPaper(Desk(), "2022Q3", "s-1", 1);
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_THAT(TextOf(*record), HasSubstr("检查对象：应急管理局网站"));
  EXPECT_THAT(TextOf(*record), HasSubstr("V1.3|"));
  EXPECT_FALSE(RecordPaper(Desk(), "2022Q3", "s-99", 1));
  EXPECT_FALSE(RecordPaper(Desk(), "2022Q3", "s-1", 0));
}

TEST_F(Papers, WordingIsEditableAndItsFaultsAreTold) {
  ASSERT_TRUE(MakeDirectories(temp_ / "res/data/papers"));
  ASSERT_TRUE(WriteFileAtomically(temp_ / "res/data/papers/order.toml",
                                  "title = \"催{unit}\"\n[[paragraph]]\ntext = [\"{cuont}\"]\n"));
  const Resources own(temp_ / "res");
  const PaperDesk desk{*database_, rules_, own, "", "", 0};
  const auto paper = OrderPaper(desk, Issue());
  ASSERT_FALSE(paper);
  EXPECT_THAT(paper.error().message, HasSubstr("data/papers/order.toml"));
  EXPECT_THAT(paper.error().message, HasSubstr("{cuont}"));
}

TEST(FileNames, BearNoPathAndNoControls) {
  EXPECT_EQ(AsFileName("2022Q3-应急-交办-1"), "2022Q3-应急-交办-1");
  EXPECT_EQ(AsFileName("a/b\\c:d\n"), "a_b_c_d_");
  EXPECT_EQ(AsFileName("../x"), "_.._x");
  EXPECT_EQ(AsFileName(""), "_");
}

}  // namespace
}  // namespace xuncha::app
