// SPDX-License-Identifier: Apache-2.0
//
// The columns of a made-up site with every state in it, and a verdict upon them, for tests of the
// formats.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/finding.h"
#include "tests/cli/sample_report.h"

namespace xuncha::cli {

inline model::Column& AddColumn(std::vector<model::Column>& columns, std::vector<std::string> path,
                                model::ColumnKind kind, model::ColumnState state,
                                const std::string& latest = "", int age = 0) {
  model::Column& column = columns.emplace_back();
  const std::string number = std::to_string(columns.size());
  column.id = "c-" + std::string(16 - number.size(), '0') + number;
  column.url = "http://www.example.gov.cn/c" + number + "/";
  column.level = static_cast<int>(path.size()) - 1;
  column.path = std::move(path);
  column.path_from = "breadcrumb";
  column.kind = kind;
  column.kind_from = model::KindFrom::kLexicon;
  column.state = state;
  column.latest = latest;
  if (!latest.empty()) {
    column.age_days = age;
    column.latest_from = model::LatestFrom::kList;
    column.latest_title = "关于开展专项检查的通知";
    column.latest_url = column.url + "t1.html";
  }
  column.items = 20;
  column.limit = "P14D";
  return column;
}

inline std::vector<model::Column> SampleColumns() {
  using Kind = model::ColumnKind;
  using State = model::ColumnState;
  std::vector<model::Column> columns;
  columns.reserve(20);
  model::Column& news =
      AddColumn(columns, {"首页", "政务要闻"}, Kind::kNews, State::kFresh, "2022-08-20", 3);
  news.kind_from = model::KindFrom::kRegistered;
  news.registered = true;
  news.first_level = true;
  model::Column& pictures = AddColumn(columns, {"首页", "政务要闻", "图片新闻"}, Kind::kNews,
                                      State::kStale, "2022-08-01", 22);
  pictures.parent = news.id;
  pictures.why = {"column.stale",
                  {{"latest", "2022-08-01"}, {"limit", "P14D"}, {"title", "图片：防汛一线"}}};
  news.children = {pictures.id};
  pictures.readings = {{"2022-08-01", "图片：防汛一线", pictures.url + "t1.html", "taken"},
                       {"2022-07-11", "图片：夏收", pictures.url + "t2.html", "older"}};
  pictures.future = {{"2023-01-01", "图片：元旦", pictures.url + "t3.html", "future"}};
  pictures.undated_articles = {{7, "图片：无日期的一组"}};
  pictures.undated = 1;
  model::Column& open =
      AddColumn(columns, {"首页", "政府信息公开"}, Kind::kOther, State::kFresh, "2022-08-22", 1);
  open.kind_from = model::KindFrom::kNone;
  open.parent_only = true;
  model::Column& law = AddColumn(columns, {"首页", "政府信息公开", "法定主动公开内容"},
                                 Kind::kPublicity, State::kFresh, "2022-08-22", 1);
  law.parent = open.id;
  AddColumn(columns, {"首页", "政府信息公开", "法定主动公开内容", "行政处罚和行政强制决定公示"},
            Kind::kPublicity, State::kBlank)
      .parent = law.id;
  AddColumn(columns, {"首页", "政府信息公开", "法定主动公开内容", "规划计划"}, Kind::kPolicy,
            State::kStale, "2021-12-01", 265)
      .parent = law.id;
  AddColumn(columns, {"首页", "政府信息公开", "政府信息公开年报"}, Kind::kAnnualReport,
            State::kFresh, "2022-01-28", 207)
      .parent = open.id;
  AddColumn(columns, {"首页", "政府信息公开", "人事任免<b>"}, Kind::kOther, State::kDeclaredNone)
      .parent = open.id;
  AddColumn(columns, {"首页", "水利概况"}, Kind::kOverview, State::kStatic);
  AddColumn(columns, {"首页", "互动交流", "我要写信"}, Kind::kInteraction, State::kNotObserved);
  AddColumn(columns, {"首页", "往届专题"}, Kind::kOther, State::kArchived, "2016-05-01", 2305);
  AddColumn(columns, {}, Kind::kNotice, State::kUnknown);
  for (model::Column& column : columns) {
    const model::ColumnState state = column.state;
    if (state != State::kFresh && column.why.key.empty()) column.why = {"column.blank_empty", {}};
  }
  return columns;
}

// As SampleReport, with columns and a verdict that fails the site.
inline model::Report SampleReportWithColumns() {
  model::Report report = SampleReport();
  report.snapshot.complete = true;
  report.snapshot.stopped_by.clear();
  report.columns = SampleColumns();
  model::VetoHit blank;
  blank.indicator = "V1.4.3";
  blank.name_zh = "栏目不更新·空白栏目";
  blank.name_en = "Blank columns";
  blank.measured = 6;
  blank.threshold = 5;
  blank.possible = 6;
  blank.columns = {report.columns[4].id};
  model::VetoHit key;
  key.indicator = "V1.4.1";
  key.name_zh = "栏目不更新·动态要闻/通知公告/政策文件";
  key.name_en = "Key columns not updated";
  key.measured = 1;
  key.threshold = 5;
  key.possible = 3;
  key.columns = {report.columns[1].id};
  report.verdict.result = "unqualified";
  report.verdict.vetoes = {blank};
  report.verdict.watch = {key};
  report.verdict.reasons = {{"verdict_why.veto",
                             {{"indicator", "V1.4.3"},
                              {"name_zh", blank.name_zh},
                              {"name_en", blank.name_en},
                              {"measured", "6"},
                              {"threshold", "5"}}}};
  report.verdict.score_why = {"score_why.veto", {}};
  return report;
}

// The same site, about which a person has to be asked.
inline model::Report SampleReportToConfirm() {
  model::Report report = SampleReportWithColumns();
  report.verdict.result = "undetermined";
  report.verdict.vetoes.clear();
  report.verdict.watch[0].measured = 3;
  report.verdict.watch[0].possible = 6;
  report.verdict.reasons = {{"verdict_why.confirm",
                             {{"indicator", "V1.4.1"},
                              {"name_zh", report.verdict.watch[0].name_zh},
                              {"name_en", report.verdict.watch[0].name_en},
                              {"measured", "3"},
                              {"possible", "6"},
                              {"threshold", "5"}}}};
  report.verdict.to_confirm = {report.columns[5].id, report.columns[1].id};
  report.verdict.score_why.key.clear();
  report.verdict.score = 87.5;
  report.verdict.example_points = true;
  report.verdict.deductions = {{"D4.3", 7, 3.5, "可用性", "Availability of links"},
                               {"D1.9", 9, 9, "其他栏目(空白/应更新未更新)", "Other columns"}};
  report.profile = "example-points";
  report.profile_example = true;
  return report;
}

}  // namespace xuncha::cli
