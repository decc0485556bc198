// SPDX-License-Identifier: Apache-2.0
//
// The records of a made-up office: four sites, three accounts, nine problems, five units' items.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "bulletin/binder.h"
#include "bulletin/compose.h"
#include "bulletin/value_places.h"

namespace xuncha::bulletin::testing {

inline LineRules ShippedLines() {
  const auto text = Resources().Read("data/bulletin/lines.toml");
  auto rules = ParseLineRules(text.value_or(""), "lines.toml");
  EXPECT_TRUE(rules) << rules.error().message;
  return rules ? *std::move(rules) : LineRules();
}

inline BorderRules ShippedBorders() {
  const auto text = Resources().Read("data/bulletin/compare.toml");
  auto rules = ParseBorderRules(text.value_or(""), "compare.toml");
  EXPECT_TRUE(rules) << rules.error().message;
  return rules ? *std::move(rules) : BorderRules();
}

inline Wording ShippedWording(const std::string& form) {
  const auto text = Resources().Read("data/bulletin/" + form + ".toml");
  auto wording = ParseWording(text.value_or(""), form + ".toml");
  EXPECT_TRUE(wording) << wording.error().message;
  return wording ? *std::move(wording) : Wording();
}

inline ProblemRow Stale(const std::string& id, const std::string& subject, const std::string& unit,
                        std::vector<std::string> path, const std::string& latest) {
  ProblemRow row;
  row.id = id;
  row.number = "2030Q1-" + unit + "-" + id.substr(2);
  row.subject = subject;
  row.unit = unit;
  row.klass = "not_updated";
  row.check = "stale_column";
  row.path = std::move(path);
  row.title = (row.path.empty() ? "" : row.path.back()) + "栏目未更新";
  row.latest = latest;
  row.as_of = "2030-03-20";
  row.rounds = {1};
  row.last_looked = *ParseTime("2030-04-05T10:00");
  return row;
}

inline ProblemRow Other(const std::string& id, const std::string& subject, const std::string& unit,
                        const std::string& klass, const std::string& check,
                        std::vector<std::string> path, const std::string& title) {
  ProblemRow row = Stale(id, subject, unit, std::move(path), "");
  row.klass = klass;
  row.check = check;
  row.title = title;
  return row;
}

inline Inputs SampleOffice() {
  Inputs in;
  in.campaign.id = "2030Q1";
  in.campaign.name = "2030年第一季度";
  in.campaign.self_check = {"2030-03-01", "2030-03-07"};
  in.campaign.rounds = {{"2030-03-11", "2030-03-15"}, {"2030-03-29", "2030-04-02"}};
  in.campaign.groups = {{"甲组", {"张三"}, {}}, {"乙组", {"李四"}, {}}, {"丙组", {"王五"}, {}}};
  in.campaign.report_due = "2030-04-15";
  in.as_of = "2030-04-05";
  in.classes = {{"not_updated", "更新不及时"}, {"blank", "空白栏目"}, {"links", "链接不可用"}};
  in.sites = {{"s-1", "临江市人民政府网站", "政府办", "", "门户网站", false, true, true},
              {"s-2", "临江市教育局网站", "教育局", "", "部门网站", false, true, true},
              {"s-3", "临江市水务局网站", "水务局", "", "部门网站", false, true, false},
              {"s-4", "临江市旅游局网站", "旅游局", "", "部门网站", true, false, false}};
  in.accounts = {{"a-1", "临江发布", "政府办", "微信订阅号", "微信订阅号", false, true, true},
                 {"a-2", "临江教育", "教育局", "微信订阅号", "微信订阅号", false, true, true},
                 {"a-3", "临江水务", "水务局", "微博", "微博", false, true, true}};
  in.problems = {
      Stale("p-1", "s-2", "教育局", {"政务公开", "政策文件"}, "2029-08-01"),
      Stale("p-2", "s-2", "教育局", {"政务公开", "规划计划"}, "2029-07-01"),
      Stale("p-3", "s-3", "水务局", {"水利概况"}, "2027-12-01"),
      Stale("p-4", "s-3", "水务局", {"科室之窗"}, "2029-01-01"),
      Other("p-5", "s-3", "水务局", "blank", "blank_column", {"上级文件"}, "“上级文件”栏目空白"),
      Other("p-6", "s-3", "水务局", "links", "", {}, "首页“年报”按钮未正确跳转。"),
      Other("p-7", "a-2", "教育局", "links", "account_menu_dead", {"服务", "查分"}, "菜单打不开"),
      Stale("p-8", "s-1", "政府办", {"要闻"}, "2030-01-01"),
      Stale("p-9", "s-1", "政府办", {"公报"}, "2030-01-01")};
  in.problems[6].on_account = true;
  in.problems[7].standing = Standing::kFixed;
  in.problems[8].standing = Standing::kClaimed;
  in.disclosure = {{"u-2", "临江市教育局", "教育局", "departments", 12, {"i-1"}},
                   {"u-3", "临江市水务局", "水务局", "departments", 130, {"i-2"}},
                   {"u-4", "临江市旅游局", "旅游局", "departments", 0, {}},
                   {"u-5", "临江市东港镇人民政府", "东港镇", "areas", 260, {"i-3"}},
                   {"u-6", "临江市西山镇人民政府", "西山镇", "areas", 4, {"i-4"}}};
  PortalRows& portal = in.portal.emplace();
  portal.until = "2030-03-31";
  portal.total = {"", "条", 800, {"f-1"}};
  portal.classes = {{"要闻类", "条", 300, {"f-2"}}, {"政府公报", "期", 1, {"f-3"}}};
  portal.error_reports = CountedRow{"", "条", 3, {"f-4"}};
  portal.error_reports_on_time = CountedRow{"", "条", 3, {"f-5"}};
  MessageRows& messages = in.messages.emplace();
  messages.accepted = {"", "个", 40, {"f-6"}};
  messages.closed = {"", "个", 39, {"f-7"}};
  messages.fast_units = {{"教育局", {"m-1"}}};
  in.choices.issuer = "临江市人民政府办公室";
  in.choices.issuer_short = "市政府办公室";
  in.choices.region = "临江市";
  in.choices.red_head = "临江市人民政府办公室文件";
  in.choices.addressees = "各镇人民政府，市政府各部门：";
  in.choices.basis = {"《政府网站发展指引》（国办发〔2017〕47号）",
                      "《指标》（国办秘函〔2019〕19号）"};
  in.choices.portal_name = "市政府门户网站";
  in.choices.report_to = "市政府办公室政务公开科";
  in.choices.signature = "临江市人民政府办公室";
  in.choices.printed_by = "临江市人民政府办公室";
  in.choices.copies_to = "市委办公室，市人大常委会办公室。";
  in.choices.commended_sites = {{"s-2", "教育局"}};
  return in;
}

inline model::BulletinDocument Composed(const Inputs& inputs, const std::string& form = "long") {
  auto document = Compose(inputs, ShippedWording(form), ShippedLines());
  EXPECT_TRUE(document) << document.error().message;
  return document ? *std::move(document) : model::BulletinDocument();
}

// The whole text, a paragraph a line, tables as rows.
inline std::string TextOfDocument(const model::BulletinDocument& document) {
  std::string text = TextOf(document.title) + "\n";
  for (const auto& paragraph : document.paragraphs) {
    text += paragraph.lead + TextOf(paragraph.runs) + "\n";
  }
  for (const auto& annex : document.annexes) {
    text += "附件" + std::to_string(annex.number) + " " + TextOf(annex.title) + "\n";
    for (const auto& table : annex.tables) {
      text += table.caption + "\n";
      for (const auto& row : table.rows) {
        for (const auto& cell : row.cells) text += TextOf(cell.runs) + "|";
        text += "\n";
      }
    }
  }
  return text;
}

}  // namespace xuncha::bulletin::testing
