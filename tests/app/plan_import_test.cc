// SPDX-License-Identifier: Apache-2.0
#include "app/plan_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

RegisterWords Words() {
  auto words = RegisterWords::Load(Resources());
  EXPECT_TRUE(words) << words.error().message;
  return *words;
}

model::Unit MakeUnit(const char* id, const char* name, std::vector<std::string> shorts = {}) {
  model::Unit unit;
  unit.id = id;
  unit.names.push_back({name, "", ""});
  unit.short_names = std::move(shorts);
  return unit;
}

Register Office() {
  Register all;
  all.Add(MakeUnit("u-1", "济源产城融合示范区应急管理局", {"应急", "应急局"}));
  all.Add(MakeUnit("u-2", "济源市轵城镇人民政府", {"轵城镇"}));
  model::SiteRecord site;
  site.id = "s-1";
  site.name = "济源市应急管理局网站";
  site.id_code = "4190010001";
  site.home = "http://yj.example.gov.cn/";
  site.roles.sponsor = "u-1";
  all.Add(site);
  return all;
}

InputRow Row(std::vector<std::pair<std::string, std::string>> cells,
             const char* where = "第 2 行") {
  return {where, 2, std::move(cells)};
}

ImportPlan Plan(InventoryKind kind, const std::vector<InputRow>& rows, Register all = Office(),
                PlanOptions options = {}) {
  return PlanImport(kind, rows, std::move(all), Words(), options);
}

TEST(PlanImport, AddsUnitsWhoseParentsStandFurtherDown) {
  const ImportPlan plan = Plan(
      InventoryKind::kUnits,
      {Row({{"name", "执法大队"}, {"parent", "司法局"}, {"kind", "事业单位"}}),
       Row({{"name", "司法局"}, {"short_name", "司法"}, {"former_names", "法制办（至2019-02-28）"}},
           "第 3 行")});
  ASSERT_THAT(plan.units, SizeIs(2));
  EXPECT_EQ(plan.added, 2U);
  EXPECT_EQ(plan.units[0].parent, plan.units[1].id);
  EXPECT_EQ(plan.units[0].kind, model::UnitKind::kInstitution);
  ASSERT_THAT(plan.units[1].names, SizeIs(2));
  EXPECT_EQ(plan.units[1].names[0].until, "2019-02-28");
  EXPECT_EQ(plan.units[1].names[1].from, "2019-03-01");
}

TEST(PlanImport, SaysWhatIsWrongAndLeavesTheRowOut) {
  const ImportPlan plan =
      Plan(InventoryKind::kUnits, {Row({{"name", "执法大队"}, {"parent", "无此单位"}}),
                                   Row({{"name", ""}, {"kind", "部门"}}, "第 3 行"),
                                   Row({{"name", "甲局"}, {"kind", "星球"}}, "第 4 行"),
                                   Row({{"name", "甲局的下属"}, {"parent", "甲局"}}, "第 5 行")});
  EXPECT_EQ(plan.wrong, 4U) << "a child of a row that is wrong is wrong, too";
  EXPECT_THAT(plan.units, IsEmpty());
  EXPECT_EQ(plan.rows[0].faults.at(0).fault.key, "inventory.no_unit");
  EXPECT_EQ(plan.rows[1].faults.at(0).field, "name");
  EXPECT_EQ(plan.rows[1].faults.at(0).fault.key, "inventory.missing");
  EXPECT_EQ(plan.rows[2].faults.at(0).fault.key, "inventory.bad_choice");
  EXPECT_EQ(plan.rows[3].faults.at(0).fault.key, "inventory.orphan");
}

TEST(PlanImport, CallsAUnitByAnyNameWithoutRenamingIt) {
  const ImportPlan plan =
      Plan(InventoryKind::kUnits, {Row({{"name", "应急局"}, {"contact", "张三 0391-1"}})});
  ASSERT_THAT(plan.units, SizeIs(1));
  EXPECT_EQ(plan.units[0].id, "u-1");
  EXPECT_EQ(model::NameOf(plan.units[0]), "济源产城融合示范区应急管理局");
  ASSERT_THAT(plan.rows[0].changes, SizeIs(1));
  EXPECT_EQ(plan.rows[0].changes[0].field, "contact");
}

TEST(PlanImport, RenamesAUnitThatListsItsPresentNameAsFormer) {
  const ImportPlan plan =
      Plan(InventoryKind::kUnits,
           {Row({{"name", "应急局新名"},
                 {"former_names", "济源产城融合示范区应急管理局（至2023-01-31）"}})});
  ASSERT_THAT(plan.units, SizeIs(1));
  EXPECT_EQ(plan.units[0].id, "u-1");
  EXPECT_EQ(model::NameOf(plan.units[0]), "应急局新名");
  EXPECT_EQ(model::NameOn(plan.units[0], "2022-08-23"), "济源产城融合示范区应急管理局");
}

TEST(PlanImport, ARenamedUnitKeepsTheNamesItBoreBefore) {
  Register all = Office();
  model::Unit unit = all.units().front();
  unit.names.insert(unit.names.begin(), {"济源市安全生产监督管理局", "", "2019-02-28"});
  all.Add(unit);
  const ImportPlan plan =
      Plan(InventoryKind::kUnits,
           {Row({{"name", "应急局新名"},
                 {"former_names", "济源产城融合示范区应急管理局（至2023-01-31）"}})},
           all);
  ASSERT_THAT(plan.units, SizeIs(1));
  ASSERT_THAT(plan.units[0].names, SizeIs(3));
  EXPECT_EQ(plan.units[0].names[0].name, "济源市安全生产监督管理局");
  EXPECT_EQ(plan.units[0].names[0].until, "2019-02-28");
  EXPECT_EQ(model::NameOn(plan.units[0], "2022-08-23"), "济源产城融合示范区应急管理局");
}

TEST(PlanImport, NoUnitStandsAboveItself) {
  Register all = Office();
  model::Unit town = all.units().back();
  town.parent = "u-1";
  all.Add(town);
  const ImportPlan plan =
      Plan(InventoryKind::kUnits,
           {Row({{"name", "应急"}, {"parent", "轵城镇"}}),
            Row({{"name", "轵城镇"}, {"parent", "轵城镇"}}, "3"),
            Row({{"name", "甲局"}, {"parent", "乙局"}}, "4"),
            Row({{"name", "乙局"}, {"parent", "甲局"}}, "5"),
            Row({{"name", "丙局"}, {"merged_into", "丙局"}, {"status", "合并"}}, "6")},
           all);
  ASSERT_THAT(plan.rows, SizeIs(5));
  EXPECT_EQ(plan.rows[0].faults.at(0).fault.key, "inventory.circle") << "its own town";
  EXPECT_EQ(plan.rows[1].faults.at(0).fault.key, "inventory.circle");
  EXPECT_EQ(plan.rows[3].faults.at(0).fault.key, "inventory.circle") << "both new";
  EXPECT_EQ(plan.rows[4].faults.at(0).fault.key, "inventory.merge_circle");
}

TEST(PlanImport, AMergedUnitIsNotActive) {
  const auto import = [](const char* status) {
    return Plan(InventoryKind::kUnits,
                {Row({{"name", "应急"}, {"merged_into", "轵城镇"}, {"status", status}})});
  };
  const ImportPlan active = import("");
  ASSERT_THAT(active.rows[0].faults, SizeIs(1));
  EXPECT_EQ(active.rows[0].faults[0].fault.key, "inventory.merged_but_active");
  EXPECT_TRUE(import("合并").rows[0].faults.empty());
}

TEST(PlanImport, AColumnsAddressMayBeginAtItsSite) {
  const ImportPlan plan =
      Plan(InventoryKind::kColumns,
           {Row({{"path", "上级文件"}, {"site", "4190010001"}, {"url", "/sjwj/"}}),
            Row({{"path", "通知"}, {"site", "4190010001"}, {"url", "tzgg/"}}, "3"),
            Row({{"path", "要闻"}, {"site", "4190010001"}, {"url", "yj.example.gov.cn/yw/"}}, "4"),
            Row({{"path", "别处"}, {"site", "4190010001"}, {"url", "zc.example.gov.cn"}}, "5")});
  ASSERT_THAT(plan.columns, SizeIs(4));
  EXPECT_EQ(plan.columns[0].column.url, "http://yj.example.gov.cn/sjwj/");
  EXPECT_EQ(plan.columns[1].column.url, "http://yj.example.gov.cn/tzgg/");
  EXPECT_EQ(plan.columns[2].column.url, "http://yj.example.gov.cn/yw/");
  EXPECT_EQ(plan.columns[3].column.url, "http://zc.example.gov.cn/");
}

TEST(PlanImport, TheKeeperOfAWholeSiteStandsBesideThoseOfItsParts) {
  Register all = Office();
  model::SiteRecord site = all.sites().front();
  site.kept = {{"/", "u-2"}};
  all.Add(site);
  const ImportPlan plan = Plan(InventoryKind::kSites,
                               {Row({{"id_code", "4190010001"}, {"kept", "首页—要闻=应急"}})}, all);
  ASSERT_THAT(plan.sites, SizeIs(1));
  ASSERT_THAT(plan.sites[0].kept, SizeIs(2)) << "the parts are replaced, not the whole";
  const ImportPlan cleared =
      Plan(InventoryKind::kSites, {Row({{"id_code", "4190010001"}, {"content_unit", "-"}})}, all);
  ASSERT_THAT(cleared.sites, SizeIs(1));
  EXPECT_THAT(cleared.sites[0].kept, IsEmpty());
}

TEST(PlanImport, ReadsCyclesAndHoursAsPeopleWriteThem) {
  std::vector<InputRow> rows;
  const std::vector<const char*> cycles{"1周", "每周", "3周", "10天", "30日", "2年"};
  for (const char* cycle : cycles) {
    const std::string n = std::to_string(rows.size());
    rows.push_back(Row({{"site", "4190010001"}, {"url", "/c" + n + "/"}, {"cycle", cycle}}));
  }
  const ImportPlan plan = Plan(InventoryKind::kColumns, rows);
  ASSERT_EQ(plan.columns.size(), cycles.size());
  std::vector<std::string> read;
  for (const model::ColumnRecord& one : plan.columns) read.push_back(one.column.cycle);
  EXPECT_THAT(read, ElementsAre("P7D", "P7D", "P21D", "P10D", "P30D", "P2Y"));
  for (const char* hours : {"工作日 8:30-18:00", "工作日8：30至18：00", "工作日 8:30 — 18:00"}) {
    const ImportPlan sites =
        Plan(InventoryKind::kSites, {Row({{"id_code", "4190010001"}, {"service_hours", hours}})});
    ASSERT_THAT(sites.sites, SizeIs(1)) << hours;
    ASSERT_THAT(sites.sites[0].service_hours, SizeIs(1));
    EXPECT_EQ(sites.sites[0].service_hours[0].from_minute, 510);
    EXPECT_EQ(sites.sites[0].service_hours[0].to_minute, 1080);
    EXPECT_TRUE(sites.sites[0].service_hours[0].working_days_only);
  }
  EXPECT_EQ(Plan(InventoryKind::kSites,
                 {Row({{"id_code", "4190010001"}, {"service_hours", "8:70-18:00"}})})
                .wrong,
            1U);
}

TEST(PlanImport, AStateThatARequestGaveIsTheRequests) {
  Register all = Office();
  model::SiteRecord site = all.sites().front();
  site.state = model::LifecycleState::kOffline;
  all.Add(site);
  PlanOptions options;
  options.by_request = {"s-1"};
  const std::vector<InputRow> running{Row({{"id_code", "4190010001"}, {"state", "正常"}})};
  const ImportPlan refused = Plan(InventoryKind::kSites, running, all, options);
  ASSERT_EQ(refused.wrong, 1U);
  EXPECT_EQ(refused.rows[0].faults.at(0).fault.key, "inventory.state_by_request");
  EXPECT_THAT(refused.sites, IsEmpty());
  // As it stands, or without a request behind it, the sheet may say it.
  EXPECT_EQ(Plan(InventoryKind::kSites, {Row({{"id_code", "4190010001"}, {"state", "临时下线"}})},
                 all, options)
                .same,
            1U);
  EXPECT_EQ(Plan(InventoryKind::kSites, running, all).changed, 1U);
}

TEST(PlanImport, ImportingWhatWasExportedChangesNothing) {
  Register all = Office();
  model::SiteRecord site = all.sites().front();
  site.kept = {
      {"/", "u-1"}, {"首页—镇街—轵城镇", "u-2"}, {"http://yj.example.gov.cn/zcz/?a=1", "u-2"}};
  site.service_hours = {{"ws.example.gov.cn", 510, 1080, true}, {"", 480, 1440, false}};
  site.hosts = {"ws.example.gov.cn"};
  site.opened = "2015-03-01";
  all.Add(site);
  model::ColumnRecord column;
  column.id = "n-1";
  column.site = "s-1";
  column.column = {"http://yj.example.gov.cn/a/", {"首页", "要闻"}, "news", "P14D", false, ""};
  column.keeper = "u-2";
  all.Add(column);
  model::AccountRecord account;
  account.id = "a-1";
  account.name = "济源安全";
  account.roles.sponsor = "u-1";
  account.subject = "济源市安全生产监督管理局";
  all.Add(account);
  model::AccountRecord other = account;
  other.id = "a-2";
  other.platform = model::Platform::kOther;
  other.platform_name = "学习强国号";
  all.Add(other);
  const RegisterWords words = Words();
  for (const InventoryKind kind : {InventoryKind::kUnits, InventoryKind::kSites,
                                   InventoryKind::kColumns, InventoryKind::kAccounts}) {
    const std::vector<std::string> fields = FieldIds(kind);
    std::vector<InputRow> rows;
    for (const std::vector<std::string>& texts : ExportRows(kind, all, words)) {
      InputRow& row = rows.emplace_back();
      for (std::size_t i = 0; i < fields.size(); ++i) row.cells.emplace_back(fields[i], texts[i]);
    }
    const ImportPlan plan = PlanImport(kind, rows, all, words, {});
    EXPECT_EQ(plan.same, rows.size()) << Name(kind);
    for (const PlannedRow& row : plan.rows) {
      for (const FieldChange& change : row.changes) {
        ADD_FAILURE() << Name(kind) << " " << change.field << " " << change.before << " -> "
                      << change.after;
      }
      for (const RowFault& fault : row.faults) ADD_FAILURE() << fault.field << fault.fault.key;
    }
  }
}

TEST(PlanImport, AnOlderSheetOfUnitsTakesNoNameAwayAndGivesNoneBack) {
  const std::vector<InputRow> old{
      Row({{"name", "济源市教育体育局"}, {"former_names", "济源市教育局（至2015-06-30）"}})};
  const std::vector<InputRow> renames{
      Row({{"name", "济源市教育和体育局"}, {"former_names", "济源市教育体育局（至2023-01-31）"}})};
  Register all = Office();
  for (const auto* rows : {&old, &renames, &old, &old, &renames}) {
    const ImportPlan plan = Plan(InventoryKind::kUnits, *rows, all);
    ASSERT_EQ(plan.wrong, 0U);
    for (model::Unit unit : plan.units) {
      unit.id = "u-3";
      all.Add(std::move(unit));
    }
  }
  ASSERT_EQ(all.units().size(), 3U);
  const model::Unit* unit = all.UnitById("u-3");
  ASSERT_NE(unit, nullptr);
  ASSERT_EQ(unit->names.size(), 3U);
  EXPECT_EQ(unit->names[0].name, "济源市教育局");
  EXPECT_EQ(unit->names[1].name, "济源市教育体育局");
  EXPECT_EQ(unit->names[1].until, "2023-01-31");
  EXPECT_EQ(model::NameOf(*unit), "济源市教育和体育局");
}

TEST(PlanImport, FindsASiteByCodeThenByAddress) {
  const ImportPlan plan = Plan(
      InventoryKind::kSites,
      {Row({{"name", "新名"}, {"id_code", "4190010001"}, {"sponsor", "应急"}}),
       Row({{"name", "轵城"}, {"home", "zc.example.gov.cn"}, {"sponsor", "轵城镇"}}, "第 3 行"),
       Row({{"name", "再来"}, {"home", "https://zc.example.gov.cn/"}, {"sponsor", "轵城镇"}},
           "第 4 行"),
       Row({{"name", "坏码"}, {"home", "x.gov.cn"}, {"id_code", "12"}, {"sponsor", "应急"}},
           "第 5 行")});
  EXPECT_EQ(plan.rows[0].id, "s-1");
  EXPECT_EQ(plan.rows[0].action, RowAction::kChange);
  EXPECT_EQ(plan.rows[1].action, RowAction::kAdd);
  EXPECT_EQ(plan.rows[2].action, RowAction::kWrong) << "the same site twice in one sheet";
  EXPECT_EQ(plan.rows[2].faults.at(0).fault.key, "inventory.twice");
  EXPECT_EQ(plan.rows[3].faults.at(0).fault.key, "inventory.bad_id_code");
}

TEST(PlanImport, TellsSitesOfOneHomePage) {
  const std::vector<InputRow> rows{
      Row({{"name", "甲"},
           {"home", "http://one.example.gov.cn/"},
           {"id_code", "4190010002"},
           {"sponsor", "应急"}}),
      Row({{"name", "乙"},
           {"home", "https://one.example.gov.cn"},
           {"id_code", "4190010003"},
           {"sponsor", "应急"}},
          "第 3 行"),
      Row({{"name", "丙"}, {"home", "http://two.example.gov.cn/"}, {"sponsor", "应急"}},
          "第 4 行")};
  const ImportPlan plan = Plan(InventoryKind::kSites, rows);
  EXPECT_EQ(plan.added, 3U) << "told, and not refused: each has a code";
  ASSERT_EQ(plan.shared_homes.size(), 1U);
  EXPECT_EQ(plan.shared_homes[0].home, "http://one.example.gov.cn/");
  EXPECT_EQ(plan.shared_homes[0].sites,
            (std::vector<std::string>{"甲（4190010002）", "乙（4190010003）"}));
  EXPECT_TRUE(Plan(InventoryKind::kSites, {rows[0], rows[2]}).shared_homes.empty());
}

TEST(PlanImport, TellsUnitsOfOneShortName) {
  const ImportPlan plan = Plan(
      InventoryKind::kUnits, {Row({{"name", "济源市应急救援支队"}, {"short_name", "应急、支队"}})});
  EXPECT_EQ(plan.added, 1U) << "told, and not refused";
  ASSERT_THAT(plan.shared_names, SizeIs(1));
  EXPECT_EQ(plan.shared_names[0].short_name, "应急");
  EXPECT_THAT(plan.shared_names[0].units,
              ElementsAre("济源产城融合示范区应急管理局", "济源市应急救援支队"));
  EXPECT_THAT(
      Plan(InventoryKind::kUnits, {Row({{"name", "司法局"}, {"short_name", "司法"}})}).shared_names,
      IsEmpty());
}

TEST(PlanImport, AFormulasErrorIsNoValue) {
  InputRow row = Row({{"name", "应急局"}, {"contact", "#N/A"}});
  row.broken = {"contact"};
  const ImportPlan plan = Plan(InventoryKind::kUnits, {row});
  ASSERT_THAT(plan.rows, SizeIs(1));
  EXPECT_EQ(plan.rows[0].action, RowAction::kWrong);
  EXPECT_EQ(plan.rows[0].faults.at(0).fault.key, "inventory.broken_cell");
}

TEST(PlanImport, EmptyLeavesAndADashClears) {
  Register all = Office();
  model::SiteRecord site = all.sites().front();
  site.note = "旧";
  site.opened = "2015-03-01";
  all.Add(site);
  const ImportPlan plan =
      Plan(InventoryKind::kSites,
           {Row({{"id_code", "4190010001"}, {"note", "-"}, {"from", ""}, {"name", "-"}})}, all);
  ASSERT_THAT(plan.rows, SizeIs(1));
  EXPECT_EQ(plan.rows[0].action, RowAction::kWrong) << "a name cannot be cleared";
  const ImportPlan good = Plan(
      InventoryKind::kSites, {Row({{"id_code", "4190010001"}, {"note", "-"}, {"from", ""}})}, all);
  ASSERT_THAT(good.sites, SizeIs(1));
  EXPECT_EQ(good.sites[0].note, "");
  EXPECT_EQ(good.sites[0].opened, "2015-03-01");
}

TEST(PlanImport, MakesUnitsOnlyWhenAsked) {
  const std::vector<InputRow> rows{
      Row({{"name", "甲"}, {"home", "a.gov.cn"}, {"sponsor", "甲局"}}),
      Row({{"name", "乙"}, {"home", "b.gov.cn"}, {"sponsor", "甲局"}}, "第 3 行")};
  EXPECT_EQ(Plan(InventoryKind::kSites, rows).wrong, 2U);
  const ImportPlan plan = Plan(InventoryKind::kSites, rows, Office(), {.create_units = true});
  EXPECT_THAT(plan.created_units, ElementsAre("甲局"));
  ASSERT_THAT(plan.sites, SizeIs(2));
  EXPECT_EQ(plan.sites[0].roles.sponsor, plan.units.at(0).id);
}

TEST(PlanImport, TellsAccountsOfOneNameApartByPlatformAndHandle) {
  const ImportPlan plan = Plan(
      InventoryKind::kAccounts,
      {Row({{"name", "济源安全"}, {"platform", "微信"}, {"sponsor", "应急"}}),
       Row({{"name", "济源安全"}, {"platform", "抖音"}, {"sponsor", "应急"}}, "3"),
       Row({{"name", "济源安全"}, {"platform", "微信"}, {"account_id", "x"}, {"sponsor", "应急"}},
           "4"),
       Row({{"name", "济源安全"}, {"platform", "微信订阅号"}, {"sponsor", "应急"}}, "5")});
  EXPECT_EQ(plan.rows[0].action, RowAction::kAdd);
  EXPECT_EQ(plan.rows[1].action, RowAction::kAdd);
  EXPECT_EQ(plan.rows[3].action, RowAction::kWrong);
}

}  // namespace
}  // namespace xuncha::app
