// SPDX-License-Identifier: Apache-2.0
//
// A small office in a real SQLite file: units, sites and accounts, a campaign's file, and somebody
// who acts.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "app/campaigns.h"
#include "app/problems.h"
#include "app/work_rules.h"
#include "base/file.h"
#include "base/resources.h"
#include "store/campaign_store.h"
#include "store/database.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "tests/store/temp_folder.h"

namespace xuncha::app {

inline constexpr const char* kCampaignToml = R"(
id = "2022Q3"
name = "2022年第三季度"
monitoring_point = "2022-08-23"
rectification_until = "2022-08-31"
report_due = "2022-09-02"
draw_seed = 7
[self_check]
from = "2022-08-01"
until = "2022-08-10"
[[round]]
from = "2022-08-15"
until = "2022-08-19"
[[round]]
from = "2022-08-22"
until = "2022-08-26"
[cut_offs]
sites = "2022-08-26"
)";

class OfficeTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = store::OpenPlatformDatabase("sqlite:" + (temp_ / "platform.sqlite"));
    ASSERT_TRUE(opened) << opened.error().message;
    database_ = std::move(opened).value();
    auto rules = LoadWorkRules(resources_);
    ASSERT_TRUE(rules) << rules.error().message;
    rules_ = std::move(rules).value();
    const Status filled = store::InTransaction(*database_, [&] { return Fill(); });
    ASSERT_TRUE(filled) << filled.error().message;
  }

  Status Fill() {
    store::InventoryStore inventory(*database_);
    for (const auto& [name, brief] :
         {std::pair("济源市应急管理局", "应急"), std::pair("济源市轵城镇人民政府", "轵城镇"),
          std::pair("济源市林业局", "林业")}) {
      model::Unit unit;
      unit.names = {{name, "", ""}};
      unit.short_names = {brief};
      XC_TRY(inventory.Put(unit));
    }
    const std::vector<std::pair<const char*, const char*>> sites{
        {"应急管理局网站", "u-1"}, {"轵城镇网站", "u-2"}, {"林业局网站", "u-3"}};
    for (const auto& [name, sponsor] : sites) {
      model::SiteRecord site;
      site.name = name;
      site.home = std::string("http://") + sponsor + ".example.gov.cn/";
      site.roles.sponsor = sponsor;
      XC_TRY(inventory.Put(site));
    }
    model::AccountRecord account;
    account.name = "济源应急";
    account.roles.sponsor = "u-1";
    return inventory.Put(account);
  }

  Who By(const char* actor, const char* day = "2022-08-24", std::string reason = "") const {
    return {actor, *ParseTime(std::string(day) + "T10:00"), std::move(reason)};
  }

  std::string Write(const std::string& name, std::string_view text) {
    const std::string path = temp_ / name;
    const Status written = WriteFileAtomically(path, text);
    EXPECT_TRUE(written);
    return path;
  }

  void Open(std::string_view toml = kCampaignToml) {
    const auto created =
        CreateCampaign(*database_, resources_, Write("c.toml", toml), By("office", "2022-08-01"));
    ASSERT_TRUE(created) << created.error().message;
    const auto open =
        MoveCampaign(*database_, "2022Q3", model::CampaignState::kOpen, By("office", "2022-08-01"));
    ASSERT_TRUE(open) << open.error().message;
  }

  // A machine's suspected problem, straight into the store.
  model::Problem Suspect(const char* subject, const char* unit, const char* cause,
                         model::Tier tier = model::Tier::kOrder) {
    model::Problem problem;
    problem.campaign = "2022Q3";
    problem.subject = subject;
    problem.unit = unit;
    problem.check = "stale_column";
    problem.cause = cause;
    problem.klass = "not_updated";
    problem.title = std::string("栏目超期未更新：") + cause;
    problem.url = "http://www.example.gov.cn/zw/";
    problem.tier = tier;
    problem.rounds = {1};
    problem.first_seen = *ParseTime("2022-08-16");
    const Status put = store::InTransaction(
        *database_, [&] { return store::ProblemStore(*database_).Put(problem); });
    EXPECT_TRUE(put) << (put ? "" : put.error().message);
    return problem;
  }

  std::int64_t HistoryRows() {
    const auto head = store::AuditTrail(*database_).VerifyChain();
    EXPECT_TRUE(head) << (head ? "" : head.error().message);
    return head ? head->id : -1;
  }

  TempFolder temp_;
  Resources resources_;
  WorkRules rules_;
  std::unique_ptr<store::Connection> database_;
};

}  // namespace xuncha::app
