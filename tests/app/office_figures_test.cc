// SPDX-License-Identifier: Apache-2.0
#include "app/office_figures.h"

#include "store/campaign_store.h"
#include "store/disclosure_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class OfficeFiguresTest : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
  }
  TableTaken Take(const std::string& text, bool skip = false,
                  model::ItemPart part = model::ItemPart::kReported, const std::string& unit = "") {
    const auto taken = ImportItems(*database_, resources_, part, unit,
                                   {Write("i.csv", text), false, skip}, By("张"));
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : TableTaken();
  }
  Result<TableTaken> TakeMessages(const std::string& text,
                                  model::MessageKind kind = model::MessageKind::kMessage) {
    const auto mask = CitizenMask::Load(resources_, "salt");
    EXPECT_TRUE(mask) << (mask ? "" : mask.error().message);
    return ImportMessages(*database_, resources_, kind, *mask, {Write("m.csv", text)}, By("张"));
  }
  std::unique_ptr<OfficeFigures> Figures(const std::string& from = "", const char* name = nullptr) {
    auto campaign = store::CampaignStore(*database_).Find("2022Q3");
    if (name != nullptr) campaign->name = name;
    auto figures = OfficeFiguresOf(*database_, rules_, resources_, *campaign, from);
    EXPECT_TRUE(figures) << (figures ? "" : figures.error().message);
    return figures ? *std::move(figures) : nullptr;
  }
};

TEST_F(OfficeFiguresTest, ItemsOfTheWindowCountAndTheSameFileChangesNothing) {
  const std::string table =
      "发布单位,信息标题,发布日期,链接\n"
      "济源市应急管理局,甲,2022/7/1,http://a.example/1\n"
      "应急,乙,2022年8月23日,\n"
      "应急,窗口之后,2022-08-24,\n"
      "林业,窗口之前,2022-06-30,\n";
  EXPECT_EQ(Take(table).added, 4U);
  const TableTaken again = Take(table);
  EXPECT_EQ(again.same, 4U);
  EXPECT_FALSE(again.written);
  const auto figures = Figures();
  EXPECT_EQ(figures->disclosure_window.from, "2022-07-01");
  EXPECT_EQ(figures->disclosure_window.until, "2022-08-23");
  ASSERT_EQ(figures->units.size(), 3U);
  EXPECT_EQ(figures->units[0].unit, "u-1");
  EXPECT_EQ(figures->units[0].counted().size(), 2U);
  EXPECT_TRUE(figures->units[2].counted().empty());
  EXPECT_EQ(Figures("2022-06-01")->units[1].counted().size(), 1U);
}

TEST_F(OfficeFiguresTest, TheWindowLiesInTheCampaignsPeriod) {
  const auto refused = [&](const std::string& from) {
    const auto campaign = store::CampaignStore(*database_).Find("2022Q3");
    auto figures = OfficeFiguresOf(*database_, rules_, resources_, *campaign, from);
    return figures ? std::string() : figures.error().message;
  };
  EXPECT_THAT(refused("2022-08-24"), HasSubstr("2022-08-24 is after 2022-08-23"));
  EXPECT_THAT(refused("2021-07-01"), HasSubstr("2021-07-01 is before 2022-05-17"));
  EXPECT_EQ(refused("2022-08-23"), "");
  EXPECT_EQ(refused("2022-07-15"), "");
  EXPECT_NE(Figures("2022-01-05", "2022年1-8月检查"), nullptr);
  EXPECT_NE(Figures("2021-10-01", "去年第四季度检查"), nullptr)
      << "a quarter still to come is none";
  // With a campaign before it, what that one counted is not counted again.
  model::Campaign before = *store::CampaignStore(*database_).Find("2022Q3");
  before.id = "2022Q2";
  before.name = "2022年第二季度";
  before.rounds = {{"2022-05-10", "2022-05-20"}};
  before.self_check = {};
  before.monitoring_point = "2022-05-24";
  before.cut_offs.clear();
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::CampaignStore(*database_).Put(before); }));
  EXPECT_EQ(refused("2022-05-25"), "");
  EXPECT_THAT(refused("2022-05-24"), HasSubstr("is before 2022-05-25"));
}

TEST_F(OfficeFiguresTest, WrongRowsAreToldAndRollBackTheFile) {
  const std::string table =
      "发布单位,信息标题,发布日期\n应急,甲,2022-07-01\n没有的局,乙,2022-07-01\n林业,,明天\n";
  const TableTaken taken = Take(table);
  EXPECT_EQ(taken.wrong, 2U);
  EXPECT_FALSE(taken.written);
  ASSERT_EQ(taken.faults.size(), 3U);
  EXPECT_EQ(taken.faults[0].row, 3U);
  EXPECT_EQ(taken.faults[0].column, "发布单位");
  EXPECT_EQ(taken.faults[0].fault.key, "office.no_unit") << "this import makes no units";
  EXPECT_TRUE(Figures()->reported.empty());
  EXPECT_TRUE(Take(table, true).written);
  EXPECT_EQ(Figures()->reported.size(), 1U);
}

TEST_F(OfficeFiguresTest, DaysThatHaveNotComeAreRefused) {
  const TableTaken taken = Take("单位,标题,日期\n应急,甲,2022-08-24\n应急,乙,2022-08-25\n");
  EXPECT_FALSE(taken.written);
  ASSERT_EQ(taken.faults.size(), 1U);
  EXPECT_EQ(taken.faults[0].row, 3U);
  EXPECT_EQ(taken.faults[0].column, "日期");
  EXPECT_EQ(taken.faults[0].fault.key, "office.future_day");
  const auto messages = TakeMessages(
      "编号,标题,受理日期,办结日期,办理期限\n"
      "W1,甲,2022-08-25,,\nW2,乙,2022-08-23,2022-09-01,\nW3,丙,2022-08-23,,"
      "2022-09-01\n");
  ASSERT_TRUE(messages) << messages.error().message;
  EXPECT_EQ(messages->wrong, 2U) << "a deadline may lie ahead";
  const auto tasks = ImportRepostTasks(
      *database_, resources_,
      {Write("t.csv",
             "标题,下发日期,转载期限\n甲,2022-08-25,2022-09-01\n乙,2022-08-24,2022-09-01\n")},
      By("张"));
  ASSERT_TRUE(tasks) << tasks.error().message;
  EXPECT_EQ(tasks->wrong, 1U);
}

TEST_F(OfficeFiguresTest, InterpretationsAndYearlyReportsAreFoundAmongTheItems) {
  Take(
      "单位,标题,日期,栏目\n应急,甲办法解读,2022-07-01,\n应急,甲,2022-07-01,政策文件\n"
      "应急,2021年政府信息公开工作年度报告,2022-02-08,\n"
      "林业,济源市林业局2021年政府信息公开工作年度报告,2022-07-05,\n");
  const auto figures = Figures();
  EXPECT_EQ(figures->units[0].interpretations.size(), 1U);
  EXPECT_TRUE(workflow::TellsInterpretations(figures->units));
  ASSERT_EQ(figures->annual_reports.size(), 1U) << "came late in the window; February is past";
  EXPECT_EQ(figures->annual_reports[0].unit, "u-3");
  EXPECT_EQ(figures->annual_reports[0].state, workflow::AnnualReportState::kLate);
  const auto year = Figures("2022-01-01", "2022年度");
  ASSERT_EQ(year->annual_reports.size(), 3U);
  EXPECT_EQ(year->annual_reports[1].state, workflow::AnnualReportState::kNotFound);
}

// What was published in time before the window is no late report because it stands there again.
TEST_F(OfficeFiguresTest, AReportThatStandsThereAgainIsNotLate) {
  Take(
      "单位,标题,日期\n林业,2021年政府信息公开年报,2022-01-20\n"
      "林业,2021年政府信息公开年报（更正）,2022-07-05\n");
  EXPECT_TRUE(Figures()->annual_reports.empty());
}

TEST_F(OfficeFiguresTest, ThePortalsItemsCountByClass) {
  Take("栏目,标题,日期\n要闻,甲,2022-07-01\n公报,乙,2022-07-01\n其他,丙,2022-07-01\n", false,
       model::ItemPart::kPortal, "u-1");
  const auto figures = Figures();
  EXPECT_EQ(figures->portal_items.size(), 3U);
  ASSERT_EQ(figures->classes.size(), 2U);
  EXPECT_EQ(figures->classes[0].klass->name, "要闻类");
  EXPECT_FALSE(figures->has_items()) << "no unit's";
}

TEST_F(OfficeFiguresTest, CitizensAreMaskedBeforeAnythingIsStored) {
  const auto taken = TakeMessages(
      "留言编号,留言人,联系电话,留言标题,受理日期,承办单位,办结日期,是否有效,无效原因\n"
      "W1,王小明,13900001111,王小明问路，电话13900001111,2022-07-04,应急,2022-07-05,是,\n"
      "W2,李四,,测试,2022-07-04,,,否,测试留言\n");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->added, 2U);
  const auto figures = Figures();
  ASSERT_EQ(figures->messages.size(), 2U);
  for (const model::CitizenMessage& message : figures->messages) {
    const std::string record = store::WriteRecord(message);
    EXPECT_THAT(record, Not(HasSubstr("王小明")));
    EXPECT_THAT(record, Not(HasSubstr("13900001111")));
  }
  EXPECT_EQ(figures->messages[0].title, "王某某问路，电话139********");
  EXPECT_EQ(figures->message_figures.accepted.size(), 1U);
  EXPECT_EQ(figures->message_figures.invalid.size(), 1U);
}

// Every column that may hold a name is one, and so is whatever people write.
TEST_F(OfficeFiguresTest, NamesOfEveryColumnAndNumbersInEveryTextAreMasked) {
  const auto taken = TakeMessages(
      "编号,来源,诉求人,联系人,标题,受理日期,承办单位,满意度\n"
      "P1,13912345670,陈晓东,刘小红,陈晓东（刘小红代）反映停水,2022-07-04,应急,满意\n"
      "13912345672,网上,匿名,应急,匿名反映应急局,2022-07-04,应急,\n");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->added, 2U);
  EXPECT_THAT(taken->unknown_columns, ElementsAre("满意度"));
  EXPECT_TRUE(taken->remarks.empty());
  const auto figures = Figures();
  ASSERT_EQ(figures->messages.size(), 2U);
  EXPECT_EQ(figures->messages[0].title, "陈某某（刘某某代）反映停水");
  EXPECT_EQ(figures->messages[0].channel, "139********");
  EXPECT_EQ(figures->messages[1].title, "匿名反映应急局") << "neither is a person's name";
  EXPECT_THAT(figures->messages[1].number, testing::StartsWith("139********~"));
  const auto nobody = TakeMessages("编号,标题,受理日期\nX1,张三问路,2022-07-04\n");
  ASSERT_TRUE(nobody) << nobody.error().message;
  ASSERT_EQ(nobody->remarks.size(), 1U);
  EXPECT_EQ(nobody->remarks[0].fault.key, "office.no_names");
}

TEST_F(OfficeFiguresTest, NoRowDisplacesAnotherOfItsFile) {
  const std::string twice =
      "留言人,编号,标题,受理日期,承办单位\n"
      ",D1,第一条,2022-07-04,应急\n,D1,第二条,2022-07-05,林业\n";
  const auto taken = TakeMessages(twice);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_FALSE(taken->written);
  ASSERT_EQ(taken->faults.size(), 1U);
  EXPECT_EQ(taken->faults[0].row, 3U);
  EXPECT_EQ(taken->faults[0].column, "编号");
  EXPECT_EQ(taken->faults[0].fault.key, "office.same_key");
  EXPECT_EQ(taken->faults[0].fault.values[0].second, "2");
  const auto same =
      TakeMessages("留言人,编号,标题,受理日期\n,D1,第一条,2022-07-04\n,D1,第一条,2022-07-04\n");
  ASSERT_TRUE(same) << same.error().message;
  EXPECT_TRUE(same->written);
  EXPECT_EQ(same->added, 1U);
  EXPECT_EQ(same->same, 1U);
  ASSERT_EQ(same->remarks.size(), 1U);
  EXPECT_EQ(same->remarks[0].fault.key, "office.same_row");
  const TableTaken items = Take(
      "单位,标题,日期,网址\n应急,甲,2022-07-01,http://a.example/1\n"
      "应急,甲,2022-07-02,http://a.example/1\n");
  ASSERT_EQ(items.faults.size(), 1U);
  EXPECT_EQ(items.faults[0].column, "网址");
  EXPECT_FALSE(items.written);
  EXPECT_TRUE(Take("单位,标题,日期,网址\n应急,甲,2022-07-01,http://a.example/1\n"
                   "林业,甲,2022-07-02,http://a.example/1\n")
                  .written)
      << "two units may publish one page";
}

TEST_F(OfficeFiguresTest, TheFinalReviewAndTheAnswerAreReadInTheirWords) {
  const std::string head = "留言人,编号,标题,受理日期,办结日期,是否属实,终审结果\n";
  const auto taken = TakeMessages(head +
                                      ",C1,甲,2022-07-04,2022-07-05,是,退回\n"
                                      ",C2,乙,2022-07-04,2022-07-05,不属实,通过\n"
                                      ",C3,丙,2022-07-04,2022-07-05,部分属实,\n",
                                  model::MessageKind::kErrorReport);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_TRUE(taken->written);
  EXPECT_TRUE(taken->unknown_columns.empty());
  const auto figures = Figures();
  EXPECT_EQ(figures->error_report_figures.rejected.size(), 1U);
  EXPECT_EQ(figures->error_report_figures.right.size(), 2U);
  EXPECT_EQ(figures->error_report_figures.wrong.size(), 1U);
  const auto vague = TakeMessages(head + ",C4,丁,2022-07-04,2022-07-05,看情况,再说\n",
                                  model::MessageKind::kErrorReport);
  ASSERT_TRUE(vague) << vague.error().message;
  ASSERT_EQ(vague->faults.size(), 2U);
  EXPECT_EQ(vague->faults[0].column, "是否属实");
  EXPECT_EQ(vague->faults[1].column, "终审结果");
  const auto done = TakeMessages("留言人,编号,标题,受理日期,办理结果\n,C5,戊,2022-07-04,已处理\n",
                                 model::MessageKind::kErrorReport);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->written) << "how it was dealt with is no answer to whether it was right";
  ASSERT_EQ(done->remarks.size(), 1U);
  EXPECT_EQ(done->remarks[0].fault.key, "office.neither");
}

TEST_F(OfficeFiguresTest, NoTaskIsDueBeforeItWasGiven) {
  const auto tasks = ImportRepostTasks(
      *database_, resources_,
      {Write("t.csv", "标题,下发日期,转载期限\n甲,2022-07-08,2022-07-05\n")}, By("张"));
  ASSERT_TRUE(tasks) << tasks.error().message;
  ASSERT_EQ(tasks->faults.size(), 1U);
  EXPECT_EQ(tasks->faults[0].fault.key, "office.due_before");
}

// Who publishes on the portal reposts there, in the scope of disclosure or not.
TEST_F(OfficeFiguresTest, ThePortalsItemsAnswerTasks) {
  model::Unit office;
  office.names = {{"济源市人民政府办公室", "", ""}};
  office.disclosure_scope = false;
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::InventoryStore(*database_).Put(office); }));
  ASSERT_TRUE(ImportRepostTasks(
      *database_, resources_, {Write("t.csv", "标题,转载期限\n要闻第1条,2022-07-08\n")}, By("张")));
  Take("栏目,标题,日期\n要闻,要闻第1条,2022-07-07\n", false, model::ItemPart::kPortal, office.id);
  const auto figures = Figures();
  ASSERT_EQ(figures->units.size(), 3U);
  ASSERT_EQ(figures->reposts.size(), 4U);
  EXPECT_EQ(figures->reposts[3].unit, office.id);
  EXPECT_EQ(figures->reposts[3].state, workflow::RepostState::kDone);
  EXPECT_EQ(figures->reposts[3].item, &figures->portal[0]) << "of a list that stays";
}

TEST_F(OfficeFiguresTest, ReportsAndTasksAreTakenIn) {
  ASSERT_TRUE(
      TakeMessages("编号,问题描述,提交时间,办结时间,是否属实,终审退回\n"
                   "C1,打不开,2022-07-04 10:05,2022-07-05,属实,否\n"
                   "C2,看不见,2022-07-04,2022-07-29,不属实,是\n",
                   model::MessageKind::kErrorReport));
  ASSERT_TRUE(ImportRepostTasks(
      *database_, resources_,
      {Write("t.csv", "标题,转载期限\n国务院办公厅关于某事的通知,2022-07-08\n")}, By("张")));
  Take("单位,标题,日期\n应急,转载：国务院办公厅关于某事的通知,2022-07-07\n");
  const auto figures = Figures();
  const workflow::MessageFigures& reports = figures->error_report_figures;
  EXPECT_EQ(reports.accepted.size(), 2U);
  EXPECT_EQ(reports.on_time.size(), 1U);
  EXPECT_EQ(reports.right.size(), 1U);
  EXPECT_EQ(reports.wrong.size(), 1U);
  EXPECT_EQ(reports.rejected.size(), 1U);
  ASSERT_EQ(figures->reposts.size(), 3U);
  EXPECT_EQ(figures->reposts[0].state, workflow::RepostState::kDone);
  ASSERT_NE(figures->reposts[0].item, nullptr);
  EXPECT_EQ(figures->reposts[0].item, &figures->reported[0]) << "of a list that stays";
  EXPECT_EQ(figures->reposts[1].state, workflow::RepostState::kNotFound);
}

}  // namespace
}  // namespace xuncha::app
