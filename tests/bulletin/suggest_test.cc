// SPDX-License-Identifier: Apache-2.0
#include "bulletin/suggest.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

Inputs WithIds() {
  Inputs inputs = testing::SampleOffice();
  for (auto* rows : {&inputs.sites, &inputs.accounts}) {
    for (SubjectRow& row : *rows) row.sponsor = "u-" + row.unit;
  }
  for (ProblemRow& row : inputs.problems) row.answers = "u-" + row.unit;
  return inputs;
}

// kind name: key n records…
std::string Told(const std::vector<Suggestion>& suggestions) {
  std::string told;
  for (const Suggestion& one : suggestions) {
    told += std::string(Name(one.kind)) + " " + one.unit.name + ":";
    for (const Reason& reason : one.reasons) {
      told += " " + reason.message.key.substr(reason.message.key.find('.') + 1);
      for (const std::string& record : reason.records) told += " " + record;
      told += ";";
    }
    told += "\n";
  }
  return told;
}

TEST(Suggest, GoodAndWeakWithTheRecordsBehind) {
  Inputs inputs = WithIds();
  SuggestRules rules;
  EXPECT_EQ(Told(Suggest(inputs, rules)),
            "commended_accounts 政府办: qualified a-1; no_problem;\n"
            "commended_accounts 水务局: qualified a-3; no_problem;\n"
            "weak_units 水务局: unqualified s-3; open p-3 p-4 p-5 p-6;\n"
            "weak_units 教育局: open p-1 p-2 p-7;\n");
  inputs.problems[8].standing = Standing::kFixed;
  inputs.orders.orders = {"o-1"};
  inputs.orders.on_time = {"p-8"};
  inputs.orders.overdue = {"p-7"};
  inputs.problems[0].carried_over = true;
  const std::string told = Told(Suggest(inputs, rules));
  EXPECT_NE(told.find("commended_sites 政府办: qualified s-1; all_fixed p-8 p-9; on_time p-8;\n"),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("weak_units 教育局: open p-1 p-2 p-7; carried p-1; overdue p-7;\n"),
            std::string::npos)
      << told;
  rules.most_problems = 1;
  EXPECT_EQ(Told(Suggest(inputs, rules)).find("commended_sites"), std::string::npos);
  rules.most = 1;
  rules.least_open = 9;
  inputs.problems[0].carried_over = false;
  inputs.orders.overdue.clear();
  EXPECT_EQ(Told(Suggest(inputs, rules)),
            "commended_accounts 政府办: qualified a-1; no_problem;\n"
            "weak_units 水务局: unqualified s-3; open p-3 p-4 p-5 p-6;\n");
}

TEST(Suggest, WhatSpeaksAgainstIsOfThatKind) {
  const Inputs inputs = WithIds();
  const Named water{"u-水务局", "水务局"};
  EXPECT_EQ(OpenAgainst(inputs, water, model::NamedAs::kCommendedSites).size(), 4U);
  EXPECT_TRUE(OpenAgainst(inputs, water, model::NamedAs::kCommendedAccounts).empty());
  EXPECT_TRUE(OpenAgainst(inputs, water, model::NamedAs::kWeak).empty());
  EXPECT_EQ(OpenAgainst(inputs, {"s-2", "临江市教育局网站"}, model::NamedAs::kCommendedSites),
            (std::vector<std::string>{"p-1", "p-2"}));
}

TEST(Suggest, RulesSayWhatIsMissing) {
  EXPECT_TRUE(ParseSuggestRules(Resources().Read("data/bulletin/suggest.toml").value_or(""), "s"));
  EXPECT_FALSE(ParseSuggestRules("most = 0", "s.toml"));
  EXPECT_NE(ParseSuggestRules("mots = 3", "s.toml").error().message.find("s.toml"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
