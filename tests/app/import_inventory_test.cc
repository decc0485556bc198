// SPDX-License-Identifier: Apache-2.0
//
// Sheets into a real database and out again.
#include "app/import_inventory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/export_inventory.h"
#include "app/reconcile_inventory.h"
#include "store/audit_trail.h"
#include "store/database.h"
#include "store/inventory_store.h"
#include "tests/store/temp_folder.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr TimeMs kNow = 1'661'212'800'000;  // 2022-08-23

class ImportInventoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = store::OpenPlatformDatabase("sqlite:" + (temp_ / "p.sqlite"));
    ASSERT_TRUE(opened) << opened.error().message;
    database_ = std::move(opened).value();
  }
  std::string File(const std::string& name, const std::string& text) {
    const std::string path = temp_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Result<ImportOutcome> Import(InventoryKind kind, const std::string& file,
                               bool skip_wrong = false) {
    ImportRequest request;
    request.kind = kind;
    request.file = file;
    request.skip_wrong = skip_wrong;
    request.actor = "张三";
    request.now = kNow;
    return ImportInventory(*database_, Resources(), request);
  }
  std::size_t UnitCount() { return store::InventoryStore(*database_).Units()->size(); }

  TempFolder temp_;
  std::unique_ptr<store::Connection> database_;
};

constexpr const char* kUnits =
    "序号,单位名称（全称）,简称,单位类型,上级单位\r\n"
    "1,应急管理局,应急,部门,\r\n"
    "2,执法大队,,事业单位,应急\r\n";

TEST_F(ImportInventoryTest, WritesRecordsAndTheirHistory) {
  const auto outcome = Import(InventoryKind::kUnits, File("u.csv", kUnits));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_TRUE(outcome->written);
  EXPECT_EQ(outcome->plan.added, 2U);
  EXPECT_THAT(outcome->unknown_columns, ElementsAre("序号"));
  const auto unit = store::InventoryStore(*database_).FindUnit("u-2");
  ASSERT_TRUE(unit) << unit.error().message;
  EXPECT_EQ(unit->parent, "u-1");
  const auto history = store::AuditTrail(*database_).List("unit", "u-2");
  ASSERT_TRUE(history);
  ASSERT_THAT(*history, SizeIs(1));
  EXPECT_EQ(history->front().entry.actor, "张三");
  EXPECT_EQ(history->front().entry.action, "create");
}

TEST_F(ImportInventoryTest, TheHistorySaysWhatChanged) {
  ASSERT_TRUE(Import(InventoryKind::kUnits, File("u.csv", kUnits)));
  ASSERT_TRUE(Import(InventoryKind::kUnits,
                     File("v.csv", "单位名称,上级单位,联系人\r\n执法大队,-,李四\r\n")));
  store::InventoryStore inventory(*database_);
  const auto all = Register::Load(inventory);
  const auto words = RegisterWords::Load(Resources());
  const auto history = store::AuditTrail(*database_).List("unit", "u-2");
  ASSERT_TRUE(all && words && history);
  ASSERT_THAT(*history, SizeIs(2));
  const store::AuditEntry& change = history->back().entry;
  const auto fields = ChangedFields(InventoryKind::kUnits, change.before.value_or(""),
                                    change.after.value_or(""), *all, *words);
  ASSERT_TRUE(fields) << fields.error().message;
  ASSERT_THAT(*fields, SizeIs(2));
  EXPECT_EQ(fields->at(0).field, "parent");
  EXPECT_EQ(fields->at(0).before, "应急管理局");
  EXPECT_EQ(fields->at(1).after, "李四");
  EXPECT_FALSE(ChangedFields(InventoryKind::kUnits, "", "{", *all, *words));
}

TEST_F(ImportInventoryTest, TwiceChangesNothing) {
  ASSERT_TRUE(Import(InventoryKind::kUnits, File("u.csv", kUnits)));
  const auto again = Import(InventoryKind::kUnits, File("u.csv", kUnits));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->written);
  EXPECT_EQ(again->plan.same, 2U);
  EXPECT_THAT(*store::AuditTrail(*database_).List("unit", "u-1"), SizeIs(1));
}

TEST_F(ImportInventoryTest, OneWrongRowKeepsTheWholeFileOut) {
  const std::string file = File("u.csv", std::string(kUnits) + "3,甲局,,星球,\r\n4,,,部门,\r\n");
  const auto outcome = Import(InventoryKind::kUnits, file);
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_FALSE(outcome->written);
  EXPECT_EQ(outcome->plan.wrong, 2U);
  EXPECT_EQ(outcome->plan.rows[2].row, 4U) << "as numbered in the sheet";
  EXPECT_EQ(UnitCount(), 0U);
  const auto rest = Import(InventoryKind::kUnits, file, true);
  ASSERT_TRUE(rest);
  EXPECT_TRUE(rest->written);
  EXPECT_EQ(UnitCount(), 2U);
}

TEST_F(ImportInventoryTest, TotalsAreNoUnitsAndAreSaid) {
  const auto outcome =
      Import(InventoryKind::kUnits, File("u.csv", std::string(kUnits) + "合计,2,,,\r\n"));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(UnitCount(), 2U);
  EXPECT_THAT(outcome->skipped_rows, ElementsAre(4U));
}

TEST_F(ImportInventoryTest, SaysWhichColumnsTheInventoryDoesNotKeep) {
  ASSERT_TRUE(Import(InventoryKind::kUnits, File("u.csv", kUnits)));
  const auto outcome = Import(InventoryKind::kSites,
                              File("s.csv",
                                   "网站名称,首页网址,主办单位,内容保障单位,ICP备案号,随便\r\n"
                                   "应急网,yj.example.gov.cn,应急,执法大队,豫ICP备1号,x\r\n"));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_THAT(outcome->unknown_columns, ElementsAre("随便", "ICP备案号"));
  const auto sites = store::InventoryStore(*database_).Sites();
  ASSERT_TRUE(sites);
  ASSERT_THAT(sites->front().kept, SizeIs(1)) << "who keeps the content of the whole site";
  EXPECT_EQ(sites->front().kept[0].unit, "u-2");
}

TEST_F(ImportInventoryTest, AFileWithoutItsColumnsIsRefusedInItsOwnWords) {
  const auto outcome = Import(InventoryKind::kSites, File("s.csv", "网站名称,联系人\r\n甲,乙\r\n"));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(outcome.error().message, HasSubstr("s.csv"));
  EXPECT_THAT(outcome.error().message, HasSubstr("首页网址"));
}

TEST_F(ImportInventoryTest, WhatIsExportedComesBackTheSameAsXlsxAndAsCsv) {
  ASSERT_TRUE(Import(InventoryKind::kUnits, File("u.csv", kUnits)));
  const auto sites =
      Import(InventoryKind::kSites, File("s.csv",
                                         "网站名称,网站标识码,首页网址,主办单位\r\n"
                                         "应急网,4190010001,yj.example.gov.cn,应急\r\n"));
  ASSERT_TRUE(sites) << sites.error().message;
  ASSERT_TRUE(sites->written);
  for (const char* name : {"o.xlsx", "o.csv"}) {
    for (const InventoryKind kind : {InventoryKind::kUnits, InventoryKind::kSites}) {
      const auto count = ExportInventory(*database_, Resources(), kind, temp_ / name, kNow);
      ASSERT_TRUE(count) << count.error().message;
      const auto outcome = Import(kind, temp_ / name);
      ASSERT_TRUE(outcome) << outcome.error().message;
      EXPECT_EQ(outcome->plan.same, *count) << name << " " << Name(kind);
      EXPECT_FALSE(outcome->written);
    }
  }
  EXPECT_FALSE(
      ExportInventory(*database_, Resources(), InventoryKind::kUnits, temp_ / "o.doc", kNow));
}

TEST_F(ImportInventoryTest, ComparesWithAnotherList) {
  ASSERT_TRUE(Import(InventoryKind::kUnits, File("u.csv", kUnits)));
  ASSERT_TRUE(
      Import(InventoryKind::kSites, File("s.csv",
                                         "网站名称,网站标识码,首页网址,主办单位\r\n"
                                         "应急网,4190010001,yj.example.gov.cn,应急\r\n"
                                         "大队网,4190010002,dd.example.gov.cn,执法大队\r\n")));
  const auto compared =
      ReconcileInventory(*database_, Resources(), InventoryKind::kSites,
                         File("n.csv",
                              "网站名称,网站标识码,首页网址,主办单位\r\n"
                              "应急管理局网站,4190010001,yj.example.gov.cn,应急\r\n"
                              "新网,4190010003,x.example.gov.cn,应急\r\n"
                              "别网,4190010004,z.example.gov.cn,公安局\r\n"
                              "坏网,41,y.example.gov.cn,应急\r\n"));
  ASSERT_TRUE(compared) << compared.error().message;
  ASSERT_THAT(compared->missing, SizeIs(1));
  EXPECT_EQ(compared->missing[0].label, "大队网");
  ASSERT_THAT(compared->extra, SizeIs(2));
  EXPECT_EQ(compared->extra[0].label, "新网");
  EXPECT_EQ(compared->extra[1].label, "别网") << "theirs, whoever its unit is";
  ASSERT_THAT(compared->differing, SizeIs(1));
  EXPECT_EQ(compared->differing[0].changes.at(0).after, "应急管理局网站");
  EXPECT_THAT(compared->unreadable, SizeIs(1));
  EXPECT_EQ(store::InventoryStore(*database_).Sites()->size(), 2U) << "nothing was written";
}

TEST_F(ImportInventoryTest, TheRealListOfSitesIsImportedWithItsDoublesTold) {
  const char* data = std::getenv("XUNCHA_TESTDATA");
  if (data == nullptr) GTEST_SKIP() << "XUNCHA_TESTDATA is not set: no real list was imported";
  ImportRequest request;
  request.kind = InventoryKind::kSites;
  request.file = std::string(data) + "/cn-gov-sites/gov_urls.csv";
  request.skip_wrong = true;
  request.create_units = true;
  request.actor = "张三";
  request.now = kNow;
  const auto outcome = ImportInventory(*database_, Resources(), request);
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(outcome->plan.rows.size(), 2605U);
  EXPECT_GT(outcome->plan.added, 2200U);
  EXPECT_GT(outcome->plan.wrong, 0U) << "some addresses stand twice";
  const auto again = ImportInventory(*database_, Resources(), request);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->plan.added + again->plan.changed, 0U);
}

}  // namespace
}  // namespace xuncha::app
