// SPDX-License-Identifier: Apache-2.0
#include "workflow/disclosure_checks.h"

#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::PublishedItem;

DisclosureRules Rules() {
  const auto rules = ParseDisclosureRules(testing::DataFile("disclosure.toml"), "disclosure.toml");
  EXPECT_TRUE(rules) << rules.error().message;
  return rules ? *rules : DisclosureRules();
}

PublishedItem Item(const std::string& unit, const std::string& title, const std::string& day) {
  PublishedItem item;
  item.id = "i-" + title;
  item.part = model::ItemPart::kReported;
  item.unit = unit;
  item.title = title;
  item.published = day;
  return item;
}

TEST(Interpretations, AreKnownByClassColumnOrTitle) {
  const InterpretationRules rules = Rules().interpretations;
  const ColumnNames columns{{"n-1", "政策解读"}, {"n-2", "通知公告"}};
  PublishedItem item = Item("u-1", "关于做好解读工作的通知", "2030-01-05");
  EXPECT_FALSE(IsInterpretation(item, rules, columns)) << "a notice about them is none";
  item.column = "n-2";
  EXPECT_FALSE(IsInterpretation(item, rules, columns));
  item.column = "n-1";
  EXPECT_TRUE(IsInterpretation(item, rules, columns));
  item.column.clear();
  item.klass = "政策解读";
  EXPECT_TRUE(IsInterpretation(item, rules, columns));
  item.klass = "通知公告";
  EXPECT_FALSE(IsInterpretation(item, rules, columns));
  for (const char* title : {"《临江市供热办法》政策解读", "一图读懂供热办法", "解读：供热办法"}) {
    EXPECT_TRUE(IsInterpretation(Item("u-1", title, "2030-01-05"), rules, {})) << title;
  }
}

TEST(Interpretations, AreToldOnlyWhereTheyCanBeKnown) {
  const DisclosureRules rules = Rules();
  std::vector<PublishedItem> reported{Item("u-1", "甲", "2030-01-05"),
                                      Item("u-2", "乙", "2030-01-06")};
  std::vector<UnitItems> units = CountItems({}, reported, {"u-1", "u-2"}, rules);
  FindInterpretations(units, rules.interpretations, {});
  EXPECT_FALSE(TellsInterpretations(units)) << "nothing says which items are any";
  reported[0].title = "供热办法解读";
  units = CountItems({}, reported, {"u-1", "u-2"}, rules);
  FindInterpretations(units, rules.interpretations, {});
  EXPECT_TRUE(TellsInterpretations(units));
  EXPECT_EQ(units[0].interpretations.size(), 1U);
  EXPECT_TRUE(units[1].interpretations.empty());
  reported[0].title = "甲";
  reported[1].klass = "通知公告";
  units = CountItems({}, reported, {"u-1", "u-2"}, rules);
  FindInterpretations(units, rules.interpretations, {});
  EXPECT_TRUE(TellsInterpretations(units)) << "with classes, none is known to be none";
}

class AnnualReports : public ::testing::Test {
 protected:
  std::vector<AnnualReport> Find(const std::vector<PublishedItem>& items,
                                 const std::string& from = "2030-01-01",
                                 const std::string& until = "2030-03-31") const {
    Items pointers;
    for (const PublishedItem& item : items) pointers.push_back(&item);
    return FindAnnualReports(pointers, units_, from, until, rules_);
  }
  AnnualReportRules rules_ = Rules().annual_reports;
  std::vector<ReportingUnit> units_{{"u-1", {"临江市教育局"}, false},
                                    {"u-2", {"临江市水务局"}, false},
                                    {"u-3", {"临江市东港镇人民政府"}, false},
                                    {"u-4", {"临江市人民政府"}, true}};
};

TEST_F(AnnualReports, ComeInTimeLateOrAreNotFound) {
  const std::vector<PublishedItem> items{
      Item("u-1", "临江市教育局2029年政府信息公开工作年度报告", "2030-01-31"),
      Item("u-1", "临江市教育局2028年政府信息公开工作年度报告", "2029-01-20"),
      Item("u-2", "2029年政府信息公开年报", "2030-02-01"),
      Item("u-3", "关于报送2029年政府信息公开工作年度报告的通知", "2030-01-05"),
      Item("u-4", "临江市人民政府2029年政府信息公开工作年度报告", "2030-03-31")};
  const auto reports = Find(items);
  ASSERT_EQ(reports.size(), 4U);
  EXPECT_EQ(reports[0].state, AnnualReportState::kOnTime);
  EXPECT_EQ(reports[0].item, &items[0]);
  EXPECT_EQ(reports[0].year, 2029);
  EXPECT_EQ(reports[1].state, AnnualReportState::kLate) << "one day";
  EXPECT_EQ(reports[2].state, AnnualReportState::kNotFound) << "a notice is no report";
  EXPECT_EQ(reports[3].state, AnnualReportState::kOnTime) << "governments have until March";
  EXPECT_EQ(reports[3].due, "2030-03-31");
}

TEST_F(AnnualReports, BelongToWhomTheirTitleNames) {
  PublishedItem item = Item("u-4", "临江市教育局2029年政府信息公开工作年度报告", "2030-01-20");
  item.part = model::ItemPart::kPortal;
  EXPECT_EQ(Find({item})[0].state, AnnualReportState::kOnTime) << "the portal shows everybody's";
  item.title = "某中学2029年政府信息公开工作年度报告";
  for (const AnnualReport& report : Find({item})) {
    EXPECT_EQ(report.state, AnnualReportState::kNotFound) << report.unit;
  }
}

TEST_F(AnnualReports, AreToldInTheirQuarterAlone) {
  const std::vector<PublishedItem> items{Item("u-1", "2029年政府信息公开年报", "2030-01-31"),
                                         Item("u-2", "2029年政府信息公开年报", "2030-04-12")};
  const auto second = Find(items, "2030-04-01", "2030-06-30");
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].unit, "u-2") << "came late in it";
  EXPECT_TRUE(Find(items, "2030-07-01", "2030-09-30").empty());
  const auto january = Find(items, "2030-01-01", "2030-01-20");
  EXPECT_TRUE(january.empty()) << "not due yet";
  EXPECT_TRUE(Find({}, "2030-01-01", "").empty());
}

TEST(GovernmentNames, TownsReportAsDepartmentsDo) {
  const AnnualReportRules rules = Rules().annual_reports;
  EXPECT_TRUE(IsGovernment("临江市人民政府", false, rules));
  EXPECT_FALSE(IsGovernment("临江市东港镇人民政府", true, rules));
  EXPECT_FALSE(IsGovernment("临江市人民政府办公室", false, rules));
}

}  // namespace
}  // namespace xuncha::workflow
