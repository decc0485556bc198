// SPDX-License-Identifier: Apache-2.0
//
// A site's columns and findings written by hand, judged as of 2022-08-23 by the national rulebook:
// for tests of verdict and score.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/score.h"
#include "audit/verdict.h"
#include "tests/audit/fake_site.h"

namespace xuncha::audit {

using model::ColumnKind;
using model::ColumnState;
using model::Confidence;
using model::KindFrom;

// The national rulebook with the column checks wired, whether or not they are in the tree.
inline Rulebook WiredRulebook() {
  Rulebook rulebook = testing::NationalRulebook();
  const std::vector<std::pair<std::string, std::string>> kWires{{"V1.3", "home_not_updated"},
                                                                {"V1.4.1", "stale_column"},
                                                                {"V1.4.2", "stale_column"},
                                                                {"V1.4.3", "blank_column"}};
  for (const auto& [id, check] : kWires) {
    for (Indicator& indicator : rulebook.indicators) {
      if (indicator.id != id) continue;
      indicator.checks = {check};
      indicator.planned = false;
    }
  }
  return rulebook;
}

struct VerdictCase {
  Rulebook rulebook = WiredRulebook();
  Profile profile = testing::DefaultProfile();
  model::Site site;
  bool complete = true;
  std::string as_of = "2022-08-23";
  std::vector<model::Column> columns;
  std::vector<model::Finding> findings;
  std::vector<model::CheckReport> checks{
      {"home_not_updated", 1, model::CheckAnswer::kPass, ""},
      {"stale_column", 1, model::CheckAnswer::kPass, ""},
      {"blank_column", 1, model::CheckAnswer::kPass, ""},
  };
  std::vector<std::string> preview_checks;

  VerdictCase() {
    site.kind = model::SiteKind::kPortal;
    Add(ColumnKind::kService, "2022-08-20");  // every site has a column that moves
  }

  // A column of its own top level, last updated on `latest`.
  model::Column& Add(ColumnKind kind, const std::string& latest,
                     KindFrom from = KindFrom::kRegistered, const std::string& parent = "") {
    model::Column& column = columns.emplace_back();
    const std::string number = std::to_string(columns.size());
    column.id = "c-" + number;
    column.url = "https://www.demo.gov.cn/c" + number + "/";
    column.path = {"首页", "栏目" + number};
    column.kind = kind;
    column.kind_from = from;
    column.parent = parent;
    column.first_level = parent.empty();
    column.latest = latest;
    column.state = ColumnState::kStale;
    column.limit = CycleFor(profile, column);
    return column;
  }

  void Add(int count, ColumnKind kind, const std::string& latest,
           KindFrom from = KindFrom::kRegistered) {
    for (int i = 0; i < count; ++i) Add(kind, latest, from);
  }

  void AddBlank(int count) {
    for (int i = 0; i < count; ++i) Add(ColumnKind::kOther, "").state = ColumnState::kBlank;
  }

  model::Finding& Find(const std::string& check, const std::string& url,
                       Confidence confidence = Confidence::kCertain) {
    model::Finding& finding = findings.emplace_back();
    finding.id = "f-" + std::to_string(findings.size());
    finding.check = check;
    finding.url = url;
    finding.confidence = confidence;
    finding.tier = model::Tier::kOrder;
    return finding;
  }

  VerdictInput Input() const {
    return {.rulebook = rulebook,
            .profile = profile,
            .site = site,
            .complete = complete,
            .as_of = *ParseDay(as_of),
            .columns = columns,
            .findings = findings,
            .checks = checks,
            .preview_checks = preview_checks};
  }
  model::Verdict Give() const { return GiveVerdict(Input()); }
};

}  // namespace xuncha::audit
