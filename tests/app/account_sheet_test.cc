// SPDX-License-Identifier: Apache-2.0
#include "app/account_sheet.h"

#include "app/account_form.h"
#include "app/account_records.h"
#include "app/field_text.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_writer.h"
#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class AccountForm : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    store::InventoryStore inventory(*database_);
    model::AccountRecord other;
    other.name = "济源林业";
    other.roles.sponsor = "u-3";
    ASSERT_TRUE(inventory.Put(other));
    ASSERT_NO_FATAL_FAILURE(Open(toml_));
  }

  Result<FormTaken> Try(const std::string& file, bool dry_run = false, bool skip_wrong = false) {
    FormRequest request;
    request.campaign = "2022Q3";
    request.file = file;
    request.data_dir = temp_ / "data";
    request.dry_run = dry_run;
    request.skip_wrong = skip_wrong;
    return ImportAccounts(
        *database_, rules_, resources_, request,
        [](const model::Message& message) { return message.key; }, By(by_));
  }
  FormTaken Import(const std::string& file, bool dry_run = false, bool skip_wrong = false) {
    const auto taken = Try(file, dry_run, skip_wrong);
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : FormTaken();
  }
  // A form as somebody fills it in.
  std::string Form(const std::string& name, const std::vector<std::vector<std::string>>& accounts,
                   const std::vector<std::vector<std::string>>& menu) {
    const std::string path = temp_ / name;
    auto writer = sheets::XlsxWriter::Create(path, {1'000, "", ""});
    EXPECT_TRUE(writer);
    AddSheet(*writer, "检查表", accounts);
    AddSheet(*writer, "菜单", menu);
    EXPECT_TRUE(writer->Close());
    return path;
  }
  static void AddSheet(sheets::XlsxWriter& writer, const char* name,
                       const std::vector<std::vector<std::string>>& rows) {
    sheets::SheetSpec spec;
    spec.name = name;
    for (const std::string& header : rows.front()) spec.columns.push_back({.header = header});
    ASSERT_TRUE(writer.BeginSheet(spec));
    for (std::size_t i = 1; i < rows.size(); ++i) {
      std::vector<sheets::Value> cells;
      cells.reserve(rows[i].size());
      for (const std::string& cell : rows[i]) cells.push_back(sheets::Value::Text(cell));
      ASSERT_TRUE(writer.AddRow(cells));
    }
  }
  std::string Filled() {
    return Form(
        "填报.xlsx",
        {{"账号名称", "最后更新日期", "互动功能", "单项否决项", "发现的否决项", "检查人",
          "检查日期", "截图"},
         {"济源应急", "2022-8-20", "正常", "未发现", "", "李四", "2022/8/23", ""},
         {"济源林业", "2022年7月1日", "异常", "未发现", "V2.3.1", "李四", "2022-08-23", "屏.png"}},
        {{"账号名称", "菜单路径", "类型", "网址", "能否打开", "截图"},
         {"济源应急", "服务—环保动态—空气质量", "网页", "http://kq.example.gov.cn/a", "打不开",
          "屏.png"}});
  }
  model::AccountFacts Facts(const char* account) {
    const auto facts = store::DeskStore(*database_).FindFacts("2022Q3", account, 1);
    EXPECT_TRUE(facts && *facts);
    return facts && *facts ? **facts : model::AccountFacts();
  }

  std::string toml_ = kCampaignToml;
  const char* by_ = "office";
};

// Accounts of the bureau of emergencies are the second group's, forestry's the first one's.
class AccountFormOfGroups : public AccountForm {
 protected:
  AccountFormOfGroups() {
    toml_ +=
        "[[group]]\nname = \"一组\"\nmembers = [\"张\"]\nunits = [\"应急\"]\n"
        "[[group]]\nname = \"二组\"\nmembers = [\"李\"]\nunits = [\"轵城镇\", \"林业\"]\n";
  }
};

TEST_F(AccountFormOfGroups, RowsOfAnotherGroupMayStayAsTheyWereExported) {
  by_ = "李";
  Import(Form(
      "李.xlsx", {{"账号名称", "最后更新日期", "单项否决项"}, {"济源应急", "2022-08-20", "未发现"}},
      {{"账号名称", "菜单路径", "网址"}, {"济源应急", "服务", "http://kq.example.gov.cn/a"}}));
  const std::string whole = temp_ / "全.xlsx";
  ASSERT_TRUE(ExportAccounts(*database_, rules_, resources_, "2022Q3", 1, whole, 1'000));
  by_ = "张";
  const FormTaken untouched = Import(whole);
  EXPECT_THAT(untouched.faults, IsEmpty());
  EXPECT_EQ(untouched.same, 1U);
  EXPECT_EQ(untouched.blank, 1U);
  const std::vector<std::vector<std::string>> no_menu{{"账号名称", "菜单路径"}};
  const std::string changed =
      Form("改.xlsx",
           {{"账号名称", "最后更新日期"}, {"济源应急", "2022-08-21"}, {"济源林业", "2022-08-19"}},
           no_menu);
  const FormTaken refused = Import(changed);
  ASSERT_THAT(refused.faults, SizeIs(1));
  EXPECT_EQ(refused.faults[0].row, 2U);
  EXPECT_EQ(refused.faults[0].fault.key, "account_form.refused");
  EXPECT_FALSE(refused.written);
  EXPECT_TRUE(Import(changed, false, true).written) << "the own rows, with --skip-wrong";
  EXPECT_EQ(Facts("a-1").last_post, "2022-08-20");
  EXPECT_EQ(Facts("a-2").last_post, "2022-08-19");
}

TEST_F(AccountForm, ADayChangedInTheFormIsNoLongerThePlatforms) {
  model::AccountFacts facts;
  facts.campaign = "2022Q3";
  facts.account = "a-1";
  facts.round = 1;
  facts.last_post = "2022-07-01";
  facts.last_post_from = model::FactFrom::kPlatform;
  facts.at = facts.read = *ParseTime("2022-08-22");
  ASSERT_TRUE(store::DeskStore(*database_).Put(facts));
  const std::vector<std::vector<std::string>> no_menu{{"账号名称", "菜单路径"}};
  const std::vector<std::string> headers{"账号名称", "最后更新日期", "日期来源"};
  Import(Form("同.xlsx", {headers, {"济源应急", "2022-07-01", "平台"}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post_from, model::FactFrom::kPlatform) << "nothing is changed";
  Import(Form("改.xlsx", {headers, {"济源应急", "2022-07-02", "平台"}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post_from, model::FactFrom::kImport);
  ASSERT_TRUE(store::DeskStore(*database_).Put(facts));
  Import(Form("空.xlsx", {headers, {"济源应急", "2022-07-03", ""}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post_from, model::FactFrom::kImport);
  Import(Form("人.xlsx", {headers, {"济源应急", "2022-07-04", "人工"}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post_from, model::FactFrom::kPerson);
}

TEST_F(AccountForm, FoundWantsToKnowWhich) {
  const FormTaken taken = Import(Form(
      "发现.xlsx", {{"账号名称", "单项否决项"}, {"济源应急", "发现"}}, {{"账号名称", "菜单路径"}}));
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault.key, "account_form.found_which");
  EXPECT_FALSE(taken.written);
}

TEST_F(AccountForm, WhatIsFilledInBecomesFactsAnswersAndProblems) {
  Write("屏.png", "\x89PNG\r\n");
  const FormTaken taken = Import(Filled());
  EXPECT_THAT(taken.faults, IsEmpty());
  EXPECT_EQ(taken.taken, 2U);
  EXPECT_TRUE(taken.written);
  const model::AccountFacts first = Facts("a-1");
  EXPECT_EQ(first.last_post, "2022-08-20");
  EXPECT_EQ(first.last_post_from, model::FactFrom::kImport);
  EXPECT_EQ(first.by, "李四");
  ASSERT_THAT(first.menu, SizeIs(1));
  EXPECT_THAT(first.menu[0].path, ElementsAre("服务", "环保动态", "空气质量"));
  EXPECT_EQ(first.menu[0].tick, model::Tick::kBroken);
  EXPECT_EQ(first.menu[0].tick_by, "李四");
  ASSERT_THAT(first.menu[0].proofs, SizeIs(1));
  EXPECT_EQ(first.menu[0].proofs[0].type, "image/png");

  const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
  ASSERT_TRUE(context);
  const auto whole = RowsFor(*database_, rules_, *context, "a-1", 1);
  ASSERT_TRUE(whole);
  EXPECT_TRUE(workflow::IsChecked(*whole));
  // V2.2.1 fails by its date, so 未发现 for all does not answer it.
  EXPECT_EQ(taken.accounts[1].left_open, 1U);
  const auto rows = RowsFor(*database_, rules_, *context, "a-2", 1);
  ASSERT_TRUE(rows);
  for (const model::RecordRow& row : *rows) {
    const model::RowAnswer wanted = row.indicator == "V2.2.1"   ? model::RowAnswer::kOpen
                                    : row.indicator == "V2.3.1" ? model::RowAnswer::kFound
                                                                : model::RowAnswer::kNotFound;
    EXPECT_EQ(row.person, wanted) << row.indicator;
  }
  store::ProblemFilter filter;
  filter.campaign = "2022Q3";
  std::vector<std::string> checks;
  const auto problems = AllProblems(*database_, filter);
  ASSERT_TRUE(problems);
  for (const model::Problem& one : *problems) {
    EXPECT_EQ(one.confidence, model::Confidence::kCertain) << one.check;
    checks.push_back(one.check);
  }
  EXPECT_THAT(checks, ::testing::UnorderedElementsAre("account_menu_dead", "account_stale",
                                                      "account_interaction"));
}

TEST_F(AccountForm, TheSameFileAgainAndItsOwnExportChangeNothing) {
  Write("屏.png", "\x89PNG\r\n");
  Import(Filled());
  const std::int64_t rows = HistoryRows();
  const FormTaken again = Import(Filled());
  EXPECT_EQ(again.same, 2U);
  EXPECT_FALSE(again.written);
  const std::string out = temp_ / "导出.xlsx";
  const auto exported = ExportAccounts(*database_, rules_, resources_, "2022Q3", 1, out, 1'000);
  ASSERT_TRUE(exported) << exported.error().message;
  EXPECT_EQ(*exported, 2U);
  // The screenshots are known by name and need not lie there any more.
  ASSERT_TRUE(RemoveTree(temp_ / "屏.png"));
  const FormTaken back = Import(out);
  EXPECT_THAT(back.faults, IsEmpty());
  EXPECT_EQ(back.same, 2U);
  EXPECT_EQ(HistoryRows(), rows);
}

TEST_F(AccountForm, BadRowsAreToldByRowAndColumnAndNothingIsWritten) {
  const std::string file =
      Form("坏.xlsx",
           {{"账号名称", "最后更新日期", "互动功能", "发现的否决项", "检查日期", "截图"},
            {"济源应急", "上周", "也许", "", "2099-01-01", "没有.png"},
            {"无此账号", "2022-08-01", "", "", "", ""},
            {"济源林业", "2022-08-20", "", "V9.9", "", ""}},
           {{"账号名称", "菜单路径", "网址"}, {"济源林业", "服务—办事", "不是网址 啊"}});
  const FormTaken taken = Import(file);
  EXPECT_FALSE(taken.written);
  EXPECT_EQ(taken.wrong, 3U);
  std::vector<std::string> told;
  told.reserve(taken.faults.size());
  for (const FormFault& fault : taken.faults) {
    told.push_back(fault.sheet + "/" + std::to_string(fault.row) + "/" + fault.column + "/" +
                   fault.fault.key);
  }
  EXPECT_THAT(
      told, ::testing::UnorderedElementsAre(
                "检查表/2/最后更新日期/inventory.bad_day", "检查表/2/互动功能/inventory.bad_choice",
                "检查表/2/检查日期/account_form.future_day", "检查表/2/截图/account_form.no_file",
                "检查表/3/账号名称/account_form.not_known",
                "检查表/4/发现的否决项/account_form.no_row", "菜单/2/网址/inventory.bad_url"));
  EXPECT_THAT(*store::DeskStore(*database_).Facts("2022Q3", 0), IsEmpty());
}

TEST_F(AccountForm, AWrongVetoRowTakesTheWholeFileBackUnlessSkipped) {
  const std::string file = Form("否决.xlsx",
                                {{"账号名称", "最后更新日期", "发现的否决项"},
                                 {"济源应急", "2022-08-20", ""},
                                 {"济源林业", "2022-08-20", "V9.9"}},
                                {{"账号名称", "菜单路径"}});
  EXPECT_FALSE(Import(file).written);
  EXPECT_THAT(*store::DeskStore(*database_).Facts("2022Q3", 0), IsEmpty());
  EXPECT_TRUE(Import(file, false, true).written);
  const auto kept = store::DeskStore(*database_).Facts("2022Q3", 0);
  ASSERT_THAT(*kept, SizeIs(1));
  EXPECT_EQ((*kept)[0].account, "a-1");
}

TEST_F(AccountForm, ADryRunWritesNothing) {
  Write("屏.png", "\x89PNG\r\n");
  const FormTaken taken = Import(Filled(), true);
  EXPECT_EQ(taken.taken, 2U);
  EXPECT_FALSE(taken.written);
  EXPECT_THAT(*store::DeskStore(*database_).Facts("2022Q3", 0), IsEmpty());
  EXPECT_FALSE(FileExists(temp_ / "data/attachments"));
}

TEST_F(AccountForm, AnEmptyCellLeavesAndADashClears) {
  Write("屏.png", "\x89PNG\r\n");
  Import(Filled());
  const std::vector<std::vector<std::string>> no_menu{{"账号名称", "菜单路径"}};
  Import(
      Form("二.xlsx", {{"账号名称", "最后更新日期", "备注"}, {"济源应急", "", "看过"}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post, "2022-08-20");
  EXPECT_EQ(Facts("a-1").note, "看过");
  Import(
      Form("三.xlsx", {{"账号名称", "最后更新日期", "备注"}, {"济源应急", "-", "再看"}}, no_menu));
  EXPECT_EQ(Facts("a-1").last_post, "");
  EXPECT_EQ(Facts("a-1").last_post_from, model::FactFrom::kNone);
}

TEST_F(AccountForm, ACsvHasTheRowsOfAccountsAlone) {
  const FormTaken taken = Import(Write("表.csv", "账号名称,最后更新日期\n济源应急,2022-08-20\n"));
  EXPECT_EQ(taken.taken, 1U);
  EXPECT_TRUE(taken.written);
}

TEST_F(AccountForm, EveryColumnStandsInTheHeaderWords) {
  const auto kinds = LoadFormKinds(resources_);
  ASSERT_TRUE(kinds) << kinds.error().message;
  for (const FormColumn& column : AccountColumns()) {
    EXPECT_NE(kinds->account().Find(column.id), nullptr) << column.id;
  }
  for (const FormColumn& column : MenuColumns()) {
    EXPECT_NE(kinds->menu().Find(column.id), nullptr) << column.id;
  }
}

}  // namespace
}  // namespace xuncha::app
