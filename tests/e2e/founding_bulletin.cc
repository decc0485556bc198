// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/founding_bulletin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace xuncha::e2e {
namespace {

using nlohmann::json;

// By name.
class Values {
 public:
  explicit Values(const json& values) {
    for (const json& value : values) by_name_[value["name"].get<std::string>()] = value;
  }
  std::string Text(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? "(none)" : found->second["text"].get<std::string>();
  }
  std::int64_t Number(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? -1 : found->second["number"].get<std::int64_t>();
  }
  bool Has(const std::string& name) const { return by_name_.contains(name); }
  // Texts of all values whose names begin so.
  std::set<std::string> Below(const std::string& prefix) const {
    std::set<std::string> texts;
    for (auto at = by_name_.lower_bound(prefix);
         at != by_name_.end() && at->first.starts_with(prefix); ++at) {
      if (!at->first.ends_with(".limit")) texts.insert(at->second["text"].get<std::string>());
    }
    return texts;
  }
  // Lines of one row of an annex.
  int Lines(const std::string& row) const {
    int lines = 0;
    while (true) {
      const std::string prefix = row + ".line." + std::to_string(lines + 1) + ".";
      const auto at = by_name_.lower_bound(prefix);
      if (at == by_name_.end() || !at->first.starts_with(prefix)) return lines;
      ++lines;
    }
  }

 private:
  std::map<std::string, json> by_name_;
};

void ExpectPart(const Values& values, const std::string& part, const json& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row = "annex.disclosure." + part + "." + std::to_string(i + 1);
    EXPECT_EQ(values.Number(row + ".items"), rows[i]["items"].get<std::int64_t>()) << rows[i];
  }
  EXPECT_FALSE(
      values.Has("annex.disclosure." + part + "." + std::to_string(rows.size() + 1) + ".items"));
  // Units with as many items may stand in another order.
  std::map<std::string, std::int64_t> ours;
  std::map<std::string, std::int64_t> theirs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row = "annex.disclosure." + part + "." + std::to_string(i + 1);
    ours[values.Text(row + ".name")] = values.Number(row + ".items");
    theirs[rows[i]["unit"].get<std::string>()] = rows[i]["items"].get<std::int64_t>();
  }
  EXPECT_EQ(ours, theirs);
}

std::set<std::string> SetOf(const json& list) {
  std::set<std::string> texts;
  for (const json& one : list) texts.insert(one.get<std::string>());
  return texts;
}

}  // namespace

void ExpectStatedFigures(const json& list) {
  const Values values(list);
  for (const auto& [name, number] :
       std::initializer_list<std::pair<const char*, std::int64_t>>{{"sites.population", 20},
                                                                   {"sites.checked", 20},
                                                                   {"sites.qualified", 20},
                                                                   {"accounts.population", 98},
                                                                   {"accounts.checked", 98},
                                                                   {"accounts.qualified", 98},
                                                                   {"problems.total", 69},
                                                                   {"open.total", 47},
                                                                   {"fixed.total", 22},
                                                                   {"portal.total", 1309},
                                                                   {"error_reports.received", 3},
                                                                   {"error_reports.on_time", 3},
                                                                   {"messages.accepted", 26},
                                                                   {"messages.closed", 26},
                                                                   {"disclosure.departments", 22},
                                                                   {"disclosure.areas", 18},
                                                                   {"disclosure.total", 1845},
                                                                   {"disclosure.zero_items", 0},
                                                                   {"open.accounts", 5}}) {
    EXPECT_EQ(values.Number(name), number) << name;
  }
  for (const char* rate : {"sites.check_rate", "sites.pass_rate", "accounts.check_rate",
                           "accounts.pass_rate", "messages.rate"}) {
    EXPECT_EQ(values.Text(rate), "100%") << rate;
  }
  EXPECT_EQ(values.Text("problems.classes"), "五");
  EXPECT_EQ(values.Text("date"), "(none)") << "given when it is issued";
  // What a machine wrote for inspectors, and abbreviations of a register, are printed nowhere.
  for (const json& value : list) {
    const std::string text = value["text"].get<std::string>();
    for (const char* word : {"请核实", "复测", "HTTP", "返回"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << value["name"] << text;
    }
    EXPECT_NE(text, "教体");
  }
  // Another unit's problem on the portal is that unit's, and stands in the text.
  EXPECT_EQ(values.Lines("annex.sites.1"), 0);
  EXPECT_EQ(values.Text("open.others.1.unit"), "王屋镇");
}

void ExpectFiguresOf(const json& seed, const json& list) {
  const Values values(list);
  const json& totals = seed["totals"];
  for (const auto& [name, key] : std::initializer_list<std::pair<const char*, const char*>>{
           {"sites.population", "sites_running"},
           {"sites.checked", "sites_checked"},
           {"sites.qualified", "sites_qualified"},
           {"accounts.population", "accounts_running"},
           {"accounts.checked", "accounts_checked"},
           {"accounts.qualified", "accounts_qualified"},
           {"problems.total", "problems"}}) {
    EXPECT_EQ(values.Number(name), totals[key].get<std::int64_t>()) << name;
  }
  const json& portal = seed["portal"];
  EXPECT_EQ(values.Number("portal.total"), portal["published_total"]);
  EXPECT_EQ(values.Number("error_reports.received"), portal["error_reports_received"]);
  EXPECT_EQ(values.Number("error_reports.on_time"), portal["error_reports_on_time"]);
  for (int i = 1; values.Has("portal.class." + std::to_string(i)); ++i) {
    const std::string name = "portal.class." + std::to_string(i);
    const std::string klass = values.Text(name + ".name");
    const auto found = std::find_if(portal.items().begin(), portal.items().end(), [&](auto& item) {
      return klass.find(item.key()) != std::string::npos;  // 要闻类, 开设专题
    });
    if (found == portal.items().end()) {
      ADD_FAILURE() << klass;
      continue;
    }
    EXPECT_EQ(values.Number(name), found.value()) << klass;
  }
  EXPECT_EQ(values.Number("messages.accepted"), seed["messages"]["accepted"]);
  EXPECT_EQ(values.Number("messages.closed"), seed["messages"]["closed"]);
  EXPECT_EQ(values.Below("messages.fast.").size(), seed["messages"]["fast_units"].size());

  const json& disclosure = seed["disclosure"];
  EXPECT_EQ(values.Number("disclosure.total"), disclosure["items_total"]);
  EXPECT_EQ(values.Number("disclosure.areas"), disclosure["areas_and_towns"]);
  EXPECT_EQ(values.Number("disclosure.departments"),
            static_cast<std::int64_t>(seed["annex_3_departments"].size()));
  EXPECT_EQ(values.Below("disclosure.over200."), SetOf(disclosure["over_200"]));
  EXPECT_EQ(values.Below("disclosure.over100."), SetOf(disclosure["over_100"]));
  EXPECT_EQ(values.Below("disclosure.under."), SetOf(disclosure["under_5"]));
  EXPECT_EQ(values.Below("disclosure.zero."), SetOf(disclosure["zero"]));
  ExpectPart(values, "departments", seed["annex_3_departments"]);
  ExpectPart(values, "areas", seed["annex_3_areas"]);

  // Annexes 1 and 2: the same rows, each with as many lines.
  for (const json& row : seed["annex_1_sites"]) {
    const std::string name = "annex.sites." + std::to_string(row["no"].get<int>());
    EXPECT_EQ(values.Text(name + ".name"), row["name"].get<std::string>());
    EXPECT_EQ(values.Text(name + ".result"), row["result"].get<std::string>());
    EXPECT_EQ(values.Lines(name), static_cast<int>(row["problems"].size())) << row;
  }
  for (const json& row : seed["annex_2_accounts"]) {
    const std::string name = "annex.accounts." + std::to_string(row["no"].get<int>());
    EXPECT_EQ(values.Text(name + ".name"), row["name"].get<std::string>());
    EXPECT_EQ(values.Text(name + ".type"), row["type"].get<std::string>());
    EXPECT_EQ(values.Lines(name), static_cast<int>(row["problems"].size())) << row;
  }
  EXPECT_EQ(values.Below("commended.sites."), SetOf(seed["commended_sites"]));
}

}  // namespace xuncha::e2e
